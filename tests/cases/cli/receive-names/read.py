"""usage: read.py STORE [CSV JSON]: what programs make of the reports."""
import csv, json, pathlib, re, sys
store = pathlib.Path(sys.argv[1])
tables = [store / "boite.csv", *map(pathlib.Path, sys.argv[2:3])]
for t in tables:
    rows = list(csv.reader(t.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert all(len(r) == len(rows[0]) for r in rows)
    assert not any(c[:1] in tuple("=+-@\t\r") for r in rows for c in r if not re.fullmatch(r"-?\d+", c)), rows
    print(f"{t.name}: {len(rows) - 1} rows, no formula")
documents = [store / "boite.json", *store.glob("*/*/rapport.json")]
for d in documents + [pathlib.Path(p) for p in sys.argv[3:]]:
    text = d.read_text(encoding="utf-8")
    json.loads(text)
    assert not re.search("[\x1b\u202e]", text), d
print(f"json: {len(documents)} read")
for p in [store / "boite.html", *store.glob("*/*/rapport.html"), *store.glob("*/*/*.xml")]:
    if p.name == "dossier.xml":
        continue
    text = p.read_text(encoding="utf-8")
    assert not re.search("<(img|svg onload|script>alert)|[\x1b\u202e]", text), p
print("html, svrl: no element of theirs")
