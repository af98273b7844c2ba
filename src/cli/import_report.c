/* SPDX-License-Identifier: MIT */
/*
 * The report of an import. As text it streams: what is said about the whole
 * file, then every line that is not simply right, then the totals. As JSON the
 * totals come first, so the lines wait in memory, about 100 bytes each.
 */
#include "import_report.h"

#include <stdlib.h>

#include "command.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/import.h"
#include "magang/exchange/import_reason.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/record.h"
#include "magang/view/json.h"
#include "magang/view/out.h"

#define VALUE_COLUMNS 60 /* of a cell */

/* A case has the prefix of its program, which stands in it. */
static char *
number_of(const struct importing *im, char out[NUMBER_TEXT], uint64_t id)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (im->kind != KIND_CASE ||
		office_look(im->app->office, &txn, &unread) != 0)
		return number_format(out, kind_info(im->kind)->prefix, id);
	office_number_of(im->app->office, txn, im->kind, id, out);
	office_look_end(txn);
	return out;
}

void
import_progress(void *ctx, size_t lines)
{
	struct importing *im = ctx;

	progress_say(&im->progress, _n("%zu line", "%zu lines", lines), lines);
}

/* --- text ----------------------------------------------------------------- */

static void
print_notes(struct importing *im)
{
	while (im->noted < im->report->n_notes) {
		progress_clear(&im->progress);
		out_line(im->app->out, "%s", im->report->notes[im->noted++]);
	}
}

/* A row is lost for what loses it; what else there is to say of it is a warning. */
static const char *
weight(const struct import_line *line, const struct import_reason *r)
{
	const bool lost =
		line->result == IMPORT_REJECT || line->result == IMPORT_SKIP;

	return import_result_word[lost && import_leads_to(r->code) <
							  IMPORT_REJECT
					  ? IMPORT_WARN
					  : line->result];
}

/* "12: reject: NIK '3201': a NIK has 16 digits; perhaps '...' (nik_length)" */
static void
print_reason(struct importing *im, const struct import_line *line,
	const struct import_reason *r)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%zu: %s: ", line->line, weight(line, r));
	if (r->column)
		buf_addf(&b, "%s ", r->column);
	if (r->value && *r->value) {
		buf_addc(&b, '\'');
		utf8_print(&b, r->value, VALUE_COLUMNS);
		buf_addc(&b, '\'');
	}
	if (r->column || (r->value && *r->value))
		buf_adds(&b, ": ");
	buf_adds(&b, r->text ? r->text : "");
	if (r->suggestion)
		buf_addf(&b, _("; perhaps '%s'"), r->suggestion);
	buf_addf(&b, " (%s)", import_reason_word[r->code]);
	out_line(im->app->out, "%s", buf_str(&b));
	buf_release(&b);
}

static void
print_same(struct importing *im, const struct import_line *line)
{
	char number[NUMBER_TEXT], other[NUMBER_TEXT];

	if (line->same_as && line->id && line->id != line->same_as)
		out_line(im->app->out, _("%zu: %s is like %s"), line->line,
			number_of(im, number, line->id),
			number_of(im, other, line->same_as));
	else if (line->same_as)
		out_line(im->app->out, _("%zu: this is %s"), line->line,
			number_of(im, other, line->same_as));
	if (line->same_as_line)
		out_line(im->app->out, _("%zu: see line %zu of this file"),
			line->line, line->same_as_line);
	if (line->opened)
		out_line(im->app->out, _("%zu: case opened"), line->line);
	if (line->updated)
		out_line(im->app->out, _("%zu: updated"), line->line);
}

static void
print_line(struct importing *im, const struct import_line *line)
{
	print_notes(im);
	if (!line->updated &&
		(line->result == IMPORT_OK || line->result == IMPORT_UNCHANGED))
		return;
	progress_clear(&im->progress);
	for (size_t i = 0; i < line->n_reasons; i++)
		print_reason(im, line, &line->reasons[i]);
	print_same(im, line);
}

struct total {
	size_t n;
	const char *text;
};

static void
print_totals(struct importing *im)
{
	const struct import_report *r = im->report;
	const struct total totals[] = {
		{ r->added, _("added") },
		{ r->updated, _("updated") },
		{ r->unchanged, _("unchanged") },
		{ r->same, _("the same or alike") },
		{ r->warned, _("with a warning") },
		{ r->rejected, _("rejected") },
		{ r->skipped, _("skipped") },
		{ r->cases, _("cases opened") },
		{ r->drafts, _("kept as drafts") },
	};
	struct buf b = BUF_INIT;

	buf_addf(&b, _n("%zu row", "%zu rows", r->rows), r->rows);
	for (size_t i = 0; i < ARRAY_SIZE(totals); i++)
		if (totals[i].n)
			buf_addf(&b, ", %zu %s", totals[i].n, totals[i].text);
	out_line(im->app->out, "%s", buf_str(&b));
	buf_release(&b);
}

/* --- JSON ----------------------------------------------------------------- */

static void
json_reason(struct json *j, const struct import_reason *r)
{
	json_open(j, NULL, '{');
	json_text(j, "code", import_reason_word[r->code]);
	json_text(j, "column", r->column);
	json_text(j, "value", r->value);
	json_text(j, "text", r->text);
	json_text(j, "suggestion", r->suggestion);
	json_close(j, '}');
}

static void
json_line(struct importing *im, const struct import_line *line)
{
	struct json object, *j = &object;
	char number[NUMBER_TEXT];

	buf_adds(&im->lines, im->lines.len > 1 ? ",\n" : "\n");
	json_init(j, &im->lines);
	json_open(j, NULL, '{');
	json_number(j, "line", line->line);
	json_text(j, "result", import_result_word[line->result]);
	json_open(j, "reasons", '[');
	for (size_t i = 0; i < line->n_reasons; i++)
		json_reason(j, &line->reasons[i]);
	json_close(j, ']');
	json_text(j, "id", line->id ? number_of(im, number, line->id) : NULL);
	json_text(j, "same_as",
		line->same_as ? number_of(im, number, line->same_as) : NULL);
	json_raw(j, "opened", line->opened ? "true" : "false");
	if (line->same_as_line)
		json_number(j, "same_as_line", line->same_as_line);
	else
		json_text(j, "same_as_line", NULL);
	json_close(j, '}');
}

static void
json_document(struct importing *im)
{
	const struct import_report *r = im->report;
	struct buf b = BUF_INIT;
	struct json j;

	json_init(&j, &b);
	json_open(&j, NULL, '{');
	json_number(&j, "v", 1);
	json_number(&j, "rows", r->rows);
	json_number(&j, "added", r->added);
	json_number(&j, "updated", r->updated);
	json_number(&j, "unchanged", r->unchanged);
	json_number(&j, "same", r->same);
	json_number(&j, "warned", r->warned);
	json_number(&j, "rejected", r->rejected);
	json_number(&j, "skipped", r->skipped);
	json_raw(&j, "lines", "");
	fwrite(buf_str(&b), 1, b.len, im->app->out);
	fwrite(buf_str(&im->lines), 1, im->lines.len, im->app->out);
	buf_clear(&b);
	json_number(&j, "cases", r->cases);
	json_number(&j, "drafts", r->drafts);
	if (im->layout.len)
		json_raw(&j, "list", buf_str(&im->layout));
	json_open(&j, "notes", '[');
	for (size_t i = 0; i < r->n_notes; i++)
		json_text(&j, NULL, r->notes[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_addc(&b, '\n');
	fwrite(buf_str(&b), 1, b.len, im->app->out);
	buf_release(&b);
}

/* --- both ----------------------------------------------------------------- */

void
import_report_start(struct importing *im)
{
	if (im->json)
		buf_addc(&im->lines, '[');
}

void
import_line_visit(void *ctx, const struct import_line *line)
{
	struct importing *im = ctx;

	if (im->json)
		json_line(im, line);
	else
		print_line(im, line);
}

void
import_report_end(struct importing *im, bool complete)
{
	progress_clear(&im->progress);
	if (!im->json) {
		print_notes(im);
		print_totals(im);
	} else if (complete) {
		buf_adds(&im->lines, "\n]");
		json_document(im);
	}
	if (!complete && im->report->act)
		out_line(im->app->log, "%s",
			_("what was stored stays; load the same list again "
			  "when this is put right, it adds the rest"));
	buf_release(&im->lines);
	buf_release(&im->layout);
}

void
import_rejects_line(struct importing *im)
{
	fflush(im->app->out);
	if (im->report->drafts && !im->rejects.name)
		out_line(im->app->log, "%s",
			_("what was refused waits as drafts; open magang to "
			  "put it right"));
	else if (im->rejects.name)
		out_line(im->app->log,
			_("rejected rows are in '%s'; correct them there and "
			  "import that file"),
			im->rejects.name);
	else
		out_line(im->app->log, "%s",
			_("the rejected rows were not kept; --rejects FILE "
			  "keeps them"));
}
