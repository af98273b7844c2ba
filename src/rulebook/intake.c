/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/intake.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

static struct intake
read_intake(const struct record *r)
{
	struct intake in = { .id = r->id };

	in.version = (int)(record_number(r, F_INTAKE_VERSION, 0) / DECIMAL_ONE);
	record_text(r, F_INTAKE_NAME, in.name, sizeof(in.name));
	return in;
}

/* An intake that is open, by its start; one that was, by its end. */
struct choosing {
	uint16_t program;
	int32_t day;
	struct intake open, last;
	int64_t open_starts, last_closed;
};

static void
consider(struct choosing *ch, const struct record *r)
{
	int64_t opens = record_number(r, F_INTAKE_OPENS, INT32_MIN);
	int64_t closes = record_number(r, F_INTAKE_CLOSES, INT32_MAX);
	int64_t starts = record_number(r, F_INTAKE_STARTS, INT32_MAX);

	if (record_number(r, F_INTAKE_PROGRAM, 0) != ch->program ||
		opens > ch->day)
		return;
	if (closes >= ch->day && (!ch->open.id || starts < ch->open_starts)) {
		ch->open = read_intake(r);
		ch->open_starts = starts;
	}
	if (closes < ch->day && (!ch->last.id || closes > ch->last_closed)) {
		ch->last = read_intake(r);
		ch->last_closed = closes;
	}
}

static void
choose(struct txn *txn, struct choosing *ch)
{
	const uint8_t prefix = KIND_INTAKE;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		if (record_decode(r, walk_id(&w), w.value.p, w.value.n, 0))
			consider(ch, r);
	}
	walk_end(&w);
	free(r);
}

struct intake
intake_open(struct txn *txn, uint16_t program, int32_t day)
{
	struct choosing ch = { .program = program, .day = day };

	choose(txn, &ch);
	return ch.open;
}

struct intake
intake_now(struct txn *txn, uint16_t program, int32_t day)
{
	struct choosing ch = { .program = program, .day = day };

	choose(txn, &ch);
	return ch.open.id ? ch.open : ch.last;
}

struct intake
intake_load(struct txn *txn, uint64_t id)
{
	struct record *r = xmalloc(sizeof(*r));
	struct intake in = { 0 };

	if (id && record_load(txn, KIND_INTAKE, id, RECORD_UNCHECKED, r))
		in = read_intake(r);
	free(r);
	return in;
}
