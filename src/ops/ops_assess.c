/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_assess.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/cards.h"
#include "magang/casework/refusal.h"
#include "magang/ops/op_run.h"
#include "magang/program/program.h"
#include "magang/program/scorecard.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

#include "many.h"

/* "motivation=0..10 speech=0..10" */
static void
add_form(const struct assessment *a, struct buf *out)
{
	char min[DECIMAL_TEXT], max[DECIMAL_TEXT];

	for (size_t i = 0; i < a->n_criteria; i++)
		buf_addf(out, "%s%s=%s..%s", i ? " " : "", a->criteria[i].name,
			decimal_format(min, a->criteria[i].min),
			decimal_format(max, a->criteria[i].max));
}

static int
say_fault(const struct office *office, const struct assessment *a,
	enum card_fault fault, size_t at, struct err *err)
{
	static const char *const why[] = {
		[CARD_BROKEN] = N_("no points"),
		[CARD_UNKNOWN] = N_("it has no such criterion"),
		[CARD_TWICE] = N_("points twice"),
		[CARD_RANGE] = N_("not so many points"),
		[CARD_MISSING] = N_("no points yet"),
	};
	const bool one = fault != CARD_BROKEN && fault != CARD_UNKNOWN;
	struct buf form = BUF_INIT;

	add_form(a, &form);
	err_set(err, MG_EUSAGE, _("%s: %s; write %s"),
		one ? label_in(&a->criteria[at].label, office->lang,
			      a->criteria[at].name)
		    : label_in(&a->label, office->lang, a->name),
		_(why[fault]), buf_str(&form));
	buf_release(&form);
	return MG_EUSAGE;
}

/* No assessment is done where the case stands: where they are. */
static int
say_elsewhere(
	const struct office *office, const struct program *p, struct err *err)
{
	struct buf at = BUF_INIT;

	if (!p || !p->n_assessments)
		return err_set(err, MG_ENOENT,
			_("the program of this case has no assessment"));
	for (size_t i = 0; i < p->n_assessments; i++) {
		const struct assessment *a = &p->assessments[i];
		const struct stage *s = &p->stages[a->stage];

		buf_addf(&at, "%s%s (%s)", i ? ", " : "", a->name,
			label_in(&s->label, office->lang, s->name));
	}
	err_set(err, MG_ENOTALLOWED,
		_("the case does not stand where it is assessed: %s"),
		buf_str(&at));
	buf_release(&at);
	return MG_ENOTALLOWED;
}

/* By its name; without one what the caller has not filed yet, else the first of the
 * stage. */
static int
find(struct office *office, struct txn *txn, const struct record r[2],
	const char *of, const struct assessment **out, struct err *err)
{
	const struct program *p = case_program(office, txn, &r[0]);
	int i;

	*out = p && !of ? case_to_assess(
				  txn, p, &r[0], &r[1], office->access.user)
			: NULL;
	if (*out)
		return 0;
	i = p ? case_assessment(p, &r[0], of) : -1;
	if (i < 0 && of)
		return err_set(err, MG_ENOENT,
			_("the program of this case has no assessment '%s'"),
			of);
	if (i < 0)
		return say_elsewhere(office, p, err);
	*out = &p->assessments[i];
	return 0;
}

/* The case and its person. */
static int
load(struct office *office, struct txn *txn, uint64_t kase, struct arena *arena,
	struct record r[2], struct err *err)
{
	int rc = access_need(&office->access, PERM_ASSESS, err);

	if (!rc)
		rc = office_load_in(
			office, txn, KIND_CASE, kase, arena, &r[0], err);
	if (!rc)
		rc = office_load_in(office, txn, KIND_PERSON,
			record_owner(&r[0]), arena, &r[1], err);
	return rc;
}

static void
fill(const struct office *office, const struct assessing *of,
	const struct assessment *a, const struct record *kase, struct change *c,
	struct record *card)
{
	struct buf points = BUF_INIT;

	record_init(card, KIND_SCORECARD, 0);
	record_set_number(card, F_PERSON, (int64_t)record_owner(kase));
	record_set_number(card, F_DECISION_CASE, (int64_t)kase->id);
	record_set_number(
		card, F_PROGRAM_NO, record_number(kase, F_PROGRAM_NO, 0));
	record_set_number(card, F_DATE, office->today);
	record_set_number(card, F_CARD_BY, (int64_t)office->access.user);
	record_set_text(card, F_CARD_OF, a->name);
	card_write(a, of->points, strlen(of->points), &points);
	record_set_text(card, F_CARD_POINTS,
		arena_strndup(c->arena, buf_str(&points), points.len));
	if (of->remark && of->remark[strspn(of->remark, " \t\n")])
		record_set_text(card, F_CARD_REMARK, of->remark);
	buf_release(&points);
}

static int
file(struct office *office, const struct assessing *of,
	const struct assessment *a, const struct record *kase, struct change *c,
	struct err *err)
{
	struct record *card;
	size_t at = 0;
	const enum card_fault fault =
		card_check(a, of->points, strlen(of->points), &at);

	if (fault)
		return say_fault(office, a, fault, at, err);
	card = xmalloc(sizeof(*card));
	fill(office, of, a, kase, c, card);
	change_create(c, card, record_owner(kase));
	free(card);
	return 0;
}

static int
assess_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	const struct assessing *of = ctx;
	struct record *r = xmalloc(2 * sizeof(*r));
	const struct assessment *a = NULL;
	int rc = load(office, txn, of->kase, c->arena, r, err);

	if (!rc)
		rc = find(office, txn, r, of->of, &a, err);
	if (!rc)
		rc = file(office, of, a, r, c, err);
	free(r);
	return rc;
}

/* Of one that may not be filed. */
static const char *
why_not(struct office *office, struct txn *txn, const struct record r[2])
{
	const struct program *p = case_program(office, txn, &r[0]);
	const int i = p ? case_assessment(p, &r[0], NULL) : -1;
	const char *word = REFUSED_NOT_ASSESSED;
	int code = MG_ENOTALLOWED;

	if (i >= 0)
		code = card_refusal(card_may(txn, p, &p->assessments[i], &r[0],
					    &r[1], office->access.user),
			&word);
	return refusal_text(code, word);
}

const char *
assess_wanted(
	struct office *office, uint64_t kase, const struct assessment **out)
{
	const char *why = _("this case cannot be read");
	struct record *r = xmalloc(2 * sizeof(*r));
	struct arena *arena = arena_new();
	struct err unread = ERR_INIT;
	const struct program *p;
	struct txn *txn;

	*out = NULL;
	if (office_look(office, &txn, &unread) == 0) {
		if (load(office, txn, kase, arena, r, &unread) == 0) {
			p = case_program(office, txn, &r[0]);
			*out = p ? case_to_assess(txn, p, &r[0], &r[1],
					   office->access.user)
				 : NULL;
			why = *out ? NULL : why_not(office, txn, r);
		}
		office_look_end(txn);
	}
	arena_free(arena);
	free(r);
	return why;
}

/* ---- closed early --------------------------------------------------------- */

struct closing {
	uint64_t kase;
	const char *of, *reason;
};

static void
close_one(const struct record *old, const char *name, const char *reason,
	struct change *c, struct record *new)
{
	char was[400];
	struct buf names = BUF_INIT;
	struct op *op;

	record_text(old, F_CARDS_CLOSED, was, sizeof(was));
	buf_addf(&names, "%s%s%s", was, *was ? " " : "", name);
	*new = *old;
	record_set_text(new, F_CARDS_CLOSED,
		arena_strndup(c->arena, buf_str(&names), names.len));
	op = change_update(c, old, new);
	if (op)
		op_reason(c, op, reason);
	buf_release(&names);
}

static int
close_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct closing *of = ctx;
	struct record *r = xmalloc(2 * sizeof(*r));
	const struct program *p = NULL;
	int i = -1, rc = access_need(&office->access, PERM_MOVE, err);

	if (!rc)
		rc = office_load_in(
			office, txn, KIND_CASE, of->kase, c->arena, r, err);
	if (!rc) {
		p = case_program(office, txn, r);
		i = p ? case_assessment(p, r, of->of) : -1;
		rc = i < 0 ? say_elsewhere(office, p, err) : 0;
	}
	if (!rc && cards_closed(r, p->assessments[i].name))
		rc = err_set(err, MG_EEXIST, _("it is closed already"));
	if (!rc)
		close_one(r, p->assessments[i].name, of->reason, c, r + 1);
	free(r);
	return rc;
}

int
op_assess_close(struct office *office, uint64_t kase, const char *of,
	const char *reason, struct receipt *out, struct err *err)
{
	struct closing closing = { kase, of, reason };

	if (!reason || !reason[strspn(reason, " \t\r\n")])
		return err_set(err, MG_EUSAGE,
			_("say why no more scorecards are awaited: --reason"));
	return op_run(office, ACT_ASSESS, close_build, &closing, out, err);
}

bool
assess_all_in(struct office *office, uint64_t kase, const char *name)
{
	struct err unread = ERR_INIT;
	struct cards cards = { 0 };
	struct txn *txn;

	if (office_look(office, &txn, &unread) == 0) {
		case_cards(txn, kase, name, &cards);
		office_look_end(txn);
	}
	return cards.open;
}

int
op_assess(struct office *office, const struct assessing *a, struct receipt *out,
	struct err *err)
{
	struct assessing of = *a;

	return op_run(office, ACT_ASSESS, assess_build, &of, out, err);
}

/* ---- a list --------------------------------------------------------------- */

static int
by_case(const void *a, const void *b)
{
	const struct card_line *x = a, *y = b;

	return (x->kase > y->kase) - (x->kase < y->kase);
}

static const struct card_line *
row_of(const struct card_sheet *s, uint64_t kase)
{
	const struct card_line key = { .kase = kase };

	return bsearch(&key, s->rows, s->n, sizeof(*s->rows), by_case);
}

/* Points of a row, as they are typed. */
static void
row_points(const struct card_sheet *s, const struct card_line *row,
	const struct assessment *a, struct buf *out)
{
	for (size_t i = 0; i < s->n_heads; i++)
		if (*row->cells[i] &&
			card_criterion(a, s->heads[i], strlen(s->heads[i])) <
				a->n_criteria)
			buf_addf(out, "%s%s=%s", out->len ? " " : "",
				s->heads[i], row->cells[i]);
}

static int
assess_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct card_sheet *s = m->ctx;
	const struct card_line *row = row_of(s, old->id);
	struct record *r = xmalloc(2 * sizeof(*r));
	struct buf points = BUF_INIT;
	const struct assessment *a;
	int rc;

	(void)new;
	r[0] = *old;
	rc = office_load_in(office, txn, KIND_PERSON, record_owner(old),
		c->arena, &r[1], err);
	if (!rc)
		rc = find(office, txn, r, s->of, &a, err);
	if (!rc)
		row_points(s, row, a, &points);
	if (!rc && !points.len)
		rc = err_set(err, MG_ENOENT, _("no points yet"));
	if (!rc)
		rc = file(office,
			&(struct assessing){
				old->id, s->of, buf_str(&points), row->remark },
			a, r, c, err);
	buf_release(&points);
	free(r);
	return rc;
}

static void
tell_row(const void *ctx, uint64_t id, const char *why)
{
	const struct card_sheet *s = ctx;

	if (s->told)
		s->told(s->ctx, row_of(s, id), why);
}

int
op_assess_sheet(struct office *office, const struct card_sheet *s,
	struct receipt *out, struct err *err)
{
	uint64_t *ids = xcalloc(s->n + 1, sizeof(*ids));
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_ASSESS,
		.each = assess_each,
		.told = tell_row,
		.ctx = s,
		.try = s->try,
		.chosen = ids,
		.n = s->n };
	int rc = access_need(&office->access, PERM_ASSESS, err);

	for (size_t i = 0; i < s->n; i++)
		ids[i] = s->rows[i].kase;
	if (!rc)
		rc = op_many(office, &cases, out, err);
	free(ids);
	return rc;
}
