# lib.sh - counting for tests/*.test; sourced.
passed=0
failed=0
tmp=$(mktemp -d "${TMPDIR:-/tmp}/clea-test-XXXXXX")
trap 'chmod -R u+rwx "$tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
clea=$CLEA_BUILD/clea
now=2026-11-02T09:00:00Z

ok() {	# ok WHAT COMMAND...
	what=$1
	shift
	if said=$("$@" 2>&1); then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAILED %s\n%s\n' "$what" "$said"
	fi
}

done_() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}

pki() {	# keys of this test run, made once for the build folder
	(
		flock 9
		[ -f "$CLEA_BUILD/test-pki/ca.crl" ] || "$CLEA_ROOT/samples/make-pki" "$CLEA_BUILD/test-pki"
	) 9> "$CLEA_BUILD/.pki-lock" > "$tmp/pki.log" 2>&1
	pki=$CLEA_BUILD/test-pki
}

build() {	# build DOSSIER CONTAINER [OPTION...]
	"$clea" build "$1" -o "$2" --key "$pki/signer.p12" --passphrase-file "$pki/passphrase" --date "$now" \
	    --malgre-constats "${@:3}"
}
