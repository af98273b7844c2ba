/* SPDX-License-Identifier: MIT */
/*
 * The list of another agency beside what the office counts. What is told is a table of
 * classes, or the names behind one of them; the rows that were refused lie in a file
 * with their reasons, as those of an import.
 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "import_rejects.h"
#include "import_report.h"
#include "program_name.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/import.h"
#include "magang/office/find_named.h"
#include "magang/office/office.h"
#include "magang/office/value_print.h"
#include "magang/program/program.h"
#include "magang/record/dict.h"
#include "magang/view/codes.h"
#include "magang/view/out.h"
#include "magang/view/typed_day.h"

struct reconcile_args {
	struct opt_list set, map;
	const char *agency, *program, *date, *grade, *names, *rejects;
	bool dry_run, json, csv;
};

static const struct opt options[] = {
	{ 0, "agency", OPT_TEXT, AT(struct reconcile_args, agency), "NUMBER",
		N_("the organisation whose list it is"), 0, 0 },
	{ 0, "program", OPT_TEXT, AT(struct reconcile_args, program), "NAME",
		N_("for whose target its people count; without: the one that "
		   "takes such lists"),
		0, 0 },
	{ 0, "date", OPT_TEXT, AT(struct reconcile_args, date), "DAY",
		N_("the day of the list, for rows that say none"), 0, 0 },
	{ 0, "grade", OPT_TEXT, AT(struct reconcile_args, grade), "GRADE",
		N_("of rows that say none and have no licence: b where the "
		   "agency saw the business, c where it was told (c)"),
		0, 0 },
	{ 0, "set", OPT_LIST, AT(struct reconcile_args, set), "FIELD=VALUE",
		N_("a value that the file lacks, for every row"), 0, 0 },
	{ 0, "map", OPT_LIST, AT(struct reconcile_args, map), "'HEAD=FIELD'",
		N_("what a head of the file means; - leaves the column out"), 0,
		0 },
	{ 'n', "dry-run", OPT_FLAG, AT(struct reconcile_args, dry_run), NULL,
		N_("the same report, nothing changed"), 0, 0 },
	{ 0, "names", OPT_TEXT, AT(struct reconcile_args, names), "CLASS",
		N_("the rows of a class (new, better, ours ...), or of all"), 0,
		0 },
	{ 0, "rejects", OPT_FILE, AT(struct reconcile_args, rejects), "FILE",
		N_("where rejected rows go (FILE.rejects.csv, or the next free "
		   "name)"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct reconcile_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct reconcile_args, csv), NULL,
		N_("as CSV"), 0, 0 },
};

static const char *const class_words[LISTED_CLASSES] = {
	[LISTED_NEW] = N_("Count by this list, and did not before"),
	[LISTED_BETTER] = N_("Counted already, proved better by this list"),
	[LISTED_CONFIRMED] = N_("Of this agency, seen again on a later day"),
	[LISTED_OURS] = N_("Ours already, proved as well or better"),
	[LISTED_OTHERS] = N_("On the list of another agency, which proves it"),
	[LISTED_AGAIN] = N_("Of this agency already"),
	[LISTED_TWICE] = N_("Twice in this file"),
	[LISTED_EXPIRED] = N_("What it proves holds no more"),
	[LISTED_BAD] = N_("Sent back, with reasons"),
};

struct reconciling {
	struct importing im;
	enum out_form form;
	int class; /* whose names are told; LISTED_CLASSES: all; 0: none */
	struct out out;
	struct import_report report;
};

/* ---- what is told ------------------------------------------------------------ */

static const struct out_column name_columns[] = {
	{ "line", N_("Line"), OUT_NUMBER | OUT_RIGHT, 0 },
	{ "class", N_("Class"), OUT_CODE, 0 },
	{ "number", N_("Number"), OUT_CODE, 0 },
	{ "name", N_("Name"), 0, 0 },
	{ "grade", N_("Evidence"), OUT_CODE, 0 },
	{ "proved_by", N_("Proved by"), OUT_CODE, 0 },
	{ "see_line", N_("See line"), OUT_NUMBER | OUT_RIGHT | OUT_SPARE, 0 },
	{ "shared", N_("Shared licence"), OUT_BOOL | OUT_SPARE, 0 },
};

static const struct out_column class_columns[] = {
	{ "class", N_("Class"), OUT_CODE, 0 },
	{ "label", N_("Rows"), 0, 0 },
	{ "rows", N_("How many"), OUT_NUMBER | OUT_RIGHT, 0 },
	{ "a", "A", OUT_NUMBER | OUT_RIGHT, 0 },
	{ "b", "B", OUT_NUMBER | OUT_RIGHT, 0 },
	{ "c", "C", OUT_NUMBER | OUT_RIGHT, 0 },
};

static void
put_number(struct out *o, enum kind kind, uint64_t id)
{
	char number[NUMBER_TEXT];

	out_cell(o,
		id ? number_format(number, kind_info(kind)->prefix, id) : NULL);
}

static void
put_grade(struct out *o, enum outcome_grade grade)
{
	out_cell(o, grade ? (char[]){ "-abc"[grade], '\0' } : NULL);
}

static void
tell_row(void *ctx, const struct import_line *line)
{
	struct reconciling *rc = ctx;
	struct out *o = &rc->out;

	if (!line->class ||
		(rc->class != LISTED_CLASSES && rc->class != (int)line->class))
		return;
	out_cellf(o, "%zu", line->line);
	out_cell(o, list_class_word[line->class]);
	put_number(o, KIND_PERSON, line->id ? line->id : line->same_as);
	out_cell(o, line->name);
	put_grade(o, line->grade);
	put_number(o, KIND_ORGANISATION, line->proved_by);
	if (line->same_as_line)
		out_cellf(o, "%zu", line->same_as_line);
	else
		out_cell(o, NULL);
	out_cell(o, line->shared            ? "true"
		    : rc->form == OUT_TABLE ? NULL
					    : "false");
	out_row(o);
}

static void
start(struct reconciling *rc, const char *name,
	const struct out_column *columns, size_t n, struct out_column *own)
{
	memcpy(own, columns, n * sizeof(*own));
	for (size_t i = 0; i < n; i++)
		own[i].head = _(columns[i].head);
	out_start(&rc->out, rc->im.app, rc->form, name, own, n);
}

static void
tell_classes(struct reconciling *rc)
{
	struct out_column own[ARRAY_SIZE(class_columns)];
	const struct import_report *r = &rc->report;

	start(rc, "classes", class_columns, ARRAY_SIZE(class_columns), own);
	for (int c = LISTED_NEW; c < LISTED_CLASSES; c++) {
		size_t n = 0;

		for (int g = GRADE_NONE; g < GRADE_COUNT; g++)
			n += r->classes[c][g];
		out_cell(&rc->out, list_class_word[c]);
		out_cell(&rc->out, _(class_words[c]));
		out_cellf(&rc->out, "%zu", n);
		for (int g = GRADE_A; g < GRADE_COUNT; g++)
			out_cellf(&rc->out, "%zu", r->classes[c][g]);
		out_row(&rc->out);
	}
	out_finish(&rc->out);
	if (rc->form == OUT_TABLE && r->shared)
		out_line(rc->im.app->out,
			_n("%zu licence stands with another person, too; see "
			   "--names all",
				"%zu licences stand with another person, too; "
				"see --names all",
				r->shared),
			r->shared);
}

/* ---- the list ------------------------------------------------------------------ */

static void
say_rejected(struct reconciling *rc)
{
	struct app *app = rc->im.app;

	fflush(app->out);
	if (rc->im.rejects.name)
		out_line(app->log,
			_("rejected rows are in '%s'; correct them there and "
			  "reconcile that file"),
			rc->im.rejects.name);
	else
		import_rejects_line(&rc->im);
	app->status = err_exit_status(MG_EDATA);
}

static int
read_all(struct reconciling *rc, struct import_options *opt, FILE *in,
	bool wanted, struct err *err)
{
	struct out_column own[ARRAY_SIZE(name_columns)];
	int code;

	rc->im.report = &rc->report;
	if (rc->class)
		start(rc, "rows", name_columns, ARRAY_SIZE(name_columns), own);
	code = import_file(rc->im.app->office, in, opt, &rc->report, err);
	progress_clear(&rc->im.progress);
	if (rc->class)
		out_finish(&rc->out);
	else if (!code)
		tell_classes(rc);
	if (!code)
		code = rejects_close(
			&rc->im.rejects, rc->report.rejected, wanted, err);
	if (!code && rc->report.rejected)
		say_rejected(rc);
	if (code && rc->report.act)
		out_line(rc->im.app->log, "%s",
			_("what was stored stays; load the same list again "
			  "when this is put right, it adds the rest"));
	return code;
}

static int
open_list(struct reconciling *rc, struct import_options *opt, const char *path,
	const struct reconcile_args *a, struct err *err)
{
	const bool from_stdin = strcmp(path, "-") == 0;
	FILE *in;
	int code = rejects_open(
		&rc->im.rejects, path, a->rejects, a->dry_run, err);

	if (code)
		return code;
	opt->rejects = rc->im.rejects.f;
	in = from_stdin ? stdin : plain_file_open(path, err);
	code = in ? read_all(rc, opt, in, a->rejects != NULL, err) : err->code;
	if (in && !from_stdin)
		fclose(in);
	plain_file_drop(&rc->im.rejects);
	import_report_release(&rc->report);
	return code;
}

/* ---- what was asked for ---------------------------------------------------------- */

/* The only one that takes lists; 0: there is none, or several. */
static uint16_t
program_alone(struct office *office, struct txn *txn)
{
	const struct program *p;
	uint16_t found = 0;

	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));)
		if (program_listed(p) >= 0) {
			if (found)
				return 0;
			found = no;
		}
	return found;
}

static int
find_program(
	struct office *office, const char *name, uint16_t *out, struct err *err)
{
	const struct program *p = NULL;
	struct txn *txn;
	int rc = name ? program_named(office, name, &p, err) : 0;

	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	*out = p ? dict_number(txn, DICT_PROGRAM, 0, p->name)
		 : program_alone(office, txn);
	office_look_end(txn);
	return *out ? 0
		    : err_set(err, MG_EUSAGE,
			      _("for whose target do they count? --program "
				"NAME, one with 'lists' at an outcome"));
}

static int
find_agency(
	struct office *office, const char *text, uint64_t *out, struct err *err)
{
	enum kind kind;
	int rc = text ? office_find_as(office, text, KIND_ORGANISATION, &kind,
				out, err)
		      : err_set(err, MG_EUSAGE,
				_("whose list is it? --agency NUMBER; see: "
				  "magang list organisation"));

	if (!rc && kind != KIND_ORGANISATION)
		rc = err_set(err, MG_EUSAGE,
			_("'%s' is no organisation; see: magang list "
			  "organisation"),
			text);
	return rc;
}

static int
find_class(const char *text, int *out, struct err *err)
{
	const char *all = "all";

	*out = 0;
	if (!text)
		return 0;
	if (strcmp(text, all) == 0)
		*out = LISTED_CLASSES;
	for (int c = LISTED_NEW; c < LISTED_CLASSES; c++)
		if (strcmp(text, list_class_word[c]) == 0)
			*out = c;
	return *out ? 0
		    : err_set(err, MG_EUSAGE,
			      _("--names '%s': write new, better, confirmed, "
				"ours, two_lists, again, twice, expired, bad "
				"or all"),
			      text);
}

static int
read_asked(struct office *office, const struct reconcile_args *a,
	struct import_list *list, int *class, struct err *err)
{
	int rc = find_agency(office, a->agency, &list->agency, err);

	list->day = DATE_NONE;
	list->grade = GRADE_C;
	if (!rc)
		rc = find_program(office, a->program, &list->program, err);
	if (!rc && a->date)
		rc = typed_day(office, a->date, &list->day, err);
	if (!rc && a->grade && strcmp(a->grade, "b") == 0)
		list->grade = GRADE_B;
	else if (!rc && a->grade && strcmp(a->grade, "c") != 0)
		rc = err_set(err, MG_EUSAGE,
			_("--grade takes b or c, not '%s'; a is a row with a "
			  "licence"),
			a->grade);
	return rc ? rc : find_class(a->names, class, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct reconcile_args *a = args;
	struct import_list list = { 0 };
	struct reconciling rc = {
		.im = { .app = app,
			.kind = KIND_PERSON,
			.wanted = a->rejects != NULL,
			.progress = { .app = app } },
		.form = out_form(a->json, a->csv),
	};
	struct import_options opt = {
		.kind = KIND_PERSON,
		.file = words[0],
		.dry_run = a->dry_run,
		.list = &list,
		.set = a->set.rows,
		.n_set = a->set.n,
		.map = a->map.rows,
		.n_map = a->map.n,
		.progress = app->tty_log ? import_progress : NULL,
		.ctx = &rc,
	};
	int code = read_asked(app->office, a, &list, &rc.class, err);

	(void)n;
	if (rc.class)
		opt.line = tell_row;
	return code ? code : open_list(&rc, &opt, words[0], a, err);
}

const struct command cmd_reconcile = {
	.name = "reconcile",
	.summary = N_("the list of another agency beside what is counted"),
	.usage = "FILE|-",
	.examples = "magang reconcile daftar-dinas.csv --agency OR-000001-3 "
		    "--date 2026-09-30 --dry-run\n"
		    "magang reconcile daftar-dinas.csv --agency OR-000001-3 "
		    "--date 2026-09-30\n"
		    "magang reconcile daftar-dinas.csv --agency OR-000001-3 "
		    "--date 2026-09-30 --dry-run --names two_lists\n",
	.more = N_(
		"Each row is somebody whom the agency proves: A with the "
		"licence of the business (NIB), B seen there, C told. Persons "
		"are known by NIK, by licence and name, or by what else says "
		"who it is; who counts already is counted once, under whoever "
		"proves it best. Only who does not count yet, or is proved "
		"better, is recorded, in one act that undo takes back. The "
		"same list once more changes nothing. Bad rows go to a file "
		"with reasons, and so does who is only like somebody."),
	OPTIONS(options, struct reconcile_args),
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run, PERM_IMPORT),
};
