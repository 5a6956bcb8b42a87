"""Un dossier d'exemple, de sa description à son dossier : dossier.xml et preuves/.

La description (Plan) dit qui, quand, quelle issue et quel défaut ; tout le reste est
tiré, avec une graine, du vivier.  Mêmes descriptions, mêmes octets.
"""
import dataclasses, datetime, hashlib, pathlib, random
from lxml import etree
import preuves, vivier

NS = "urn:clea:dossier:1"
RACINE = pathlib.Path(__file__).resolve().parent.parent
R = "{urn:clea:referentiel:1}"
N = "{urn:clea:notation:1}"


class Referentiel:
    """Codes et taux, lus dans les données : rien n'en est su ici."""
    def __init__(self, fichier="clea-socle.xml", notation="notation-2018.xml"):
        r = etree.parse(str(RACINE / "referentiel" / fichier)).getroot()
        self.version = r.get("version")
        self.domaines = [(d.get("code"), [(s.get("code"), [c.get("code") for c in s.iter(R + "critere")])
                                          for s in d.iter(R + "sous-domaine")]) for d in r.iter(R + "domaine")]
        n = etree.parse(str(RACINE / "referentiel" / notation)).getroot()
        self.taux = {s.get("code"): int(s.get("taux")) for s in n.iter(N + "sous-domaine")}
        self.defaut = int(n.find(N + "defaut").get("taux"))
        self.sous_domaines = [s for _, ss in self.domaines for s, _ in ss]
        self.criteres = {s: cs for _, ss in self.domaines for s, cs in ss}

    def acquis(self, sous_domaine, nombre):
        return 100 * nombre >= self.taux.get(sous_domaine, self.defaut) * len(self.criteres[sous_domaine])


@dataclasses.dataclass
class Plan:
    numero: str
    issue: str = "direct"		# direct, partiel, complet (parcours et EF), lacune (EF qui en laisse une)
    debut: str = "2026-03-02"		# jour de l'accueil
    civilite: str = ""
    nom: str = ""
    prenom: str = ""
    nom_usage: str = ""
    lacunes: tuple = ()			# sous-domaines non acquis à l'EP ; vide : tirés
    defaut: str = ""
    presente: bool = None		# au jury ; par défaut : si tout est acquis
    secrets: int = 3
    prescripteur: str = ""
    distance: bool = False
    amenagement: bool = False
    changement: bool = False
    interruption: bool = False
    etranger: bool = False
    branche: bool = False
    salarie: bool = None
    photos: bool = True
    moyenne: int = 6			# sur 100 critères, combien ne sont pas acquis dans un sous-domaine qui l'est
    jury: str = ""			# jour de la session où il est appelé ; ses organismes ont alors un SIRET à leur nom


def luhn(chiffres):
    """La clé qui manque au bout."""
    somme = 0
    for i, c in enumerate(reversed(chiffres)):
        v = int(c) * (2 if i % 2 == 0 else 1)
        somme += v - 9 if v > 9 else v
    return str(-somme % 10)


def siret_de(nom):
    """Le SIRET d'un organisme dans toute une session."""
    return siret(random.Random(nom))


def siret(r):
    siren = "".join(str(r.randrange(10)) for _ in range(8))
    siren += luhn(siren)
    nic = siren + "0001"
    return nic + luhn(nic)


class Fabrique:
    def __init__(self, plan, referentiel, graine=None):
        self.p, self.ref = plan, referentiel
        self.r = random.Random(graine if graine is not None else plan.numero)
        self.debut = datetime.date.fromisoformat(plan.debut)
        self.fichiers, self.entrees, self.n_secret = {}, [], 0
        self.manquaient = {}		# critères non acquis à l'EP, par sous-domaine

    # ---- petits outils ----
    def jour(self, n):
        return (self.debut + datetime.timedelta(days=n)).isoformat()

    def e(self, parent, nom, texte=None, **attributs):
        x = etree.SubElement(parent, f"{{{NS}}}{nom}")
        for k, v in attributs.items():
            if v is not None:
                x.set(k.rstrip("_").replace("_", "-"), str(v))
        if texte is not None:
            x.text = texte
        return x

    def secret(self, parent, nom="note", **attributs):
        """Une phrase privée, unique dans l'ensemble des exemples."""
        self.n_secret += 1
        phrase = vivier.SECRETS[self.r.randrange(len(vivier.SECRETS))]
        return self.e(parent, nom, f"PRIVÉ-{self.p.numero}-{self.n_secret:02d} : {phrase}", prive="oui", **attributs)

    def preuve(self, id_, type_, nom, octets, mime, date, titre, criteres=None, signee=None, prive=None):
        self.fichiers[nom] = octets
        self.entrees.append(dict(id_=id_, type_=type_, fichier=f"preuves/{nom}", mime=mime,
                                 sha256=hashlib.sha256(octets).hexdigest(), date=date, titre=titre,
                                 criteres=criteres, signee=signee, prive=prive))

    # ---- le dossier, dans l'ordre du schéma ----
    def faire(self):
        p, r = self.p, self.r
        self.femme = (p.civilite or r.choice(["MME", "M"])) == "MME"
        self.nom = p.nom or r.choice(vivier.NOMS)
        self.prenom = p.prenom or r.choice(vivier.PRENOMS_F if self.femme else vivier.PRENOMS_M)
        self.metier = r.choice(vivier.METIERS)
        self.salarie = p.salarie if p.salarie is not None else r.random() < 0.4
        self.organisme, self.atelier = r.choice(vivier.ORGANISMES), r.choice(vivier.ATELIERS)
        self.lacunes = list(p.lacunes) or sorted(r.sample(self.ref.sous_domaines, 2))
        if p.issue == "direct":
            self.lacunes = []
        self.ef = p.issue in ("complet", "lacune")
        if p.defaut == "jury-lacune":
            self.presente = True
        else:
            self.presente = p.presente if p.presente is not None else p.issue in ("direct", "complet")
        d = etree.Element(f"{{{NS}}}dossier", nsmap={None: NS})
        d.set("version", "1"); d.set("numero", p.numero); d.set("referentiel", self.ref.version)
        d.set("certificat", "clea-socle"); d.set("ouvert-le", self.jour(0))
        self.contexte(d); self.candidat(d); self.tiers(d); self.accueil(d); self.prealable(d)
        self.suite(d); self.finale(d); self.pieces(d); self.fin(d)
        return d

    def contexte(self, d):
        c = self.e(d, "contexte")
        self.e(c, "secteur", self.metier[1])
        if self.p.branche:
            self.e(c, "branche", self.metier[1], idcc="3043", jury_de_branche="oui")
        self.e(c, "region", "Val-de-Garance")

    def candidat(self, d):
        p, r = self.p, self.r
        c = self.e(d, "candidat")
        self.e(c, "civilite", "MME" if self.femme else "M"); self.e(c, "sexe", "F" if self.femme else "M")
        self.e(c, "nom-naissance", self.nom)
        if p.nom_usage:
            self.e(c, "nom-usage", p.nom_usage)
        self.e(c, "prenom1", self.prenom)
        ne = datetime.date(r.randrange(1968, 2003), r.randrange(1, 13), r.randrange(1, 29)).isoformat()
        if p.etranger:
            n = self.e(c, "naissance", date=ne, etranger="oui", outre_mer="non")
            self.e(n, "commune", "Thessalonique"); self.e(n, "pays", "Grèce", code="99126"); self.e(n, "zone", "100")
        else:
            nom, insee, postal = r.choice(vivier.COMMUNES)
            n = self.e(c, "naissance", date=ne, etranger="non", outre_mer="non")
            self.e(n, "commune", nom, insee=insee, code_postal=postal); self.e(n, "pays", "France")
        self.e(c, "courriel", f"{p.numero.lower()}@example.org")
        self.e(c, "telephone", "06 39 98 %02d %02d" % (r.randrange(100), r.randrange(100)))
        ville, postal = r.choice(vivier.VILLES)
        a = self.e(c, "adresse")
        self.e(a, "ligne", f"{r.randrange(1, 140)}, {r.choice(vivier.RUES)}")
        self.e(a, "code-postal", postal); self.e(a, "ville", ville); self.e(a, "pays", "France")
        self.e(c, "statut-entree", "salarie" if self.salarie else "demandeur-emploi")
        if self.salarie:
            self.e(c, "employeur", self.metier[2])
        self.e(c, "niveau-instruction", r.choice(["sans-diplome", "niveau-3", "niveau-3", "niveau-4"]))
        self.e(c, "origine-demarche", "employeur" if self.salarie else "france-travail")
        self.e(c, "financeur", "opco" if self.salarie else "france-travail")

    def tiers(self, d):
        p, r = self.p, self.r
        type_ = p.prescripteur or ("employeur" if self.salarie else "france-travail")
        x = self.e(d, "prescripteur", type_=type_, date=self.jour(-14))
        self.e(x, "nom", self.metier[2] if type_ == "employeur" else "Agence de Saint-Aubin")
        o = self.e(d, "organismes")
        g = self.e(o, "organisme", id_="og-eval", roles="evaluateur accueil")
        self.e(g, "raison-sociale", self.organisme)
        self.e(g, "siret", siret_de(self.organisme) if p.jury else siret(r))
        fin = self.jour(-30) if p.defaut == "habilitation" else (self.debut + datetime.timedelta(days=2400)).isoformat()
        self.e(g, "habilitation", numero=f"HAB-{self.debut.year - 1}-{r.randrange(1000):04d}",
               debut=(self.debut - datetime.timedelta(days=400)).isoformat(), fin=fin, autorite="Certif'Pro")
        if self.p.changement:
            g = self.e(o, "organisme", id_="og-ancien", roles="evaluateur accueil")
            self.e(g, "raison-sociale", "Centre d'évaluation de l'Orme"); self.e(g, "siret", siret(r))
            self.e(g, "habilitation", numero="HAB-2023-0042", debut="2023-01-01", fin="2029-12-31", autorite="Certif'Pro")
        if self.p.issue != "direct":
            g = self.e(o, "organisme", id_="og-form", roles="formateur")
            self.e(g, "raison-sociale", self.atelier)
            self.e(g, "siret", siret_de(self.atelier) if p.jury else siret(r))
        i = self.e(d, "intervenants")
        personnes = r.sample(vivier.EVALUATEURS, 2)
        for id_, (nom, prenom), roles in (("iv-cons", personnes[0], "conseiller evaluateur"),
                                          ("iv-eval", personnes[1], "evaluateur observateur")):
            x = self.e(i, "intervenant", id_=id_, organisme="og-eval", roles=roles)
            self.e(x, "nom", nom); self.e(x, "prenom", prenom)
        if self.p.issue != "direct":
            nom, prenom = r.choice(vivier.FORMATEURS)
            x = self.e(i, "intervenant", id_="iv-form", organisme="og-form", roles="formateur")
            self.e(x, "nom", nom); self.e(x, "prenom", prenom)
        self.signataire = " ".join(reversed(personnes[0]))

    def accueil(self, d):
        p = self.p
        modalite = "distance" if p.distance else "presentiel"
        a = self.e(d, "accueil", date=self.jour(0), conseiller="iv-cons", duree=45, lieu=self.organisme, modalite=modalite)
        signe = self.jour(9) if p.defaut == "contrat-tardif" else self.jour(0)
        c = self.e(a, "contrat-adhesion", date=signe)
        self.e(c, "signature", role="candidat", date=signe, mode="scan", preuve="p-contrat")
        self.e(c, "signature", role="organisme", intervenant="iv-cons", date=signe, mode="scan", preuve="p-contrat")
        self.e(a, "note", f"Projet : {self.metier[0]}, {self.metier[1].lower()}.", prive="non")
        if p.secrets > 0:
            self.secret(a)
        nom = f"{self.prenom} {self.p.nom_usage or self.nom}"
        self.preuve("p-contrat", "contrat-adhesion", "contrat-adhesion.pdf",
                    preuves.pdf("Contrat d'adhésion CléA", [f"Entre {self.organisme}", f"et {nom}", "",
                                f"Dossier {self.p.numero}, signé le {signe}."]),
                    "application/pdf", signe, "Contrat d'adhésion signé", signee="oui")
        s = self.e(d, "consentements")
        for objet in ("traitement-donnees", "transmission-jury", "transmission-formateur", "transmission-certificateur"):
            self.e(s, "consentement", objet=objet, donne="oui", date=self.jour(0))
        if p.amenagement:
            m = self.e(d, "amenagements")
            self.e(m, "amenagement", "Énoncés imprimés en gros caractères, temps majoré d'un tiers.", prive="non",
                   date=self.jour(3), acte="ep-ms")
            self.secret(m, "amenagement", date=self.jour(3), acte="ep-ms")
        if p.changement:
            m = self.e(d, "changements-evaluateur")
            x = self.e(m, "changement", date=self.jour(1), de="og-ancien", vers="og-eval")
            self.e(x, "motif", "Déménagement.", prive="non")

    def acte(self, parent, nom, id_, n, duree, qui, secret=False, note=None, **plus):
        x = self.e(parent, nom, id_=id_, date=self.jour(n), duree=duree, lieu=self.organisme,
                   modalite="distance" if self.p.distance and "mise" not in nom else "presentiel", **plus)
        if nom == "mise-en-situation":
            self.e(x, "situation", self.metier[4])
        for q in qui:
            self.e(x, "par", ref=q)
        return x

    def criteres(self, parent, sous_domaine, manquants, n, id_acte, preuve):
        for c in self.ref.criteres[sous_domaine]:
            oui = c not in manquants
            x = self.e(parent, "critere", code=c, etat="acquis" if oui else "non-acquis", date=self.jour(n),
                       observateur="iv-eval", mode="observation", acte=id_acte, preuves=preuve if oui else None)
            if not oui and self.r.random() < 0.3:
                self.e(x, "commentaire", self.r.choice(vivier.OBSERVATIONS), prive="non")
            if self.p.secrets > self.n_secret and self.r.random() < 0.1:
                self.secret(x, "commentaire")

    def manquants(self, sous_domaine, acquis):
        """Les critères qui manquent pour que le verdict du sous-domaine soit celui-là ; à l'EF,
        parmi ceux qui manquaient à l'EP : ce qui est acquis le reste."""
        avant = self.manquaient.get(sous_domaine)
        if avant is not None:
            if not acquis:
                return avant
            reste = sorted(avant)[:1] if len(avant) > 1 and self.r.random() < 0.3 else []
            return set(reste if self.ref.acquis(sous_domaine, len(self.ref.criteres[sous_domaine]) - len(reste)) else [])
        self.manquaient[sous_domaine] = m = self.premiers_manquants(sous_domaine, acquis)
        return m

    def premiers_manquants(self, sous_domaine, acquis):
        cs = self.ref.criteres[sous_domaine]
        if acquis:
            n = 0
            if self.r.randrange(100) < self.p.moyenne * len(cs) and self.ref.acquis(sous_domaine, len(cs) - 1):
                n = 1
            return set(self.r.sample(cs, n))
        n = 1
        while self.ref.acquis(sous_domaine, len(cs) - n):
            n += 1
        return set(self.r.sample(cs, min(len(cs), n + self.r.randrange(2))))

    def resultats(self, parent, date, retenus, n, id_acte, preuve, acquis):
        """acquis : les sous-domaines dont le verdict est acquis."""
        res = self.e(parent, "resultats", date=date)
        for rang, (code, sous) in enumerate(self.ref.domaines):
            sous = [(s, cs) for s, cs in sous if s in retenus]
            if not sous:
                continue
            # Un domaine n'est acquis que si tous ses sous-domaines le sont, ceux de l'EP compris.
            entier = all(s in acquis for s in self.ref.sous_domaines if s.split(".")[0] == code)
            x = self.e(res, "domaine", code=code, resultat="acquis" if entier else "non-acquis")
            self.e(x, "points-forts", vivier.POINTS_FORTS[min(rang, len(vivier.POINTS_FORTS) - 1)])
            for s, _ in sous:
                y = self.e(x, "sous-domaine", code=s, resultat="acquis" if s in acquis else "non-acquis")
                self.criteres(y, s, self.manquants(s, s in acquis), n, id_acte, preuve)

    def prealable(self, d):
        p = self.p
        ep = self.e(d, "evaluation-prealable", organisme="og-eval")
        x = self.acte(ep, "entretien-1", "ep-e1", 2, 60, ["iv-cons"])
        self.e(x, "note", "Parcours riche, raconté avec précision.", prive="non")
        if p.secrets > self.n_secret:
            self.secret(x)
        if p.defaut != "acte-manquant":
            self.acte(ep, "mise-en-situation", "ep-ms", 3, 150, ["iv-eval"], titre=self.metier[3])
        x = self.e(ep, "auto-evaluation", id_="ep-ae", date=self.jour(4), duree=40, lieu=self.organisme,
                   modalite="presentiel", preuve="p-auto")
        self.e(x, "par", ref="iv-cons")
        for s in self.ref.sous_domaines:
            self.e(x, "avis", code=s, valeur="a-travailler" if s in self.lacunes else
                   self.r.choice(["a-l-aise", "a-l-aise", "avec-aide"]))
        self.acte(ep, "entretien-2", "ep-e2", 9, 50, ["iv-cons", "iv-eval"])
        acte = "ep-e1" if p.defaut == "acte-manquant" else "ep-ms"
        n = 2 if p.defaut == "acte-manquant" else 3
        self.resultats(ep, self.jour(9), set(self.ref.sous_domaines), n, acte, "p-grille",
                       set(self.ref.sous_domaines) - set(self.lacunes))
        self.preuve("p-grille", "grille-observation", "grille-observation.pdf",
                    preuves.pdf("Grille d'observation", [self.metier[3], "", f"Observateur : {self.signataire}",
                                f"Dossier {p.numero}, le {self.jour(n)}."]),
                    "application/pdf", self.jour(n), f"Grille d'observation : {self.metier[3].lower()}", signee="oui")
        self.preuve("p-auto", "auto-evaluation", "auto-evaluation.odt",
                    preuves.odt("Auto-évaluation", ["Ce que je sais bien faire :", self.metier[4]]),
                    "application/vnd.oasis.opendocument.text", self.jour(4), "Feuille d'auto-évaluation", signee="oui")
        crits = self.ref.criteres
        ecrire = next((s for s in crits if s == "1.4"), next(iter(crits)))
        self.preuve("p-ecrit", "production", "compte-rendu.txt",
                    preuves.texte("Compte rendu de la journée", [self.metier[4], "", "Rien d'anormal à signaler."]),
                    "text/plain", self.jour(n), "Compte rendu écrit seul, en vingt minutes", criteres=crits[ecrire][0])
        if p.photos:
            self.preuve("p-photo", "photo", "poste.jpg", preuves.jpeg(p.numero), "image/jpeg", self.jour(n),
                        "Photographie du poste de travail", criteres=crits[list(crits)[-1]][0])
            self.preuve("p-plan", "production", "plan.png", preuves.png(p.numero), "image/png", self.jour(n),
                        "Plan annoté", criteres=crits[list(crits)[len(crits) // 3]][0])

    def suite(self, d):
        p = self.p
        if p.issue == "direct":
            self.e(d, "orientation", issue="jury", date=self.jour(9))
            return
        self.e(d, "portefeuille", ouvert_le=self.jour(9), remis_le=self.jour(9))
        self.e(d, "orientation", issue="parcours", date=self.jour(9))
        pr = self.e(d, "preconisations")
        for i, s in enumerate(self.lacunes, 1):
            x = self.e(pr, "preconisation", id_=f"pc-{i}", sous_domaine=s, heures=14 + 7 * (i % 3),
                       date=self.jour(9), par="iv-cons")
            self.e(x, "objectif", "Gagner en aisance dans ce sous-domaine, à partir de situations du métier.")
            self.e(x, "calendrier", "Deux matinées par semaine.", debut=self.jour(30), fin=self.jour(90))
            if p.secrets > self.n_secret:
                self.secret(x)
        if not self.ef:
            return
        f = "iv-eval" if p.defaut == "formateur-evaluateur" else "iv-form"
        pa = self.e(d, "parcours", organisme="og-form", debut=self.jour(30), fin=self.jour(90))
        self.e(pa, "formateur", ref=f)
        self.e(pa, "objectif", "Acquérir ce qui a été préconisé, sans quitter le projet professionnel.")
        self.e(pa, "calendrier", "Le mardi et le jeudi, de 9 h à 12 h.", debut=self.jour(30), fin=self.jour(90))
        for i, s in enumerate(self.lacunes, 1):
            m = self.e(pa, "module", id_=f"md-{i}", intitule=f"Module {i}", sous_domaines=s, preconisation=f"pc-{i}",
                       heures=14 + 7 * (i % 3), debut=self.jour(30), fin=self.jour(90), modalite="presentiel")
            self.e(m, "formateur", ref=f)
            self.e(m, "objectif", "Réussir seul une tâche du métier qui met ce sous-domaine en jeu.")
            self.e(m, "suivi", "Progrès réguliers, présence assidue.", prive="non", date=self.jour(60), par=f)

    def finale(self, d):
        if not self.ef:
            return
        p = self.p
        ans = 6 * 365 + 20 if p.defaut == "six-ans" else 110
        ef = self.e(d, "evaluation-finale", organisme="og-eval")
        x = self.e(ef, "auto-evaluation", id_="ef-ae", date=self.jour(ans), duree=30, lieu=self.organisme, modalite="presentiel")
        self.e(x, "par", ref="iv-cons")
        for s in self.lacunes:
            self.e(x, "avis", code=s, valeur="a-l-aise")
        self.acte(ef, "mise-en-situation", "ef-ms", ans + 1, 150, ["iv-eval"], titre=self.metier[3])
        x = self.acte(ef, "entretien-final", "ef-ent", ans + 4, 45, ["iv-cons"])
        if p.secrets > self.n_secret:
            self.secret(x)
        reste = set(self.lacunes[-1:]) if p.issue == "lacune" else set()
        self.resultats(ef, self.jour(ans + 4), set(self.lacunes), ans + 1, "ef-ms", "p-grille-ef",
                       set(self.ref.sous_domaines) - reste)
        self.preuve("p-grille-ef", "grille-observation", "grille-finale.pdf",
                    preuves.pdf("Grille de l'évaluation finale", [self.metier[3], "", f"Dossier {p.numero}."]),
                    "application/pdf", self.jour(ans + 1), "Grille d'observation de l'évaluation finale", signee="oui")
        self.dernier = ans + 4

    def pieces(self, d):
        if self.p.secrets > self.n_secret:
            self.preuve("p-interne", "compte-rendu", "notes-internes.txt",
                        preuves.texte("Notes internes", [f"PRIVÉ-{self.p.numero}-FICHIER : à ne pas transmettre."]),
                        "text/plain", self.jour(9), "Notes internes de l'équipe", prive="oui")
        x = self.e(d, "preuves")
        for t in self.entrees:
            if self.p.defaut == "empreinte" and t["id_"] == "p-ecrit":
                self.fichiers["compte-rendu.txt"] += b"Une ligne de trop.\n"
            y = self.e(x, "preuve", id_=t["id_"], type_=t["type_"], fichier=t["fichier"], type_mime=t["mime"],
                       sha256=t["sha256"], date=t["date"], criteres=t["criteres"], signee=t["signee"], prive=t["prive"])
            self.e(y, "titre", t["titre"])
        if self.p.defaut == "preuve-absente":
            del self.fichiers["grille-observation.pdf"]
        if self.p.interruption:
            y = self.e(d, "interruption", type_="suspension", date=self.jour(20), reprise=self.jour(28))
            self.e(y, "motif", "Congé.", prive="non")

    def fin(self, d):
        p = self.p
        self.e(d, "presentation-jury", presente="oui" if self.presente else "non",
               circuit="branche" if p.branche else "interprofessionnel",
               date=(p.jury or self.jour((getattr(self, "dernier", 9)) + 40)) if self.presente else None,
               instance="Transitions Pro Val-de-Garance" if not p.branche else "CPNEFP",
               obtention_premiere_evaluation="non" if self.ef else ("oui" if p.issue == "direct" else None))
        self.e(d, "conservation", annees=5, depuis="décision du jury", regle="Cinq ans après la décision du jury")
        a = self.e(d, "accrochage")
        self.e(a, "modalite-passage", "mixte" if p.distance else "presentiel")
        self.e(a, "date-inscription", self.jour(0))
        if p.secrets > 0:
            self.secret(d)


def ecrire(dossier, fichiers, ou):
    """dossier.xml et preuves/ dans un dossier neuf."""
    (ou / "preuves").mkdir(parents=True)
    etree.indent(dossier, "  ")
    (ou / "dossier.xml").write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n' +
                                     etree.tostring(dossier, encoding="UTF-8") + b"\n")
    for nom, octets in fichiers.items():
        (ou / "preuves" / nom).write_bytes(octets)


def fabriquer(plan, referentiel, ou, graine=None):
    f = Fabrique(plan, referentiel, graine)
    d = f.faire()
    ecrire(d, f.fichiers, ou)
    return d
