# driver.sh - sourced by what drives a browser, which says where the product is and what to do without one: skip WHY.
#
# The driver and axe-core are installed at the versions and digests of package-lock.json into $CLEA_BUILD/node, the first time.
# driver COMMAND...: runs it beside a home of its own.
: "${CLEA_CHROMIUM:=/usr/bin/chromium}" "${SOURCE_DATE_EPOCH:=1793610000}"
export CLEA_CHROMIUM SOURCE_DATE_EPOCH CLEA_NODE="$CLEA_BUILD/node"

[ -x "$CLEA_CHROMIUM" ] || skip "no $CLEA_CHROMIUM (apt-get install chromium, or CLEA_CHROMIUM=)"
for program in node npm; do
	command -v $program > /dev/null || skip "no $program"
done

install() {	# anew when the lock file changed; npm checks the digest of each package
	cmp -s "$CLEA_ROOT/tests/browser/package-lock.json" "$CLEA_NODE/installed" && return
	mkdir -p "$CLEA_NODE" &&
	    cp "$CLEA_ROOT/tests/browser/package.json" "$CLEA_ROOT/tests/browser/package-lock.json" "$CLEA_NODE" &&
	    (cd "$CLEA_NODE" && timeout 300 npm ci --ignore-scripts --no-audit --no-fund > npm.log 2>&1) &&
	    cp "$CLEA_ROOT/tests/browser/package-lock.json" "$CLEA_NODE/installed"
}
mkdir -p "$CLEA_BUILD"
exec 9> "$CLEA_BUILD/.node-lock"
flock 9
if ! install; then
	# A package that is not what the lock file says must not pass for an absent network.
	grep -q EINTEGRITY "$CLEA_NODE/npm.log" && { cat "$CLEA_NODE/npm.log"; echo "0 passed, 1 failed"; exit 1; }
	skip "npm could not install tests/browser/package-lock.json (see $CLEA_NODE/npm.log)"
fi
exec 9>&-

driver() {	# nothing of the user's profile, nothing left there
	home=$(mktemp -d "${TMPDIR:-/tmp}/clea-browser-home-XXXXXX")
	trap 'rm -rf "$home"' EXIT
	HOME=$home XDG_CONFIG_HOME=$home XDG_CACHE_HOME=$home "$@"
}
