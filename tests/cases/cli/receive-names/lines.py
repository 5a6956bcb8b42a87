"""usage: lines.py FILE...: how many JSON values of which kind stand in it; a summary for people may follow."""
import json, sys
for name in sys.argv[1:]:
    text = open(name, encoding="utf-8").read().partition("accepted:")[0].strip()
    decoder, at, all_ = json.JSONDecoder(), 0, []
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        all_.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    print(f"{name}: {sum('findings' not in v or 'name' in v for v in all_)} items, {sum('status' in v for v in all_)} report")
