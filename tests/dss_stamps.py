"""Timestamped seals that EU DSS makes, judged by it and by clea on days before and after the certificates' ends: the same words."""
import pathlib, subprocess, tempfile

CONFIG = """[ca]
default_ca = here
[here]
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
crl_extensions = crl
[any]
commonName = supplied
[req]
distinguished_name = dn
prompt = no
[dn]
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[sign]
basicConstraints = critical, CA:false
keyUsage = critical, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://pki.clea.invalid/ca.crl
[stamp]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://pki.clea.invalid/ca.crl
[crl]
authorityKeyIdentifier = keyid
"""
# DSS signs by the clock: the certificates end long after today.
CERTIFICATES = (("ca", "authority", 2070, "-selfsign", "-keyfile", "ca.key"), ("signer", "sign", 2060), ("tsa", "stamp", 2070), ("tsa-brief", "stamp", 2062))
DAYS = ("2055-01-01", "2061-01-01", "2065-01-01")


def make_pki(where):
    (where / "cnf").write_text(CONFIG)
    (where / "index.txt").touch()
    for name in ("serial", "crlnumber"):
        (where / name).write_text("01\n")

    def openssl(*args):
        subprocess.run(["openssl", *args], cwd=where, capture_output=True, check=True)

    for name, extensions, end, *more in CERTIFICATES:
        openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-config", "cnf", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.csr")
        openssl("ca", "-batch", "-notext", "-config", "cnf", "-extensions", extensions, "-startdate", "20250101000000Z", "-enddate",
                f"{end}0101000000Z", "-in", f"{name}.csr", "-out", f"{name}.pem", *more)
    openssl("ca", "-batch", "-config", "cnf", "-gencrl", "-crl_lastupdate", "20250301000000Z", "-crl_nextupdate", "20700101000000Z", "-out", "crl.pem")
    openssl("crl", "-in", "crl.pem", "-outform", "DER", "-out", "ca.crl")
    for name in ("signer", "tsa", "tsa-brief"):
        openssl("pkcs12", "-export", "-inkey", f"{name}.key", "-in", f"{name}.pem", "-certfile", "ca.pem", "-passout", "pass:x", "-out", f"{name}.p12")


def of_dss(out):
    """{file: (format, indication, sub-indication)} of the signatures."""
    rows = [line.split("\t") for line in out.split("\n")]
    return {pathlib.Path(r[0]).name: (r[3], r[4].replace("_", "-") if r[4].startswith("TOTAL") else r[4], "" if r[5] == "-" else r[5])
            for r in rows if len(r) > 5 and r[1] == "signature"}


def of_clea(out):
    all, name = {}, None
    for line in out.split("\n"):
        if line and not line.startswith(" ") and (": PDF, " in line or ": ASiC-E, " in line):
            name = line.split(": ")[0]
        elif line.startswith("  ") and line[2] != " " and not line.startswith("  not covered"):
            verdict, form = line.split(": ", 1)[1].rsplit(", ", 1)
            indication, _, sub = verdict.partition(" (")
            all[pathlib.Path(name).name] = (form, indication, sub.rstrip(")"))
    return all


def compare(check, skip, run, clea, dss, pdf, other, quick):
    with tempfile.TemporaryDirectory() as tmp:
        pki = pathlib.Path(tmp)
        make_pki(pki)
        files = []
        for level in ("LTA",) if quick else ("T", "LT", "LTA"):
            for tsa in ("tsa", "tsa-brief"):
                for suffix, content in ((".pdf", [pdf]), (".asice", [pdf, other])):
                    files.append(pki / f"{level}-{tsa}{suffix}")
                    code, out = run(dss, "make", "--key", pki / "signer.p12", "--pass", "x", "--level", level, "--tsa-key", pki / f"{tsa}.p12",
                                    "--trust", pki / "ca.pem", "--crl", pki / "ca.crl", "--out", files[-1], *content)
                    if code == 3:
                        return skip("timestamps: the judge could not be prepared")
                    check(f"DSS makes {files[-1].name}", code == 0, out[-2000:])
        trust = ("--trust", pki / "ca.pem", "--crl", pki / "ca.crl")
        for day in DAYS:
            theirs = of_dss(run(dss, "judge", *trust, "--at", f"{day}T00:00:00Z", *files)[1])
            ours = of_clea(run(clea, "verify", *trust, "--date", day, *files)[1])
            for f in files:
                check(f"{f.name} on {day}, as DSS judges it", f.name in theirs and ours.get(f.name) == theirs[f.name], f"{ours.get(f.name)} {theirs.get(f.name)}")
