#!/bin/sh
# seal_foreign.sh OUTDIR - a PKI with an intermediate authority, for seal_foreign.h:
# root -> inter -> leaf, gone (revoked), short (RSA-1024), enc (not for signing),
# brief (until 2060), later (revoked in 2045), coming (from 15 February 2025), authorities for timestamps; lone, a
# timestamp authority that nobody issued; lists of both authorities, good, old and
# early; OCSP responses for leaf and gone.
set -eu
mine=$(sha256sum < "$0")	# one made by another version of this script is made anew
mkdir -p "$1"
cd "$1"
exec 9> lock
flock 9
[ "$(cat complete 2> /dev/null)" = "$mine" ] && exit 0
find . -mindepth 1 ! -name lock -delete
exec 2>log
trap 'status=$?; [ $status -eq 0 ] || cat log' EXIT

cat > cnf <<'CNF'
[ca]
default_ca = inter
[root]
database = root.txt
serial = root.serial
crlnumber = root.crlnumber
new_certs_dir = .
certificate = root.pem
private_key = root.key
default_md = sha256
policy = any
[inter]
database = inter.txt
serial = inter.serial
crlnumber = inter.crlnumber
new_certs_dir = .
certificate = inter.pem
private_key = inter.key
default_md = sha256
policy = any
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
[encrypt]
basicConstraints = critical, CA:false
keyUsage = critical, keyEncipherment
[responder]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
[stamp]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
[stamp-soft]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = timeStamping
[stamp-more]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping, emailProtection
[tsa]
default_tsa = by-openssl
[by-openssl]
serial = stamp.serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
ess_cert_id_alg = sha256
accuracy = secs:1
CNF
echo 01 > stamp.serial
for a in root inter; do
	: > $a.txt
	echo 10 > $a.serial
	echo 01 > $a.crlnumber
done

key() { openssl genpkey -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" -out "$1.key"; }
request() { openssl req -new -config cnf -key "$1.key" -subj "/CN=$1" -out "$1.csr"; }
# issue AUTHORITY NAME EXTENSIONS START END
issue() {
	openssl ca -batch -notext -config cnf -name "$1" -extensions "$3" \
	    -startdate "$4" -enddate "$5" -in "$2.csr" -out "$2.pem" $6
}
list() { openssl ca -batch -config cnf -name "$1" -gencrl -crl_lastupdate "$2" -crl_nextupdate "$3" -out "$4"; }

from=20250101000000Z until=20700101000000Z
for n in root inter leaf gone enc responder; do key $n 2048; request $n; done
key short 1024; request short
issue root root authority $from $until "-selfsign"
issue root inter authority $from $until ""
for n in leaf gone short; do issue inter $n sign $from $until ""; done
issue inter enc encrypt $from $until ""
issue inter responder responder $from $until ""

for n in brief later coming stamp stamp-soft stamp-more stamp-brief; do key $n 2048; request $n; done
issue inter brief sign $from 20600101000000Z ""
issue inter later sign $from $until ""
issue inter coming sign 20250215000000Z $until ""
for n in stamp stamp-soft stamp-more; do issue inter $n $n $from $until ""; done
issue inter stamp-brief stamp $from 20620101000000Z ""
key lone 2048
openssl req -new -x509 -config cnf -extensions stamp -key lone.key -subj /CN=lone -days 20000 -out lone.pem

# Before anybody was revoked: a list that is older than the certificates, and one that has ended.
list inter 20240101000000Z $until early.crl
list inter 20250201000000Z 20250301000000Z old.crl
openssl ca -batch -config cnf -name inter -revoke gone.pem -crl_reason superseded
openssl ca -batch -config cnf -name inter -revoke later.pem -crl_reason superseded
# openssl writes the clock into its index.
sed '/CN=later/s/^\(R	[^	]*	\)[0-9]*Z/\1450101000000Z/' inter.txt > inter.new
mv inter.new inter.txt
list inter 20250301000000Z $until inter.crl
list root 20250301000000Z $until root.crl
# The same lists with the authority itself revoked.
cp root.txt root.saved
openssl ca -batch -config cnf -name root -revoke inter.pem
list root 20250302000000Z $until root-revokes.crl
cp root.saved root.txt

# ocsp NAME OUT SIGNER
ocsp() {
	openssl ocsp -issuer inter.pem -cert "$1.pem" -no_nonce -reqout request
	openssl ocsp -index inter.txt -CA inter.pem -rsigner "$3.pem" -rkey "$3.key" \
	    -reqin request -respout "$2" -ndays 10000
}
ocsp leaf leaf.ocsp inter
ocsp leaf leaf-delegated.ocsp responder
ocsp leaf leaf-forged.ocsp enc
ocsp gone gone.ocsp inter
printf '%s\n' "$mine" > complete
