#!/usr/bin/python3
"""Unpack everything below a folder and look for who must not be named there.

usage: tests/unnamed.py OUT SESSION DOSSIERS

OUT is what an anonymous batch made: all but OUT/secretaire/ is searched.  PDFs are searched as text, as
decompressed objects (qpdf --qdf: document information, bookmarks, XMP, certificates), and with what is
attached; containers entry by entry, nested ones too.  File names count as well.  Searched for, of each dossier of
DOSSIERS: number, names, bodies, SIRET, employer, places, contacts, and each private sentence (PRIVÉ-).
"""
import pathlib, re, subprocess, sys, tempfile, zipfile
from lxml import etree

D, J = "{urn:clea:dossier:1}", "{urn:clea:session:1}"
NAMING = ("nom-naissance", "nom-usage", "prenom1", "prenom2", "prenom3", "nom", "prenom", "raison-sociale", "siret",
          "siren", "employeur", "courriel", "telephone", "ligne", "commune", "code-postal", "ville")


def needles(session, dossiers):
    """What may not appear, as {text: why}.  What the session itself says of its jury may."""
    said = etree.parse(str(session)).getroot()
    ours = " ".join(t for e in said if e.tag != J + "dossiers" for t in e.itertext()) + " " + " ".join(said.attrib.values())
    out = {}
    for file in sorted(pathlib.Path(dossiers).rglob("dossier.xml")):
        root = etree.parse(str(file)).getroot()
        numero = root.get("numero")
        out[numero] = f"number {numero}"
        for e in root.iter():
            if not isinstance(e.tag, str) or etree.QName(e).localname not in NAMING:
                continue
            text = " ".join((e.text or "").split())
            if len(text) > 2 and not word(text).search(ours):
                out[text] = f"{etree.QName(e).localname} of {numero}"
    return out


def word(text):
    return re.compile(r"(?<![\w-])" + re.escape(text) + r"(?![\w-])")


def run(*cmd):
    return subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def readings(raw):
    """Bytes as the texts they may be."""
    yield raw.decode("utf-8", "replace")
    yield raw.decode("latin-1")
    yield raw.decode("utf-16-be", "replace")
    # A string of a PDF in UTF-16BE begins anywhere: both phases are read.
    yield raw[1:].decode("utf-16-be", "replace")
    # Hexadecimal strings, <FEFF...>.
    for h in re.findall(rb"<([0-9A-Fa-f\s]{8,})>", raw):
        digits = re.sub(rb"\s", b"", h)
        if len(digits) % 2 == 0:
            b = bytes.fromhex(digits.decode())
            yield b.decode("utf-16-be", "replace") + " " + b.decode("latin-1")


def texts(path, tmp):
    """(where, text) of all that a file holds."""
    raw = path.read_bytes()
    yield str(path), " ".join(path.parts[-3:])
    if raw[:4] == b"PK\x03\x04":
        box = pathlib.Path(tempfile.mkdtemp(dir=tmp))
        with zipfile.ZipFile(path) as z:
            yield str(path), z.comment.decode("latin-1")
            z.extractall(box)
        for p in sorted(box.rglob("*")):
            if p.is_file():
                yield from texts(p, tmp)
        return
    for t in readings(raw):
        yield str(path), t
    if raw[:5] != b"%PDF-":
        return
    text = run("pdftotext", "-enc", "UTF-8", str(path), "-").decode()
    if not text.strip():
        sys.exit(f"{path}: no text at all")
    yield f"{path} (text)", " ".join(text.split())
    for t in readings(run("qpdf", "--qdf", "--object-streams=disable", str(path), "-")):
        yield f"{path} (objects)", t
    box = pathlib.Path(tempfile.mkdtemp(dir=tmp))
    run("pdfdetach", "-saveall", "-o", str(box), str(path))
    for p in sorted(box.iterdir()):
        yield from texts(p, tmp)


def main():
    out, session, dossiers = sys.argv[1:]
    who = needles(session, dossiers)
    if len(who) < 20:
        sys.exit(f"only {len(who)} things to look for")
    any_of = re.compile(r"(?<![\w-])(" + "|".join(sorted(map(re.escape, who), key=len, reverse=True)) + r")(?![\w-])|PRIVÉ-\S*")
    leaks, files = {}, 0
    with tempfile.TemporaryDirectory() as tmp:
        for path in sorted(pathlib.Path(out).rglob("*")):
            if path.relative_to(out).parts[0] == "secretaire":
                continue
            if path.is_dir():
                found = [(str(path), path.name)]
            else:
                files += 1
                found = texts(path, tmp)
            for where, text in found:
                for m in any_of.finditer(text):
                    leaks.setdefault((m.group(0), where.replace(tmp, "")), who.get(m.group(0), "a private sentence"))
    for (text, where), why in sorted(leaks.items())[:20]:
        print(f"{where}: {text!r}, {why}")
    print(f"{files} files searched for {len(who)} names, {len(leaks)} found")
    return 1 if leaks or files == 0 else 0


sys.exit(main())
