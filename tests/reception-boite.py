#!/usr/bin/python3
"""usage: tests/reception-boite.py N: a table of N receptions (urn:clea:reception:1), made of tests/data/reception; the same for the same N."""
import copy, datetime, pathlib, sys

from lxml import etree

E = "{urn:clea:reception:1}"
DATA = pathlib.Path(__file__).resolve().parent / "data/reception"
NOW = datetime.datetime(2026, 11, 2, 9)
NAMES = ["Lafarge", "N'Diaye", "Œuvrard", "Le Goff", "Ünal", "de la Tour", "Zola", "Ébrard", "Da Silva", "Nguyen"]
FIRST = ["Inès", "Moussa", "Émilie", "Jean-Noël", "Ayşe", "Léa", "Karim", "Zoé"]
HOUSES = ["GRETA-CFA Est Bretagne", "Les Compagnons de l'Ouest", "AFPA Rennes", "Éducation et formation", "GRETA du Val d'Essai"]


def boite(n, hostile=True):
    records = [etree.parse(str(p)).getroot() for p in sorted(DATA.glob("*.xml")) if p.stem != "hostile"]
    strange = etree.parse(str(DATA / "hostile.xml")).getroot()
    root = etree.Element(E + "boite", nsmap={None: E[1:-1]}, le=NOW.strftime("%Y-%m-%dT%H:%M:%SZ"))
    for i in range(n):
        r = copy.deepcopy(strange if hostile and i == n - 1 else records[i % len(records)])
        own = r is not strange and not (hostile and i == n - 1)
        r.set("le", (NOW - datetime.timedelta(minutes=97 * i)).strftime("%Y-%m-%dT%H:%M:%SZ"))
        d, kept = r.find(E + "dossier"), r.find(E + "verdict").get("code").startswith("accepte")
        if own and d is not None:
            r.find(E + "recu").set("nom", f"envoi-{i:04}.zip")
            siret = f"{35600000000000 + i % len(HOUSES)}"
            d.set("numero", f"TC-2026-{i:04}"); d.set("siret", siret)
            d.find(E + "candidat").set("nom", NAMES[i * 7 % len(NAMES)]); d.find(E + "candidat").set("prenom", FIRST[i * 3 % len(FIRST)])
            d.find(E + "organisme").text = HOUSES[i % len(HOUSES)]
            term = d.find(E + "terme")
            if term is not None:
                day = (NOW + datetime.timedelta(days=(i * 37) % 900 - 30)).date()
                term.set("date", day.isoformat()); term.set("jours", str((day - NOW.date()).days))
        r.set("chemin", f"{d.get('siret')}/{d.get('numero')}" if kept and d is not None else f"retours/{i:016x}")
        if own and d is not None and not kept and i % 3 == 0:		# its corrected version came an hour later
            r.set("corrige-le", (NOW - datetime.timedelta(minutes=97 * i - 60)).strftime("%Y-%m-%dT%H:%M:%SZ"))
        found = r.find(E + "constats")
        counts = {s: str(sum(c.get("severite") == s for c in found)) for s in ("error", "warning", "info")}
        tail = found.tail
        found.clear(); found.tail = tail
        found.set("erreurs", counts["error"]); found.set("avertissements", counts["warning"]); found.set("informations", counts["info"])
        for point in r.findall(f"{E}etapes/{E}etape/{E}point"):
            point.getparent().remove(point)
        root.append(r)
    return root


if __name__ == "__main__":
    sys.stdout.buffer.write(etree.tostring(boite(int(sys.argv[1])), encoding="UTF-8", xml_declaration=True))
