/* inbox.c - what stands in the inboxes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/inbox.h"

static void
take(struct places *all, char *path)
{
	enum item_form	 form;

	if (item_is(path, &form)) {
		all->v = mem_grow(all->v, all->n + 1, sizeof(*all->v));
		all->v[all->n++] = (struct place){ path, form };
	} else {
		all->others = mem_grow(all->others, all->nothers + 1, sizeof(*all->others));
		all->others[all->nothers++] = path;
	}
}

/* Is something in it sent for itself?  Then a dossier.xml that lies there makes no dossier of all. */
static bool
holds_items(const char *dir)
{
	struct report	*none = report_new();
	char		**names = file_list(dir, none);
	enum item_form	 form;
	bool		 found = false;

	for (char **name = names; names != NULL && *name != NULL && !found; name++) {
		char	*path = file_join(dir, *name);

		found = (*name)[0] != '.' && item_is(path, &form);
		free(path);
	}
	file_list_free(names);
	report_free(none);
	return found;
}

int
inbox_list(const char *const *inboxes, size_t n, struct places *all, struct report *report)
{
	enum item_form	 form;
	char		**names;

	*all = (struct places){ NULL, 0, NULL, 0 };
	for (size_t i = 0; i < n; i++) {
		if (item_is(inboxes[i], &form) && (form != ITEM_FOLDER || !holds_items(inboxes[i]))) {
			take(all, mem_strdup(inboxes[i]));
			continue;
		}
		if (file_exists(inboxes[i]) && !file_is_dir(inboxes[i])) {
			report_add(report, FINDING_FILE_KIND, POS_FILE(inboxes[i]), "%s",
			    _("an inbox is a folder; an item is a folder with a dossier.xml, or ends with .asice or .zip"));
			return -1;
		}
		if ((names = file_list(inboxes[i], report)) == NULL)
			return -1;
		for (char **name = names; *name != NULL; name++)
			if ((*name)[0] != '.')
				take(all, file_join(inboxes[i], *name));
		file_list_free(names);
	}
	return 0;
}

void
places_clear(struct places *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->v[i].path);
	for (size_t i = 0; i < all->nothers; i++)
		free(all->others[i]);
	free(all->v);
	free(all->others);
	*all = (struct places){ NULL, 0, NULL, 0 };
}
