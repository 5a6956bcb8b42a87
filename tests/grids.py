#!/usr/bin/python3
"""Fill an empty grid as a conseiller would, and compare dossiers.

usage: tests/grids.py fill GRID DOSSIER.xml OUT       GRID (.xlsx, .ods) filled with what the dossier says
       tests/grids.py strip DOSSIER.xml OUT.xml       the dossier without what a grid can tell
       tests/grids.py same A.xml B.xml                equal but for blanks and comments? (exit status)
"""
import datetime, pathlib, sys, zipfile
from lxml import etree

ROOT = pathlib.Path(__file__).resolve().parent.parent
D, M = "{urn:clea:dossier:1}", "{urn:clea:mapping:1}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
mapping = etree.parse(ROOT / "referentiel/mappings/grille-clea.xml").getroot()
EVALUATIONS = {"ep": "evaluation-prealable", "ef": "evaluation-finale"}


def shown(table, code):
    """The word of the drop-down list."""
    for v in mapping.iterfind(f"{M}table[@id='{table}']/{M}valeur"):
        if v.get("code") == code:
            return v.findtext(M + "lu")
    return code


def acts(d):
    """(act of the mapping, its element in the dossier or None)"""
    for a in mapping.iterfind(M + "acte"):
        ev = d.find(D + EVALUATIONS[a.get("evaluation")])
        found = [] if ev is None else ev.findall(D + a.get("element"))
        rank = int(a.get("rang", 1))
        yield a, found[rank - 1] if len(found) >= rank else None


def person(d, ref):
    p = d.find(f"{D}intervenants/{D}intervenant[@id='{ref}']")
    return f"{p.findtext(D + 'prenom')} {p.findtext(D + 'nom')}"


def field(d, path):
    """The text or attribute a champ names."""
    *steps, last = path.split("/")
    e = d.find("/".join(D + s for s in steps)) if steps else d
    if e is None:
        return None
    return e.get(last[1:]) if last.startswith("@") else e.findtext(D + last)


def values(d):
    """{sheet: {(row, column): (value, kind)}}, rows and columns from 1, as the empty grid lays them out."""
    out = {}
    for fiche in mapping.iterfind(M + "fiche"):
        cells = out.setdefault(fiche.get("nom"), {})
        for row, e in enumerate(fiche, 3):
            v = field(d, e.get("vers")) if e.tag == M + "champ" else None
            if v:
                cells[row, 2] = (shown(e.get("table"), v), "date" if e.get("type") == "date" else "text")
    for t in mapping.iterfind(M + "tableau"):
        cells = out.setdefault(t.get("nom"), {})
        cols = {(c.get("vers"), c.get("evaluation")): (i, c.get("table")) for i, c in enumerate(t.iterfind(M + "colonne"), 1)}

        def put(row, vers, value, kind="text", evaluation=None):
            if value:
                col, table = cols[vers, evaluation]
                cells[row, col] = (shown(table, value), kind)
        if t.get("rangs") == "personnes":
            for row, p in enumerate(d.iterfind(f"{D}intervenants/{D}intervenant"), 4):
                for v in ("nom", "prenom", "fonction"):
                    put(row, v, p.findtext(D + v))
                put(row, "roles", p.get("roles"))
        elif t.get("rangs") == "actes":
            for row, (a, e) in enumerate(acts(d), 4):
                if e is None:
                    continue
                put(row, "date", e.get("date"), "date")
                put(row, "duree", e.get("duree"), "number")
                for v in ("lieu", "modalite", "titre"):
                    put(row, v, e.get(v))
                put(row, "par", "; ".join(person(d, p.get("ref")) for p in e.iterfind(D + "par")))
        elif t.get("rangs") == "criteres":
            ref = etree.parse(ROOT / "referentiel/clea-socle.xml").getroot()
            rows = {c.get("code"): r for r, c in enumerate(ref.iter("{urn:clea:referentiel:1}critere"), 4)}
            names = {e.get("id"): a.findtext(M + "lu") for a, e in acts(d) if e is not None}
            for c in d.iterfind(f"{D}{EVALUATIONS[t.get('evaluation')]}//{D}critere"):
                row = rows[c.get("code")]
                for v in ("etat", "mode", "preuves"):
                    put(row, v, c.get(v))
                put(row, "date", c.get("date"), "date")
                put(row, "acte", names.get(c.get("acte")))
                if c.get("observateur"):
                    put(row, "observateur", person(d, c.get("observateur")))
                for k in c.iterfind(D + "commentaire"):
                    put(row, "commentaire-prive" if k.get("prive") == "oui" else "commentaire", k.text)
        elif t.get("rangs") == "avis":
            ref = etree.parse(ROOT / "referentiel/clea-socle.xml").getroot()
            rows = {c.get("code"): r for r, c in enumerate(ref.iter("{urn:clea:referentiel:1}sous-domaine"), 4)}
            for ev, name in EVALUATIONS.items():
                for a in d.iterfind(f"{D}{name}/{D}auto-evaluation/{D}avis"):
                    if a.get("code") in rows:
                        put(rows[a.get("code")], "avis", a.get("valeur"), evaluation=ev)
    return out


def fill_xlsx(parts, filled):
    book = etree.fromstring(parts["xl/workbook.xml"])
    for n, sheet in enumerate(book.find(S + "sheets"), 1):
        name = f"xl/worksheets/sheet{n}.xml"
        doc = etree.fromstring(parts[name])
        rows = {int(r.get("r")): r for r in doc.iter(S + "row")}
        for (row, col), (value, kind) in filled.get(sheet.get("name"), {}).items():
            c = rows[row][col - 1]
            if kind == "text":
                c.set("t", "inlineStr")
                etree.SubElement(etree.SubElement(c, S + "is"), S + "t").text = value
            else:
                if kind == "date":
                    value = str((datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days)
                etree.SubElement(c, S + "v").text = value
        parts[name] = etree.tostring(doc, xml_declaration=True, encoding="UTF-8")


def fill_ods(parts, filled):
    doc = etree.fromstring(parts["content.xml"])
    for sheet in doc.iter(T + "table"):
        rows = list(sheet.iter(T + "table-row"))
        for (row, col), (value, kind) in filled.get(sheet.get(T + "name"), {}).items():
            c = rows[row - 1][col - 1]
            c.set(O + "value-type", {"text": "string", "date": "date", "number": "float"}[kind])
            if kind == "date":
                c.set(O + "date-value", value)
            elif kind == "number":
                c.set(O + "value", value)
            etree.SubElement(c, TXT + "p").text = value
    parts["content.xml"] = etree.tostring(doc, xml_declaration=True, encoding="UTF-8")


def fill(grid, dossier, out):
    filled = values(etree.parse(dossier).getroot())
    with zipfile.ZipFile(grid) as z:
        parts = {i.filename: z.read(i) for i in z.infolist()}
    (fill_ods if "content.xml" in parts else fill_xlsx)(parts, filled)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)


def strip(dossier, out):
    tree = etree.parse(dossier)
    d = tree.getroot()
    for c in d.iter(D + "critere"):
        for k in list(c):
            c.remove(k)
        c.text = None
        for a in ("date", "observateur", "mode", "acte", "preuves"):
            c.attrib.pop(a, None)
        c.set("etat", "non-evalue")
    sous_domaines = {c.get("code") for c in d.iter(D + "sous-domaine")}
    for a in list(d.iter(D + "avis")):
        if a.get("code") in sous_domaines and len(a) == 0:
            a.getparent().remove(a)
    for _, e in acts(d):
        if e is not None:
            for a in ("date", "duree", "lieu", "modalite", "titre"):
                e.attrib.pop(a, None)
            for p in e.findall(D + "par"):
                e.remove(p)
    c = d.find(D + "candidat")
    for e in list(c):
        if e.tag in (D + "nom-usage", D + "telephone", D + "statut-entree", D + "civilite"):
            c.remove(e)
    tree.write(out, xml_declaration=True, encoding="UTF-8")


def canonical(path):
    tree = etree.parse(path, etree.XMLParser(remove_blank_text=True, remove_comments=True))
    for e in tree.iter():
        if len(e) and e.text and not e.text.strip():
            e.text = None
        if e.tail and not e.tail.strip():
            e.tail = None
    return etree.tostring(tree, method="c14n")


def same(a, b):
    x, y = canonical(a), canonical(b)
    if x == y:
        return 0
    import difflib
    lines = [s.replace(b">", b">\n").decode().split("\n") for s in (x, y)]
    print("\n".join(list(difflib.unified_diff(*lines, a, b, lineterm="", n=0))[:60]))
    return 1


sys.exit({"fill": fill, "strip": strip, "same": same}[sys.argv[1]](*sys.argv[2:]) or 0)
