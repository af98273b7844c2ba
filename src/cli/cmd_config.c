/* SPDX-License-Identifier: MIT */
#include "ask.h"
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/moved_days.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_settings.h"
#include "magang/program/calendar.h"

#define FILE_MOST (4u << 20)
#define COMING 5 /* holidays that are named */

/* --- show ----------------------------------------------------------------- */

static void
describe_roles(struct office *office, struct buf *out)
{
	buf_adds(out, "roles          ");
	for (size_t i = 0; i < office->book.roles.n; i++)
		buf_addf(out, "%s%s", i ? ", " : "",
			office->book.roles.rows[i].name);
	buf_addf(out, "\n               %s\n",
		_("who may do what: magang config show roles"));
}

static void
describe_calendar(struct office *office, struct buf *out)
{
	const struct calendar *c = &office->book.calendar;
	const struct holiday *day;
	int32_t next = office->today;
	char from[DATE_TEXT], to[DATE_TEXT];

	buf_addf(out, "calendar       %zu", c->n);
	if (c->n)
		buf_addf(out, " (%s..%s)",
			date_format(from, c->holidays[0].date),
			date_format(to, c->holidays[c->n - 1].date));
	for (size_t i = 0; (day = calendar_next(c, next)) && i < COMING; i++) {
		buf_addf(out, "\n               %s  %s",
			date_format(from, day->date),
			label_in(&day->label, office->lang, ""));
		next = day->date + 1;
	}
	buf_addf(out, "\n               %s\n",
		_("all holidays: magang config show calendar"));
}

static void
describe_areas(struct office *office, struct buf *out)
{
	buf_addf(out, "areas          %zu\n               %s\n",
		office->book.areas ? areas_count(office->book.areas) : 0,
		_("places from provinces to villages: magang config show "
		  "areas"));
}

static int
show_one(struct app *app, const char *name, struct err *err)
{
	size_t len;
	char *text = office_setting_text(app->office, name, &len, err);

	if (!text)
		return err->code;
	if (app->tty_out)
		out_block(app->out, text);
	else /* byte for byte: to be changed and installed again */
		fwrite(text, 1, len, app->out);
	free(text);
	return 0;
}

static int
run_show(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct buf b = BUF_INIT;

	(void)args;
	if (n > 0)
		return show_one(app, words[0], err);
	site_describe(&app->office->book.site, &b);
	describe_roles(app->office, &b);
	describe_calendar(app->office, &b);
	describe_areas(app->office, &b);
	out_block(app->out, buf_str(&b));
	buf_release(&b);
	return 0;
}

/* --- install -------------------------------------------------------------- */

/* A file of several is judged alone, so that its lines are counted from 1. */
static int
read_file(struct app *app, const char *name, const char *path, struct buf *all,
	size_t *faults, struct err *err)
{
	struct diag_list diags;
	size_t len;
	char *text = text_file(path, FILE_MOST, &len, err);
	int rc;

	if (!text)
		return err->code;
	diag_init(&diags, path);
	rc = office_setting_check(name, text, len, &diags, err);
	text_diags(app, &diags);
	*faults += diags.faults;
	if (!rc)
		buf_add(all, text, len);
	diag_release(&diags);
	free(text);
	return rc == MG_ECONFIG ? 0 : rc;
}

struct install_args {
	bool dry_run;
};

/* A holiday that moves moves days of class: said before it does, day by day; *n of
 * them. */
static int
print_moved(struct app *app, const char *name, const struct buf *text,
	size_t *n, struct err *err)
{
	struct calendar then;
	struct diag_list diags;
	struct page page;
	int rc = 0;

	*n = 0;
	if (strcmp(name, "calendar") != 0)
		return 0;
	diag_init(&diags, name);
	if (!calendar_load(name, buf_str(text), text->len, &then, &diags)) {
		page_start(&page, app, false);
		rc = page_end(&page, moved_days_page(&page, &then, n, err));
		calendar_release(&then);
	}
	diag_release(&diags);
	return rc;
}

static int
try_install(struct app *app, const char *name, const struct buf *text,
	struct err *err)
{
	size_t n;
	int rc = office_setting_try(
		app->office, name, buf_str(text), text->len, err);

	if (!rc)
		out_line(app->out,
			_("'%s' would be installed; nothing is "
			  "changed"),
			name);
	return rc ? rc : print_moved(app, name, text, &n, err);
}

static int
install(struct app *app, const char *name, const struct buf *text,
	struct err *err)
{
	struct receipt receipt;
	char act[NUMBER_TEXT];
	size_t moved;
	int rc = print_moved(app, name, text, &moved, err);

	if (!rc && moved && app->tty_in && !ask_yes(app, _("Install it? y/N")))
		rc = err_set(err, MG_EUSAGE, _("nothing was installed"));
	if (!rc)
		rc = op_setting_install(app->office, name, buf_str(text),
			text->len, NULL, &receipt, err);

	if (!rc && receipt.act == 0)
		out_line(app->out,
			_("'%s' is installed already; nothing changed"), name);
	else if (!rc)
		out_line(app->out, _("'%s' is installed (act %s)"), name,
			text_act(act, receipt.act));
	return rc;
}

static int
run_install(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct buf text = BUF_INIT;
	const struct install_args *a = args;
	size_t faults = 0;
	int rc = 0;

	if (n > 2 && strcmp(words[0], "areas") != 0)
		return err_set(err, MG_EUSAGE,
			_("'%s' is one file; only areas are several"),
			words[0]);
	for (int i = 1; i < n && !rc; i++)
		rc = read_file(app, words[0], words[i], &text, &faults, err);
	if (!rc && faults) {
		out_line(app->out,
			_n("%zu fault, nothing installed",
				"%zu faults, nothing installed", faults),
			faults);
		app->status = err_exit_status(MG_EDATA);
	} else if (!rc) {
		rc = a->dry_run ? try_install(app, words[0], &text, err)
				: install(app, words[0], &text, err);
	}
	buf_release(&text);
	return rc;
}

/* --- rows ----------------------------------------------------------------- */

static const struct command show = {
	.name = "show",
	.summary = N_("what is installed: the site's keys with their meaning, "
		      "or the text of one setting"),
	.usage = "[SETTING]",
	.examples = "magang config show\n"
		    "magang config show roles >roles.yaml\n",
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_show, PERM_READ),
};

static const struct opt install_options[] = {
	{ 0, "dry-run", OPT_FLAG, AT(struct install_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
};

static const struct command install_row = {
	.name = "install",
	.summary =
		N_("put another text in the place of a setting: site, roles, "
		   "calendar or areas"),
	.usage = "SETTING FILE...",
	.examples = "magang config install roles roles.yaml\n"
		    "magang config install areas indonesia.txt "
		    "jawa-barat.txt\n",
	.more = N_("A file with a fault installs nothing. It is an act like "
		   "any other: undo takes it back. Of a calendar each day of "
		   "a cohort is told on which class falls away by it, or comes "
		   "back, and whether it is marked; at a terminal it is asked "
		   "then whether it is to stand."),
	OPTIONS(install_options, struct install_args),
	.min = 2,
	.max = -1,
	.door = DOOR_DASH,
	.files = 2,
	RUNS(run_install, PERM_SETTINGS),
};

static const struct command *const verbs[] = { &show, &install_row };

const struct command cmd_config = {
	.name = "config",
	.summary = N_("the settings of the office: show, install"),
	.usage = "show|install ...",
	.examples = "magang config show\n"
		    "magang config show roles >roles.yaml\n"
		    "magang config install roles roles.yaml\n",
	VERBS(verbs),
};
