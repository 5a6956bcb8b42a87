/* help.c - what the program says of itself, out of its tables. */
#include <string.h>

#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"

void
help_all(FILE *f)
{
	fprintf(f, "%s\n\n%s\n\n", _("clea - dossiers of the CléA certificate, from evidence to a sealed container"),
	    _("usage: clea COMMAND [OPTION...] [ARGUMENT...]"));
	for (size_t i = 0; i < ncmds; i++)
		fprintf(f, "  %-10s %s\n", cmds[i].name, _(cmds[i].summary));
	fprintf(f, "\n%s\n%s\n",
	    _("\"clea COMMAND --help\" tells its options and shows an example; \"man clea\" tells all."),
	    _("Exit status: 0 conform, 1 findings, 2 usage or environment."));
}

void
help_command(const struct cmd *cmd, FILE *f)
{
	fprintf(f, _("usage: clea %s [OPTION...] %s"), cmd->name, _(cmd->args));
	fprintf(f, "\n\n%s\n\n", _(cmd->summary));
	for (int o = 0; o < OPT__MAX; o++) {
		const struct option_def	*d = option_def((enum cmd_option)o);
		char			 left[64];

		if ((cmd->options & UINT64_C(1) << o) == 0)
			continue;
		snprintf(left, sizeof(left), "%s%c%s--%s%s%s", d->letter != 0 ? "-" : "",
		    d->letter != 0 ? d->letter : ' ', d->letter != 0 ? ", " : "   ", d->name,
		    d->arg != NULL ? " " : "", d->arg != NULL ? _(d->arg) : "");
		fprintf(f, "  %-33s %s\n", left, _(d->text));
	}
	fprintf(f, "\n%s\n  %s\n", _("Example:"), cmd->example);
}

/* As mdoc wants it: each sentence begins a line. */
static void
print_sentences(FILE *f, const char *s)
{
	for (; *s != '\0'; s++) {
		fputc(*s, f);
		if ((*s == '.' || *s == ':') && s[1] == ' ' && s[2] >= 'A' && s[2] <= 'Z') {
			fputc('\n', f);
			s++;
		}
	}
}

/* The catalogue as items of an mdoc list: the man page is made of it. */
void
help_findings(FILE *f)
{
	for (int i = 0; i < FINDING__MAX; i++) {
		enum finding_kind	 k = (enum finding_kind)i;

		fprintf(f, ".It %s (%s)\n", finding_id(k), severity_name(finding_severity(k)));
		print_sentences(f, finding_text(k));
		fprintf(f, ".\n");
		if (finding_advice(k)[0] != '\0') {
			print_sentences(f, finding_advice(k));
			fprintf(f, "\n");
		}
	}
}

static void
print_words(const struct cmd *cmd, FILE *out)
{
	for (int o = 0; o < OPT__MAX; o++)
		if ((cmd->options & UINT64_C(1) << o) != 0)
			fprintf(out, " --%s", option_def((enum cmd_option)o)->name);
}

/* The same tables for the shell: a generated script cannot fall behind them. */
int
completion_print(const char *shell, FILE *out, FILE *err)
{
	if (strcmp(shell, "bash") != 0) {
		fprintf(err, _("clea: no completion for \"%s\"; there is: bash\n"), shell);
		return EXIT_USAGE;
	}
	fputs("# bash completion for clea(1); made by \"clea completion bash\"\n"
	    "_clea()\n{\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n"
	    "\tCOMPREPLY=()\n"
	    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\twords=\"", out);
	for (size_t i = 0; i < ncmds; i++)
		fprintf(out, "%s ", cmds[i].name);
	fputs("help\"\n\t\tCOMPREPLY=( $(compgen -W \"$words\" -- \"$cur\") )\n\t\treturn\n\tfi\n"
	    "\tcase $prev in\n"
	    "\t--format) COMPREPLY=( $(compgen -W \"text json svrl\" -- \"$cur\") ); return ;;\n"
	    "\t--document) COMPREPLY=( $(compgen -W \"attestation auto-evaluation bilan contrat convocation dossier-jury emargement "
	    "grille-observation portefeuille preconisations\" -- \"$cur\") ); return ;;\n"
	    "\tesac\n"
	    "\tcase ${COMP_WORDS[1]} in\n", out);
	for (size_t i = 0; i < ncmds; i++) {
		fprintf(out, "\t%s) words=\"", cmds[i].name);
		print_words(&cmds[i], out);
		fputs("\" ;;\n", out);
	}
	fputs("\tesac\n"
	    "\tif [ \"${cur#-}\" != \"$cur\" ]; then\n"
	    "\t\tCOMPREPLY=( $(compgen -W \"$words\" -- \"$cur\") )\n"
	    "\telse\n"
	    "\t\tcompopt -o filenames 2>/dev/null\n"
	    "\t\tCOMPREPLY=( $(compgen -f -- \"$cur\") )\n"
	    "\tfi\n}\ncomplete -F _clea clea\n", out);
	return EXIT_CONFORM;
}
