/* SPDX-License-Identifier: MIT */
/*
 * A program as a page of text for an applicant, in a given language and not in
 * that of the locale: an officer prints it for somebody else. So its words
 * stand beside it (describe_sheet.c) and not in the catalogs.
 */
#include "magang/program/describe.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/host_quota.h"
#include "magang/program/program.h"

#include "describe_after.h"
#include "describe_sheet.h"
#include "keys.h"

static void
describe_head(struct program_sheet *g)
{
	const struct program *p = g->p;
	const char *title = sheet_label(g, &p->label, p->name);
	char from[DATE_TEXT] = "", to[DATE_TEXT] = "";

	utf8_print(g->out, title, SHEET_WIDTH);
	buf_addc(g->out, '\n');
	sheet_underline(g->out, utf8_columns(title), '=');
	buf_addf(g->out, "%s, %s %d\n", p->name, sheet_word(g, W_VERSION),
		p->version);
	if (p->valid_from != DATE_NONE)
		date_format(from, p->valid_from);
	if (p->valid_to != DATE_NONE)
		date_format(to, p->valid_to);
	if (from[0] != '\0' || to[0] != '\0')
		buf_addf(g->out, "%s: %s%s..%s%s\n", sheet_word(g, W_STARTS),
			from, from[0] ? " " : "", to[0] ? " " : "", to);
	if (p->owner != NULL) {
		buf_addf(g->out, "%s: ", sheet_word(g, W_OWNER));
		sheet_wrap(g->out, p->owner,
			utf8_columns(sheet_word(g, W_OWNER)) + 2, 2);
	}
	if (p->partner != NULL) {
		buf_addf(g->out, "%s: ", sheet_word(g, W_PARTNER));
		sheet_wrap(g->out, p->partner,
			utf8_columns(sheet_word(g, W_PARTNER)) + 2, 2);
	}
}

static void
describe_rules(struct program_sheet *g)
{
	size_t i;

	sheet_part(g, W_WHO);
	for (i = 0; i < g->p->n_rules; i++) {
		const struct rule *r = &g->p->rules[i];
		struct buf b = BUF_INIT;

		buf_adds(&b, sheet_label(g, &r->say, expr_text(r->test)));
		buf_addf(&b, " [%s]",
			sheet_word(
				g, r->level == RULE_BLOCK ? W_MUST : W_SHOULD));
		if (r->source != NULL)
			buf_addf(&b, " (%s: %s)", sheet_word(g, W_SOURCE),
				r->source);
		sheet_begin_line(g);
		buf_adds(g->out, "  - ");
		sheet_wrap(g->out, buf_str(&b), 4, 4);
		buf_release(&b);
	}
}

static void
describe_field(struct program_sheet *g, const struct fdef *f)
{
	struct buf b = BUF_INIT;
	const int stage =
		f->required != NULL ? program_stage(g->p, f->required) : -1;

	if (stage >= 0)
		buf_addf(&b, "%s: %s", sheet_word(g, W_BEFORE_LEAVING),
			sheet_stage(g, stage));
	sheet_row(g, sheet_label(g, &f->label, f->name), buf_str(&b));
	buf_release(&b);
}

static void
section_head(struct program_sheet *g, const char *name)
{
	sheet_begin_line(g);
	buf_adds(g->out, " ");
	sheet_wrap(g->out, name, 1, 1);
}

static void
describe_fields(struct program_sheet *g)
{
	const char *section = NULL;
	size_t i, k;

	sheet_part(g, W_ASKED);
	if (g->p->n_core > 0)
		section_head(g, sheet_word(g, W_GENERAL));
	for (i = 0; i < g->p->n_core; i++)
		describe_field(g, &g->p->core[i]);
	for (i = 0; i < g->p->n_fields; i++) {
		const struct fdef *f = &g->p->fields[i];

		if (section == NULL || strcmp(section, f->section) != 0) {
			section = f->section;
			for (k = 0; k < g->p->n_sections; k++)
				if (strcmp(g->p->sections[k].code, section) ==
					0)
					section_head(
						g, sheet_label(g,
							   &g->p->sections[k]
								    .label,
							   section));
		}
		describe_field(g, f);
	}
}

static void
describe_documents(struct program_sheet *g)
{
	size_t i;

	sheet_part(g, W_PAPERS);
	for (i = 0; i < g->p->n_documents; i++) {
		const struct document *d = &g->p->documents[i];
		struct buf b = BUF_INIT;

		if (d->required >= 0)
			buf_addf(&b, "%s: %s", sheet_word(g, W_BEFORE_LEAVING),
				sheet_stage(g, d->required));
		if (d->valid.unit != SPAN_NONE) {
			buf_addf(sheet_and(&b), "%s ", sheet_word(g, W_VALID));
			span_format(&b, d->valid, g->lang);
		}
		if (d->until != NULL)
			buf_addf(sheet_and(&b), "%s: %s",
				sheet_word(g, W_VALID),
				sheet_label(
					g, &d->until->label, d->until->name));
		if (d->condition != NULL)
			buf_addf(sheet_and(&b), "%s: %s",
				sheet_word(g, W_ONLY_IF),
				expr_text(d->condition));
		sheet_row(g, sheet_label(g, &d->label, d->name), buf_str(&b));
		buf_release(&b);
	}
}

/* Does a move before this one lead there for the same cause? */
static bool
is_told(const struct program *p, size_t move, const char *cause)
{
	for (size_t i = 0; i < move; i++)
		if (p->moves[i].to == p->moves[move].to &&
			move_cause(&p->moves[i], cause))
			return true;
	return false;
}

static void
add_causes(struct program_sheet *g, int stage, struct buf *b)
{
	const struct program *p = g->p;
	size_t n = 0;

	for (size_t i = 0; i < p->n_moves; i++) {
		const struct move *m = &p->moves[i];

		for (size_t k = 0; m->to == stage && k < m->n_causes; k++) {
			const struct choice *c = &m->causes[k];

			if (is_told(p, i, c->code))
				continue;
			if (n++ == 0)
				buf_addf(sheet_and(b),
					"%s: ", sheet_word(g, W_CAUSES));
			else
				buf_adds(b, ", ");
			buf_adds(b, sheet_label(g, &c->label, c->code));
		}
	}
}

static void
describe_stages(struct program_sheet *g)
{
	/* in the order of enum stage_kind */
	static const struct label kinds[] = {
		{ { "awal", "start", "開始" } },
		{ { "", "", "" } },
		{ { "menunggu", "waiting", "保留" } },
		{ { "selesai", "completed", "修了" } },
		{ { "tidak lolos", "not accepted", "不合格" } },
		{ { "berhenti", "ended", "終了" } },
	};
	size_t i;

	sheet_part(g, W_WAY);
	for (i = 0; i < g->p->n_stages; i++) {
		const struct stage *s = &g->p->stages[i];
		const int waits = program_waits_for(g->p, (int)i);
		struct buf b = BUF_INIT, name = BUF_INIT;

		if (waits < 0)
			buf_adds(&b, kinds[s->kind].text[g->lang]);
		else
			buf_addf(&b, "%s: %s", sheet_word(g, W_WAITS),
				sheet_stage(g, waits));
		if (s->by_hand)
			buf_adds(sheet_and(&b), sheet_word(g, W_BY_HAND));
		if (s->matched)
			buf_adds(sheet_and(&b), sheet_word(g, W_MATCHED));
		if (s->within.unit != SPAN_NONE) {
			buf_addf(sheet_and(&b), "%s ", sheet_word(g, W_WITHIN));
			span_format(&b, s->within, g->lang);
		}
		add_causes(g, (int)i, &b);
		buf_addf(&name, "%2zu. %s (%s)", i + 1, sheet_stage(g, (int)i),
			s->name);
		sheet_row(g, buf_str(&name), buf_str(&b));
		buf_release(&b);
		buf_release(&name);
	}
}

static void
describe_score(struct program_sheet *g)
{
	char text[DECIMAL_TEXT];
	size_t i;

	sheet_part(g, W_ORDER);
	for (i = 0; i < g->p->n_parts; i++) {
		const struct score_part *s = &g->p->parts[i];
		struct buf b = BUF_INIT;

		buf_addf(&b, "%s %%", decimal_format(text, s->weight));
		if (s->has_pass)
			buf_addf(sheet_and(&b), "%s %s", sheet_word(g, W_PASS),
				decimal_format(text, s->pass));
		sheet_row(g, sheet_label(g, &s->label, s->name), buf_str(&b));
		buf_release(&b);
	}
	if (g->p->has_score)
		sheet_row(g, sheet_word(g, W_LINE),
			decimal_format(text, g->p->score_line));
}

static void
describe_quotas(struct program_sheet *g)
{
	/* in the order of enum quota_by */
	static const struct label by[] = {
		{ { "seluruhnya", "in all", "全体" } },
		{ { "kabupaten/kota", "regency", "県・市" } },
		{ { "jenis kelamin", "sex", "性別" } },
		{ { "kartu keluarga", "family card", "世帯" } },
	};
	size_t i, k;

	sheet_part(g, W_PLACES);
	for (i = 0; i < g->p->n_quotas; i++) {
		const struct quota *q = &g->p->quotas[i];
		struct buf b = BUF_INIT;

		if (q->at_least_percent > 0)
			buf_addf(&b, "%s %s %d %%", q->of ? q->of : "",
				sheet_word(g, W_AT_LEAST), q->at_least_percent);
		for (k = 0; k < q->n_seats; k++) {
			const struct quota_seats *s = &q->seats[k];

			buf_adds(&b, k > 0 ? ", " : "");
			if (s->key != 0)
				buf_addf(&b, "%d.%02d: ", (int)(s->key / 100),
					(int)(s->key % 100));
			else if (q->by != QUOTA_TOTAL)
				buf_addf(&b, "%s: ", sheet_word(g, W_EACH));
			buf_addf(&b, "%lld", (long long)s->seats);
		}
		sheet_row(g, by[q->by].text[g->lang], buf_str(&b));
		buf_release(&b);
	}
}

static void
describe_cohorts(struct program_sheet *g)
{
	char text[32];

	sheet_part(g, W_COHORTS);
	if (g->p->cohort_if)
		sheet_row(g, sheet_word(g, W_SEAT_IF),
			expr_text(g->p->cohort_if));
	if (g->p->join_until) {
		snprintf(text, sizeof(text), "%" PRId64, g->p->join_until);
		sheet_row(g, sheet_word(g, W_JOIN_UNTIL), text);
	}
	if (g->p->attendance.at_least) {
		snprintf(
			text, sizeof(text), "%d %%", g->p->attendance.at_least);
		sheet_row(g, sheet_word(g, W_ATTENDANCE), text);
	}
}

/* "3, 4, 5 %", of a class of hosts; nothing where it has no row. */
static void
add_most(struct buf *b, const struct program_sheet *g,
	const struct host_limit *l, enum host_class class)
{
	static const enum sheet_word words[] = {
		[HOST_EXCELLENT] = W_EXCELLENT, [HOST_DESIGNATED] = W_DESIGNATED
	};

	if (!l->most[class])
		return;
	if (class)
		buf_addf(sheet_and(b), "%s: ", sheet_word(g, words[class]));
	for (size_t i = 0; i <= l->n_staff; i++)
		buf_addf(b, "%s%lld%s", i ? ", " : "",
			(long long)l->most[class][i].n,
			l->most[class][i].share ? " %" : "");
}

static void
describe_limit(struct program_sheet *g, const struct host_limit *l)
{
	struct buf b = BUF_INIT;

	if (l->from_year > 1 || l->to_year < HOST_YEARS)
		buf_addf(&b, "%s%d", sheet_word(g, W_YEARS), l->from_year);
	if (l->to_year < HOST_YEARS && l->to_year > l->from_year)
		buf_addf(&b, "-%d", l->to_year);
	for (size_t i = 0; i < l->n_staff; i++)
		buf_addf(i ? &b : sheet_and(&b), "%s%lld",
			i ? ", " : sheet_word(g, W_STAFF),
			(long long)l->staff[i]);
	if (l->n_staff)
		buf_addf(&b, ", %s: ", sheet_word(g, W_MORE));
	for (int class = HOST_PLAIN; class < HOST_CLASSES; class ++)
		add_most(&b, g, l, (enum host_class) class);
	if (l->times_staff)
		buf_addf(sheet_and(&b), "%s %d", sheet_word(g, W_TIMES_STAFF),
			l->times_staff);
	sheet_row(g, sheet_label(g, &l->label, l->name), buf_str(&b));
	buf_release(&b);
}

static void
describe_slots(struct program_sheet *g)
{
	struct buf b = BUF_INIT;

	sheet_part(g, W_HOSTS);
	if (g->p->slot_if)
		sheet_row(
			g, sheet_word(g, W_SEAT_IF), expr_text(g->p->slot_if));
	if (g->p->stay.unit) {
		span_format(&b, g->p->stay, g->lang);
		sheet_row(g, sheet_word(g, W_STAY), buf_str(&b));
	}
	for (size_t i = 0; i < g->p->n_host_limits; i++)
		describe_limit(g, &g->p->host_limits[i]);
	buf_release(&b);
}

static void
describe_activities(struct program_sheet *g)
{
	size_t i;

	sheet_part(g, W_ACTIVITIES);
	for (i = 0; i < g->p->n_activities; i++) {
		const struct activity *a = &g->p->activities[i];
		struct buf b = BUF_INIT;

		if (a->amount > 0)
			buf_addf(&b, "%lld %s", (long long)a->amount, a->unit);
		if (a->stage >= 0)
			buf_addf(sheet_and(&b), "%s", sheet_stage(g, a->stage));
		sheet_row(g, sheet_label(g, &a->label, a->name), buf_str(&b));
		buf_release(&b);
	}
}

static void
describe_anchor(
	struct program_sheet *g, const struct deadline *d, struct buf *b)
{
	char date[DATE_TEXT];
	const struct document *doc;

	if (d->anchor == ANCHOR_DATE) {
		buf_adds(b, date_format(date, d->date));
	} else if (d->anchor == ANCHOR_STAGE) {
		buf_adds(b, sheet_stage(g, d->index));
	} else if (d->anchor == ANCHOR_FIELD) {
		buf_adds(b, sheet_label(g, &d->field->label, d->field->name));
	} else {
		doc = &g->p->documents[d->index];
		buf_adds(b, sheet_label(g, &doc->label, doc->name));
	}
}

static void
describe_deadlines(struct program_sheet *g)
{
	size_t i;

	sheet_part(g, W_DEADLINES);
	for (i = 0; i < g->p->n_deadlines; i++) {
		const struct deadline *d = &g->p->deadlines[i];
		struct buf b = BUF_INIT;

		describe_anchor(g, d, &b);
		if (d->after.amount != 0) {
			buf_adds(&b, d->after.amount > 0 ? " + " : ": ");
			span_format(&b, d->after, g->lang);
		}
		if (d->repeats)
			buf_addf(sheet_and(&b), "%s", sheet_word(g, W_REPEATS));
		if (d->seen)
			buf_addf(sheet_and(&b), "%s", sheet_word(g, W_SEEN));
		if (d->per == DEADLINE_PER_HOST)
			buf_addf(
				sheet_and(&b), "%s", sheet_word(g, W_PER_HOST));
		sheet_row(g, sheet_label(g, &d->label, d->name), buf_str(&b));
		buf_release(&b);
	}
}

typedef void part_fn(struct program_sheet *g);

static part_fn *const parts[] = {
	describe_head,
	describe_rules,
	describe_fields,
	describe_documents,
	describe_stages,
	describe_score,
	describe_quotas,
	describe_cohorts,
	describe_slots,
	describe_activities,
	describe_deadlines,
	describe_after,
};

void
program_describe(const struct program *p, enum lang lang, struct buf *out)
{
	struct program_sheet g = { .p = p, .lang = lang, .out = out };
	size_t i;

	assert(lang < LANG_COUNT);
	for (i = 0; i < ARRAY_SIZE(parts); i++)
		parts[i](&g);
}

void
program_keys(struct buf *out)
{
	schema_describe(program_pages, PAGE_COUNT, out);
}
