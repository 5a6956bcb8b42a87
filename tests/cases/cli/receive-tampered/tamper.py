"""What a sender may make of a sealed container, with a certificate that is trusted or with none: inbox/NAME.asice."""
import base64, hashlib, os, subprocess, zipfile

MANIFEST, SIGNATURE = "META-INF/ASiCManifest%03d.xml", "META-INF/signature%03d.p7s"
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        'xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n  <asic:SigReference URI="%s" MimeType="application/pkcs7-signature"/>\n')
ONE = ('  <asic:DataObjectReference URI="%s"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
       '<ds:DigestValue>%s</ds:DigestValue></asic:DataObjectReference>\n')
inbox = "inbox"
os.makedirs(inbox)


def load(path):
    with zipfile.ZipFile(path) as z:
        return {n: z.read(n) for n in z.namelist()}


def digest(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def manifest(files, rows, n=1):
    """Add a manifest of (name, digest) and a good signature over it."""
    files[MANIFEST % n] = (HEAD % (SIGNATURE % n) + "".join(ONE % r for r in rows) + "</asic:ASiCManifest>\n").encode()
    files[SIGNATURE % n] = subprocess.run(
        ["openssl", "cms", "-sign", "-cades", "-binary", "-md", "sha256", "-outform", "DER", "-signer", "pki/signer.pem", "-inkey", "pki/signer.pem",
         "-passin", "file:pki/passphrase"],
        input=files[MANIFEST % n], stdout=subprocess.PIPE, check=True).stdout


def write(name, files):
    with zipfile.ZipFile(f"{inbox}/{name}.asice", "w") as z:
        for n, data in files.items():
            z.writestr(zipfile.ZipInfo(n, (2026, 11, 2, 9, 0, 0)), data)


def contents(files):
    return [(n, digest(d)) for n, d in files.items() if not n.startswith("META-INF/") and n != "mimetype"]


def fresh():
    return {n: d for n, d in load("direct.asice").items() if not n.startswith("META-INF/")}


good = load("direct.asice")
other = load("complet.asice")

files = fresh()
manifest(files, contents(files))
write("a-propre", files)					# as it should be: what follows differs from it alone

files = fresh()
manifest(files, contents(files) + [("dossier.xml", digest(b"another"))])
write("b-deux-empreintes", files)

files = fresh()
manifest(files, contents(files) + [contents(files)[0]])
write("c-nomme-deux-fois", files)

files = fresh()
manifest(files, [r for r in contents(files) if not r[0].startswith("preuves/")])
write("d-preuves-non-couvertes", files)

files = dict(good)
files[MANIFEST % 1], files[SIGNATURE % 1] = other[MANIFEST % 1], other[SIGNATURE % 1]
write("e-sceau-d-un-autre", files)

files = dict(good)
files[SIGNATURE % 1] = other[SIGNATURE % 1]
write("f-signature-d-un-autre", files)

files = fresh()
for n in (1, 2, 3):
    manifest(files, contents(files), n)
write("g-trois-manifestes", files)

files[MANIFEST % 3] = files[MANIFEST % 3].replace(b"dossier.xml", b"autre.xml")
write("h-troisieme-change", files)

files = fresh()
manifest(files, contents(files) + [("preuves/absente.pdf", digest(b"x"))])
write("i-nomme-une-absente", files)

files = fresh()
manifest(files, contents(files) + [("../../etc/passwd", digest(b"x"))])
write("j-nomme-dehors", files)

files = fresh()
manifest(files, contents(files))
files["copie/dossier.xml"] = other["dossier.xml"]		# not covered, and looks like the dossier
write("k-deuxieme-dossier", files)

files = fresh()
files["dossier.xml"] = files["dossier.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
manifest(files, contents(files))
write("l-utf-16", files)

files = fresh()
manifest(files, contents(files))
files[MANIFEST % 1] = b"<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]>" + files[MANIFEST % 1][39:]
write("m-manifeste-a-entites", files)
