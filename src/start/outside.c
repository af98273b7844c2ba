/* SPDX-License-Identifier: MIT */
#include "outside.h"

#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"
#include "magang/view/app.h"

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

void
outside_read(struct outside *o)
{
	o->home = copy_variable("HOME");
	o->term = copy_variable("TERM");
	o->messages = copy_locale("LC_MESSAGES");
	o->characters = copy_locale("LC_CTYPE");
	o->asked = copy_variable("SSH_ORIGINAL_COMMAND");
	o->line = copy_variable("SSH_CONNECTION");
	o->sudoer = copy_variable("SUDO_UID");
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

void
outside_caller(struct outside *o, struct app *app)
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
	app->asked = o->asked;
	app->line = o->line;
	app->sudoer = o->sudoer;
}

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Installed: bin/magang and share/magang side by side. Built: share beside the
 * binary. */
void
outside_share(struct outside *o, struct app *app)
{
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *slash;

	exe[n > 0 ? n : 0] = '\0';
	if (n > 0)
		o->program = xstrdup(exe);
	app->program = o->program;
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

void
outside_clock(const struct outside *o, struct app *app)
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

void
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
	free(o->program);
	free(o->asked);
	free(o->line);
	free(o->sudoer);
}
