/* datadir.c - where stylesheets, referentials and schemas are found. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/datadir.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"

/* The folder of the running program; "" when the kernel does not tell. */
static char *
program_dir(void)
{
	char	 path[PATH_MAX];
	ssize_t	 n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char	*slash;

	if (n <= 0)
		return mem_strdup("");
	path[n] = '\0';
	if ((slash = strrchr(path, '/')) != NULL)
		*slash = '\0';
	return mem_strdup(path);
}

static bool
holds_data(const char *dir)
{
	char	*probe = file_join(dir, "stylesheets");
	bool	 yes = file_is_dir(probe);

	free(probe);
	return yes;
}

const char *
datadir_get(struct report *report)
{
	static char		*found;		/* the same for the whole life of a process */
	static const char *const beside[] = { "../share/clea", "..", "../.." };
	const char		*given = getenv("CLEA_DATA");
	char			*dir;

	if (found != NULL)
		return found;
	if (given != NULL && given[0] != '\0') {
		if (holds_data(given))
			return found = mem_strdup(given);
		report_add(report, FINDING_DATA_MISSING, POS_FILE(given),
		    _("CLEA_DATA names a folder without stylesheets/"));
		return NULL;
	}
	dir = program_dir();
	for (size_t i = 0; i < nitems(beside) && found == NULL; i++) {
		char	*try = file_join(dir, beside[i]);

		if (holds_data(try))
			found = try;
		else
			free(try);
	}
	free(dir);
	if (found == NULL)
		report_add(report, FINDING_DATA_MISSING, POS_NONE, "%s",
		    _("no share/clea beside the program"));
	return found;
}

char *
datadir_path(const char *name, struct report *report)
{
	const char	*dir = datadir_get(report);

	return dir == NULL ? NULL : file_join(dir, name);
}

char *
datadir_locale(void)
{
	char	*dir = program_dir();
	char	*installed = file_join(dir, "../share/locale");
	char	*built = file_join(dir, "locale");

	free(dir);
	if (!file_is_dir(built)) {
		free(built);
		return installed;
	}
	free(installed);
	return built;
}
