/* SPDX-License-Identifier: MIT */
/*
 * The start of the program: what comes from outside is read once, checked and
 * taken away (environment, descriptors, signals), then the command line runs.
 * "Now", the caller and the directories are arguments from here on.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"

#include "magang/cli/cli.h"
#ifdef HAVE_TUI
#include "magang/tui/term/probe.h"
#include "magang/tui/tui.h"
#endif

#define FEWEST_COLUMNS 20
#define MOST_COLUMNS 500

/* Copies of what the program keeps of its environment; NULL where unset. */
struct outside {
	char *home, *term;
	char *messages, *characters; /* locales */
	char *clock, *seed;          /* test builds only */
	char *login, *store, *share;
	bool no_color, accessible;
};

static char *
copy_variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? xstrdup(value) : NULL;
}

/* The order in which the C library would ask, too. */
static char *
copy_locale(const char *category)
{
	const char *const names[] = { "LC_ALL", category, "LANG" };
	char *value = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(names) && !value; i++)
		value = copy_variable(names[i]);
	return value;
}

/* A terminal's name goes into path names of terminfo: nothing odd in it. */
static bool
plain_term(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz0123456789._+-");

	return n > 0 && n <= 32 && s[n] == '\0';
}

static bool
is_set(const char *name)
{
	return getenv(name) && *getenv(name);
}

static void
read_environment(struct outside *o)
{
	o->home = copy_variable("HOME");
	o->term = copy_variable("TERM");
	o->messages = copy_locale("LC_MESSAGES");
	o->characters = copy_locale("LC_CTYPE");
	o->no_color = is_set("NO_COLOR");
	o->accessible = is_set("ACCESSIBLE");
#ifdef MG_TEST
	o->clock = copy_variable("MAGANG_CLOCK");
	o->seed = copy_variable("MAGANG_SEED");
#endif
	clearenv();
	if (!o->term || !plain_term(o->term)) {
		free(o->term);
		o->term = xstrdup("dumb");
	}
}

static void
outside_release(struct outside *o)
{
	free(o->home);
	free(o->term);
	free(o->messages);
	free(o->characters);
	free(o->clock);
	free(o->seed);
	free(o->login);
	free(o->store);
	free(o->share);
}

/* 0, 1 and 2 are open, whatever the caller closed: else the store would get one
 * of these numbers. Nothing else was handed to us on purpose. */
static void
settle_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
			open("/dev/null", O_RDWR | O_NOCTTY) < 0)
			abort();
	close_range(3, ~0U, 0);
}

/* A reader that goes away and a full disk are answers of write(2), not ends of
 * the program; a crash leaves no copy of the keys on disk. */
static void
settle_process(void)
{
	struct rlimit none = { 0, 0 };

	umask(077);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_CORE, &none);
}

static void
read_caller(struct outside *o, struct app *app)
{
	const struct passwd *pw;

	app->uid = getuid();
	pw = getpwuid(app->uid);
	o->login = pw ? xstrdup(pw->pw_name)
		      : xasprintf("u%u", (unsigned)app->uid);
	if (!o->home)
		o->home = xstrdup(pw ? pw->pw_dir : "/");
	o->store = xasprintf("%s/.local/share/magang/store", o->home);
	app->login = o->login;
	app->store = o->store;
	app->term = o->term;
	app->locale = o->characters;
}

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Installed: bin/magang and share/magang side by side. Built: share beside the
 * binary. */
static void
find_share(struct outside *o, struct app *app)
{
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *slash;

	exe[n > 0 ? n : 0] = '\0';
	slash = strrchr(exe, '/');
	if (slash) {
		*slash = '\0';
		o->share = xasprintf("%s/../share/magang", exe);
		if (!is_directory(o->share)) {
			free(o->share);
			o->share = xasprintf("%s/share", exe);
		}
	}
	if (!o->share || !is_directory(o->share)) {
		free(o->share);
		o->share = xstrdup(MG_PREFIX "/share/magang");
	}
	app->share = o->share;
}

#ifdef MG_TEST
/* "2026-11-24", "2026-11-24T08:00" (in WIB), "@1795482000", "now" */
static bool
parse_clock(const char *s, int64_t *out)
{
	int year, month, day, hour = 0, minute = 0, n = 0;

	if (s[0] == '@')
		return num_i64(s + 1, 0, INT64_MAX, out);
	if (sscanf(s, "%4d-%2d-%2d%n", &year, &month, &day, &n) != 3 ||
		!date_exists(year, month, day))
		return false;
	if (s[n] != '\0' && sscanf(s + n, "T%2d:%2d", &hour, &minute) != 2)
		return false;
	*out = (int64_t)date_from_civil(year, month, day) * 86400 +
	       (hour - 7) * 3600 + minute * 60;
	return true;
}
#endif

static void
read_clock(const struct outside *o, struct app *app)
{
	app->now = (int64_t)time(NULL);
	seal_random(&app->seed, sizeof(app->seed));
#ifdef MG_TEST
	if (o->clock && strcmp(o->clock, "now") != 0 &&
		!parse_clock(o->clock, &app->now)) {
		fputs("magang: MAGANG_CLOCK cannot be read\n", stderr);
		abort();
	}
	if (o->seed)
		num_u64(o->seed, 0, UINT64_MAX, &app->seed);
#else
	(void)o;
#endif
}

static void
read_terminal(const struct outside *o, struct app *app)
{
	struct winsize size;

	app->out = stdout;
	app->log = stderr;
	app->tty_in = isatty(STDIN_FILENO);
	app->tty_out = isatty(STDOUT_FILENO);
	app->tty_log = isatty(STDERR_FILENO);
	app->columns = 80;
	app->color = !o->no_color;
	/* whoever is asked to be read aloud; a script is not */
	app->linear = o->accessible && app->tty_in && app->tty_out;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		app->columns = size.ws_col;
	if (app->columns < FEWEST_COLUMNS)
		app->columns = FEWEST_COLUMNS;
	if (app->columns > MOST_COLUMNS)
		app->columns = MOST_COLUMNS;
}

/* Test builds: "--dump-screen STEPS" runs the screens on keys given as text and
 * prints the last picture; it is taken out of the line. */
static void
set_screens(struct app *app, int *argc, char **argv)
{
#ifdef HAVE_TUI
	app->screens = tui_run;
	app->probe = &term_probe;
#endif
#ifdef MG_TEST
	for (int i = 1; i + 1 < *argc && !app->steps; i++) {
		if (strcmp(argv[i], "--dump-screen") != 0)
			continue;
		app->steps = argv[i + 1];
		app->tty_in = app->tty_out = true;
		for (int j = i + 2; j <= *argc; j++)
			argv[j - 2] = argv[j];
		*argc -= 2;
	}
#endif
	(void)app; /* builds without screens or tests */
	(void)argc;
	(void)argv;
}

int
main(int argc, char **argv)
{
	struct outside outside = { 0 };
	struct app app = { 0 };
	struct err err = ERR_INIT;
	int status;

	settle_process();
	read_environment(&outside);
	settle_descriptors();
	read_caller(&outside, &app);
	find_share(&outside, &app);
	session_speak(&app, lang_from_locale(outside.messages));
	read_terminal(&outside, &app);
	set_screens(&app, &argc, argv);
	if (seal_start(&err) == 0) {
		read_clock(&outside, &app);
		status = cli_main(&app, argc, argv);
	} else {
		fprintf(stderr, "magang: %s\n", err.text);
		status = err_exit_status(err.code);
	}
	outside_release(&outside);
	return status;
}
