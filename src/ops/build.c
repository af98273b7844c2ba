/* SPDX-License-Identifier: MIT */
#include "magang/ops/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/task_make.h"
#include "magang/linkage/duplicate.h"
#include "magang/linkage/nik_doubt.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* Of the task to look at a card that speaks against the rest of its person. */
#define CARD_DOUBTFUL "nik_doubt"

size_t
office_complete(struct office *office, const struct record *before,
	struct record *p, const struct said_fields *said, struct arena *arena,
	struct person_row out[INFER_FIELDS])
{
	struct infer_place place;

	office_infer_place(office, &place);
	if (!record_has(p, F_REGISTERED))
		record_set_number(p, F_REGISTERED, office->today);
	return person_complete(&place, before, p, said, arena, out);
}

/* Of whatever round. */
static bool
is_card_task(const struct record *t)
{
	const size_t n = strlen(CARD_DOUBTFUL);
	char rule[32];

	record_text(t, F_RULE, rule, sizeof(rule));
	return strncmp(rule, CARD_DOUBTFUL, n) == 0 &&
	       (rule[n] == '\0' || rule[n] == '#');
}

/* How many tasks to look at the card there were, and are open; `seen`: those are
 * done now. */
static unsigned
card_tasks(struct office *office, struct txn *txn, struct change *c,
	uint64_t person, bool seen, bool *open)
{
	struct record *t = xmalloc(sizeof(*t));
	struct value now = value_number(office->today);
	struct walk w;
	struct op *op;
	unsigned n = 0;

	members_begin(&w, txn, KIND_PERSON, person, KIND_TASK);
	while (walk_next(&w)) {
		if (!record_load(txn, KIND_TASK, walk_id(&w), 0, t) ||
			!is_card_task(t))
			continue;
		n++;
		if (record_has(t, F_DONE))
			continue;
		*open = true;
		if (!seen)
			continue;
		op = change_op(c, OP_SET, KIND_TASK, t->id, person);
		op->base = t->seq;
		op_set(c, op, F_DONE, NULL, &now);
	}
	walk_end(&w);
	free(t);
	return n;
}

void
change_card(struct office *office, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new)
{
	const struct value *was = record_get(old, F_NIK),
			   *nik = record_get(new, F_NIK);
	struct nik_doubts before, after;
	struct wanted_task task;
	bool open = false;
	unsigned n;

	nik_doubts(office, NULL, office->book.areas, old, &before);
	nik_doubts(office, NULL, office->book.areas, new, &after);
	if (!before.n && !after.n)
		return;
	/* somebody has looked at that one */
	if (before.n && after.n && was && nik && value_equal(was, nik))
		return;
	n = card_tasks(office, txn, c, new->id, !after.n, &open);
	if (!after.n || open)
		return;
	card_wanted(new, office->today, CARD_DOUBTFUL, &task);
	task_make(c, new, &task, n + 1);
}

static void
add_doubt(struct change *c, uint64_t person, const struct likeness *like)
{
	struct record *d = xmalloc(sizeof(*d));

	record_init(d, KIND_DOUBT, 0);
	record_set_number(d, F_FIRST, (int64_t)person);
	record_set_number(d, F_SECOND, (int64_t)like->id);
	record_set_number(d, F_LIKENESS, like->likeness * DECIMAL_ONE);
	record_set_text(d, F_EVIDENCE, like->evidence);
	record_set_text(d, F_ANSWER, "open");
	change_create(c, d, person);
	free(d);
}

void
change_likeness(struct office *office, struct change *c, uint64_t person,
	const struct likeness *like, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!like[i].certain && (int)link_band(like[i].likeness) >=
						office->book.site.similar_line)
			add_doubt(c, person, &like[i]);
}

uint64_t
change_person(struct office *office, struct change *c, struct record *p,
	const struct likeness *like, size_t n_like)
{
	uint64_t id = change_create(c, p, 0);
	struct wanted_task task;
	struct nik_doubts doubts;

	change_likeness(office, c, id, like, n_like);
	/* Nobody was stopped for it, so somebody looks at it later. */
	nik_doubts(office, NULL, office->book.areas, p, &doubts);
	if (doubts.n) {
		card_wanted(p, office->today, CARD_DOUBTFUL, &task);
		task_make(c, p, &task, 1);
	}
	return id;
}
