#!/bin/sh
# What a secretary's script would do of a folder of containers: unpack, schema, rules, digests, seal.  It makes no report.
# usage: receive.sh ROOT INBOX WORK CA
set -u
root=$1 inbox=$2 work=$3 ca=$4
for f in "$inbox"/*.asice; do
	rm -rf "$work"; mkdir -p "$work"
	unzip -q "$f" -d "$work" || echo "broken $f"
	xmllint --noout --nonet --schema "$root/referentiel/schemas/dossier.xsd" "$work/dossier.xml" 2>/dev/null || echo "schema $f"
	# Each proof as the dossier names it, and its digest.
	xsltproc --nonet "$root/tests/bench/preuves.xsl" "$work/dossier.xml" > "$work/sums"
	(cd "$work" && sha256sum --quiet -c sums 2>/dev/null) || echo "digest $f"
	(cd "$work" && sha256sum dossier.xml preuves/* documents/* > /dev/null)
	openssl cms -verify -binary -inform DER -in "$work/META-INF/signature001.p7s" -content "$work/META-INF/ASiCManifest001.xml" \
	    -CAfile "$ca" -purpose any -no_check_time -out /dev/null 2>/dev/null && echo "seal ok $f"
done
rm -rf "$work"
