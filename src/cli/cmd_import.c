/* SPDX-License-Identifier: MIT */

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "magang/view/text.h"

#include "magang/base/err.h"
#include "magang/exchange/import.h"
#include "magang/ops/draft.h"

#include "import_layout.h"
#include "import_rejects.h"
#include "import_report.h"

struct import_args {
	struct opt_list set, map;
	const char *rejects;
	bool dry_run, update, json;
};

static const struct opt options[] = {
	{ 0, "set", OPT_LIST, AT(struct import_args, set), "FIELD=VALUE",
		N_("a value that the file lacks, for every row"), 0, 0 },
	{ 0, "map", OPT_LIST, AT(struct import_args, map), "'HEAD=FIELD'",
		N_("what a head of the file means; - leaves the column out"), 0,
		0 },
	{ 'n', "dry-run", OPT_FLAG, AT(struct import_args, dry_run), NULL,
		N_("the same report, nothing changed"), 0, 0 },
	{ 0, "update", OPT_FLAG, AT(struct import_args, update), NULL,
		N_("apply differences to what is known"), 0, 0 },
	{ 0, "rejects", OPT_FILE, AT(struct import_args, rejects), "FILE",
		N_("where rejected rows go (FILE.rejects.csv, or the next free "
		   "name)"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct import_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
import_open(struct importing *im, struct import_options *opt, FILE *in,
	struct err *err)
{
	struct import_report report = { 0 };
	int rc;

	im->report = &report;
	import_report_start(im);
	rc = import_file(im->app->office, in, opt, &report, err);
	import_report_end(im, rc == 0);
	if (!rc)
		rc = rejects_close(
			&im->rejects, report.rejected, im->wanted, err);
	else
		plain_file_drop(&im->rejects);
	if (!rc && report.rejected > 0) {
		import_rejects_line(im);
		im->app->status = err_exit_status(MG_EDATA);
	}
	import_report_release(&report);
	return rc;
}

static int
import_path(struct importing *im, struct import_options *opt, const char *path,
	struct err *err)
{
	bool from_stdin = strcmp(path, "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(path, err);
	int rc;

	if (!in)
		return err->code;
	rc = import_open(im, opt, in, err);
	if (!from_stdin)
		fclose(in);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct import_args *a = args;
	struct importing im = { .app = app,
		.dry_run = a->dry_run,
		.kind = KIND_PERSON,
		.json = a->json,
		.wanted = a->rejects != NULL,
		.progress = { .app = app } };
	struct import_options opt = {
		.file = words[1],
		.dry_run = a->dry_run,
		.update = a->update,
		.set = a->set.rows,
		.n_set = a->set.n,
		.map = a->map.rows,
		.n_map = a->map.n,
		.layout = import_layout_visit,
		.line = import_line_visit,
		.progress = app->tty_log ? import_progress : NULL,
		.ctx = &im,
	};
	int rc = 0;

	(void)n;
	opt.note = strcmp(words[0], "note") == 0;
	opt.kind = KIND_PERSON;
	if (opt.note && !opt.dry_run)
		opt.drafts = draft_session();
	if (!opt.note)
		rc = text_kind(words[0], &opt.kind, err);
	im.kind = opt.kind;
	if (!rc)
		rc = rejects_open(&im.rejects, words[1], a->rejects,
			a->dry_run || opt.note, err);
	opt.rejects = im.rejects.f;
	if (!rc)
		rc = import_path(&im, &opt, words[1], err);
	plain_file_drop(&im.rejects);
	return rc;
}

const struct command cmd_import = {
	.name = "import",
	.summary = N_("load a list as offices send it"),
	.usage = "KIND FILE|-",
	.examples =
		"magang import person daftar-calon.csv --dry-run\n"
		"magang import person daftar-calon.csv\n"
		"magang import person --set regency=32.01 daftar.csv\n"
		"magang import person --map 'Sebutan=name' daftar-warga.csv\n"
		"magang import person --update daftar-lengkap.csv\n"
		"magang import cohort kelas.csv --update\n"
		"magang import case tes.csv --map 'Tes=math_correct' "
		"--update\n"
		"magang import seat jawaban.csv --update\n"
		"magang import sheet hadir.csv --dry-run\n"
		"magang import note catatan.txt\n",
	.more = N_(
		"Heads are recognised in Indonesian, English and Japanese, in "
		"any order. Good rows are kept; rejected rows go to a file "
		"that, corrected, loads as it is. The kind 'note' takes what "
		"was "
		"typed into a phone: a line for each fact (nama: ..., nik "
		"...), "
		"a blank line between persons; who is refused or known "
		"already waits as a draft in the screens. Organisations, "
		"intakes and cohorts come as 'export' writes them: heads are "
		"names of fields, a row is known by its number, or by what "
		"says the same. So do seats: a row of a case and a cohort that "
		"has none is an offer; with --update, a state that differs is "
		"its answer, with cause and reason. Days of class are known by "
		"cohort and day, grades by cohort, unit and attempt: who is "
		"named in the marks ('4:a 11:t', '4:78 11:65.5') is marked, "
		"and all others stay as they are."),
	OPTIONS(options, struct import_args),
	.min = 2,
	.max = 2,
	.door = DOOR_DASH,
	.files = 2,
	.takes = import_takes,
	RUNS(run, PERM_IMPORT),
};
