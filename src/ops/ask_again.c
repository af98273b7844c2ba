/* SPDX-License-Identifier: MIT */
/* Whoever is edited may be like others than before: asked as at entry. */
#include "magang/ops/ask_again.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/linkage/duplicate.h"
#include "magang/office/evidence.h"
#include "magang/ops/build.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

#include "notes.h"

struct edit_asks {
	struct office *office;
	struct txn *txn;
	struct change *c;
	const struct record *person;
	struct likeness like[LIKE_MAX];
	bool known[LIKE_MAX]; /* of the pair there is a doubt that says it */
	size_t n;
	struct record d, new;
};

static bool
is_of_pair(const struct op *op, uint64_t a, uint64_t b)
{
	const uint64_t first = (uint64_t)op_number(op, F_FIRST),
		       second = (uint64_t)op_number(op, F_SECOND);

	return op->verb == OP_CREATE && op->kind == KIND_DOUBT &&
	       ((first == a && second == b) || (first == b && second == a));
}

/* The other one of the pair was edited in this change, too. */
static bool
is_asked_here(const struct change *c, uint64_t a, uint64_t b, uint64_t doubt)
{
	for (size_t i = 0; i < c->n; i++)
		if (is_of_pair(&c->ops[i], a, b) ||
			(doubt && c->ops[i].kind == KIND_DOUBT &&
				c->ops[i].id == doubt))
			return true;
	return false;
}

/* One whom the caller does not see belongs to another office, which answers its
 * doubts; what was answered there is asked here anew. */
static bool
may_change(struct edit_asks *a, const struct record *doubt)
{
	return record_owner(doubt) == a->person->id ||
	       office_sees(a->office, a->txn, KIND_PERSON, record_owner(doubt),
		       &a->new);
}

/* What was answered "different" stands as long as what it was answered by. */
static void
say_anew(struct edit_asks *a, const struct likeness *now)
{
	a->new = a->d;
	record_set_number(&a->new, F_LIKENESS, now->likeness * DECIMAL_ONE);
	record_set_text(&a->new, F_EVIDENCE, now->evidence);
	record_set_text(&a->new, F_ANSWER, "open");
	change_update(a->c, &a->d, &a->new);
}

/* Of the pair of a doubt as they are now. */
static bool
likeness_now(struct edit_asks *a, uint64_t other, struct likeness *out)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->like[i].id == other) {
			a->known[i] = true;
			*out = a->like[i];
			return true;
		}
	return likeness_of_pair(a->txn, a->person, other, out);
}

static void
ask_once_more(struct edit_asks *a, uint64_t doubt)
{
	const int least = a->office->book.site.similar_line;
	enum doubt_state state;
	struct likeness now;
	uint64_t other;

	if (!record_load(a->txn, KIND_DOUBT, doubt, RECORD_UNCHECKED, &a->d))
		return;
	state = doubt_state(&a->d);
	other = (uint64_t)record_number(&a->d,
		record_owner(&a->d) == a->person->id ? F_SECOND : F_FIRST, 0);
	if (state == DOUBT_GONE ||
		(state == DOUBT_DIFFERENT && !may_change(a, &a->d)) ||
		!likeness_now(a, other, &now) || state == DOUBT_SAME ||
		!may_change(a, &a->d) ||
		is_asked_here(a->c, a->person->id, other, doubt))
		return;
	if (state == DOUBT_OPEN || (int)link_band(now.likeness) >= least)
		say_anew(a, &now);
}

static void
ask_doubts(struct edit_asks *a)
{
	struct ids doubts = { 0 };
	struct walk w;

	members_begin(&w, a->txn, KIND_PERSON, a->person->id, KIND_DOUBT);
	while (walk_next(&w))
		ids_add(&doubts, walk_id(&w));
	walk_end(&w);
	for (size_t i = 0; i < doubts.n; i++)
		ask_once_more(a, doubts.rows[i]);
	ids_release(&doubts);
}

static void
note(struct edit_asks *a, const struct likeness *like, struct notes *out)
{
	struct buf words = BUF_INIT;
	char number[NUMBER_TEXT];

	evidence_print(like->evidence, strlen(like->evidence), &words);
	if (office_sees(a->office, a->txn, KIND_PERSON, like->id, &a->d))
		notes_add(out, _("perhaps the same person as %s: %s"),
			number_format(number, "MG", like->id), buf_str(&words));
	buf_release(&words);
}

void
change_asks(struct office *office, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new, struct notes *out)
{
	const int least = office->book.site.similar_line;
	struct edit_asks *a;

	if (is_like_before(old, new))
		return;
	a = xcalloc(1, sizeof(*a));
	a->office = office;
	a->txn = txn;
	a->c = c;
	a->person = new;
	a->n = duplicates_all(office, txn, new, a->like, LIKE_MAX);
	ask_doubts(a);
	for (size_t i = 0; i < a->n; i++) {
		if (a->known[i] ||
			(int)link_band(a->like[i].likeness) < least ||
			is_asked_here(c, new->id, a->like[i].id, 0))
			continue;
		a->like[i].certain = false;
		change_likeness(office, c, new->id, &a->like[i], 1);
		if (out)
			note(a, &a->like[i], out);
	}
	free(a);
}
