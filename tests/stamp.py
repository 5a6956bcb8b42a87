#!/usr/bin/python3
"""A container of clea with a timestamp of today over all of it, as others' tools add one (EN 319 162-1, ASiCArchiveManifest).

usage: tests/stamp.py CONTAINER AUTHORITY.pem STAMPED

The authority is made for it, by `openssl`, and lasts a hundred years; its certificate is left as AUTHORITY.pem.
"""
import base64, hashlib, pathlib, subprocess, sys, tempfile, zipfile
from xml.sax.saxutils import quoteattr
from urllib.parse import quote

CONFIG = """[req]
distinguished_name = dn
prompt = no
utf8 = yes
[dn]
CN = Horodatage de test
[stamp]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""
MANIFEST, TOKEN = "META-INF/ASiCArchiveManifest.xml", "META-INF/timestamp001.tst"


def openssl(where, *args):
    r = subprocess.run(["openssl", *args], cwd=where, capture_output=True)
    if r.returncode:
        sys.exit(r.stderr.decode())


def manifest(entries):
    out = [f'<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">'
           f'<asic:SigReference URI="{TOKEN}" MimeType="application/vnd.etsi.timestamp-token"/>']
    for name, data in entries:
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        out.append(f'<asic:DataObjectReference URI={quoteattr(quote(name))}><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
                   f"<ds:DigestValue>{digest}</ds:DigestValue></asic:DataObjectReference>")
    return "".join(out + ["</asic:ASiCManifest>"]).encode()


def stamp(data, authority):
    with tempfile.TemporaryDirectory() as tmp:
        (pathlib.Path(tmp) / "cnf").write_text(CONFIG)
        (pathlib.Path(tmp) / "serial").write_text("01\n")
        (pathlib.Path(tmp) / "data").write_bytes(data)
        openssl(tmp, "req", "-new", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-config", "cnf", "-extensions", "stamp",
                "-days", "36500", "-out", "cert")
        openssl(tmp, "ts", "-query", "-config", "cnf", "-data", "data", "-sha256", "-cert", "-out", "query")
        openssl(tmp, "ts", "-reply", "-config", "cnf", "-queryfile", "query", "-signer", "cert", "-inkey", "key", "-token_out", "-out", "token")
        pathlib.Path(authority).write_bytes((pathlib.Path(tmp) / "cert").read_bytes())
        return (pathlib.Path(tmp) / "token").read_bytes()


def main():
    container, authority, stamped = sys.argv[1:]
    with zipfile.ZipFile(container) as z:
        entries = [(i, z.read(i)) for i in z.infolist()]
    listing = manifest([(i.filename, data) for i, data in entries if i.filename != "mimetype"])
    with zipfile.ZipFile(stamped, "w") as z:
        for info, data in entries:
            z.writestr(info, data)
        z.writestr(MANIFEST, listing)
        z.writestr(TOKEN, stamp(listing, authority))


main()
