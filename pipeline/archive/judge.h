/* judge.h - packages of anybody judged by form and digests.  For archive/ only. */
#ifndef CLEA_ARCHIVE_JUDGE_H
#define CLEA_ARCHIVE_JUDGE_H

struct library;
struct report;
struct sip;
struct tree;

/* Findings into the report. */
void	judge_bag(const struct tree *, struct report *);
void	judge_sip(struct library *, struct sip *, struct report *);

#endif /* !CLEA_ARCHIVE_JUDGE_H */
