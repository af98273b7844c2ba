/* SPDX-License-Identifier: MIT */
#include "magang/view/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "program_name.h"
#include "program_whatif.h"

#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/ops/ops_settings.h"
#include "magang/program/describe.h"
#include "magang/program/describe_form.h"
#include "magang/program/program.h"
#include "magang/query/query_home.h"
#include "magang/rulebook/core.h"
#include "magang/rulebook/program_cache.h"

#define FILE_MOST (1u << 20)
#define PROGRAMS_MAX 64

/* --- check, install ------------------------------------------------------- */

/* Adds the faults of one file to *faults. */
static int
check_file(struct app *app, const char *path, size_t *faults, struct err *err)
{
	struct diag_list diags;
	char name[64];
	int version;
	size_t len;
	bool right;
	char *text = text_file(path, FILE_MOST, &len, err);

	if (!text)
		return err->code;
	diag_init(&diags, path);
	right = office_program_check(path, text, len, &diags, name, &version);
	text_diags(app, &diags);
	if (right)
		out_line(app->out, _("%s: program '%s' version %d is right"),
			path, name, version);
	*faults += diags.faults;
	diag_release(&diags);
	free(text);
	return 0;
}

static int
run_check(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	size_t faults = 0;
	int rc = 0;

	(void)args;
	for (int i = 0; i < n && !rc; i++)
		rc = check_file(app, words[i], &faults, err);
	if (!rc && faults > 0) {
		out_line(app->out, _n("%zu fault", "%zu faults", faults),
			faults);
		app->status = err_exit_status(MG_EDATA);
	}
	return rc;
}

static int
run_install(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct receipt receipt = { 0 };
	struct diag_list diags;
	char act[NUMBER_TEXT];
	size_t len;
	char *text = text_file(words[0], FILE_MOST, &len, err);
	int rc;

	(void)args;
	(void)n;
	if (!text)
		return err->code;
	diag_init(&diags, words[0]);
	rc = op_program_install(
		app->office, words[0], text, len, &diags, &receipt, err);
	text_diags(app, &diags);
	if (rc && diags.faults > 0) {
		out_line(app->out,
			_n("%zu fault, nothing installed",
				"%zu faults, nothing installed", diags.faults),
			diags.faults);
		app->status = err_exit_status(MG_EDATA);
		rc = 0;
	} else if (!rc && receipt.act == 0) {
		out_line(app->out,
			_("'%s' is installed already; nothing changed"),
			words[0]);
	} else if (!rc) {
		out_line(app->out, _("'%s' is installed (act %s)"), words[0],
			text_act(act, receipt.act));
	}
	diag_release(&diags);
	free(text);
	return rc;
}

/* --- list, show ----------------------------------------------------------- */

struct program_list_args {
	bool json, csv;
};

static const struct opt list_options[] = {
	{ 0, "json", OPT_FLAG, AT(struct program_list_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct program_list_args, csv), NULL,
		N_("as CSV"), 0, 0 },
};

static void
date_cell(struct out *o, int32_t date)
{
	char text[DATE_TEXT];

	out_cell(o, date == DATE_NONE ? NULL : date_format(text, date));
}

static int
list_row(struct app *app, struct out *o, uint16_t number, struct err *err)
{
	const struct program *p;
	struct txn *txn;
	uint64_t cases = 0;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	p = office_program(app->office, txn, number, 0);
	office_look_end(txn);
	if (!p)
		return 0;
	rc = count_cases(app->office, number, 0, &cases, err);
	if (rc)
		return rc;
	out_cell(o, p->name);
	out_cellf(o, "%d", p->version);
	date_cell(o, p->valid_from);
	date_cell(o, p->valid_to);
	out_cell(o, p->prefix);
	out_cellf(o, "%" PRIu64, cases);
	out_cell(o, label_in(&p->label, app->lang, p->name));
	out_row(o);
	return 0;
}

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct program_list_args *a = args;
	const struct out_column columns[] = {
		{ "name", _("Name"), OUT_CODE, 0 },
		{ "version", _("Version"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "from", _("Starts from"), OUT_CODE, 0 },
		{ "to", _("Starts until"), OUT_CODE, 0 },
		{ "prefix", _("Prefix"), OUT_CODE, 0 },
		{ "cases", _("Cases"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "label", _("Label"), 0, 0 },
	};
	uint16_t numbers[PROGRAMS_MAX];
	size_t found;
	struct txn *txn;
	struct out o;
	int rc = office_look(app->office, &txn, err);

	(void)words;
	(void)n;
	if (rc)
		return rc;
	found = office_program_numbers(txn, numbers, PROGRAMS_MAX);
	office_look_end(txn);
	out_start(&o, app, out_form(a->json, a->csv), "rows", columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < found && !rc; i++)
		rc = list_row(app, &o, numbers[i], err);
	out_finish(&o);
	return rc;
}

struct program_show_args {
	bool form;
};

static const struct opt show_options[] = {
	{ 0, "form", OPT_FLAG, AT(struct program_show_args, form), NULL,
		N_("the sheet of its form, numbered, for paper"), 0, 0 },
};

static int
run_show(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct program_show_args *a = args;
	const struct kind_info *person = kind_info(KIND_PERSON);
	const struct program *p;
	struct buf b = BUF_INIT;
	int rc = program_named(app->office, words[0], &p, err);

	(void)n;
	if (rc)
		return rc;
	if (a->form)
		program_form(
			p, person->fields, person->n_fields, app->lang, &b);
	else
		program_describe(p, app->lang, &b);
	out_block(app->out, buf_str(&b));
	buf_release(&b);
	return 0;
}

static int
run_keys(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct buf b = BUF_INIT;

	(void)args;
	(void)words;
	(void)n;
	(void)err;
	program_keys(&b);
	out_block(app->out, buf_str(&b));
	buf_release(&b);
	return 0;
}

/* --- rows ----------------------------------------------------------------- */

static const struct command check = {
	.name = "check",
	.summary = N_("name every fault of program files, install nothing"),
	.usage = "FILE...",
	.examples = "magang program check kyoto-ikusei.yaml\n",
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS_ALONE(run_check),
};

static const struct command install = {
	.name = "install",
	.summary = N_("install a new version of a program"),
	.usage = "FILE",
	.examples = "magang program install kyoto-ikusei.yaml\n",
	.more = N_("A file with a fault installs nothing. Cases keep their "
		   "version until they are moved: magang program adopt."),
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run_install, PERM_SETTINGS),
};

static const struct command list = {
	.name = "list",
	.summary = N_("programs of this office with their cases"),
	.usage = "",
	.examples = "magang program list\n",
	OPTIONS(list_options, struct program_list_args),
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command show = {
	.name = "show",
	.summary = N_("a program as a page for an applicant"),
	.usage = "PROGRAM",
	.examples = "magang program show kyoto-ikusei\n"
		    "magang --lang ja program show kyoto-ikusei\n"
		    "magang program show kyoto-ikusei --form\n",
	OPTIONS(show_options, struct program_show_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_show, PERM_READ),
};

static const struct command keys = {
	.name = "keys",
	.summary = N_("every key of a program file, and what it means"),
	.usage = "",
	.examples = "magang program keys\n",
	.door = DOOR_OPEN,
	RUNS_ALONE(run_keys),
};

static const struct command *const verbs[] = { &check, &program_whatif,
	&install, &program_adopt, &program_return, &list, &show, &keys };

const struct command cmd_program = {
	.name = "program",
	.summary = N_("programs: check, whatif, install, adopt, return, show, "
		      "keys"),
	.usage = "check|whatif|install|adopt|return|list|show|keys ...",
	.examples = "magang program check kyoto-ikusei.yaml\n"
		    "magang program whatif kyoto-ikusei.yaml\n"
		    "magang program install kyoto-ikusei.yaml\n"
		    "magang program list\n"
		    "magang program show kyoto-ikusei --lang ja\n",
	VERBS(verbs),
};
