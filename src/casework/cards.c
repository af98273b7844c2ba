/* SPDX-License-Identifier: MIT */
#include "magang/casework/cards.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"
#include "magang/casework/refusal.h"
#include "magang/program/program.h"
#include "magang/record/card_state.h"
#include "magang/record/change_index.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/record/fields.h"
#include "magang/rulebook/second.h"
#include "magang/store/walk.h"

static void
add_card(struct cards *cards, const struct record *card)
{
	int64_t sum = 0;

	cards->n++;
	if (!card_is_open(card))
		return;
	cards->known &= card_sum(card, &sum);
	if (!cards->open || sum < cards->low)
		cards->low = sum;
	if (!cards->open || sum > cards->high)
		cards->high = sum;
	cards->sum += sum;
	cards->open++;
}

void
case_cards(struct txn *txn, uint64_t kase, const char *name, struct cards *out)
{
	const struct value of = value_text(name);
	struct record *card = xmalloc(sizeof(*card));
	struct walk w;

	*out = (struct cards){ .known = true };
	members_begin(&w, txn, KIND_CASE, kase, KIND_SCORECARD);
	while (walk_next(&w)) {
		const struct value *is;

		if (!record_load(txn, KIND_SCORECARD, walk_id(&w),
			    RECORD_UNCHECKED, card))
			continue;
		is = record_get(card, F_CARD_OF);
		if (is && value_equal(is, &of))
			add_card(out, card);
	}
	walk_end(&w);
	free(card);
}

bool
cards_points(const struct cards *cards, int64_t *mean, int64_t *spread)
{
	if (!cards->open || cards->open < cards->n || !cards->known)
		return false;
	*mean = cards->sum / (int64_t)cards->open;
	*spread = cards->high - cards->low;
	return true;
}

int
case_assessment(
	const struct program *p, const struct record *kase, const char *name)
{
	const int stage = program_stage_by_number(
		p, (uint8_t)record_number(kase, F_STAGE, 0));

	for (size_t i = 0; i < p->n_assessments; i++)
		if (name ? strcmp(p->assessments[i].name, name) == 0
			 : p->assessments[i].stage == stage)
			return (int)i;
	return -1;
}

bool
cards_closed(const struct record *kase, const char *name)
{
	const struct value *v = record_get(kase, F_CARDS_CLOSED);
	const size_t n = strlen(name);
	const char *p, *end;

	if (!v || v->kind != VALUE_TEXT)
		return false;
	for (p = v->text, end = p + v->len; p < end;) {
		const char *blank = memchr(p, ' ', (size_t)(end - p));
		const char *stop = blank ? blank : end;

		if ((size_t)(stop - p) == n && memcmp(p, name, n) == 0)
			return true;
		p = stop + (stop < end);
	}
	return false;
}

/* How many of them a change files, less those that it takes back. */
static int
cards_coming(struct change_index *ops, const struct assessment *a,
	const struct record *kase)
{
	const struct value of = value_text(a->name);
	struct record *card = xmalloc(sizeof(*card));
	uint32_t at = ops ? change_first_about(ops, KIND_CASE, kase->id) : 0;
	int n = 0;

	for (; at; at = change_next(ops, at)) {
		const struct op *op = &ops->c->ops[change_place(ops, at)];
		const struct value *is;

		if (op->kind != KIND_SCORECARD)
			continue;
		op_record(op, card);
		is = record_get(card, F_CARD_OF);
		if (is && value_equal(is, &of))
			n += (op->verb == OP_CREATE) - (op->verb == OP_DELETE);
	}
	free(card);
	return n;
}

bool
cards_lack(struct txn *txn, struct change_index *ops,
	const struct assessment *a, const struct record *kase)
{
	struct cards cards;

	if (cards_closed(kase, a->name))
		return false;
	case_cards(txn, kase->id, a->name, &cards);
	return (int)cards.n + cards_coming(ops, a, kase) < (int)a->assessors;
}

static bool
card_filed(struct txn *txn, uint64_t kase, const char *name, uint64_t user)
{
	const struct value of = value_text(name);
	struct record *card = xmalloc(sizeof(*card));
	bool found = false;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SCORECARD);
	while (!found && walk_next(&w)) {
		const struct value *is;

		if (!record_load(txn, KIND_SCORECARD, walk_id(&w),
			    RECORD_UNCHECKED, card))
			continue;
		is = record_get(card, F_CARD_OF);
		found = is && value_equal(is, &of) &&
			second_is_same(txn,
				(uint64_t)record_number(card, F_CARD_BY, 0),
				user);
	}
	walk_end(&w);
	free(card);
	return found;
}

static bool
stands_before(const struct program *p, const struct assessment *a,
	const struct record *kase)
{
	return program_stage_by_number(
		       p, (uint8_t)record_number(kase, F_STAGE, 0)) == a->stage;
}

static bool
has_role(struct txn *txn, const struct assessment *a, uint64_t user)
{
	struct record *r = xmalloc(sizeof(*r));
	char role[64];
	const bool has =
		a->by.n == 0 ||
		(record_load(txn, KIND_USER, user, RECORD_UNCHECKED, r) &&
			role_listed(&a->by, record_text(r, F_USER_ROLE, role,
						    sizeof(role))));

	free(r);
	return has;
}

/* Who is named for a case; else for the intake that it belongs to. */
static void
named_for(struct txn *txn, const struct record *kase, struct refs *out)
{
	const struct value *v = record_get(kase, F_ASSESSORS);
	struct record *intake = xmalloc(sizeof(*intake));
	size_t at;

	out->n = 0;
	if (!v && record_load(txn, KIND_INTAKE,
			  (uint64_t)record_number(kase, F_INTAKE, 0),
			  RECORD_UNCHECKED, intake))
		v = record_get(intake, F_INTAKE_ASSESSORS);
	if (v && v->kind == VALUE_TEXT &&
		refs_parse(v->text, v->len, NULL, NULL, out, &at) != REFS_OK)
		out->n = 0;
	free(intake);
}

/* Only those that are named, if any are; of the role where some are left out by
 * name, and nobody else is named. */
static enum card_may
is_asked(struct txn *txn, const struct assessment *a, const struct record *kase,
	uint64_t user)
{
	struct refs named;
	bool only = false;

	named_for(txn, kase, &named);
	for (size_t i = 0; i < named.n; i++) {
		const struct ref *r = &named.row[i];

		if (second_is_same(txn, r->id, user))
			return r->rank ? CARD_MAY : CARD_OTHERS;
		only |= r->rank > 0;
	}
	if (only)
		return CARD_OTHERS;
	return has_role(txn, a, user) ? CARD_MAY : CARD_ROLE;
}

enum card_may
card_may(struct txn *txn, const struct program *p, const struct assessment *a,
	const struct record *kase, const struct record *person, uint64_t user)
{
	struct cards cards;
	enum card_may asked;

	case_cards(txn, kase->id, a->name, &cards);
	if (cards.open || cards_closed(kase, a->name))
		return CARD_OPEN;
	if (second_may(txn, 0, user, person) == SECOND_KIN)
		return CARD_KIN;
	if (cards.n && card_filed(txn, kase->id, a->name, user))
		return CARD_FILED;
	asked = is_asked(txn, a, kase, user);
	if (asked != CARD_MAY)
		return asked;
	return stands_before(p, a, kase) ? CARD_MAY : CARD_ELSEWHERE;
}

int
card_refusal(enum card_may may, const char **word)
{
	static const struct {
		int code;
		const char *word;
	} rows[] = {
		[CARD_MAY] = { 0, NULL },
		[CARD_ELSEWHERE] = { MG_ENOTALLOWED, REFUSED_NOT_ASSESSED },
		[CARD_FILED] = { MG_EEXIST, REFUSED_FILED },
		[CARD_OPEN] = { MG_ENOTALLOWED, REFUSED_OPEN },
		[CARD_KIN] = { MG_EACCESS, REFUSED_ASSESS_KIN },
		[CARD_ROLE] = { MG_EACCESS, REFUSED_ASSESS_ROLE },
		[CARD_OTHERS] = { MG_EACCESS, REFUSED_ASSESS_OTHERS },
	};

	*word = rows[may].word;
	return rows[may].code;
}

const struct assessment *
case_to_assess(struct txn *txn, const struct program *p,
	const struct record *kase, const struct record *person, uint64_t user)
{
	for (size_t i = 0; i < p->n_assessments; i++) {
		const struct assessment *a = &p->assessments[i];

		if (stands_before(p, a, kase) &&
			card_may(txn, p, a, kase, person, user) == CARD_MAY)
			return a;
	}
	return NULL;
}
