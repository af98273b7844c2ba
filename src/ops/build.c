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
#include "magang/linkage/duplicate.h"
#include "magang/linkage/nik_doubt.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

#define CARD_DAYS 30 /* to bring the card when a person came without */

size_t
office_complete(struct office *office, const struct record *before,
	struct record *p, const struct said_empty *empty, struct arena *arena,
	struct person_row out[INFER_FIELDS])
{
	struct infer_place place;

	office_infer_place(office, &place);
	if (!record_has(p, F_REGISTERED))
		record_set_number(p, F_REGISTERED, office->today);
	return person_complete(&place, before, p, empty, arena, out);
}

void
change_card_done(struct office *office, struct txn *txn, struct change *c,
	uint64_t person, const char *about)
{
	struct record *t = xmalloc(sizeof(*t));
	struct value now = value_number(office->today);
	struct walk w;
	struct op *op;
	char rule[16];

	members_begin(&w, txn, KIND_PERSON, person, KIND_TASK);
	while (walk_next(&w)) {
		if (!record_load(txn, KIND_TASK, walk_id(&w), 0, t) ||
			record_has(t, F_DONE) ||
			strcmp(record_text(t, F_RULE, rule, sizeof(rule)),
				about))
			continue;
		op = change_op(c, OP_SET, KIND_TASK, t->id, person);
		op->base = t->seq;
		op_set(c, op, F_DONE, NULL, &now);
	}
	walk_end(&w);
	free(t);
}

static void
add_doubt(struct change *c, uint64_t person, const struct likeness *like)
{
	struct record *d = xmalloc(sizeof(*d));

	record_init(d, KIND_DOUBT, 0);
	record_set_number(d, F_FIRST, (int64_t)person);
	record_set_number(d, F_SECOND, (int64_t)like->id);
	record_set_number(d, F_LIKENESS, like->score * DECIMAL_ONE);
	record_set_text(d, F_EVIDENCE, like->evidence);
	record_set_text(d, F_ANSWER, "open");
	change_create(c, d, person);
	free(d);
}

/* Registered now, card later: due in 30 days, or on the 17th birthday, when the
 * first card is issued (UU 24/2013 art. 63). */
static void
add_card_task(struct office *office, struct change *c, uint64_t person,
	const struct record *p, const char *rule)
{
	struct record *t = xmalloc(sizeof(*t));
	int32_t birth = (int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE);
	int32_t due = office->today + CARD_DAYS;

	if (birth != DATE_NONE && date_add_months(birth, 17 * 12) > due)
		due = date_add_months(birth, 17 * 12);
	record_init(t, KIND_TASK, 0);
	record_set_number(t, F_PERSON, (int64_t)person);
	record_set_number(t, F_ABOUT, (int64_t)person);
	record_set_number(t, F_ABOUT_KIND, KIND_PERSON);
	record_set_text(t, F_TASK, "KTP / NIK");
	record_set_text(t, F_RULE, rule);
	record_set_number(t, F_DUE, due);
	change_create(c, t, person);
	free(t);
}

uint64_t
change_person(struct office *office, struct change *c, struct record *p,
	const struct likeness *like, size_t n_like)
{
	uint64_t id = change_create(c, p, 0);
	struct nik_doubts doubts;

	for (size_t i = 0; i < n_like; i++)
		if (!like[i].certain &&
			like[i].score >= office->book.site.similar_line)
			add_doubt(c, id, &like[i]);
	if (!record_has(p, F_NIK))
		add_card_task(office, c, id, p, CARD_MISSING);
	/* Nobody was stopped for it, so somebody looks at it later. */
	nik_doubts(office, NULL, office->book.areas, p, &doubts);
	if (doubts.n)
		add_card_task(office, c, id, p, CARD_DOUBTFUL);
	return id;
}
