/* SPDX-License-Identifier: MIT */
/* What a case still needs: its checklist, its rules, and the moves that are
 * open to it. */
#include "show_case.h"

#include "show.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "magang/view/departure_words.h"
#include "magang/view/followup_words.h"
#include "magang/view/proposed.h"
#include "magang/view/why_page.h"

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/waiting.h"
#include "magang/casework/judge.h"
#include "magang/casework/reckon.h"
#include "magang/office/asking.h"

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
};

/* Heads are translated when a table begins. */
static void
begin_table(struct show *s, const char *key, const char *heading,
	const struct out_column *rows, size_t n, struct out_column *out)
{
	for (size_t i = 0; i < n; i++) {
		out[i] = rows[i];
		out[i].head = _(rows[i].head);
	}
	page_rows(&s->page, key, heading, out, n);
}

static void
date_cell(struct page *p, int32_t date)
{
	char text[DATE_TEXT];

	page_cell(p, date == DATE_NONE ? NULL : date_format(text, date));
}

static const char *
stage_word(const struct show *s, const struct stage *stage)
{
	if (s->page.json)
		return stage->name;
	return label_in(&stage->label, s->office->lang, stage->name);
}

static void
show_document(struct show *s, const struct paper *p)
{
	const struct document *d = p->document;

	page_cell(&s->page, d->name);
	page_cell(&s->page, label_in(&d->label, s->office->lang, d->name));
	page_cell(&s->page,
		s->page.json ? paper_code(p->state) : paper_word(p->state));
	date_cell(&s->page, p->date);
	date_cell(&s->page, p->until);
	page_cell(&s->page,
		d->required < 0
			? NULL
			: stage_word(s, &s->program->stages[d->required]));
	page_row(&s->page);
}

static void
facts_of(struct show *s, struct case_facts *f)
{
	office_case_facts(s->office, s->style.txn, &s->record, &s->person, f);
}

void
show_documents(struct show *s)
{
	struct out_column columns[ARRAY_SIZE(doc_columns)];
	struct case_facts facts;
	struct papers papers;

	begin_table(s, "documents", _("Documents"), doc_columns,
		ARRAY_SIZE(columns), columns);
	facts_of(s, &facts);
	papers_read(&facts, &s->office->access, &papers);
	for (size_t i = 0; i < papers.n; i++)
		show_document(s, &papers.rows[i]);
	papers_release(&papers);
	page_rows_end(&s->page);
}

void
show_departure(struct show *s)
{
	struct departure d;

	if (!departure_of(&s->style, &s->record, &s->person, &d))
		return;
	departure_page(&s->page, &s->style, &d);
	departure_release(&d);
}

void
show_answers(struct show *s)
{
	struct case_facts facts;

	facts_of(s, &facts);
	case_answer_now(&facts,
		office_asking(s->office, s->style.txn, &s->record),
		s->app->arena, &s->record);
}

/* Which place it has among those who wait. */
void
show_turn(struct show *s)
{
	size_t of, at = waiting_turn(
			   &s->office->book, s->style.txn, &s->record, &of);

	if (!at)
		return;
	page_line(&s->page, _("On the waiting list: %zu of %zu"), at, of);
	page_count(&s->page, "turn", NULL, at);
	page_count(&s->page, "turn_of", NULL, of);
}

/* Whether its person was seen when it was time to. */
void
show_followup(struct show *s)
{
	struct buf said = BUF_INIT;

	if (followup_words(&s->style, &s->record, &said))
		page_line(&s->page, "%s", buf_str(&said));
	buf_release(&said);
}

/* What it waits for approval with. */
void
show_proposed(struct show *s)
{
	struct record *p = xmalloc(sizeof(*p));
	const struct row row = { &s->style, p, NULL };
	struct buf words = BUF_INIT, number = BUF_INIT;

	if (proposed_of(&s->style, &s->record, p)) {
		proposed_say(&s->style, p, &words);
		work_number(&row, &number);
		page_line(&s->page, _("Proposed: %s"), buf_str(&words));
		page_item(&s->page, "proposal", NULL, buf_str(&number), 0);
	}
	buf_release(&words);
	buf_release(&number);
	free(p);
}

/* Text: those that are not met, a line each. JSON: all with their answers. */
void
show_rules(struct show *s)
{
	struct case_facts facts;
	struct verdict v;

	verdict_init(&v);
	facts_of(s, &facts);
	case_rules(&facts, office_asking(s->office, s->style.txn, &s->record),
		true, &v);
	why_rows(&s->page, "rules", &s->style, &v, 1);
	why_lines(&s->page, _("Rules that are not met"), &s->style, &v, false);
	verdict_release(&v);
}

static void
show_move(struct show *s, const struct verdict *v)
{
	const struct stage *stage = &s->program->stages[v->to];
	const struct move *move = program_move(s->program, v->from, v->to);
	const bool reason = verdict_asks_reason(v),
		   cause = move && move->cause_required;

	page_cell(&s->page, stage->name);
	page_cell(&s->page,
		label_in(&stage->label, s->office->lang, stage->name));
	if (s->page.json) {
		page_cell(&s->page, v->stops    ? "false"
				    : v->closed ? NULL
						: "true");
		page_cell(&s->page, reason ? "true" : "false");
	} else {
		page_cell(&s->page,
			v->stops || v->closed ? why_may(v) : _("yes"));
		page_cell(&s->page, cause    ? _("a cause")
				    : reason ? _("yes")
					     : "");
	}
	page_row(&s->page);
}

static void
show_missing(struct show *s, const struct verdict *v)
{
	const struct stage *to = &s->program->stages[v->to];
	char *heading = xasprintf(_("Missing for '%s'"),
		label_in(&to->label, s->office->lang, to->name));

	why_lines(&s->page, heading, &s->style, v, true);
	free(heading);
}

void
show_moves(struct show *s)
{
	struct out_column columns[ARRAY_SIZE(move_columns)];
	struct case_facts facts;
	struct case_moves moves;

	facts_of(s, &facts);
	case_moves(&facts, &s->office->access, &moves);
	begin_table(s, "moves", _("Next steps"), move_columns,
		ARRAY_SIZE(columns), columns);
	for (size_t i = 0; i < moves.n; i++)
		show_move(s, &moves.rows[i]);
	page_rows_end(&s->page);
	why_rows(&s->page, "reasons", &s->style, moves.rows, moves.n);
	for (size_t i = 0; i < moves.n; i++)
		show_missing(s, &moves.rows[i]);
	case_moves_release(&moves);
}
