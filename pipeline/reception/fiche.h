/* fiche.h - a record without its findings, as the table of receptions has it.  For reception/ only. */
#ifndef CLEA_RECEPTION_FICHE_H
#define CLEA_RECEPTION_FICHE_H

struct buf;
struct xml_doc;

/*
 * The element "reception" of boite.xml: the record with its folder below the store as @chemin; in the
 * place of its findings their number, <constats erreurs="" avertissements="" informations=""/>; without
 * the sentences of the steps.
 */
void	fiche_write(const struct xml_doc *record, const char *chemin, struct buf *);

#endif /* !CLEA_RECEPTION_FICHE_H */
