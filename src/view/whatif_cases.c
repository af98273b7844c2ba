/* SPDX-License-Identifier: MIT */
#include "magang/view/whatif_cases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/view/each.h"
#include "magang/program/program.h"
#include "magang/view/app.h"
#include "magang/view/whatif_page.h"
#include "magang/view/why_row.h"
#include "magang/view/words.h"

/* ---- one case ------------------------------------------------------------- */

static void
add_phrase(struct buf *out, const char *phrase)
{
	buf_addf(out, "%s%s", out->len ? ", " : "", phrase);
}

static const char *
place_phrase(const struct standing *s)
{
	if (s->place >= PLACE_RANK)
		return _("within the places");
	return s->place == PLACE_LIST ? _("on the waiting list")
				      : _("no place");
}

void
whatif_change(const struct whatif_case *c, struct buf *out)
{
	if (c->now.eligible != c->then.eligible)
		add_phrase(out, c->then.eligible == TRI_YES ? _("eligible")
				: c->then.eligible == TRI_NO
					? _("not eligible")
					: _("a rule not known yet"));
	if (c->now.over != c->then.over)
		add_phrase(out, c->then.over == TRI_YES ? _("over the line")
				: c->then.over == TRI_NO
					? _("under the line")
					: _("score not known yet"));
	if (c->now.place != c->then.place &&
		(c->now.place < PLACE_RANK || c->then.place < PLACE_RANK))
		add_phrase(out, place_phrase(&c->then));
	if (c->now.onward != c->then.onward)
		add_phrase(
			out, c->then.onward == TRI_YES ? _("may move on")
			     : c->then.onward == TRI_NO
				     ? _("may not move on")
				     : _("not known whether it may move on"));
}

static size_t
row_named(const struct verdict *v, enum verdict_what what, const char *name)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->rows[i].what == what && v->rows[i].node < 0 &&
			strcmp(verdict_name(v, &v->rows[i]), name) == 0)
			return i;
	return v->n;
}

/* A rule, or a mark: that it is in the way, or was. */
static void
say_row(const struct style *s, const struct whatif_why *why,
	const struct whatif_cause *c, bool gains, struct buf *out)
{
	const struct verdict *v = gains ? &why->now : &why->then;
	const size_t i = row_named(
		v, c->by == BY_RULE ? VERDICT_RULE : VERDICT_MARK, c->name);

	if (i == v->n)
		return;
	buf_addf(
		out, "%s%s", out->len ? "; " : "", gains ? _("no more: ") : "");
	why_row(s, v, i, out);
}

static const char *
points_text(int64_t points, char out[DECIMAL_TEXT])
{
	if (points == SCORE_UNKNOWN)
		snprintf(out, DECIMAL_TEXT, "?");
	else
		decimal_format(out, points);
	return out;
}

static void
say_points(const struct style *s, const struct whatif_why *why,
	const char *name, struct buf *out)
{
	char now[DECIMAL_TEXT], then[DECIMAL_TEXT];

	for (size_t i = 0; i < why->n_points; i++) {
		const struct whatif_points *p = &why->points[i];

		if (strcmp(p->part->name, name) == 0)
			buf_addf(out, "%s%s: %s -> %s", out->len ? "; " : "",
				label_in(
					&p->part->label, s->office->lang, name),
				points_text(p->now, now),
				points_text(p->then, then));
	}
}

/* "score: 62 -> 61, 64 is needed" */
static void
say_score(const struct whatif *w, const struct whatif_case *c, struct buf *out)
{
	char now[DECIMAL_TEXT], then[DECIMAL_TEXT], line[DECIMAL_TEXT];
	const bool same = c->now.score == c->then.score;

	points_text(c->now.score, now);
	points_text(c->then.score, then);
	buf_addf(out, "%s%s: %s%s%s", out->len ? "; " : "", _("score"), now,
		same ? "" : " -> ", same ? "" : then);
	if (w->tried.program->has_score)
		buf_addf(out, _(", %s is needed"),
			decimal_format(line, w->tried.program->score_line));
}

static bool
does_anything(const struct whatif *w, const struct whatif_case *c, size_t cause)
{
	for (enum whatif_question q = 0; q < WHATIF_QUESTIONS; q++)
		if (whatif_causes(w, c, q, cause))
			return true;
	return false;
}

/* "what is asked of a move to: Offer and contract" */
static void
say_move(const struct style *s, const struct whatif *w, const char *name,
	struct buf *out)
{
	const struct program *p = w->tried.program;
	const int stage = program_stage(p, name);

	buf_addf(out, "%s%s: %s", out->len ? "; " : "", whatif_by_word(BY_MOVE),
		stage < 0 ? name
			  : label_in(&p->stages[stage].label, s->office->lang,
				    name));
}

static void
say_cause(const struct style *s, const struct whatif *w,
	const struct whatif_case *c, const struct whatif_why *why,
	const struct whatif_cause *cause, struct buf *out)
{
	switch (cause->by) {
	case BY_RULE:
		say_row(s, why, cause, c->then.eligible == TRI_YES, out);
		break;
	case BY_MARK:
		say_row(s, why, cause, c->then.over == TRI_YES, out);
		break;
	case BY_PART:
		say_points(s, why, cause->name, out);
		break;
	case BY_LINE:
		say_score(w, c, out);
		break;
	case BY_MOVE:
		say_move(s, w, cause->name, out);
		break;
	default:
		buf_addf(out, "%s%s", out->len ? "; " : "",
			whatif_by_word(cause->by));
		break;
	}
}

void
whatif_reasons(const struct style *s, const struct whatif *w,
	const struct whatif_case *c, const struct whatif_why *why,
	struct buf *out)
{
	for (size_t i = 0; i < w->n_causes; i++)
		if (does_anything(w, c, i))
			say_cause(s, w, c, why, &w->causes[i], out);
	if (c->now.rank && c->then.rank && c->now.rank != c->then.rank) {
		buf_addf(out, "%s", out->len ? "; " : "");
		buf_addf(out, _("rank %u -> %u"), c->now.rank, c->then.rank);
	}
}

/* ---- a row for each -------------------------------------------------------- */

/* Cells of a row as texts: of a page or a table of its own. */
struct cells {
	struct page *page; /* NULL: into `out` */
	struct out *out;
};

static void
put(const struct cells *to, const char *text)
{
	if (text && !*text)
		text = NULL;
	if (to->page)
		page_cell(to->page, text);
	else
		out_cell(to->out, text);
}

static void
put_score(const struct cells *to, int32_t score)
{
	char text[DECIMAL_TEXT];

	put(to, score == SCORE_UNKNOWN ? NULL : decimal_format(text, score));
}

static void
put_rank(const struct cells *to, uint32_t rank)
{
	char text[16];

	snprintf(text, sizeof(text), "%" PRIu32, rank);
	put(to, rank ? text : NULL);
}

static const char *const tri_codes[] = {
	[TRI_NO] = "no",
	[TRI_YES] = "yes",
	[TRI_UNKNOWN] = "unknown",
};

static const char *const place_codes[] = {
	[PLACE_NONE] = "none",
	[PLACE_LIST] = "waiting",
	[PLACE_RANK] = "within",
	[PLACE_HELD] = "held",
};

static const struct out_column whole[] = {
	{ "number", "", OUT_CODE, 0 },
	{ "name", "", 0, 0 },
	{ "stage", "", OUT_CODE, 0 },
	{ "area", "", OUT_CODE, 0 },
	{ "sex", "", OUT_CODE, 0 },
	{ "eligible_now", "", OUT_CODE, 0 },
	{ "eligible_then", "", OUT_CODE, 0 },
	{ "over_line_now", "", OUT_CODE, 0 },
	{ "over_line_then", "", OUT_CODE, 0 },
	{ "place_now", "", OUT_CODE, 0 },
	{ "place_then", "", OUT_CODE, 0 },
	{ "onward_now", "", OUT_CODE, 0 },
	{ "onward_then", "", OUT_CODE, 0 },
	{ "score_now", "", OUT_NUMBER, 0 },
	{ "score_then", "", OUT_NUMBER, 0 },
	{ "rank_now", "", OUT_NUMBER, 0 },
	{ "rank_then", "", OUT_NUMBER, 0 },
	{ "why", "", 0, 0 },
};

static void
put_codes(const struct cells *to, const struct whatif_case *c)
{
	put(to, tri_codes[c->now.eligible]);
	put(to, tri_codes[c->then.eligible]);
	put(to, tri_codes[c->now.over]);
	put(to, tri_codes[c->then.over]);
	put(to, place_codes[c->now.place]);
	put(to, place_codes[c->then.place]);
	put(to, tri_codes[c->now.onward]);
	put(to, tri_codes[c->then.onward]);
	put_score(to, c->now.score);
	put_score(to, c->then.score);
	put_rank(to, c->now.rank);
	put_rank(to, c->then.rank);
}

static void
put_area(const struct cells *to, const struct style *s, uint16_t code)
{
	const struct areas *areas = s->office->book.areas;
	char text[AREA_CODE_TEXT];
	struct area area;

	if (s->form == OUT_TABLE && code && areas &&
		area_find(areas, code, &area))
		put(to, cell_area(area.name));
	else
		put(to, code ? area_code_format(text, code) : NULL);
}

/* A row as it is now, with the reasons; false: it is not there any more. */
static bool
put_case(const struct cells *to, const struct style *s, const struct whatif *w,
	const struct whatif_case *c, struct whatif_why *why)
{
	const struct row row = { s, &why->kase, &why->person };
	bool (*const work[])(const struct row *row,
		struct buf *out) = { work_number, cell_name, work_stage };
	struct buf b = BUF_INIT;

	if (!whatif_explain(s->office, s->txn, &w->tried, c->id, why))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(work); i++) {
		if (s->form == OUT_TABLE && work[i] == work_stage)
			continue; /* no room */
		work[i](&row, &b);
		put(to, buf_str(&b));
		buf_truncate(&b, 0);
	}
	put_area(to, s, c->area);
	sex_word(s->office, s->form != OUT_TABLE, c->sex, &b);
	put(to, buf_str(&b));
	buf_truncate(&b, 0);
	if (s->form == OUT_TABLE) {
		whatif_change(c, &b);
		put(to, buf_str(&b));
		buf_truncate(&b, 0);
	} else {
		put_codes(to, c);
	}
	whatif_reasons(s, w, c, why, &b);
	put(to, buf_str(&b));
	buf_release(&b);
	return true;
}

static int
put_cases(const struct cells *to, struct style *s, const struct whatif *w,
	size_t most, struct err *err)
{
	struct whatif_why *why = xcalloc(1, sizeof(*why));
	int rc = 0;

	for (size_t i = 0; !rc && i < w->n && (!most || i < most); i++) {
		rc = row_listed(s->office, KIND_CASE, w->cases[i].id, i, err);
		if (!rc)
			rc = office_look(s->office, &s->txn, err);
		if (rc)
			break;
		if (put_case(to, s, w, &w->cases[i], why)) {
			if (to->page)
				page_row(to->page);
			else
				out_row(to->out);
		}
		office_look_end(s->txn);
	}
	whatif_why_release(why);
	free(why);
	return rc;
}

int
whatif_page_cases(struct page *p, const struct app *app, const struct whatif *w,
	size_t most, struct err *err)
{
	const struct out_column columns[] = {
		{ "number", _("Number"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 24 },
		{ "area", _("Regency"), OUT_CODE, 16 },
		{ "sex", _("Sex"), OUT_CODE, 0 },
		{ "change", _("Then"), 0, 0 },
		{ "why", _("Why"), 0, 0 },
	};
	struct style style = { .office = app->office,
		.form = p->json ? OUT_JSON : OUT_TABLE };
	const struct cells to = { p, NULL };
	int rc;

	page_count(p, "changed", NULL, w->n);
	page_rows(p, "cases", _("Who"), p->json ? whole : columns,
		p->json ? ARRAY_SIZE(whole) : ARRAY_SIZE(columns));
	rc = put_cases(&to, &style, w, most, err);
	page_rows_end(p);
	if (!rc)
		page_limit(p, most, w->n);
	return rc;
}

int
whatif_csv(
	struct app *app, const struct whatif *w, size_t most, struct err *err)
{
	struct style style = { .office = app->office, .form = OUT_CSV };
	const struct cells to = { NULL, &(struct out){ 0 } };
	int rc;

	out_start(to.out, app, OUT_CSV, "cases", whole, ARRAY_SIZE(whole));
	rc = put_cases(&to, &style, w, most, err);
	out_finish(to.out);
	return rc;
}
