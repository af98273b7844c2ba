/* SPDX-License-Identifier: MIT */
/* The parts of a record as lines. */
#include "magang/tui/record/dossier_lines.h"

#include <stdlib.h>
#include <string.h>

#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/tui/record/answer_lines.h"
#include "magang/tui/record/letter_lines.h"
#include "magang/tui/record/growth_lines.h"
#include "magang/tui/record/roll_lines.h"
#include "magang/tui/record/statement_lines.h"
#include "magang/tui/record/timeline_lines.h"
#include "magang/view/departure_words.h"
#include "magang/view/followup_words.h"
#include "magang/view/proposed.h"
#include "magang/view/slot_words.h"
#include "magang/view/codes.h"
#include "magang/view/kind_view.h"
#include "magang/view/page_fields.h"
#include "magang/tui/record/class_lines.h"
#include "magang/tui/record/compare.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/record/dossier_list.h"
#include "magang/tui/ui/doors.h"
#include "magang/view/words.h"
#include "magang/view/why_row.h"
#include "magang/view/event.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define PAPER 34        /* columns of the name of a paper */
#define LABEL 28        /* columns of a label ... */
#define LABEL_NARROW 16 /* ... on a phone */

const struct record *
dossier_person(const struct dossier *d)
{
	return d->person->kind ? d->person : NULL;
}

/* --- heads ---------------------------------------------------------------- */

/* "Interview > [Not accepted]": to a bad end it comes from any stage. */
static void
ended_path(const struct style *style, const struct record *kase,
	const struct program *p, int here, struct buf *out)
{
	struct record *d = xmalloc(sizeof(*d));
	int from = -1;

	if (case_last_decision(style->txn, kase->id, d))
		from = program_stage_by_number(
			p, (uint8_t)record_number(d, F_DECISION_FROM, 0));
	if (from >= 0)
		buf_addf(out, "%s > ", why_stage(style, p, from));
	buf_addf(out, "[%s]", why_stage(style, p, here));
	free(d);
}

/* "Applied > [Triage] > Interview": the stages that lead on, around the present
 * one; others (on hold) only when it stands there. */
static void
path_of(const struct dossier *d, const struct style *style, struct buf *out)
{
	const struct program *p =
		case_program(style->office, style->txn, d->record);
	int64_t number = record_number(d->record, F_STAGE, 0);
	int here = p ? program_stage_by_number(p, (uint8_t)number) : -1;
	bool first = true;

	if (here >= 0 && p->stages[here].kind >= STAGE_FAILED) {
		ended_path(style, d->record, p, here, out);
		return;
	}
	for (int i = 0; here >= 0 && i < (int)p->n_stages; i++) {
		const struct stage *s = &p->stages[i];

		if (i != here && (i < here - 2 || s->kind > STAGE_NORMAL))
			continue;
		if (!first)
			buf_adds(out, " > ");
		first = false;
		buf_addf(
			out, i == here ? "[%s]" : "%s", why_stage(style, p, i));
	}
}

/* Where it stands, and what it waits with; false: with nothing. */
static bool
proposal_of(const struct dossier *d, const struct style *style, struct buf *out)
{
	struct record *p = xmalloc(sizeof(*p));
	const bool waits = proposed_of(style, d->record, p);
	const struct row row = { style, p, NULL };

	if (waits) {
		buf_addc(out, '[');
		work_from(&row, out);
		buf_adds(out, _("]  proposed: "));
		proposed_say(style, p, out);
	}
	free(p);
	return waits;
}

static void
who_of(const struct dossier *d, const struct style *style, struct buf *out)
{
	static const uint16_t ids[] = { F_SEX, F_BIRTH_DATE, F_REGENCY, F_PHONE,
		F_NIK };
	const struct record *p =
		kind_is_owner(d->kind) ? d->record : dossier_person(d);

	record_cells(style, p, ids, ARRAY_SIZE(ids), out);
	if (!kind_is(d->kind, KIND_OF_PROGRAM))
		return;
	buf_adds(out, "  ");
	program_words(style, d->record, out);
}

void
dossier_heads(struct dossier *d, const struct style *style)
{
	const struct kind_info *k = kind_info(d->kind);
	struct buf title = BUF_INIT, path = BUF_INIT, who = BUF_INIT;

	cell_who(style, d->record, dossier_person(d), &title);
	if (kind_has_stage(d->kind)) {
		if (!proposal_of(d, style, &path))
			path_of(d, style, &path);
	} else {
		buf_adds(&path,
			label_in(&k->label, style->office->lang, k->name));
	}
	who_of(d, style, &who);
	if (d->kind == KIND_COHORT)
		roll_heads(style, d->record, &path, &who);
	if (d->kind == KIND_SLOT)
		slot_heads(style, d->record, &path, &who);
	why_mark(style, &d->rules, &title);
	followup_mark(style, d->record, &title);
	free(d->title);
	free(d->path);
	free(d->who);
	d->title = buf_detach(&title);
	d->path = buf_detach(&path);
	d->who = buf_detach(&who);
}

static int
make_timeline(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	return timeline_lines(ui, d->kind, d->id, out, err);
}

/* --- papers and moves ----------------------------------------------------- */

static void
paper_line(struct ui *ui, struct dossier *d, size_t i, struct lines *out)
{
	const struct paper *p = &d->papers.rows[i];
	bool narrow = term_class(ui->term) == SIZE_NARROW;
	const char *label = label_in(
		&p->document->label, ui->office->lang, p->document->name);
	struct buf b = BUF_INIT, days = BUF_INIT;
	char date[DATE_TEXT];
	struct line *line;

	if (p->date != DATE_NONE)
		buf_addf(&days, " %s", cell_date(p->date, date));
	if (p->until != DATE_NONE)
		buf_addf(&days, _(" until %s"), cell_date(p->until, date));
	utf8_pad(&b, paper_word(p->state), 11);
	utf8_pad(&b, label,
		narrow || utf8_columns(label) > PAPER ? utf8_columns(label)
						      : PAPER);
	buf_adds(&b, narrow ? "" : buf_str(&days));
	line = lines_add(out, buf_str(&b));
	if (narrow && days.len)
		line->more = xstrdup(buf_str(&days) + 1);
	line->what = p->document;
	line->key = p->document->date.id;
	if (paper_wanting(p))
		line->role = ROLE_WARN;
	buf_release(&b);
	buf_release(&days);
}

/* What unfolds: a line for each reason. */
static void
add_reasons(const struct style *style, const struct verdict *v, bool stops,
	struct buf *out)
{
	for (size_t i = verdict_next(v, 0, stops); i < v->n;
		i = verdict_next(v, i + 1, stops)) {
		buf_adds(out, "- ");
		why_row(style, v, i, out);
		buf_addc(out, '\n');
	}
}

static void
move_line(const struct style *style, const struct verdict *v, struct lines *out)
{
	const struct program *p = v->program;
	const struct stage *stage = &p->stages[v->to];
	const struct move *move = program_move(p, v->from, v->to);
	struct buf b = BUF_INIT, more = BUF_INIT;
	struct line *line;

	utf8_pad(&b, why_may(v), 11);
	buf_adds(&b, label_in(&stage->label, style->office->lang, stage->name));
	if (verdict_asks_reason(v))
		buf_adds(&b, move && move->cause_required
				     ? _("  (with a cause)")
				     : _("  (with a reason)"));
	line = lines_add(out, buf_str(&b));
	line->key = (uint64_t)v->to + 1000000;
	add_reasons(style, v, true, &more);
	add_reasons(style, v, false, &more);
	if (more.len)
		line->more = buf_detach(&more);
	buf_release(&b);
}

/* Rules that are not met where the case stands. */
static void
rule_lines(
	const struct style *style, const struct verdict *v, struct lines *out)
{
	size_t i = verdict_next(v, 0, false);

	if (i < v->n)
		lines_head(out, _("RULES NOT MET"));
	for (; i < v->n; i = verdict_next(v, i + 1, false)) {
		struct buf b = BUF_INIT;
		struct line *line;

		why_row(style, v, i, &b);
		why_source(v, &v->rows[i], &b);
		line = lines_add(out, buf_str(&b));
		line->key = v->rows[i].which + 4000000u;
		line->role = ROLE_WARN;
		buf_release(&b);
	}
}

/* Whom nobody has seen when it was time to, or who is next. */
static void
followup_lines(
	const struct style *style, const struct dossier *d, struct lines *out)
{
	struct buf said = BUF_INIT;
	struct line *line;

	if (followup_words(style, d->record, &said)) {
		lines_head(out, _("FOLLOW-UP"));
		line = lines_add(out, buf_str(&said));
		line->key = 6000000u;
		line->more = xstrdup(buf_str(&said));
	}
	buf_release(&said);
}

/* What of it is not ready for the flight. */
static void
departure_lines(struct ui *ui, struct dossier *d, const struct style *style,
	struct lines *out)
{
	struct departure leaving;
	struct buf b = BUF_INIT;
	char *head;

	if (!kind_has_stage(d->kind) ||
		!departure_of(style, d->record, dossier_person(d), &leaving))
		return;
	departure_day(style, &leaving, &b);
	head = xasprintf(_("DEPARTURE  %zu of %zu  %s"), leaving.ready,
		leaving.needed, buf_str(&b));
	lines_head(out, head);
	free(head);
	for (size_t i = 0; i < leaving.n; i++) {
		const struct leaving_paper *p = &leaving.rows[i];
		const struct document *of = p->paper.document;
		struct line *line;

		if (p->how == LEAVES_READY || p->how == LEAVES_FREE)
			continue;
		buf_truncate(&b, 0);
		utf8_pad(&b, leaving_word(p->how), 11);
		buf_addf(&b, "%s  ",
			label_in(&of->label, ui->office->lang, of->name));
		leaving_spare(p, &b);
		line = lines_add(out, buf_str(&b));
		line->what = of;
		line->key = of->date.id + 5000000u;
		line->role = ROLE_WARN;
	}
	buf_release(&b);
	departure_release(&leaving);
}

static int
make_papers(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	char *head;
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	rule_lines(&style, &d->rules, out);
	followup_lines(&style, d, out);
	lines_head(out, _("NEXT MOVES  Enter shows what is missing, m moves"));
	for (size_t i = 0; i < d->moves.n; i++)
		move_line(&style, &d->moves.rows[i], out);
	class_lines(ui, &style, d->record, out);
	departure_lines(ui, d, &style, out);
	office_look_end(style.txn);
	head = xasprintf(
		_("PAPERS  %zu of %zu"), d->papers.present, d->papers.needed);
	lines_head(out, head);
	free(head);
	for (size_t i = 0; i < d->papers.n; i++)
		paper_line(ui, d, i, out);
	return 0;
}

/* --- fields --------------------------------------------------------------- */

struct fields_filling {
	struct ui *ui;
	const struct style *style;
	struct lines *out;
	const struct record *r;
	bool of_person;
};

/* "Label   ", a long one whole: a cut one may look like another. */
static void
add_label(struct ui *ui, const char *label, struct buf *out)
{
	bool narrow = term_class(ui->term) == SIZE_NARROW;
	int width = narrow ? LABEL_NARROW : LABEL,
	    columns = utf8_columns(label);

	utf8_pad(out, label, columns > width ? columns : width);
	buf_adds(out, narrow ? " " : "  ");
}

static void
field_line(void *ctx, const struct page_field *field)
{
	const struct fields_filling *f = ctx;
	const struct fdef *def = field->f;
	const struct value *v = field->v;
	struct buf b = BUF_INIT, value = BUF_INIT;
	struct line *line;

	if (field->section)
		lines_head(f->out, field->section);
	if (v)
		record_cell(f->style, f->r, def, v, &value);
	add_label(f->ui, text_label(f->style->office, def), &b);
	buf_adds(&b, v ? buf_str(&value) : "-");
	line = lines_add(f->out, buf_str(&b));
	if (utf8_columns(buf_str(&b)) > term_columns(f->ui->term) - 2)
		line->more = lines_fold(
			buf_str(&value), term_columns(f->ui->term) - 8);
	line->what = def;
	line->of_person = f->of_person;
	line->key = def->id + 2000000u;
	if (v && kind_to(def) && kind_refers(f->r->kind, def) &&
		!kind_is(kind_to(def)->kind, KIND_NAMED)) {
		line->kind = (int)kind_to(def)->kind;
		line->id = (uint64_t)v->number;
	}
	buf_release(&b);
	buf_release(&value);
}

/* Other records that this one names. */
static void
link_line(const struct fields_filling *f, uint16_t id, enum kind kind,
	const char *label)
{
	uint64_t to = (uint64_t)record_number(f->r, id, 0);
	struct record *r = xmalloc(sizeof(*r));
	struct buf b = BUF_INIT;
	struct line *line;

	if (to && office_sees(f->style->office, f->style->txn, kind, to, r)) {
		add_label(f->ui, label, &b);
		cell_who(f->style, r, NULL, &b);
		line = lines_add(f->out, buf_str(&b));
		line->kind = (int)kind;
		line->id = to;
		line->key = to + 3000000;
	}
	buf_release(&b);
	free(r);
}

static void
link_lines(const struct fields_filling *f, const struct kind_info *k)
{
	enum kind about = record_about(f->r);

	if (about && !kind_is_owner(about))
		link_line(f, k->about, about, _("About"));
	if (kind_has_person(k->kind) && !kind_of_two_persons(k->kind))
		link_line(f, k->owner, KIND_PERSON, _("Person"));
	if (kind_of_two_persons(k->kind)) {
		link_line(f, k->owner, KIND_PERSON, _("First person"));
		link_line(f, k->other, KIND_PERSON, _("Second person"));
	}
}

/* What a page has above the fields; what is named above is not said again. */
static void
worked_lines(const struct fields_filling *f, const struct kind_view *v)
{
	const struct row row = { f->style, f->r, NULL };

	for (size_t i = 0; i < v->n_worked; i++) {
		const struct worked *w = &v->worked[i];
		struct buf b = BUF_INIT, value = BUF_INIT;

		if (w->on_page && w->work != work_about &&
			w->work != work_person && w->work(&row, &value) &&
			value.len) {
			add_label(f->ui, _(w->head), &b);
			buf_adds(&b, buf_str(&value));
			lines_add(f->out, buf_str(&b));
		}
		buf_release(&b);
		buf_release(&value);
	}
}

static int
make_fields(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct fields_filling f = { ui, &style, out, d->record, false };
	const struct kind_info *k = kind_info(d->kind);
	const struct program *program = NULL;
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	if (kind_is(d->kind, KIND_OF_PROGRAM))
		program = case_program(ui->office, style.txn, d->record);
	link_lines(&f, k);
	if (!kind_has_stage(d->kind) && !kind_of_two_persons(d->kind))
		worked_lines(&f, kind_view(d->kind));
	page_fields(&style, f.r, program, field_line, &f);
	if (d->kind == KIND_DECISION || d->kind == KIND_PROPOSAL)
		answer_lines(&style, d->record, out);
	if (d->kind == KIND_LETTER)
		letter_lines(
			&style, d->record, term_columns(ui->term) - 4, out);
	f.r = dossier_person(d);
	f.of_person = true;
	if (f.r && kind_has_stage(d->kind))
		page_fields(&style, f.r, NULL, field_line, &f);
	office_look_end(style.txn);
	return 0;
}

/* --- cases and tasks ------------------------------------------------------ */

static int
make_links(struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	const struct kind_view *v = kind_view(d->kind);
	int rc = 0;

	for (size_t i = 0; !rc && i < v->n_parts; i++) {
		const struct kind_part *part = &v->parts[i];
		char *filter;

		if (!part->head)
			continue;
		filter = part_filter(part, d->number);
		rc = dossier_list(
			ui, part->kind, filter, _(part->head), out, err);
		free(filter);
	}
	return rc;
}

/* --- the table ------------------------------------------------------------ */

static bool
is_other(enum kind kind)
{
	return !kind_has_stage(kind) && !kind_is_owner(kind);
}

/* Of its own. */
static bool
has_history(enum kind kind)
{
	return is_other(kind) && !kind_is(kind, KIND_WITHIN);
}

static bool
has_fields_first(enum kind kind)
{
	return !is_other(kind);
}

/* Grows by what is noted about it. */
static bool
has_growth(enum kind kind)
{
	return is_other(kind) && kind_is(kind, KIND_TOPIC);
}

static bool
has_seats(enum kind kind)
{
	return seat_giver(kind) != NULL;
}

static bool
has_days(enum kind kind)
{
	return kind == KIND_COHORT;
}

/* Nothing is noted about it, but others stand in it. */
static bool
has_contents(enum kind kind)
{
	return is_other(kind) && !has_growth(kind) && !has_seats(kind) &&
	       kind_view(kind)->n_parts;
}

static bool
has_figures(enum kind kind)
{
	return kind == KIND_STATEMENT;
}

static const struct dossier_view views[] = {
	{ N_("Figures"), has_figures, statement_make },
	{ N_("Compare"), kind_of_two_persons, compare_make },
	{ N_("Seats"), has_seats, roll_make },
	{ N_("Timeline"), kind_has_stage, make_timeline },
	{ N_("Papers and moves"), kind_has_stage, make_papers },
	{ N_("Tasks"), kind_has_stage, make_links },
	{ N_("Cases and tasks"), kind_is_owner, make_links },
	{ N_("Fields"), has_fields_first, make_fields },
	{ N_("Timeline"), kind_is_owner, make_timeline },
	{ N_("Days of class"), has_days, days_make },
	{ N_("Fields"), is_other, make_fields },
	{ N_("Size and activities"), has_growth, growth_make },
	{ N_("Tasks"), has_growth, make_links },
	{ N_("Contents"), has_contents, make_links },
	{ N_("Timeline"), has_history, make_timeline },
};

const struct dossier_view *
dossier_view_at(enum kind kind, size_t index)
{
	for (size_t i = 0; i < ARRAY_SIZE(views); i++)
		if (views[i].on(kind) && index-- == 0)
			return &views[i];
	return NULL;
}
