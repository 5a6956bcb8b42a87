/* seal.c - the journal's head sealed, so that nobody writes another past.
 *
 * The seal is a container like those of dossiers (ASiC-E): the head as text and a
 * CAdES signature over it.  `clea verify` judges it, and so does whoever has openssl;
 * the container takes a timestamp later without being changed.
 */
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/tell.h"
#include "archive/vault.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/folder.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/seal.h"

static struct buf *
make(const struct vault *v, const struct signer *signer, struct report *report)
{
	struct seal_entry	 entry = { .name = VAULT_HEAD, .mime = "text/plain", .data = buf_new(), .rootfile = true };

	journal_head_write(entry.data, v->n, v->head);
	return seal_asic(&entry, 1, signer, v->now, report);
}

int
vault_put_sealed(struct vault *v, enum event event, const char *to, const char *more, const struct buf *b,
    struct report *report)
{
	char	*work = vault_path(v, VAULT_WORK), *path = vault_work(v, "scelle.asice"), sha512[129], *members;
	int	 rc = file_mkdirs(work, report);

	if (rc == 0)
		rc = folder_put(path, b, 0644, report);
	if (rc == 0)
		rc = folder_sync(work, report);
	if (rc == 0) {
		digest_sha512_hex(b->data, b->len, sha512);
		members = mem_printf("\"fichier\":\"%s\",\"octets\":%zu,\"sha512\":\"%s\"%s", to, b->len, sha512, more);
		vault_log(v, event, members);
		vault_place(v, "scelle.asice", to);
		free(members);
	}
	free(path);
	free(work);
	return rc;
}

static int
seal_head(struct vault *v, const struct archive_options *o, const struct signer *signer, struct report *report)
{
	size_t		 n = v->n;
	char		*to = mem_printf("journal/sceaux/%08zu.asice", n), *more;
	struct buf	*b = make(v, signer, report);
	int		 rc = -1;

	more = mem_printf(",\"sur\":%zu", n);
	if (b != NULL && vault_put_sealed(v, EVENT_SCEAU, to, more, b, report) == 0 && vault_commit(v, report) == 0)
		rc = vault_head_write(v, o->head, report);
	if (rc == 0)
		tell(o, _("%s/%s: the journal sealed up to line %zu by %s\n"), v->dir, to, n, signer_name(signer));
	free(more);
	buf_free(b);
	free(to);
	return rc;
}

int
archive_seal_journal(const struct archive_options *o, const struct signer *signer, struct report *report)
{
	struct vault	 v;
	int		 rc = -1;

	if (vault_open(&v, o->archive, VAULT_WRITE, o->now, report) == 0 && vault_head_check(&v, o->head, report) == 0) {
		if (v.journal.lines[v.journal.n - 1].event == EVENT_SCEAU) {
			tell(o, _("%s: nothing happened since the last seal\n"), v.dir);
			rc = 0;
		} else
			rc = seal_head(&v, o, signer, report);
	}
	vault_close(&v);
	return rc;
}
