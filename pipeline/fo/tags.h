/* tags.h - the structure tree out of the FO tree (PDF/UA): one pass over a page-sequence. Private to fo/. */
#ifndef CLEA_FO_TAGS_H
#define CLEA_FO_TAGS_H

struct fo_context;
struct fo_node;

/*
 * Make the structure elements of a page-sequence's flow, in document order, and
 * set node->tag: a block of text P, or its role (H1-H6, Sect, BlockQuote ...); a
 * block that holds blocks nothing of its own, or Div where it has another
 * language, or text beside them, which then is a P apart (the FO_TEXT bears
 * it); list L/LI/Lbl/LBody; table Table/THead/TBody/TFoot/TR/TH/TD with Scope, and
 * Headers worked out from spans; basic-link Link; graphics Figure with Alt;
 * footnote Reference and Note; a clea:signature block Form.  role="artifact" (and
 * everything in static-content) has none: fo_is_artifact() is true of it.
 * Does nothing while ctx->dry.
 */
void	fo_tags_build(struct fo_context *, struct fo_node *page_sequence);
_Bool	fo_is_artifact(const struct fo_node *);
/* The element that content of this node is marked with: its own tag or the nearest ancestor's; NULL: artifact. */
struct canvas_tag *fo_tag_of(const struct fo_node *);

#endif /* !CLEA_FO_TAGS_H */
