/* SPDX-License-Identifier: MIT */
/*
 * The first thing to run when something is odd, so it needs nothing to be in
 * order: the store may be missing or broken, the terminal may be none.
 */
#include "command.h"
#include "doctor.h"
#include "doctor_store.h"
#include "doctor_terminal.h"

#include "magang/view/out.h"
#include "magang/view/probe.h"

#include "magang/base/apart.h"
#include "magang/base/err.h"

struct doctor_args {
	bool keys, json;
};

static const struct opt options[] = {
	{ 0, "keys", OPT_FLAG, AT(struct doctor_args, keys), NULL,
		N_("show what each key sends, until q"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct doctor_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

/* In the order of the report. */
static const struct {
	const char *name;
	void (*run)(struct doctor *d);
	bool opened; /* nothing to look at where the store does not open */
} checks[] = {
	{ "locale", doctor_locale, false },
	{ "terminal", doctor_terminal, false },
	{ "colours", doctor_colours, false },
	{ "window", doctor_window, false },
	{ "width", doctor_width, false },
	{ "line", doctor_line, false },
	{ "clock", doctor_clock, false },
	{ "store", doctor_store, false },
	{ "settings", doctor_settings, true },
	{ "sessions", doctor_sessions, true },
	{ "backup", doctor_backup, true },
	{ "programs", doctor_programs, true },
	{ "disk", doctor_disk, false },
};

static int
try_it(void *doctor, struct err *err)
{
	struct doctor *d = doctor;

	(void)err;
	if (session_open(d->app, &d->why) == 0)
		office_health(d->app->office, &d->health, &d->journal);
	return 0;
}

/* Whatever lies there, the rest of the report is to be had. */
static void
look(struct doctor *d)
{
	if (apart(try_it, d, &d->why) != 0)
		err_set(&d->why, MG_EDAMAGED, "%s",
			_("the store is damaged inside: reading it ended the "
			  "process; run: magang check"));
	else if (session_open(d->app, &d->why) == 0)
		office_health(d->app->office, &d->health, &d->journal);
}

static void
run_checks(struct doctor *d)
{
	for (size_t i = 0; i < ARRAY_SIZE(checks); i++) {
		d->check = checks[i].name;
		if (checks[i].opened && !d->app->office)
			doctor_say(d, FINDING_SKIP, "%s",
				_("the store does not open"));
		else
			checks[i].run(d);
	}
}

static void
finish_json(struct doctor *d)
{
	json_close(&d->j, ']');
	json_bool(&d->j, "ok", !d->failed);
	json_close(&d->j, '}');
	buf_addc(&d->b, '\n');
	fwrite(buf_str(&d->b), 1, d->b.len, d->app->out);
	buf_release(&d->b);
}

static int
try_keys(struct app *app, struct err *err)
{
	if (!app->probe)
		return err_set(err, MG_EUSAGE,
			_("this program was built without screens"));
	if (!app->tty_in || !app->tty_out)
		return err_set(err, MG_EUSAGE, _("'--keys' needs a terminal"));
	app->probe->keys(app);
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct doctor_args *a = args;
	struct doctor d = { .app = app, .json = a->json };

	(void)words;
	(void)n;
	if (a->keys)
		return try_keys(app, err);
	json_init(&d.j, &d.b);
	json_open(&d.j, NULL, '{');
	json_number(&d.j, "v", 1);
	json_open(&d.j, "checks", '[');
	look(&d);
	run_checks(&d);
	if (d.json)
		finish_json(&d);
	else
		buf_release(&d.b);
	if (d.failed)
		app->status = 1;
	return 0;
}

const struct command cmd_doctor = {
	.name = "doctor",
	.summary = N_("look for what is wrong here: terminal, clock, store"),
	.usage = "",
	.examples = "magang doctor\n"
		    "magang doctor --keys\n"
		    "magang --store /srv/magang doctor --json\n",
	.more = N_("'ok' is well, 'warn' will be trouble some day, 'FAIL' is "
		   "trouble now, 'skip' could not be tried."),
	OPTIONS(options, struct doctor_args),
	.door = DOOR_OPEN,
	.host = PERM_READ | PERM_ADMIN,
	RUNS_ALONE(run),
};
