/* trust.c - the anchors, revocation lists and key that a command was given. */
#include "base/mem.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

/* Each file of each option; 0, or -1 with a finding. */
static int
load_trust(struct job *job, struct seal_trust *trust)
{
	static const struct {
		enum cmd_option	 option;
		int		(*add)(struct seal_trust *, const char *, struct report *);
	} kinds[] = {
		{ OPT_TRUST, seal_trust_add_ca }, { OPT_CRL, seal_trust_add_crl },
		{ OPT_OCSP, seal_trust_add_ocsp },
	};

	for (size_t k = 0; k < nitems(kinds); k++) {
		const struct values	*v = &job->options[kinds[k].option];

		for (size_t i = 0; i < v->n; i++)
			if (kinds[k].add(trust, v->v[i], job->report) == -1)
				return -1;
	}
	return 0;
}

struct seal_trust *
job_trust(struct job *job)
{
	struct seal_trust	*trust = seal_trust_new();

	if (load_trust(job, trust) == 0)
		return trust;
	seal_trust_free(trust);
	return NULL;
}

struct signer *
job_signer(struct job *job)
{
	struct seal_passphrase	 pass = {
		.file = job_option(job, OPT_PASSPHRASE_FILE),
		.variable = job_option(job, OPT_PASSPHRASE_ENV), .ask = true,
	};

	return signer_load(job_option(job, OPT_KEY), &pass, job->now, job->report);
}
