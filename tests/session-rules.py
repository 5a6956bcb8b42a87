#!/usr/bin/python3
"""Rule cases of a jury session as data: one that fires, one that does not.

usage: tests/session-rules.py [-v] [-k PATTERN] CLEA      run `CLEA batch --check` on each case
       tests/session-rules.py [-v] [-k PATTERN] --xslt    run the stylesheets alone, without the program

A case is tests/cases/rules/ID/NAME.xml with the attribute `session`; the words are those of
tests/rules.py, and `sur` says what is edited: a dossier of tests/data/SESSION/dossiers.xml, or
without it the session itself:

  <cas regle="R27" session="session-conforme" parce-que="one sentence" xmlns:s="urn:clea:session:1">
    <attribut chemin="//s:appel[1]/s:decision" nom="pour" valeur="2"/>
    <texte sur="direct" chemin="//d:candidat/d:prenom1">...</texte>
    <sans-dossier nom="direct"/>                          called, but not in the store
    <date>2027-03-01T08:00:00Z</date>  <site>...</site>  <svrl role="error">TEXT</svrl>
  </cas>

The base session must give no finding but R30b, of its third dossier, which has something left to learn; so must the sessions of samples/sessions that are good.
"""
import argparse, fnmatch, pathlib, shutil, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import rules
from rules import CASES, NOW, REF, ROOT, TESTS
from lxml import etree

J, M = "urn:clea:session:1", "urn:clea:resume:1"
rules.NS.update(s=J, m=M)
PORTEES = {"session", "certificat"}
LATER = {"R47"}					# judged on a certificate


def schema(name):
    return etree.XMLSchema(etree.parse(str(REF / "schemas" / f"{name}.xsd")))


def edit(tree, e, case):
    what, chemin = etree.QName(e).localname, e.get("chemin")
    if what == "attribut":
        for n in rules.one(tree, chemin, case):
            if e.get("valeur") is None:
                n.attrib.pop(e.get("nom"), None)
            else:
                n.set(e.get("nom"), e.get("valeur"))
    elif what == "texte":
        for n in rules.one(tree, chemin, case):
            n.text = e.text
    elif what == "supprimer":
        for n in rules.one(tree, chemin, case):
            n.getparent().remove(n)
    elif what == "ajouter":
        parent = rules.one(tree, e.get("dans"), case)[0]
        at = rules.one(tree, e.get("avant"), case)[0] if e.get("avant") else None
        for child in list(e):
            parent.append(child) if at is None else at.addprevious(child)
    else:
        raise ValueError(f"{case}: unknown edit {what}")


def materialise(root, case, into):
    """session.xml and a store of dossiers in `into`; returns the options of the run."""
    base = TESTS / "data" / root.get("session")
    session = etree.parse(str(base / "session.xml"))
    dossiers = {}
    for d in etree.parse(str(base / "dossiers.xml")).getroot().iter("dossier"):
        folder = rules.base_folder(d.get("base"))
        dossiers[d.get("nom")] = (etree.parse(str(folder / "dossier.xml")), folder)
        for e in d:
            edit(dossiers[d.get("nom")][0], e, case)
    options = {"date": NOW, "site": None, "habilitations": None, "referentiel": None, "notation": None}
    for e in list(root):
        what = etree.QName(e).localname if isinstance(e.tag, str) else "svrl"
        if what == "svrl":
            continue
        if what == "date":
            options["date"] = e.text
        elif what == "site":
            options["site"] = into / "site.xml"
            options["site"].write_bytes(site_file(e))
        elif what == "sans-dossier":
            del dossiers[e.get("nom")]
        else:
            edit(dossiers[e.get("sur")][0] if e.get("sur") else session, e, case)
    session.write(str(into / "session.xml"), xml_declaration=True, encoding="UTF-8")
    for tree, folder in dossiers.values():
        siret = tree.xpath("//d:organisme[contains(@roles, 'evaluateur')]/d:siret", namespaces=rules.NS)[0].text
        to = into / "store" / siret / tree.getroot().get("numero")
        to.mkdir(parents=True)
        tree.write(str(to / "dossier.xml"), xml_declaration=True, encoding="UTF-8")
        shutil.copytree(folder / "preuves", to / "preuves")
    return options


def site_file(e):
    new = etree.Element("{urn:clea:site:1}site", nsmap={None: "urn:clea:site:1"})
    for child in list(e):
        for x in child.iter():
            x.tag = "{urn:clea:site:1}" + etree.QName(x).localname
        new.append(child)
    return etree.tostring(new, xml_declaration=True, encoding="UTF-8")


class Stylesheets(rules.Stylesheets):
    """The way of the batch with the stylesheets alone: dossiers, their resumes, the session's report."""
    def __init__(self):
        super().__init__()
        parser = etree.XMLParser()
        parser.resolvers.add(self.names)
        load = lambda f: etree.XSLT(etree.parse(str(ROOT / "stylesheets" / f), parser))
        self.projection, self.resume, self.session = load("projection.xsl"), load("resume.xsl"), load("session/controle.xsl")
        self.session_schema, self.resume_schema = schema("session"), schema("resume")

    def resume_of(self, folder, options, lecteur="jury", **params):
        """The resume of one dossier folder; params as resume.xsl has them."""
        svrl = self.check(folder, options)
        docs = dict(self.names.docs, controle=etree.tostring(svrl))
        dossier = etree.parse(str(folder / "dossier.xml"))
        self.lend(**docs)
        q = etree.XSLT.strparam
        seen = self.projection(dossier, lecteur=q(lecteur), ordinal=q(params.get("ordre", "")))
        return self.resume(seen, maintenant=q(options["date"]), **{k: q(v) for k, v in params.items()})

    def resumes(self, session, store, options, lecteur="jury"):
        """<resumes> of all called dossiers that are in the store."""
        out = etree.Element(f"{{{M}}}resumes", nsmap={None: M})
        for a in session.getroot().iter(f"{{{J}}}appel"):
            folder = store / a.get("siret") / a.get("numero")
            if folder.is_dir():
                out.append(self.resume_of(folder, options, lecteur, ordre=a.get("ordre"), siret=a.get("siret")).getroot())
        if not self.resume_schema.validate(out):
            raise ValueError(f"resumes not valid: {self.resume_schema.error_log.last_error}")
        return out

    def judge_session(self, path, store, options):
        session = etree.parse(str(path))
        if not self.session_schema.validate(session):
            raise ValueError(f"not valid: {self.session_schema.error_log.last_error}")
        resumes = self.resumes(session, store, options)
        self.lend(resumes=etree.tostring(resumes), regles=(REF / "regles.xml").read_bytes(),
                  site=options["site"].read_bytes() if options["site"] else b'<site xmlns="urn:clea:site:1"/>')
        return self.session(session, maintenant=etree.XSLT.strparam(options["date"])).getroot()


class Program(rules.Program):
    def judge_session(self, path, store, options):
        args = ["batch", "--check", "--format", "svrl", "--date", options["date"], "--store", store]
        if options["site"]:
            args += ["--site", options["site"]]
        return self.run(*args, path)


def judge(engine, case):
    """None, or why the case failed."""
    root = etree.parse(str(case)).getroot()
    wants = [(w.get("id", root.get("regle")), w.get("role"), w.text or "") for w in root.iter("svrl")]
    try:
        with tempfile.TemporaryDirectory() as tmp:
            tmp = pathlib.Path(tmp)
            options = materialise(root, case, tmp)
            got = rules.findings(engine.judge_session(tmp / "session.xml", tmp / "store", options))
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    rule, ids = root.get("regle"), [i for i, _, _ in got]
    if rule != case.parent.name:
        return f"stands in {case.parent.name} and speaks of {rule}"
    if not (root.get("parce-que") or "").strip():
        return "has no sentence (parce-que)"
    if case.name.startswith("fires") and rule not in ids:
        return f"must produce {rule}; got {ids}"
    if not case.name.startswith("fires") and rule in ids:
        return f"must not produce {rule}: " + "; ".join(t for i, _, t in got if i == rule)
    for id_, role, text in wants:
        if not any(i == id_ and text in t and role in (None, r) for i, r, t in got):
            return f"no {id_} {role or ''} says {text!r}; got " + "; ".join(f"{i} {r}: {t}" for i, r, t in got)
    return None


def main():
    p = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    p.add_argument("-v", action="store_true")
    p.add_argument("-k", default="*")
    p.add_argument("--xslt", action="store_true")
    p.add_argument("clea", nargs="?")
    a = p.parse_args()
    if not a.xslt and not a.clea:
        p.error("name the program, or --xslt")
    engine = Stylesheets() if a.xslt else Program(a.clea)
    failed = passed = 0

    def note(name, why):
        nonlocal passed, failed
        passed, failed = passed + (why is None), failed + (why is not None)
        if why is not None:
            print(f"FAIL {name}: {why}")
        elif a.v:
            print(f"ok   {name}")

    if a.k == "*":
        for r in etree.parse(str(REF / "regles.xml")).getroot().iter("{urn:clea:regles:1}regle"):
            if r.get("portee") in PORTEES and r.get("id") not in LATER:
                missing = [n for n in ("fires", "silent") if not (CASES / r.get("id") / f"{n}.xml").is_file()]
                note(f"{r.get('id')} has both cases", f"missing: {missing}" if missing else None)
        base = etree.fromstring('<cas session="session-conforme"/>')
        try:
            with tempfile.TemporaryDirectory() as tmp:
                tmp = pathlib.Path(tmp)
                options = materialise(base, "base", tmp)
                got = rules.findings(engine.judge_session(tmp / "session.xml", tmp / "store", options))
            note("the base session", "; ".join(f"{i}: {t}" for i, _, t in got) if [i for i, _, _ in got] != ["R30b"] else None)
        except Exception as e:
            note("the base session", f"{type(e).__name__}: {e}")
    for case in sorted(CASES.glob("R*/*.xml")):
        if etree.parse(str(case)).getroot().get("session") and (
                fnmatch.fnmatch(f"{case.parent.name}/{case.stem}", a.k) or fnmatch.fnmatch(case.parent.name, a.k)):
            note(f"{case.parent.name}/{case.stem}", judge(engine, case))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
