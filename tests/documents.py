#!/usr/bin/python3
"""Projections, préconisations, plan and documents, by their stylesheets alone.

usage: tests/documents.py [-v] [FOLDER...]    folders of dossiers (default: $CLEA_BUILD/samples, samples/exemple-complet,
                                              tests/data/*)

What is shown of every dossier:
  projection     valid against dossier.xsd; nothing marked private; nothing of an unknown element or attribute,
                 no comment; in the anonymous one, no text that somebody typed
  preconisations valid; the evaluator's own words first and unchanged
  documents      every text of the projection is printed, or is left out on purpose (LEFT_OUT below);
                 headings without gaps, a text for every figure, links and bookmarks that lead somewhere,
                 no empty table or list, no placeholder left; an unknown element is printed and counted
Then, once: French typography (cases as data), the table of words, the objectives, another referential.
"""
import copy, os, pathlib, re, sys

try:
    from lxml import etree
except ImportError:
    sys.exit("tests/documents.py needs python3-lxml")

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
SHEETS = ROOT / "stylesheets"
REF = ROOT / "referentiel"
NOW = "2026-11-02T09:00:00Z"
NS = {"d": "urn:clea:dossier:1", "fo": "http://www.w3.org/1999/XSL/Format", "p": "urn:clea:preconisations:1",
      "fox": "http://xmlgraphics.apache.org/fop/extensions", "svg": "http://www.w3.org/2000/svg",
      "r": "urn:clea:referentiel:1", "o": "urn:clea:objectifs:1", "c": "urn:clea:documents:1",
      "res": "urn:clea:resultats:1", "clea": "urn:clea:fo:1"}
D = "{%s}" % NS["d"]
FO = "{%s}" % NS["fo"]

# Texts of the projection that a document does not print, on purpose; the stylesheet's head says why.
IDENTITY = ["candidat/sexe", "candidat/prenom2", "candidat/prenom3", "naissance/pays", "naissance/zone", "candidat/courriel",
            "candidat/telephone", "candidat/adresse/*", "candidat/statut-entree", "candidat/employeur",
            "candidat/niveau-instruction", "candidat/origine-demarche", "candidat/financeur"]
WHO = ["contexte/*", "prescripteur/nom", "intervenant/fonction", "organisme/siren", "habilitation/@*"]
PROOFS = ["preuve/titre", "preuve/description", "preuve/note"]
REST = ["conservation/@*", "accrochage/*"]
PRECONISED = ["preconisation/objectif", "preconisation/calendrier", "preconisation/texte", "preconisation/note"]
BIRTH = ["candidat/nom-naissance", "naissance/commune"]
ACTS = ["accueil/note", "accueil/@lieu", "signature/@nom", "consentement/note", "amenagement", "changement/motif",
        "evaluation-prealable/*/note", "evaluation-prealable/*/@lieu", "evaluation-prealable/*/@titre",
        "mise-en-situation/situation", "evaluation-finale/*/note", "evaluation-finale/*/@lieu",
        "evaluation-finale/*/@titre", "avis/commentaire", "critere/commentaire", "orientation/note",
        "module-complementaire/note", "module-complementaire/@*", "interruption/motif", "presentation-jury/@instance",
        "presentation-jury/note", "dossier/note"]
PLACES = ["organisme/siret", "organisme/adresse/*", "organisme/telephone", "organisme/courriel", "organisme/raison-sociale",
          "intervenant/nom", "intervenant/prenom"]
TRAINING = ["parcours/objectif", "parcours/calendrier", "parcours/note", "module/objectif", "module/calendrier",
            "module/suivi", "module/@intitule"]
LEFT_OUT = {
    "bilan": IDENTITY + WHO + PROOFS + REST + PRECONISED + BIRTH + PLACES,
    "preconisations": IDENTITY + WHO + PROOFS + REST + BIRTH + PLACES + ACTS + ["domaine/points-forts"],
    "attestation": IDENTITY + WHO + PROOFS + REST + PRECONISED + PLACES + ACTS + TRAINING + ["domaine/points-forts"],
    "dossier-jury": ["accrochage/*", "naissance/zone", "organisme/siren"],
}
# What a conseiller prints to be filled in and signed: it shows of a dossier what that paper needs, no more.
FORMS = ("contrat", "convocation", "grille-observation", "auto-evaluation", "emargement", "portefeuille")
LECTEUR = dict.fromkeys(FORMS, "candidat") | {"bilan": "candidat", "preconisations": "candidat", "attestation": "candidat", "dossier-jury": "jury"}

# Attributes that hold words or names, not codes, dates, numbers or references.
TYPED = {"lieu", "titre", "nom", "numero", "autorite", "intitule", "region", "instance", "depuis", "regle"}

passed, failures, verbose = 0, [], "-v" in sys.argv


def check(ok, what):
    global passed
    if ok:
        passed += 1
    else:
        failures.append(what)
        print("FAILED", what)
    return ok


class Inputs(etree.Resolver):
    """document('clea:NAME') finds the documents of the run, as the program hands them over."""
    def __init__(self):
        self.docs = {}

    def resolve(self, url, ident, context):
        if url.startswith("clea:"):
            return self.resolve_string(self.docs.get(url[5:], "<absent/>"), context)


INPUTS = Inputs()
PARSER = etree.XMLParser()
PARSER.resolvers.add(INPUTS)


def sheet(path):
    return etree.XSLT(etree.parse(str(path), PARSER))


def run(xslt, doc, **params):
    return xslt(doc, **{k: etree.XSLT.strparam(v) for k, v in params.items()})


def text_of(tree):
    return etree.tostring(tree, encoding="unicode")


def flat(s):
    """One spelling for what typography may change."""
    return re.sub(r"\s+", "", s.replace("’", "'").replace("\u202f", "").replace("\u00a0", ""))


def path_of(node):
    names = [node.tag.split("}")[1]]
    while (node := node.getparent()) is not None:
        names.append(node.tag.split("}")[1])
    return names[::-1]


def left_out(path, patterns):
    for p in patterns:
        want = p.split("/")
        if len(path) >= len(want) and all(w in ("*", "@*") and (w == "*" or g.startswith("@")) or w == g
                                          for w, g in zip(want, path[-len(want):])):
            return True
    return False


def typed_texts(root):
    """(path, text) of all that somebody wrote."""
    for e in root.iter(etree.Element):
        path = path_of(e)
        if e.text and e.text.strip():
            yield path, e.text
        for name, value in e.attrib.items():
            if name in TYPED and len(path) > 1:
                yield path + ["@" + name], value


# ---- one dossier ----

STAGES = {}
SCHEMAS = {}


def schema(name):
    if name not in SCHEMAS:
        SCHEMAS[name] = etree.XMLSchema(etree.parse(str(REF / "schemas" / name)))
    return SCHEMAS[name]


def stage(name):
    if name not in STAGES:
        STAGES[name] = sheet(SHEETS / (name + ".xsl"))
    return STAGES[name]


def prepare(doc, referentiel="clea-socle.xml", notation="notation-2018.xml"):
    def read(p):
        return pathlib.Path(p).read_text(encoding="utf-8").encode()
    INPUTS.docs = {"referentiel": read(REF / referentiel), "notation": read(REF / notation),
                   "regles": read(REF / "regles.xml"), "objectifs": read(REF / "objectifs.xml"),
                   "falc": read(REF / "falc.xml"),
                   "site": "<site xmlns='urn:clea:site:1'/>",
                   "faits": f"<faits xmlns='urn:clea:faits:1' version='1' maintenant='{NOW}'/>"}
    judge(doc)


def judge(doc):
    INPUTS.docs["bareme"] = text_of(run(stage("bareme"), etree.fromstring(INPUTS.docs["referentiel"])))
    INPUTS.docs["resultats"] = text_of(run(stage("resultats"), doc, maintenant=NOW))
    INPUTS.docs["controle"] = text_of(run(stage("controle"), doc, maintenant=NOW))


def projections(name, doc):
    out = {}
    spoiled = copy.deepcopy(doc)
    for e in list(spoiled.getroot().iter(D + "*")):
        e.set("inconnu", "SECRET-ATTRIBUT")
        e.append(etree.Comment("SECRET-COMMENTAIRE"))
        e.append(etree.ProcessingInstruction("secret", "SECRET-PI"))
        if len(e):
            etree.SubElement(e, D + "inconnu").text = "SECRET-ELEMENT"
    for lecteur in ("candidat", "jury", "anonyme"):
        tree = run(stage("projection"), doc, lecteur=lecteur)
        # The codes of dossier.xsd are those of the national referential.
        check("referentiel" in name or schema("dossier.xsd").validate(tree), f"{name}: projection {lecteur}: {schema('dossier.xsd').error_log.last_error}")
        check("PRIVÉ" not in text_of(tree), f"{name}: projection {lecteur}: a private text")
        check(not tree.xpath("//@prive[. = 'oui']"), f"{name}: projection {lecteur}: prive=\"oui\"")
        check("SECRET" not in text_of(run(stage("projection"), spoiled, lecteur=lecteur)),
              f"{name}: projection {lecteur}: something unknown passed")
        out[lecteur] = etree.fromstring(text_of(tree)).getroottree()
    jury = out["jury"]
    for path in ("d:candidat/d:courriel", "d:candidat/d:telephone", "d:candidat/d:adresse", "d:candidat/d:financeur",
                 "d:prescripteur/d:contact", "//d:intervenant/d:courriel"):
        check(not jury.xpath(path if path[0] == "/" else "/d:dossier/" + path, namespaces=NS), f"{name}: jury sees {path}")
    anonymous = text_of(out["anonyme"])
    words = set()
    for path, value in typed_texts(doc.getroot()):
        if path[-1] not in ("civilite", "sexe", "statut-entree", "zone", "origine-demarche", "financeur",
                            "niveau-instruction") and "accrochage" not in path:
            words.add(value.strip())
    words -= {w for w in words if re.fullmatch(r"(Module|Preuve) \d+|Évaluateur|Formateur|Conseiller|Observateur|Référent", w)}
    words |= {i for i in doc.xpath("//@id") if len(i) > 3} | {doc.getroot().get("numero")}
    leaks = [w for w in words if len(w) > 2 and re.search(r"(?<![\w-])" + re.escape(w) + r"(?![\w-])", anonymous)]
    check(not leaks, f"{name}: anonymous projection holds {leaks[:3]}")
    return out


def preconise(name, doc, jury):
    tree = run(stage("preconisations"), jury, maintenant=NOW)
    root = etree.fromstring(text_of(tree))
    check(schema("preconisations.xsd").validate(root), f"{name}: preconisations: {schema('preconisations.xsd').error_log.last_error}")
    origins = root.xpath("p:preconisation/@origine", namespaces=NS)
    check(origins == sorted(origins), f"{name}: the evaluator's own come first")
    own = doc.xpath("//d:preconisation/d:objectif/text()", namespaces=NS)
    check(own == root.xpath("p:preconisation/p:objectif[@origine='evaluateur']/text()", namespaces=NS),
          f"{name}: the evaluator's objectives are kept")
    result = etree.fromstring(INPUTS.docs["resultats"])
    gaps = set(result.xpath("//res:sous-domaine[@retenu='non-acquis']/@code", namespaces=NS))
    check(gaps <= set(root.xpath("p:preconisation/@sous-domaine", namespaces=NS)), f"{name}: every gap has a préconisation")
    term = root.get("terme")
    for c in root.xpath("//p:calendrier[@origine='proposition']", namespaces=NS):
        check(NOW[:10] <= c.get("debut") <= c.get("fin") and (term is None or c.get("fin") <= term),
              f"{name}: a proposed calendar within the term")
    INPUTS.docs["preconisations"] = text_of(root)


def words_of_fo(root):
    """All that is set, alternatives of figures included."""
    body = "".join(t for t in root.itertext())
    return flat(body + " " + " ".join(root.xpath("//@fox:alt-text", namespaces=NS)))


def structure(where, root):
    level = 0
    for e in root.iter(FO + "block"):
        role = e.get("role", "")
        if re.fullmatch("H[1-6]", role):
            n = int(role[1])
            check(n <= level + 1, f"{where}: {role} after H{level}")
            level = n
    check(root.xpath("count(//*[@role='H1'])") == 1, f"{where}: one H1")
    check(not root.xpath("//fo:instream-foreign-object[not(@fox:alt-text) or @fox:alt-text='']", namespaces=NS), f"{where}: a figure without words")
    ids = root.xpath("//@id")
    check(len(ids) == len(set(ids)), f"{where}: an id twice")
    goals = set(root.xpath("//@internal-destination | //@ref-id"))
    check(goals <= set(ids), f"{where}: leads nowhere: {sorted(goals - set(ids))[:3]}")
    check(not root.xpath("//fo:table-body[not(fo:table-row)] | //fo:list-block[not(fo:list-item)] | //fo:table-cell[not(*)]"
                         " | //fo:bookmark-title[not(text())] | //fo:table-header[not(fo:table-row)]", namespaces=NS), f"{where}: an empty table, list or cell")
    check(not root.xpath("//*[starts-with(@role, 'H') and normalize-space() = '']"), f"{where}: an empty heading")
    text = " ".join(root.itertext())
    check(not re.search(r"NaN|Infinity|\bnull\b|\{[abc]\}", text), f"{where}: a placeholder or no number")
    check(not re.search(r"[^\s\u00a0\u202f][;!?»](?=\s|$)|\s[;!?:»](?=\s|$)", re.sub(r"[\u00a0\u202f][;!?:»]|https?:\S+", "", text)),
          f"{where}: French spaces")
    check(not [t for t in root.itertext() if re.search(r"(?<![\d.])\d\.\d+(\.\d+)? \d\.\d", t)], f"{where}: codes one behind the other, no comma between")
    check(root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr" and bool(root.get("{urn:clea:fo:1}title")), f"{where}: language and title")


def document(name, doc, projection, which, **params):
    where = f"{name}: {which}"
    xslt = sheet_of_document(which)
    tree = run(xslt, projection, maintenant=NOW, signataire="GRETA d'essai", incomplet="0", **params)
    check(not xslt.error_log, f"{where}: {xslt.error_log}")
    root = etree.fromstring(text_of(tree))
    structure(where, root)
    printed = words_of_fo(root)
    missing = [(path, value) for path, value in typed_texts(projection.getroot())
               if flat(value) not in printed and not coded(path) and not left_out(path, LEFT_OUT.get(which, []))
               and which not in FORMS]
    check(not missing, f"{where}: not printed: {[('/'.join(p[-3:]), v[:40]) for p, v in missing[:4]]}")
    if which == "dossier-jury":
        days = {(p, v) for e in projection.iter(D + "*") for a, v in e.attrib.items() for p in ["/".join(path_of(e)[-2:]) + "/@" + a]
                if re.fullmatch(r"\d{4}-\d\d-\d\d", v)}
        missing = sorted((p, v) for p, v in days if flat(long_date(v)) not in printed and "/".join(v.split("-")[::-1]) not in printed)
        check(not missing, f"{where}: dates not printed: {missing[:4]}")
    check(bool(root.xpath("//*[@clea:signature='Signature1']", namespaces=NS)), f"{where}: the mention of the seal")
    return root


def long_date(day):
    y, m, d = map(int, day.split("-"))
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    return f"{d}{'er' if d == 1 else ''}{months[m - 1]}{y}"


def coded(path):
    """Texts that are codes: printed as the words of the table."""
    return path[-1] in ("civilite", "sexe", "zone", "statut-entree", "siret") or path[-2:-1] == ["accrochage"]


def sheet_of_document(which):
    return stage("documents/" + which)


def one_dossier(name, doc, *referential):
    prepare(doc, *referential)
    views = projections(name, doc)
    preconise(name, doc, views["jury"])
    plan = run(stage("documents"), doc, maintenant=NOW)
    named = plan.xpath("//c:document/@nom", namespaces=NS)
    check("bilan" in named and len(named) == len(set(named)), f"{name}: plan {named}")
    for which, lecteur in LECTEUR.items():
        document(name, doc, views[lecteur], which)
    anonymous = run(sheet_of_document("dossier-jury"), views["anonyme"], maintenant=NOW)
    words, ours = words_of_fo(anonymous.getroot()), our_words()
    # What is short, or a word of ours (« évaluateur », the source of a rate), says nothing of a person.
    secret = [v for p, v in typed_texts(doc.getroot())
              if len(v) > 8 and p[-1] not in ("civilite", "sexe", "statut-entree") and "accrochage" not in p
              and flat(v) in words and flat(v) not in ours]
    check(not secret, f"{name}: the anonymous dossier-jury prints {secret[:3]}")


def our_words():
    """The words of the documents themselves: table, rules, scoring profile, referential."""
    if "ours" not in STAGES:
        STAGES["ours"] = flat(" ".join(" ".join(etree.parse(str(f)).getroot().itertext()) + " ".join(etree.parse(str(f)).xpath("//@source"))
                                       for f in (SHEETS / "common/mots.xsl", SHEETS / "projection/anonyme.xsl", REF / "regles.xml",
                                                 REF / "notation-2018.xml", REF / "clea-socle.xml")))
    return STAGES["ours"]


# ---- once ----

def unknown_element(doc):
    views = {l: etree.fromstring(text_of(run(stage("projection"), doc, lecteur=l))).getroottree() for l in ("candidat", "jury")}
    for which, lecteur in LECTEUR.items():
        spoiled = copy.deepcopy(views[lecteur])
        etree.SubElement(spoiled.find(D + "candidat"), D + "surnom").text = "Lili la Vive"
        xslt = etree.XSLT(etree.parse(str(SHEETS / "documents" / (which + ".xsl")), PARSER))
        root = run(xslt, spoiled, maintenant=NOW, signataire="").getroot()
        check("Lili la Vive" in "".join(root.itertext()), f"{which}: an unknown element is printed")
        check(any("STY-01" in e.message and "surnom" in e.message for e in xslt.error_log), f"{which}: and counted")


def self_assessments():
    """A row a subject in the order of codes, a column an evaluation; what became better is counted and bold."""
    doc = etree.parse(str(ROOT / "samples/exemple-complet/dossier.xml"))
    first, final = (doc.find(f"{D}evaluation-{e}/{D}auto-evaluation") for e in ("prealable", "finale"))
    for act, opinions in ((first, (("3.1", "a-l-aise"), ("1.1.10", "avec-aide"), ("1.1.2", "a-travailler"), ("1.1", "ne-sait-pas"), ("2.1", "a-travailler"))),
                          (final, (("1.2", "a-l-aise"), ("1.1.2", "avec-aide"), ("1.1.10", "a-travailler"), ("1.1", "a-l-aise"), ("2.1", "a-l-aise")))):
        for e in act.findall(D + "avis"):
            act.remove(e)
        for at, (code, value) in enumerate(opinions):
            act.insert(len(act.findall(D + "par")) + at, etree.Element(D + "avis", code=code, valeur=value))
    prepare(doc)

    def table(root):
        at = "//fo:block[@id='auto']/following-sibling::fo:table[1]" if root.xpath("//*[@id='auto']") else "//fo:block[.='Auto-évaluation du candidat']/following-sibling::fo:table[1]"
        rows = [[" ".join("".join(c.itertext()).split()) for c in r.findall(FO + "table-cell")] for r in root.xpath(at + "//fo:table-row", namespaces=NS)]
        bold = [" ".join("".join(b.itertext()).split()) for b in root.xpath(at + "/fo:table-body//fo:table-cell[position() > 1]/fo:block[@font-weight='bold']", namespaces=NS)]
        return rows, bold, "".join(root.xpath(at + "/preceding-sibling::fo:block[1]", namespaces=NS)[0].itertext())

    def made(which, lecteur):
        return etree.fromstring(text_of(run(sheet_of_document(which), run(stage("projection"), doc, lecteur=lecteur), maintenant=NOW)))

    for which, lecteur in (("bilan", "candidat"), ("dossier-jury", "jury")):
        rows, bold, before = table(made(which, lecteur))
        check([r[0].split()[0] for r in rows] == ["Sujet", "1.1", "1.1.2", "1.1.10", "1.2", "2.1", "3.1"], f"{which}: subjects of the self-assessment, each once: {rows}")
        check([c[:21] for c in rows[0][1:]] == ["Évaluation préalable6", "Évaluation finale14 s"], f"{which}: a column an evaluation: {rows[0]}")
        check(rows[4][1] == "–" and rows[6][2] == "–", f"{which}: what was not said is a dash")
        check(bold == ["« Je sais faire avec un peu d’aide. »", "« Je sais faire. »"] and "2\u00a0sujets" in before, f"{which}: better on two: {bold}, {before!r}")
    second = copy.deepcopy(final)
    second.set("id", "ef-auto-2")
    second.set("date", "2026-09-16")
    final.addnext(second)
    rows, bold, before = table(made("bilan", "candidat"))
    check(rows[0][2] == "Évaluation finale" and rows[3][2].endswith("16/09/2026") and len(bold) == 2 and "2\u00a0sujets" in before, f"two sheets in an evaluation: {rows[:4]}")
    parent = final.getparent()
    parent.getparent().remove(parent)
    rows, bold, before = table(made("bilan", "candidat"))
    check(len(rows[0]) == 2 and not bold and "sujet" not in before, f"one evaluation: {rows[0]}, {before!r}")


def lists_of_codes():
    doc = etree.parse(str(ROOT / "samples/exemple-complet/dossier.xml"))
    doc.find(f".//{D}module").set("sous-domaines", "2.2  2.3 3.1")
    prepare(doc)
    words = text_of(run(sheet_of_document("bilan"), run(stage("projection"), doc, lecteur="candidat"), maintenant=NOW))
    check("(2.2, 2.3 et 3.1, " in words, "the sous-domaines of a module, as one writes them")


def typography():
    xslt = etree.XSLT(etree.XML(f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:include href="{SHEETS.as_uri()}/common/typographie.xsl"/>
      <xsl:template match="/"><r><xsl:for-each select="r/l"><l><xsl:call-template name="typo"/></l></xsl:for-each></r></xsl:template>
    </xsl:stylesheet>"""))
    def compose(lines):
        r = etree.Element("r")
        for line in lines:
            etree.SubElement(r, "l").text = line
        return [e.text or "" for e in xslt(r).getroot()]
    def spaces(s):
        return s.replace("~", "\u00a0").replace("_", "\u202f")
    rows = [line.split("\t") for line in (TESTS / "cases/documents/typographie.tsv").read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    typed, want = [spaces(r[0]) for r in rows], [spaces(r[1]) for r in rows]
    got = compose(typed)
    for t, w, g, again in zip(typed, want, got, compose(got)):
        check(g == w, f"typography: {t!r}: {g!r}, not {w!r}")
        check(again == g, f"typography: {t!r}: not idempotent: {again!r}")
    words = etree.parse(str(SHEETS / "common" / "mots.xsl"))
    texts = [t for t in words.xpath("//table[@langue='fr']//text()") if t.strip()]
    texts += words.xpath("//table[@langue='fr']//@pluriel")
    for t, c in zip(texts, compose(texts)):
        check(t.strip() == c.strip(), f"table of words: {t.strip()!r} is composed {c.strip()!r}")


def table_of_words():
    def table_of(sheet):
        return etree.parse(str(sheet)).xpath("//table[@langue='fr']")[0]
    table = table_of(SHEETS / "common" / "mots.xsl")
    reception = table_of(SHEETS / "reception" / "mots.xsl")	# in the place of the common one
    used = set()
    alias = {"mj": "jury", "mp": "preconisations", "ma": "attestation"}
    for f in SHEETS.glob("**/*.xsl"):
        s = re.sub(r"<!--.*?-->", "", f.read_text(encoding="utf-8"), flags=re.S)
        for head, tail in re.findall(r"\$(mots|mj|mp|ma)((?:/@?[a-z][a-z0-9-]*)+)", s):
            path = (("/" + alias[head]) if head in alias else "") + tail
            path = path.removesuffix("/text")
            own = f.parent.name == "reception"
            if not own:
                used.add(path)
            found = (reception if own else table).xpath("." + path)
            check(bool(found), f"{f.name}: no word at {path}")
    for leaf in table.iter(etree.Element):
        if len(leaf):
            continue
        parts = path = ""
        parts = leaf.getroottree().getelementpath(leaf)
        rel = parts.split("table/", 1)[1] if "table/" in parts else parts
        names = rel.split("/")
        ok = any("/" + "/".join(names[:n]) == u or u.startswith("/" + "/".join(names[:n]) + "/@") for u in used for n in range(1, len(names) + 1))
        check(ok or any(u == "/" + names[0] for u in used), f"word never used: {rel}")


def objectives():
    table = etree.parse(str(REF / "objectifs.xml"))
    check(schema("objectifs.xsd").validate(table), f"objectifs.xml: {schema('objectifs.xsd').error_log.last_error}")
    ref = etree.parse(str(REF / "clea-socle.xml"))
    codes = set(ref.xpath("//r:sous-domaine/@code | //r:critere/@code", namespaces=NS))
    check(set(ref.xpath("//r:sous-domaine/@code", namespaces=NS)) == set(table.xpath("//o:sous-domaine/@code", namespaces=NS)),
          "every sous-domaine has its objective")
    check(set(table.xpath("//@code")) <= codes, "every code of objectifs.xml is in the referential")


def main():
    folders = [pathlib.Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    if not folders:
        build = os.environ.get("CLEA_BUILD")
        samples = pathlib.Path(build) / "samples" if build else None
        if samples is None or not samples.is_dir():
            print("SKIPPED the samples: none in $CLEA_BUILD/samples (make samples)")
        folders = sorted(p.parent for p in samples.glob("*/dossier.xml")) if samples and samples.is_dir() else [ROOT / "samples/exemple-complet"]
    national = etree.parse(str(REF / "clea-socle.xml")).getroot().get("version")
    first = None
    for folder in folders:
        doc = etree.parse(str(folder / "dossier.xml"))
        if doc.getroot().get("referentiel") != national:
            continue
        if verbose:
            print(folder.name)
        one_dossier(folder.name, doc)
        first = first or doc
    # What a new dossier is: nothing known yet, not even a name.
    bare = etree.fromstring(f"<dossier xmlns='{NS['d']}' version='1' numero='NU-1' referentiel='{national}'><candidat/></dossier>").getroottree()
    one_dossier("nothing yet", bare)
    skeleton = run(stage("nouveau"), etree.parse(str(REF / "clea-socle.xml")), maintenant=NOW, numero="NOUVEAU-1")
    one_dossier("skeleton", etree.fromstring(text_of(skeleton)).getroottree())
    other = TESTS / "data/mini-referentiel"
    one_dossier("mini-referentiel", etree.parse(str(other / "dossier.xml")), other / "referentiel.xml", other / "notation.xml")
    prepare(first)
    preconise("words", first, run(stage("projection"), first, lecteur="jury"))
    unknown_element(first)
    self_assessments()
    lists_of_codes()
    typography()
    table_of_words()
    objectives()
    print(f"{passed} passed, {len(failures)} failed")
    return bool(failures)


sys.exit(main())
