#!/usr/bin/python3
"""Rule cases as data: each rule of the catalogue has one case that fires and one that does not.

usage: tests/rules.py [-v] [-k PATTERN] CLEA      run `CLEA check` on each case
       tests/rules.py [-v] [-k PATTERN] --xslt    run the stylesheets alone, without the program
       tests/rules.py [-k PATTERN] --lay DIR      only lay the cases of dossiers out: DIR/RULE-NAME/, with options.json

A case is tests/cases/rules/ID/NAME.xml; a NAME that starts with `fires` must produce the rule,
any other must not.  It edits a base dossier (tests/cases/rules/bases/BASE or tests/data/BASE):

  <cas regle="R9" base="direct" parce-que="one sentence" xmlns:d="urn:clea:dossier:1">
    <attribut chemin="XPATH" nom="NAME" [valeur="VALUE"]/>     set; removed without valeur
    <texte chemin="XPATH">...</texte>                          text of an element
    <supprimer chemin="XPATH"/>                                every node found goes
    <ajouter dans="XPATH" [avant="XPATH"]>...</ajouter>        elements, with the prefix d
    <fichier chemin="preuves/X" contenu="..."/>  <sans-fichier chemin="..."/>  <lien chemin="..." vers="..."/>
    <date>2026-11-24</date>   <site>...</site>   <habilitations>SIRET...</habilitations>
    <notation fichier="tests/data/..."/>
    <svrl id="R9">TEXT</svrl>          this finding's sentence holds TEXT
  </cas>

A rule on a referential (scope `referentiel`) names it: <cas regle="R46" referentiel="FILE" ...>.
programme="refuse": the program stops at the schema with a finding of its own; judged with --xslt only.
The bases themselves must give no finding at all.
"""
import argparse, concurrent.futures, copy, fnmatch, hashlib, json, os, pathlib, shutil, subprocess, sys, tempfile

try:
    from lxml import etree
except ImportError:
    sys.exit("tests/rules.py needs python3-lxml")

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
CASES = TESTS / "cases" / "rules"
REF = ROOT / "referentiel"
D = "urn:clea:dossier:1"
NS = {"d": D, "svrl": "http://purl.oclc.org/dsdl/svrl", "g": "urn:clea:regles:1", "n": "urn:clea:notation:1"}
NOW = "2026-11-24T03:05:31Z"


def base_folder(name):
    for parent in (CASES / "bases", TESTS / "data"):
        if (parent / name / "dossier.xml").is_file():
            return parent / name
    raise SystemExit(f"no base named {name}")


def one(tree, path, case):
    found = tree.xpath(path, namespaces=NS)
    if not found:
        raise ValueError(f"{case}: nothing at {path}")
    return found


def materialise(case, into):
    """The folder of the case's dossier, edited; returns the other options of the run."""
    root = etree.parse(str(case)).getroot()
    base = base_folder(root.get("base"))
    shutil.copytree(base / "preuves", into / "preuves")
    tree = etree.parse(str(base / "dossier.xml"))
    options = {"date": NOW, "site": None, "habilitations": None, "referentiel": None, "notation": None}
    for key in ("referentiel", "notation"):
        if (base / f"{key}.xml").is_file():
            options[key] = base / f"{key}.xml"
    for e in root:
        if not isinstance(e.tag, str):
            continue
        what = etree.QName(e).localname
        if what == "attribut":
            for n in one(tree, e.get("chemin"), case):
                if e.get("valeur") is None:
                    n.attrib.pop(e.get("nom"), None)
                else:
                    n.set(e.get("nom"), e.get("valeur"))
        elif what == "texte":
            for n in one(tree, e.get("chemin"), case):
                n.text = e.text
        elif what == "supprimer":
            for n in one(tree, e.get("chemin"), case):
                n.getparent().remove(n)
        elif what == "ajouter":
            parent = one(tree, e.get("dans"), case)[0]
            at = one(tree, e.get("avant"), case)[0] if e.get("avant") else None
            for child in e:
                if at is None:
                    parent.append(copy.deepcopy(child))
                else:
                    at.addprevious(copy.deepcopy(child))
        elif what == "fichier":
            (into / e.get("chemin")).parent.mkdir(parents=True, exist_ok=True)
            (into / e.get("chemin")).write_text(e.get("contenu"), encoding="utf-8")
        elif what == "sans-fichier":
            (into / e.get("chemin")).unlink()
        elif what == "lien":
            (into / e.get("chemin")).symlink_to(e.get("vers"))
        elif what == "date":
            options["date"] = e.text
        elif what == "site":
            site = into.parent / "site.xml"
            new = etree.Element("{urn:clea:site:1}site", nsmap={None: "urn:clea:site:1"})
            for child in e:
                child = copy.deepcopy(child)
                for x in child.iter():
                    x.tag = "{urn:clea:site:1}" + etree.QName(x).localname
                new.append(child)
            etree.ElementTree(new).write(str(site), xml_declaration=True, encoding="UTF-8")
            options["site"] = site
        elif what == "habilitations":
            options["habilitations"] = into.parent / "habilitations.txt"
            options["habilitations"].write_text("\n".join(e.text.split()) + "\n")
        elif what == "notation":
            options["notation"] = ROOT / e.get("fichier")
        elif what != "svrl":
            raise ValueError(f"{case}: unknown edit {what}")
    tree.write(str(into / "dossier.xml"), xml_declaration=True, encoding="UTF-8")
    return root, options


# ---- the stylesheets alone ----

class Names(etree.Resolver):
    """Documents in memory, by the last part of their name (clea:faits, .../codes.xsd)."""
    def __init__(self, docs=None):
        super().__init__()
        self.docs = docs or {}

    def resolve(self, url, pubid, context):
        name = url.rsplit("/", 1)[-1].removeprefix("clea:")
        if name in self.docs:
            return self.resolve_string(self.docs[name], context, base_url=url)


class Stylesheets:
    def __init__(self):
        self.names = Names()
        parser = etree.XMLParser()
        parser.resolvers.add(self.names)
        load = lambda f: etree.XSLT(etree.parse(str(ROOT / "stylesheets" / f), parser))
        self.bareme, self.resultats = load("bareme.xsl"), load("resultats.xsl")
        self.controle, self.verification = load("controle.xsl"), load("verification-referentiel.xsl")
        self.codes, self.schemas = load("codes.xsl"), {}

    def schema(self, referentiel):
        """dossier.xsd with the codes of this referential, made as the program makes them."""
        if referentiel not in self.schemas:
            names = Names({"codes.xsd": bytes(self.codes(etree.parse(str(referentiel))))})
            parser = etree.XMLParser()
            parser.resolvers.add(names)
            self.schemas[referentiel] = etree.XMLSchema(etree.parse(str(REF / "schemas" / "dossier.xsd"), parser))
        return self.schemas[referentiel]

    def lend(self, **docs):
        self.names.docs = docs

    @staticmethod
    def facts(folder, options):
        f = "urn:clea:faits:1"
        facts = etree.Element(f"{{{f}}}faits", version="1", maintenant=options["date"])
        for p in sorted((folder / "preuves").rglob("*")):
            name = str(p.relative_to(folder))
            if p.is_symlink():
                etree.SubElement(facts, f"{{{f}}}refuse", chemin=name, motif="lien")
            elif p.is_file():
                b = p.read_bytes()
                etree.SubElement(facts, f"{{{f}}}fichier", chemin=name, taille=str(len(b)), sha256=hashlib.sha256(b).hexdigest())
        if options["habilitations"]:
            known = options["habilitations"].read_text().split()
            for siret in etree.parse(str(folder / "dossier.xml")).xpath("//d:siret", namespaces=NS):
                etree.SubElement(facts, f"{{{f}}}habilitation", siret=siret.text, liste="oui" if siret.text in known else "non")
        return etree.tostring(facts)

    @staticmethod
    def notation(version, given):
        for f in ([given] if given else []) + sorted(REF.glob("*.xml")):
            if etree.parse(str(f)).xpath(f"/n:notation/n:applique[@referentiel='{version}']", namespaces=NS):
                return f.read_bytes()
        return (REF / "notation-2018.xml").read_bytes()

    def check(self, folder, options):
        dossier = etree.parse(str(folder / "dossier.xml"))
        version = dossier.getroot().get("referentiel")
        schema = self.schema(options["referentiel"] or REF / "clea-socle.xml")
        if not schema.validate(dossier):
            raise ValueError(f"not valid: {schema.error_log.last_error}")
        docs = dict(
            referentiel=(options["referentiel"] or REF / "clea-socle.xml").read_bytes(),
            notation=self.notation(version, options["notation"]),
            regles=(REF / "regles.xml").read_bytes(),
            site=options["site"].read_bytes() if options["site"] else b'<site xmlns="urn:clea:site:1"/>',
            faits=self.facts(folder, options))
        now = etree.XSLT.strparam(options["date"])
        self.lend(**docs)
        docs["bareme"] = etree.tostring(self.bareme(etree.fromstring(docs["referentiel"])))
        self.lend(**docs)
        docs["resultats"] = etree.tostring(self.resultats(dossier, maintenant=now))
        self.lend(**docs)
        return self.controle(dossier, maintenant=now).getroot()

    def verify(self, path):
        self.lend(national=(REF / "clea-socle.xml").read_bytes(), regles=(REF / "regles.xml").read_bytes())
        return self.verification(etree.parse(str(path)), maintenant=etree.XSLT.strparam(NOW)).getroot()


# ---- the program ----

class Program:
    def __init__(self, clea):
        self.clea = clea
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "CLEA_", "SOURCE_DATE"))}
        self.env.update(LC_ALL="C.UTF-8", CLEA_DATA=str(ROOT))

    def run(self, *args):
        p = subprocess.run([self.clea, *map(str, args)], capture_output=True, env=self.env)
        if p.returncode not in (0, 1) or p.stderr.strip() and b"error" in p.stderr:
            raise ValueError(f"exit {p.returncode}: {p.stderr.decode(errors='replace').strip()}")
        return etree.fromstring(p.stdout)

    def check(self, folder, options):
        args = ["check", "--format", "svrl", "--date", options["date"]]
        for key in ("site", "referentiel", "notation", "habilitations"):
            if options[key]:
                args += [f"--{key}", options[key]]
        return self.run(*args, folder)

    def verify(self, path):
        return self.run("validate", "--format", "svrl", "--date", NOW, path)


# ---- cases ----

def findings(svrl):
    return [(a.get("id"), a.get("role"), " ".join(a.findtext("svrl:text", namespaces=NS).split()))
            for a in svrl.iter("{%s}failed-assert" % NS["svrl"])]


def judge(engine, case):
    """None, or why the case failed."""
    try:
        with tempfile.TemporaryDirectory() as tmp:
            folder = pathlib.Path(tmp) / "dossier"
            folder.mkdir()
            root = etree.parse(str(case)).getroot()
            if root.get("referentiel"):
                got = findings(engine.verify(ROOT / root.get("referentiel")))
            else:
                root, options = materialise(case, folder)
                got = findings(engine.check(folder, options))
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    rule = root.get("regle")
    if rule != case.parent.name:
        return f"stands in {case.parent.name} and speaks of {rule}"
    if not (root.get("parce-que") or "").strip():
        return "has no sentence (parce-que)"
    ids = [i for i, _, _ in got]
    if case.name.startswith("fires") and rule not in ids:
        return f"must produce {rule}; got {ids}"
    if not case.name.startswith("fires") and rule in ids:
        return f"must not produce {rule}: " + "; ".join(t for i, _, t in got if i == rule)
    for want in root.iter("svrl"):
        if not any(i == want.get("id", rule) and (want.text or "") in t and want.get("role", r) == r for i, r, t in got):
            return f"no {want.get('id', rule)} {want.get('role', '')} says {want.text!r}; got " + "; ".join(f"{i} {r}: {t}" for i, r, t in got)
    return None


def lay(cases, into):
    """Each case as a folder that a program may open, and beside its dossier/ the options of its call."""
    for case in cases:
        if etree.parse(str(case)).getroot().get("referentiel"):
            continue
        folder = into / f"{case.parent.name}-{case.stem}" / "dossier"
        folder.mkdir(parents=True)
        options = materialise(case, folder)[1]
        (folder.parent / "options.json").write_text(json.dumps({k: v and str(v) for k, v in options.items()}))


def main():
    p = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    p.add_argument("-v", action="store_true")
    p.add_argument("-k", default="*")
    p.add_argument("--xslt", action="store_true")
    p.add_argument("--lay", type=pathlib.Path, metavar="DIR")
    p.add_argument("clea", nargs="?")
    a = p.parse_args()
    refused = lambda c: etree.parse(str(c)).getroot().get("programme") == "refuse"
    of_session = lambda c: etree.parse(str(c)).getroot().get("session")		# tests/session-rules.py runs those
    cases = sorted(c for c in CASES.glob("R*/*.xml") if not of_session(c)
                   and (fnmatch.fnmatch(f"{c.parent.name}/{c.stem}", a.k) or fnmatch.fnmatch(c.parent.name, a.k)))
    if a.lay:
        return lay([c for c in cases if not refused(c)], a.lay)
    if not a.xslt and not a.clea:
        p.error("name the program, or --xslt")
    engine = Stylesheets() if a.xslt else Program(a.clea)
    failures, passed = [], 0

    def note(name, why):
        nonlocal passed
        if why is None:
            passed += 1
            if a.v:
                print(f"ok   {name}")
        else:
            failures.append(name)
            print(f"FAIL {name}: {why}")

    rules = etree.parse(str(REF / "regles.xml")).getroot()
    if a.k == "*":
        known = {r.get("id") for r in rules}
        for r in rules.iter("{urn:clea:regles:1}regle"):
            if r.get("portee") in ("dossier", "referentiel"):
                folder = CASES / r.get("id")
                missing = [n for n in ("fires", "silent") if not (folder / f"{n}.xml").is_file()]
                note(f"{r.get('id')} has both cases", f"missing: {missing}" if missing else None)
        for folder in CASES.iterdir():
            if folder.name != "bases":
                note(f"{folder.name} is a rule", None if folder.name in known else "not in regles.xml")
        for base in sorted([*(CASES / "bases").iterdir(), TESTS / "data" / "mini-referentiel"]):
            options = {"date": NOW, "site": None, "habilitations": None}
            for key in ("referentiel", "notation"):
                options[key] = base / f"{key}.xml" if (base / f"{key}.xml").is_file() else None
            try:
                got = findings(engine.check(base, options))
                note(f"base {base.name}", "; ".join(f"{i}: {t}" for i, _, t in got) if got else None)
            except Exception as e:
                note(f"base {base.name}", f"{type(e).__name__}: {e}")
    if not a.xslt:
        cases = [c for c in cases if not refused(c)]
    workers = 1 if a.xslt else os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for case, why in zip(cases, pool.map(lambda c: judge(engine, c), cases)):
            note(f"{case.parent.name}/{case.stem}", why)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
