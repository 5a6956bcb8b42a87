# a copy of d in inbox/NAME for each number
mkdir inbox
number() { cp -r d "inbox/$1"; sed -i "0,/numero=\"GVE-2026-0101\"/s||numero=\"$2\"|" "inbox/$1/dossier.xml"; }
number accent 'GVÉ-1'
number alphabet 'GVЕ-2026-0101'		# the third letter is Cyrillic
number espace ' GVE-2026-0102'
number grimpe ../../evil
number large 'GVE－2026'			# a full-width hyphen
number ligne 'GVE-1\&#10;'
number long AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
number minuscules gve-2026-0101
number points ..
number reserve CON
number travail .travail
number vide ''
number voisin COM10
cp -r d inbox/siret; sed -i 's|<siret>680|<siret> 680|' inbox/siret/dossier.xml
