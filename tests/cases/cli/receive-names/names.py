"""Dossiers of a sender who tries the readers of reports."""
import os, pathlib, re

def put(source, name, changes=()):
    to = b"inbox/" + name
    os.makedirs("inbox", exist_ok=True)
    os.rename(source, to)
    with open(to + b"/dossier.xml", "r+b") as f:
        text = f.read()
        for element, value in changes:
            text = re.sub(rb"<%s>[^<]*" % element, lambda m: b"<" + element + b">" + value, text, count=1)
        f.seek(0), f.truncate(), f.write(text)

put("d", b"=HYPERLINK(1) <img src=x onerror=alert(1)>", [
    (b"raison-sociale", b"=cmd|' /C calc'!A0 &lt;script>alert(1)&lt;/script>"), (b"nom-naissance", b"@SUM(1+1)"),
    (b"prenom", b"&quot;&gt;&lt;svg onload=alert(1)&gt;")])
put("e", "@a\u202efdp\x1b[31m".encode())
put("f", b"x\xff\xfey")
