/* SPDX-License-Identifier: MIT */
#include "paste_rows.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/utf8.h"
#include "magang/exchange/import.h"
#include "magang/exchange/import_reason.h"
#include "magang/record/record.h"

/* Somebody of the store, whom this row adds nothing to. */
static uint64_t
known_id(const struct import_line *line)
{
	return line->same_as ? line->same_as : line->id;
}

static bool
is_known(const struct import_line *line)
{
	if (line->result == IMPORT_UNCHANGED)
		return known_id(line) != 0;
	return line->result == IMPORT_SAME && line->same_as &&
	       (!line->id || line->id == line->same_as);
}

/* Text that speaks of no person: no draft comes of it. */
static bool
is_nobody(const struct import_line *line)
{
	return line->result == IMPORT_SKIP && !*line->name;
}

static bool
to_be_put_right(const struct import_line *line)
{
	return line->result == IMPORT_REJECT ||
	       (line->result == IMPORT_SKIP && *line->name);
}

/* What becomes of a row, in a word or two. */
static void
fate(const struct paste_screen *ps, const struct import_line *line,
	struct buf *out)
{
	char number[NUMBER_TEXT];

	if (line->draft)
		buf_adds(out, _("draft"));
	else if (is_known(line))
		buf_addf(out, _("known: %s"),
			number_format(number, "MG", known_id(line)));
	else if (line->id)
		buf_adds(out, number_format(number, "MG", line->id));
	else if (line->result == IMPORT_SAME)
		buf_addf(out, _("as line %zu"), line->same_as_line);
	else if (is_nobody(line))
		buf_adds(out, _("no person"));
	else if (to_be_put_right(line))
		buf_adds(out, _("to be put right"));
	else
		buf_adds(out, ps->phase == PHASE_DONE ? _("registered")
						      : _("complete"));
}

static void
add_reason(const struct import_reason *r, struct buf *out)
{
	if (r->column)
		buf_addf(out, "%s ", r->column);
	if (r->value && *r->value)
		buf_addf(out, "'%s': ", r->value);
	buf_adds(out, r->text ? r->text : "");
	if (r->suggestion)
		buf_addf(out, _("; perhaps '%s'"), r->suggestion);
}

/* What decides about the row. */
static size_t
gravest(const struct import_line *line)
{
	size_t best = 0;

	for (size_t i = 1; i < line->n_reasons; i++)
		if (import_leads_to(line->reasons[i].code) >
			import_leads_to(line->reasons[best].code))
			best = i;
	return best;
}

/* The gravest one in the row, all of them below it. */
static void
reasons(const struct import_line *line, int width, struct buf *first,
	struct buf *all)
{
	size_t best = gravest(line);

	for (size_t i = 0; i < line->n_reasons; i++) {
		struct buf one = BUF_INIT;
		char *folded;

		add_reason(&line->reasons[i], &one);
		folded = lines_fold(buf_str(&one), width);
		buf_adds(all, folded);
		if (i == best)
			buf_adds(first, buf_str(&one));
		free(folded);
		buf_release(&one);
	}
}

/* "Iis Rohaeti      ! to be put right  lahir '31/2/2000': no such day" */
void
paste_row(void *ctx, const struct import_line *line)
{
	struct paste_screen *ps = ctx;
	bool bad = line->result == IMPORT_REJECT ||
		   line->result == IMPORT_SKIP || line->draft;
	struct buf b = BUF_INIT, word = BUF_INIT, first = BUF_INIT,
		   all = BUF_INIT;
	struct line *row;

	if (line->result == IMPORT_SKIP && !line->draft &&
		ps->phase == PHASE_DONE)
		ps->lost++;
	if (line->result == IMPORT_REJECT && !line->draft)
		ps->lost++;
	ps->persons++;
	ps->bad += to_be_put_right(line);
	fate(ps, line, &word);
	reasons(line, ps->width, &first, &all);
	utf8_pad(&b, *line->name ? line->name : _("(no name)"), 22);
	buf_adds(&b, bad ? "! " : "  ");
	utf8_pad(&b, buf_str(&word), 20);
	buf_addf(&b, " %s", buf_str(&first));
	row = lines_add(&ps->lines, buf_str(&b));
	row->role = bad ? ROLE_WARN : ROLE_PLAIN;
	row->key = ps->persons;
	row->id = line->draft ? line->draft : known_id(line);
	row->kind = line->draft ? KIND_NONE : KIND_PERSON;
	if (all.len)
		row->more = buf_detach(&all);
	buf_release(&b);
	buf_release(&word);
	buf_release(&first);
	buf_release(&all);
}
