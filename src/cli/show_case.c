/* SPDX-License-Identifier: MIT */
/* What a case still needs: its checklist and the moves that are open to it. */
#include "show.h"

#include <stdlib.h>
#include <string.h>

#include "magang/cli/cli.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

#define NEXT_MAX 64

enum doc_state { DOC_PRESENT, DOC_EXPIRED, DOC_MISSING, DOC_NOT_NEEDED };

static const struct {
	const char *code, *label;
} doc_states[] = {
	[DOC_PRESENT] = { "present", N_("present") },
	[DOC_EXPIRED] = { "expired", N_("expired") },
	[DOC_MISSING] = { "missing", N_("missing") },
	[DOC_NOT_NEEDED] = { "not_needed", N_("not needed") },
};

static const struct out_column doc_columns[] = {
	{ "name", N_("Name"), OUT_CODE, 0 },
	{ "label", N_("Document"), 0, 40 },
	{ "state", N_("State"), OUT_CODE, 0 },
	{ "since", N_("Since"), OUT_CODE | OUT_SPARE, 0 },
	{ "until", N_("Valid until"), OUT_CODE | OUT_SPARE, 0 },
	{ "needed_at", N_("Needed at"), 0, 0 },
};

static const struct out_column move_columns[] = {
	{ "stage", N_("Stage"), OUT_CODE, 0 },
	{ "label", N_("Label"), 0, 30 },
	{ "allowed", N_("Allowed"), OUT_BOOL, 0 },
	{ "reason", N_("Reason needed"), OUT_BOOL | OUT_SPARE, 0 },
	{ "missing", N_("What is missing"), OUT_SPARE, 0 },
};

/* Heads are translated when a table begins. */
static void
translate(const struct out_column *rows, size_t n, struct out_column *out)
{
	for (size_t i = 0; i < n; i++) {
		out[i] = rows[i];
		out[i].head = _(rows[i].head);
	}
}

static void
date_cell(struct page *p, int32_t date)
{
	char text[DATE_TEXT];

	page_cell(p, date == DATE_NONE ? NULL : date_format(text, date));
}

static enum doc_state
document_state(const struct case_facts *f, const struct document *d,
	int32_t date, int32_t until, int32_t today)
{
	if (date != DATE_NONE)
		return until != DATE_NONE && until < today ? DOC_EXPIRED
							   : DOC_PRESENT;
	if (d->condition && expr_test(d->condition, &f->facts) == TRI_NO)
		return DOC_NOT_NEEDED;
	return DOC_MISSING;
}

static const char *
stage_word(const struct show *s, const struct stage *stage)
{
	if (s->page.json)
		return stage->name;
	return label_in(&stage->label, s->office->lang, stage->name);
}

static void
show_document(
	struct show *s, const struct case_facts *f, const struct document *d)
{
	int32_t date = (int32_t)record_number(&s->record, d->id, DATE_NONE);
	int32_t until = DATE_NONE;
	enum doc_state state;

	if (date != DATE_NONE && d->valid.unit != SPAN_NONE)
		until = calendar_add(&s->office->book.calendar, date, d->valid);
	state = document_state(f, d, date, until, s->office->today);
	page_cell(&s->page, d->name);
	page_cell(&s->page, label_in(&d->label, s->office->lang, d->name));
	page_cell(&s->page, s->page.json ? doc_states[state].code
					 : _(doc_states[state].label));
	date_cell(&s->page, date);
	date_cell(&s->page, until);
	page_cell(&s->page,
		d->required < 0
			? NULL
			: stage_word(s, &s->program->stages[d->required]));
	page_row(&s->page);
}

void
show_documents(struct show *s)
{
	struct out_column columns[ARRAY_SIZE(doc_columns)];
	struct case_facts facts;

	translate(doc_columns, ARRAY_SIZE(doc_columns), columns);
	page_rows(&s->page, "documents", _("Documents"), columns,
		ARRAY_SIZE(columns));
	case_facts_init(&facts, &s->office->book, s->style.txn, &s->record, &s->person,
		s->office->today);
	for (size_t i = 0; s->program && i < s->program->n_documents; i++)
		show_document(s, &facts, &s->program->documents[i]);
	page_rows_end(&s->page);
}

/* Cells of one move; *missing is the sentence of why not, or NULL. */
static void
show_move(
	struct show *s, struct case_facts *f, int from, int to, char **missing)
{
	const struct stage *stage = &s->program->stages[to];
	const struct move *move = program_move(s->program, from, to);
	struct err why = ERR_INIT;
	bool ok =
		case_move_check(f, s->office->access.role, to, true, &why) == 0;
	bool reason = move && move->reason_required;

	page_cell(&s->page, stage->name);
	page_cell(&s->page,
		label_in(&stage->label, s->office->lang, stage->name));
	if (s->page.json) {
		page_cell(&s->page, ok ? "true" : "false");
		page_cell(&s->page, reason ? "true" : "false");
		page_cell(&s->page, ok ? NULL : why.text);
	} else {
		page_cell(&s->page, ok ? _("yes") : _("not yet"));
		page_cell(&s->page, reason ? _("yes") : "");
	}
	page_row(&s->page);
	*missing = ok ? NULL : xstrdup(why.text);
}

/* "not moved to 'x': this; that" as a heading and a line for each. */
static void
show_missing(struct show *s, const char *text)
{
	const char *colon = strstr(text, ": ");
	const char *at = colon ? colon + 2 : text;
	char *head = xstrndup(text, colon ? (size_t)(colon + 1 - text) : 0);

	page_heading(&s->page, colon ? head : _("What is missing:"));
	free(head);
	while (at) {
		const char *end = strstr(at, "; ");
		char *part =
			xstrndup(at, end ? (size_t)(end - at) : strlen(at));

		page_line(&s->page, "  %s", part);
		free(part);
		at = end ? end + 2 : NULL;
	}
}

static void
show_next(struct show *s, int from, const int *next, size_t n)
{
	struct case_facts facts;
	char *missing[NEXT_MAX];

	case_facts_init(&facts, &s->office->book, s->style.txn, &s->record, &s->person,
		s->office->today);
	facts.actor = s->office->access.user;
	for (size_t i = 0; i < n; i++)
		show_move(s, &facts, from, next[i], &missing[i]);
	page_rows_end(&s->page);
	for (size_t i = 0; i < n; i++) {
		if (missing[i] && !s->page.json)
			show_missing(s, missing[i]);
		free(missing[i]);
	}
}

void
show_moves(struct show *s)
{
	struct out_column columns[ARRAY_SIZE(move_columns)];
	size_t n_columns = ARRAY_SIZE(columns);
	int next[NEXT_MAX];
	int64_t number = record_number(&s->record, F_STAGE, 0);
	int from = program_stage_by_number(s->program, (uint8_t)number);
	size_t n =
		from < 0 ? 0 : program_next(s->program, from, next, NEXT_MAX);

	translate(move_columns, ARRAY_SIZE(move_columns), columns);
	/* text has what is missing below the table, a line for each thing */
	page_rows(&s->page, "moves", _("Next steps"), columns,
		s->page.json ? n_columns : n_columns - 1);
	show_next(s, from, next, n);
}
