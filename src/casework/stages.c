/* SPDX-License-Identifier: MIT */
/* The stages of a case: its way through them, and who is on one. */
#include "magang/casework/stages.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/program/score.h"
#include "magang/rulebook/access.h"
#include "magang/record/change.h"
#include "magang/log/log.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/program_cache.h"

void
stage_history_add(
	struct buf *out, const struct record *c, uint8_t stage, int32_t date)
{
	const struct value *v = record_get(c, F_HISTORY);

	if (v && v->kind == VALUE_TEXT) {
		buf_add(out, v->text, v->len);
		buf_addc(out, ' ');
	}
	buf_addf(out, "%u:%" PRId32, stage, date);
}

void
stage_enter(struct record *c, struct arena *arena, uint8_t stage, int32_t date)
{
	struct buf history = BUF_INIT;

	stage_history_add(&history, c, stage, date);
	record_set_number(c, F_STAGE, stage);
	record_set_number(c, F_ENTERED, date);
	record_set_text(c, F_HISTORY,
		arena_strndup(arena, buf_str(&history), history.len));
	buf_release(&history);
}

int32_t
stage_entered(const struct record *c, uint8_t stage)
{
	const struct value *v = record_get(c, F_HISTORY);
	int32_t found = DATE_NONE;
	char *text, *save = NULL;

	if (!v || v->kind != VALUE_TEXT)
		return DATE_NONE;
	text = xstrndup(v->text, v->len);
	for (char *w = strtok_r(text, " ", &save); w;
		w = strtok_r(NULL, " ", &save)) {
		char *colon = strchr(w, ':');

		if (colon && strtoul(w, NULL, 10) == stage)
			found = (int32_t)strtol(colon + 1, NULL, 10);
	}
	free(text);
	return found;
}

int
case_reached(const struct case_facts *f)
{
	const struct program *p = f->program;
	int best = -1;
	int32_t last = DATE_NONE;

	if (f->to < 0 || p->stages[f->to].kind <= STAGE_NORMAL ||
		p->stages[f->to].kind == STAGE_SUCCESS)
		return f->to;
	for (size_t i = 0; i < p->n_stages; i++) {
		int32_t entered = stage_entered(f->c, p->stages[i].number);

		if (p->stages[i].kind > STAGE_NORMAL || entered == DATE_NONE ||
			(best >= 0 && entered < last))
			continue;
		best = (int)i;
		last = entered;
	}
	return best;
}

int
stage_of_leaving(const struct program *p)
{
	int found = -1;

	for (size_t i = 0; i < p->n_stages; i++)
		if (p->stages[i].kind == STAGE_EXIT)
			return (int)i;
		else if (p->stages[i].kind == STAGE_FAILED && found < 0)
			found = (int)i;
	return found;
}

bool
case_is_active(struct rulebook *book, struct txn *txn, const struct record *c)
{
	const struct program *p = rulebook_case_program(book, txn, c);
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	return stage >= 0 && p->stages[stage].kind <= STAGE_HOLD;
}

static bool
is_wanted(struct rulebook *book, struct txn *txn, const struct record *c,
	const struct cases_wanted *w)
{
	int stage;

	if (c->id == w->except ||
		(w->program &&
			record_number(c, F_PROGRAM_NO, 0) != w->program) ||
		(w->intake &&
			(uint64_t)record_number(c, F_INTAKE, 0) != w->intake))
		return false;
	if (!w->seated)
		return case_is_active(book, txn, c);
	stage = program_stage_by_number(
		w->seated, (uint8_t)record_number(c, F_STAGE, 0));
	return stage >= 0 && stage >= w->from &&
	       stage_takes_place(&w->seated->stages[stage]);
}

int64_t
person_cases(struct rulebook *book, struct txn *txn, uint64_t person,
	const struct cases_wanted *wanted)
{
	struct record *c = xmalloc(sizeof(*c));
	struct walk w;
	int64_t n = 0;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		if (record_load(
			    txn, KIND_CASE, walk_id(&w), RECORD_UNCHECKED, c))
			n += is_wanted(book, txn, c, wanted);
	walk_end(&w);
	free(c);
	return n;
}

int64_t
household_cases(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, const struct cases_wanted *wanted)
{
	struct key k = { 0 };
	struct walk w;
	int64_t n = 0;

	if (!kk)
		return 0;
	key_u8(&k, IX_KK);
	key_u64(&k, kk);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w))
		if (walk_id(&w) != without &&
			(!wanted->seen ||
				access_other(wanted->seen, txn, walk_id(&w))))
			n += person_cases(book, txn, walk_id(&w), wanted);
	walk_end(&w);
	return n;
}

/* ---- who brought it here ------------------------------------------------- */

/* An operation that brings a case into a stage; stages stand in clear. */
struct bringing {
	uint64_t id; /* of the case */
	bool found;
};

static bool
note_stage(void *ctx, const struct op *op)
{
	struct bringing *b = ctx;

	b->found |= op->kind == KIND_CASE && op->id == b->id &&
		    op_sets(op, F_STAGE);
	return false;
}

/* Who brought the case into a stage by a change; 0: it did not. */
static uint64_t
bringer(const struct case_facts *f, uint64_t seq)
{
	struct bringing b = { f->c->id, false };
	struct buf hold = BUF_INIT;
	struct err unused = ERR_INIT;
	struct log_entry e;
	struct change c;
	uint64_t actor;

	change_init(&c, ACT_SET);
	if (journal_read(f->txn, seq, &hold, &e))
		change_decode_some(&c, f->book->store, e.change.bytes,
			e.change.len, note_stage, &b, &unused);
	actor = b.found ? c.actor : 0;
	change_release(&c);
	buf_release(&hold);
	return actor;
}

uint64_t
last_mover(const struct case_facts *f)
{
	struct trace t;
	uint64_t seq, actor = 0;

	trace_of_record(&t, f->txn, KIND_CASE, f->c->id);
	while (!actor && trace_next(&t, &seq))
		actor = bringer(f, seq);
	trace_end(&t);
	return actor;
}
