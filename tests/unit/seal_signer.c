/* seal_signer.c - which keys sign, which are refused with which sentence, and where the passphrase comes from. */
#include "seal_help.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>

static void
good_keys_load(void **state)
{
	static const char *const names[] = {
		"signer.p12", "signer.pem", "signer-ec.p12", "signer-ec.pem", "signer-pss.pem",
		"secretary.p12",
	};

	(void)state;
	for (size_t i = 0; i < nitems(names); i++) {
		struct report	*r = report_new();
		struct signer	*s = signer_of(names[i], r);

		assert_no_error(r);
		assert_non_null(s);
		assert_true(signer_room(s) > 512 && signer_room(s) < 4096);
		assert_string_equal(signer_name(s), i < 5 ? "GRETA du Val d'Essai" :
		    "Secrétariat du jury paritaire");
		signer_free(s);
		report_free(r);
	}
}

/* Refused, with exactly this one finding, and without the passphrase in it. */
static void
assert_refused(const char *path, const struct seal_passphrase *from, instant now, const char *id)
{
	struct report	*r = report_new();
	struct buf	 text;

	assert_null(signer_load(path, from, now, r));
	buf_init(&text);
	report_print_text(r, &text);
	if (report_count(r) != 1 || strcmp(report_get(r, 0)->id, id) != 0)
		print_error("wanted %s, got:\n%s", id, text.data);
	assert_int_equal(report_count(r), 1);
	assert_string_equal(report_get(r, 0)->id, id);
	assert_null(strstr(text.data, "demo-passphrase"));
	buf_clear(&text);
	report_free(r);
}

static void
refused_by_date_or_passphrase(void **state)
{
	char			*pass = pki("passphrase"), *key = pki("signer.p12");
	char			*pem = pki("signer.pem"), *expired = pki("expired.p12");
	char			*wrong = scratch("other\n", 6), *empty = scratch("\nx", 2);
	char			*text = scratch("no key here\n", 12);
	struct seal_passphrase	 right = { .file = pass }, bad = { .file = wrong };
	struct seal_passphrase	 none = { .variable = "CLEA_TEST_UNSET" }, blank = { .file = empty };
	struct seal_passphrase	 missing = { .file = "/nonexistent/passphrase" };

	(void)state;
	assert_refused(expired, &right, TEST_NOW, "SEAL-12");
	assert_refused(key, &right, 1704067200, "SEAL-13");	/* 2024 */
	assert_refused(key, &right, 2398377600, "SEAL-12");	/* 2046 */
	assert_refused(key, &bad, TEST_NOW, "SEAL-03");
	assert_refused(pem, &bad, TEST_NOW, "SEAL-03");
	assert_refused(key, &none, TEST_NOW, "SEAL-01");
	assert_refused(pem, &none, TEST_NOW, "SEAL-01");
	assert_refused(key, &blank, TEST_NOW, "SEAL-02");
	assert_refused(pem, &missing, TEST_NOW, "SEAL-02");
	assert_refused(text, &right, TEST_NOW, "SEAL-04");
	assert_refused("/nonexistent.p12", &right, TEST_NOW, "FILE-01");
	assert_refused("/tmp", &right, TEST_NOW, "FILE-05");
	unlink(wrong);
	unlink(empty);
	unlink(text);
	free(wrong);
	free(empty);
	free(text);
	free(pass);
	free(key);
	free(pem);
	free(expired);
}

/* Keys that openssl makes for the occasion: a shell line, run in a scratch folder, that leaves "key". */
static void
refused_by_what_they_are(void **state)
{
#define CERT	"openssl req -x509 -nodes -days 30000 -subj /CN=x -out c -keyout k -newkey "
#define LEAF	" -addext basicConstraints=critical,CA:false -addext keyUsage="
#define BOTH	" && cat k c > key"
	static const struct { const char *make, *id; } t[] = {
		{ CERT "rsa:1024" LEAF "nonRepudiation" BOTH, "SEAL-08" },
		{ CERT "ec -pkeyopt ec_paramgen_curve:secp256k1" LEAF "nonRepudiation" BOTH, "SEAL-08" },
		{ CERT "ed25519" LEAF "nonRepudiation" BOTH, "SEAL-09" },
		{ CERT "rsa:2048" LEAF "keyEncipherment" BOTH, "SEAL-10" },
		{ CERT "rsa:2048" LEAF "digitalSignature -addext extendedKeyUsage=timeStamping" BOTH,
		    "SEAL-10" },
		{ CERT "rsa:2048 -addext keyUsage=digitalSignature" BOTH, "SEAL-11" },
		{ CERT "rsa:2048" LEAF "nonRepudiation && cp c key", "SEAL-06" },
		{ CERT "rsa:2048" LEAF "nonRepudiation && cp k key", "SEAL-07" },
		{ CERT "rsa:2048" LEAF "nonRepudiation && openssl genrsa -out k 2048 && cat k c > key",
		    "SEAL-07" },
		{ CERT "rsa:2048" LEAF "nonRepudiation && openssl pkcs12 -export -legacy -inkey k "
		    "-in c -passout pass:demo-passphrase -out key", "SEAL-05" },
		{ "printf '%s\\n' '-----BEGIN PRIVATE KEY-----' AAAA '-----END PRIVATE KEY-----' > key",
		    "SEAL-04" },
	};
	char			*pass = pki("passphrase");
	struct seal_passphrase	 from = { .file = pass };

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		char	 dir[] = "/tmp/clea-seal-XXXXXX", *cmd, *key;

		assert_non_null(mkdtemp(dir));
		cmd = mem_printf("cd %s && { %s; } 2>log || { cat log; exit 1; }", dir, t[i].make);
		assert_int_equal(system(cmd), 0);
		free(cmd);
		key = mem_printf("%s/key", dir);
		/* Made a moment ago, by the clock: judged within its 80 years. */
		assert_refused(key, &from, 2500000000, t[i].id);
		cmd = mem_printf("rm -rf %s", dir);
		assert_int_equal(system(cmd), 0);
		free(cmd);
		free(key);
	}
	free(pass);
}

/* A PEM file without encryption needs no passphrase, and asks for none. */
static void
plain_pem_asks_for_nothing(void **state)
{
	char		 dir[] = "/tmp/clea-seal-XXXXXX", *cmd, *key;
	struct report	*r = report_new();
	struct signer	*s;

	(void)state;
	assert_non_null(mkdtemp(dir));
	cmd = mem_printf("cd %s && " CERT "rsa:2048" LEAF "nonRepudiation 2>log && cat c k > key", dir);
	assert_int_equal(system(cmd), 0);
	free(cmd);
	key = mem_printf("%s/key", dir);
	s = signer_load(key, &(struct seal_passphrase){ .file = "/nonexistent" }, 2500000000, r);
	assert_no_error(r);
	assert_non_null(s);
	assert_string_equal(signer_name(s), "x");
	signer_free(s);
	report_free(r);
	cmd = mem_printf("rm -rf %s", dir);
	assert_int_equal(system(cmd), 0);
	free(cmd);
	free(key);
}

static void
passphrase_from_the_environment(void **state)
{
	char		*key = pki("signer.p12");
	struct report	*r = report_new();
	struct signer	*s;

	(void)state;
	setenv("CLEA_PASSPHRASE", "demo-passphrase", 1);
	setenv("OTHER", "wrong", 1);
	s = signer_load(key, NULL, TEST_NOW, r);
	assert_no_error(r);
	signer_free(s);
	assert_refused(key, &(struct seal_passphrase){ .variable = "OTHER" }, TEST_NOW, "SEAL-03");
	unsetenv("CLEA_PASSPHRASE");
	unsetenv("OTHER");
	assert_refused(key, NULL, TEST_NOW, "SEAL-01");
	report_free(r);
	free(key);
}

/* In a session of its own, at a terminal of its own: load the key, say by the status how it went. */
static void
load_at_terminal(const char *tty, const char *key)
{
	struct report	*r = report_new();
	struct signer	*s;
	int		 fd;

	setsid();
	if ((fd = open(tty, O_RDWR)) == -1)	/* the first one opened becomes /dev/tty */
		_exit(9);
	s = signer_load(key, &(struct seal_passphrase){ .ask = true, .variable = "CLEA_TEST_UNSET" },
	    TEST_NOW, r);
	_exit(s != NULL ? 0 : report_has(r, "SEAL-03") ? 3 : report_has(r, "SEAL-01") ? 1 : 8);
}

/* Type this at the prompt; the exit status, and all that the terminal showed. */
static int
type(const char *typed, char *shown, size_t room)
{
	char		*key = pki("signer.p12"), chunk[256];
	int		 master = posix_openpt(O_RDWR | O_NOCTTY), status = 0;
	size_t		 n = 0;
	ssize_t		 k;
	pid_t		 child;
	bool		 sent = false;

	assert_true(master != -1 && grantpt(master) == 0 && unlockpt(master) == 0);
	char		*tty = mem_strdup(ptsname(master));

	if ((child = fork()) == 0)
		load_at_terminal(tty, key);
	/* Once the prompt is there, echo is off.  EIO ends it: the child has closed its side. */
	while ((k = read(master, chunk, sizeof(chunk))) > 0) {
		for (ssize_t i = 0; i < k && n + 1 < room; i++)
			shown[n++] = chunk[i];
		shown[n] = '\0';
		if (!sent && strstr(shown, ": ") != NULL) {
			assert_int_equal(write(master, typed, strlen(typed)), strlen(typed));
			sent = true;
		}
	}
	waitpid(child, &status, 0);
	close(master);
	free(tty);
	free(key);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
passphrase_from_the_terminal(void **state)
{
	char	 shown[1024] = "";

	(void)state;
	assert_int_equal(type("demo-passphrase\n", shown, sizeof(shown)), 0);
	assert_non_null(strstr(shown, "signer.p12"));
	assert_null(strstr(shown, "demo-passphrase"));
	assert_int_equal(type("wrong\n", shown, sizeof(shown)), 3);
	assert_int_equal(type("half\003", shown, sizeof(shown)), 1);	/* Ctrl-C */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_keys_load),
		cmocka_unit_test(refused_by_date_or_passphrase),
		cmocka_unit_test(refused_by_what_they_are),
		cmocka_unit_test(plain_pem_asks_for_nothing),
		cmocka_unit_test(passphrase_from_the_environment),
		cmocka_unit_test(passphrase_from_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
