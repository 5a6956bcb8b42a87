"""Ce dont les dossiers d'exemple sont faits : noms, lieux, métiers, phrases.  Tout est inventé."""

PRENOMS_F = ["Maëlys", "Inès", "Oumou", "Chloé", "Solange", "Nadège", "Agnès", "Fatoumata", "Léonie", "Zoé",
             "Hélène", "Yasmina", "Élodie", "Françoise", "Aïcha", "Béatrice", "Noémie", "Perrine", "Salomé", "Océane"]
PRENOMS_M = ["Théo", "Mamadou", "Loïc", "Jérémie", "Ousmane", "Gaël", "Benoît", "Anaël", "Cédric", "Raphaël",
             "Étienne", "Karim", "Noël", "Kévin", "Hervé", "Samir", "Joël", "Édouard", "Tiago", "François"]
NOMS = ["Abadie", "Bélanger", "Cazenave", "Delaunay", "Érard", "Fontvieille", "Gauthier-Lacaze", "Hénaff", "Izard",
        "Jolivet", "Kerguelen", "Lafarge", "Mercœur", "N'Diaye", "Ollivier", "Pécheux", "Quéré", "Roussel", "Sylla",
        "Thévenot", "Urbain", "Vasseur", "Weiss", "Yvon", "Zermati", "d'Arcangues", "Le Goff", "Traoré", "Ben Amar"]
COMMUNES = [("Brest", "29019", "29200"), ("Roubaix", "59512", "59100"), ("Nevers", "58194", "58000"),
            ("Bastia", "2B033", "20200"), ("Saint-Étienne", "42218", "42000"), ("Béziers", "34032", "34500"),
            ("Épinal", "88160", "88000"), ("Châteauroux", "36044", "36000")]
VILLES = [("Saint-Aubin-des-Coteaux", "31999"), ("Garance-sur-Lèze", "31998"), ("Villeneuve-l'Essai", "91999"),
          ("Montreuil-aux-Bois", "60999"), ("Pont-de-l'Écluse", "59998")]
RUES = ["rue des Lavandières", "avenue de l'Écluse", "chemin des Moulins", "place du Marché", "allée des Tilleuls",
        "boulevard de la Gare", "impasse du Puits", "rue Jean-Macé"]

# métier, secteur, employeur, mise en situation, ce qu'on y voit
METIERS = [
    ("agente de propreté", "Propreté", "Net et Clair Services", "Remettre en état un plateau de bureaux",
     "Lire la fiche de poste, préparer le chariot, doser les produits, nettoyer, rendre compte des anomalies par écrit."),
    ("aide-cuisinier", "Restauration collective", "Cantines des Coteaux", "Préparer un service de 120 couverts",
     "Recevoir une livraison, contrôler le bon, préparer les postes à trois, relever les températures, écrire le compte rendu."),
    ("préparateur de commandes", "Logistique", "Entrepôts du Val", "Préparer et contrôler douze commandes",
     "Lire les bons, compter, peser, palettiser, signaler un écart de stock par courriel."),
    ("auxiliaire de vie", "Aide à domicile", "Présence et Soins", "Une matinée chez M. Perrin",
     "Organiser les tâches, suivre le cahier de liaison, calculer la monnaie des courses, alerter à bon escient."),
    ("ouvrier du paysage", "Espaces verts", "Jardins de l'Orme", "Créer un massif de vingt mètres carrés",
     "Lire le plan, calculer les surfaces et les quantités, répartir le travail, trier les déchets."),
    ("employé de rayon", "Commerce de détail", "Halles du Marché-Neuf", "Remettre un rayon en ordre avant l'ouverture",
     "Lire le planning, compter les manquants, commander, étiqueter, renseigner un client."),
]

ATELIERS = ["Atelier Formation Val-Garance", "Tremplin Compétences", "École des Savoirs de l'Écluse"]
ORGANISMES = ["GRETA du Val d'Essai", "GRETA des Trois-Coteaux", "Centre d'évaluation Horizon", "AFP Passerelles"]
EVALUATEURS = [("Dupuis-Moreau", "Claire"), ("Belhadj", "Karim"), ("Castaing", "Hugues"), ("Morvan", "Anne-Laure"),
               ("Ferrand", "Sophie"), ("Oualid", "Rachid")]
FORMATEURS = [("Le Guern", "Solène"), ("Bonnefoy", "Marc"), ("Saïdi", "Leïla"), ("Poirier", "Étienne")]

# Une phrase de points forts par rang de domaine ; au-delà, la dernière.
POINTS_FORTS = [
    "Vous écoutez avec attention et vous reformulez les consignes ; vos écrits professionnels sont clairs.",
    "Le calcul mental et les quatre opérations sont sûrs ; vous estimez les quantités d'un coup d'œil.",
    "Vous vous servez avec aisance de la messagerie et du traitement de texte.",
    "Vous êtes à l'heure, attentif aux autres, et l'équipe compte sur vous.",
    "Vous organisez votre travail seul et vous demandez conseil au bon moment.",
    "Vous parlez de votre expérience avec justesse et votre projet est réaliste.",
    "Vos gestes sont justes : port de charges, hygiène, premiers secours.",
]
OBSERVATIONS = [
    "Travail posé, vérifié, expliqué à voix haute.",
    "A demandé une précision utile avant de commencer.",
    "Relit et corrige sans qu'on le lui dise.",
    "À encourager : donne volontiers son avis.",
]
# Rien de cela ne doit quitter l'organisme : le début est unique dans chaque dossier.
SECRETS = [
    "élève seul deux enfants, prévoir des rendez-vous avant seize heures.",
    "évoque une séparation récente et un sommeil difficile.",
    "tensions avec une collègue pendant la mise en situation, sans suite.",
    "suivi médical en cours, ne pas en parler au jury.",
    "craint le regard du groupe, commencer en binôme.",
    "attend une réponse de son employeur pour une augmentation.",
    "difficultés de logement depuis l'hiver, orienté vers le service social.",
    "rappeler avant le jury, le résultat inquiète beaucoup.",
]
# Pourquoi un membre du jury se retire.
MOTIFS_DE_RETRAIT = [
    "Connaît le candidat : ancien collègue.",
    "Lien de parenté.",
    "Voisin du candidat.",
    "A conseillé le candidat avant son évaluation.",
]
