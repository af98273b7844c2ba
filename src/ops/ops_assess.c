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
#include "magang/ops/op_run.h"
#include "magang/program/program.h"
#include "magang/program/scorecard.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

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

static const struct assessment *
find(struct office *office, struct txn *txn, const struct record *kase,
	const char *of, struct err *err)
{
	const struct program *p = case_program(office, txn, kase);
	const int i = p ? case_assessment(p, kase, of) : -1;

	if (i >= 0)
		return &p->assessments[i];
	if (of)
		err_set(err, MG_ENOENT,
			_("the program of this case has no assessment '%s'"),
			of);
	else
		say_elsewhere(office, p, err);
	return NULL;
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
assess_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	const struct assessing *of = ctx;
	struct record *r = xmalloc(2 * sizeof(*r));
	const struct assessment *a = NULL;
	enum card_fault fault = CARD_GOOD;
	size_t at = 0;
	int rc = access_need(&office->access, PERM_ASSESS, err);

	if (!rc)
		rc = office_load_in(
			office, txn, KIND_CASE, of->kase, c->arena, r, err);
	if (!rc) {
		a = find(office, txn, r, of->of, err);
		rc = a ? 0 : err->code;
	}
	if (a)
		fault = card_check(a, of->points, strlen(of->points), &at);
	if (fault)
		rc = say_fault(office, a, fault, at, err);
	if (!rc) {
		fill(office, of, a, r, c, r + 1);
		change_create(c, r + 1, record_owner(r));
	}
	free(r);
	return rc;
}

int
op_assess(struct office *office, const struct assessing *a, struct receipt *out,
	struct err *err)
{
	struct assessing of = *a;

	return op_run(office, ACT_ASSESS, assess_build, &of, out, err);
}
