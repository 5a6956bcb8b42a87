"""Une session de jury d'exemple : session.xml et les dossiers qu'elle appelle, rangés par SIRET et numéro."""
import datetime, random, shutil
from lxml import etree
import vivier
from dossier import Fabrique, Plan, ecrire, fabriquer, siret_de

NS = "urn:clea:session:1"
D = {"d": "urn:clea:dossier:1"}
JOUR = "2026-11-26"

# Aucune de ces organisations n'évalue, ne forme ni n'emploie un candidat des exemples.
MEMBRES = [
    ("employeurs", "president", "Arbogast", "Denis", "Union des entreprises du Val-de-Garance"),
    ("salaries", "vice-president", "Belmas", "Lucie", "Union régionale CSDT"),
    ("employeurs", "membre", "Cotin", "Paule", "Confédération des artisans et commerçants de Garance"),
    ("salaries", "membre", "Diarra", "Adama", "Syndicat interprofessionnel des salariés UFT"),
    ("employeurs", "membre", "Espinasse", "Marc-Antoine", "Fédération des employeurs associatifs"),
    ("salaries", "membre", "Fauvel", "Ghislaine", "Union départementale SOL"),
    ("employeurs", "suppleant", "Grosjean", "Irène", "Union des entreprises du Val-de-Garance"),
    ("salaries", "suppleant", "Hocquet", "Rémi", "Union régionale CSDT"),
]


def entete():
    s = etree.Element(f"{{{NS}}}session", nsmap={None: NS}, version="1", id="VDG-2026-11", date=JOUR, heure="09:30",
                      lieu="Garance-sur-Lèze", modalite="mixte", acces="Salle des Tilleuls, 2e étage",
                      circuit="interprofessionnel", instance="Transitions Pro Val-de-Garance")
    e = lambda p, n, t=None, **a: texte(etree.SubElement(p, f"{{{NS}}}{n}", **a), t)
    e(s, "quorum", membres="4", **{"par-college": "2"})
    x = e(s, "secretaire")
    e(x, "nom", "Rivière"); e(x, "prenom", "Odile"); e(x, "courriel", "jury-clea@example.org"); e(x, "telephone", "05 39 98 00 00")
    m = e(s, "membres")
    for i, (college, role, nom, prenom, organisation) in enumerate(MEMBRES, 1):
        x = e(m, "membre", id=f"m{i}", college=college, role=role)
        if role == "suppleant":
            x.set("supplee", "m1" if college == "employeurs" else "m2")
        e(x, "nom", nom); e(x, "prenom", prenom); e(x, "organisation", organisation)
        e(x, "siret", siret_de(organisation))
    return s, e(s, "dossiers")


def texte(element, t):
    element.text = t
    return element


def evaluateur(d):
    return d.xpath("//d:organisme[@id = 'og-eval' or contains(@roles, 'evaluateur')][1]/d:siret", namespaces=D)[0].text


def identite(d):
    c = d.find("d:candidat", D)
    return c.findtext("d:nom-naissance", namespaces=D), c.findtext("d:prenom1", namespaces=D), c.find("d:naissance", D).get("date")


def plan(n, essai, seed, ref, defauts, issue):
    """Un dossier présenté au jury : tout acquis d'emblée, ou après un parcours ; ou de l'issue demandée."""
    r = random.Random(f"session/{seed}/{n}/{essai}")
    defaut = r.choice(defauts) if r.random() < 0.03 else ""
    tiree = r.choices(["direct", "complet"], [26, 40])[0]
    issue = "partiel" if defaut == "jury-lacune" else issue or tiree
    debut = datetime.date(2024, 9, 2) + datetime.timedelta(days=r.randrange(600))
    return Plan(f"VDG-{seed}-{n:05d}", issue, debut=debut.isoformat(), defaut=defaut,
                lacunes=tuple(sorted(r.sample(ref.sous_domaines, r.randrange(1, 5)))),
                secrets=r.randrange(0, 5), photos=r.random() < 0.5, moyenne=r.randrange(0, 12),
                distance=r.random() < 0.2, amenagement=r.random() < 0.1, jury=JOUR)


def generate(out, count, seed, ref, defauts, issue=None):
    s, appels = entete()
    connus, recuse = set(), random.Random(f"recusations/{seed}")
    with open(out / "faults.tsv", "w", encoding="utf-8") as faults:
        for n in range(1, count + 1):
            for essai in range(100):
                p = plan(n, essai, seed, ref, defauts, issue)
                f = Fabrique(p, ref, f"{p.numero}/{essai}")
                d = f.faire()
                if identite(d) not in connus:
                    break
            connus.add(identite(d))
            siret = evaluateur(d)
            ecrire(d, f.fichiers, out / "dossiers" / siret / p.numero)
            etree.SubElement(appels, f"{{{NS}}}appel", ordre=str(n), numero=p.numero, siret=siret)
            if p.defaut:
                faults.write(f"{p.numero}\t{p.defaut}\n")
            # Un membre sur dix dossiers ou à peu près connaît un candidat, et se retire.
            if recuse.random() < 0.1:
                m = recuse.choice(list(s.iter(f"{{{NS}}}membre")))
                x = etree.SubElement(m, f"{{{NS}}}recusation", numero=p.numero, siret=siret)
                etree.SubElement(x, f"{{{NS}}}motif").text = recuse.choice(vivier.MOTIFS_DE_RETRAIT)
    etree.indent(s, "  ")
    (out / "session.xml").write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(s, encoding="UTF-8") + b"\n")


def of_samples(out, fichier, candidats, ici, ref):
    """La session écrite à la main, et ceux des exemples qu'elle appelle."""
    shutil.copyfile(fichier, out / "session.xml")
    for a in etree.parse(str(fichier)).getroot().iter(f"{{{NS}}}appel"):
        to = out / "dossiers" / a.get("siret") / a.get("numero")
        if to.exists():
            continue
        for p in candidats.values():
            if p.numero == a.get("numero"):
                fabriquer(p, ref, to)
        for xml in ici.glob("*/dossier.xml"):
            if etree.parse(str(xml)).getroot().get("numero") == a.get("numero"):
                shutil.copytree(xml.parent, to)
