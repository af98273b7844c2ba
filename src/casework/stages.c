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
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/seat.h"
#include "magang/program/score.h"
#include "magang/rulebook/access.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/log/log.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/program_cache.h"

/* ---- where it stands and stood --------------------------------------------- */

/* Reads an entry at *p and goes behind it; false: there is none. */
static bool
entry_read(const char **p, const char *end, struct stage_entry *out)
{
	char text[24], *colon, *rest;
	const char *blank =
		*p < end ? memchr(*p, ' ', (size_t)(end - *p)) : NULL;
	size_t n = (size_t)((blank ? blank : end) - *p);

	if (*p >= end || n >= sizeof(text))
		return false;
	memcpy(text, *p, n);
	text[n] = '\0';
	*p = blank ? blank + 1 : end;
	out->stage = (uint8_t)strtoul(text, &colon, 10);
	if (*colon != ':')
		return false;
	out->date = (int32_t)strtol(colon + 1, &rest, 10);
	return *rest == '\0';
}

static struct value
history_of(const struct record *c)
{
	const struct value *v = record_get(c, F_HISTORY);

	return v && v->kind == VALUE_TEXT ? *v : value_text("");
}

bool
stage_entry(const struct record *c, size_t nth, struct stage_entry *out)
{
	const struct value v = history_of(c);
	const char *p = v.text, *end = v.text + v.len;

	do
		if (!entry_read(&p, end, out))
			return false;
	while (nth-- > 0);
	return true;
}

size_t
stage_entries(const struct record *c)
{
	const struct value v = history_of(c);
	const char *p = v.text, *end = v.text + v.len;
	struct stage_entry unused;
	size_t n = 0;

	while (entry_read(&p, end, &unused))
		n++;
	return n;
}

bool
decision_follows(const struct record *d, const struct record *kase)
{
	return record_number(d, F_DECISION_NTH, 0) ==
		       (int64_t)stage_entries(kase) &&
	       record_number(d, F_DECISION_FROM, 0) ==
		       record_number(kase, F_STAGE, -1);
}

int32_t
stage_entered(const struct record *c, uint8_t stage)
{
	const struct value v = history_of(c);
	const char *p = v.text, *end = v.text + v.len;
	int32_t found = DATE_NONE;
	struct stage_entry e;

	while (entry_read(&p, end, &e))
		if (e.stage == stage)
			found = e.date;
	return found;
}

void
case_enter(struct record *c, uint8_t stage, int32_t date, struct arena *arena)
{
	const struct value v = history_of(c);
	struct buf history = BUF_INIT;

	buf_addf(&history, "%.*s%s%u:%" PRId32, (int)v.len, v.text,
		v.len ? " " : "", stage, date);
	record_set_number(c, F_STAGE, stage);
	record_set_number(c, F_ENTERED, date);
	record_set_text(c, F_HISTORY,
		arena_strndup(arena, buf_str(&history), history.len));
	buf_release(&history);
}

void
case_go_back(struct record *c, struct arena *arena)
{
	const size_t n = stage_entries(c);
	struct value v = history_of(c);
	struct stage_entry before;

	if (n < 2 || !stage_entry(c, n - 2, &before))
		return;
	while (v.text[--v.len] != ' ')
		;
	record_set_number(c, F_STAGE, before.stage);
	record_set_number(c, F_ENTERED, before.date);
	record_set_text(c, F_HISTORY, arena_strndup(arena, v.text, v.len));
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

/* The day on which it came to success; DATE_NONE: it has not. */
static int32_t
case_served(struct rulebook *book, struct txn *txn, const struct record *c)
{
	const struct program *p = rulebook_case_program(book, txn, c);
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	return stage >= 0 && p->stages[stage].kind == STAGE_SUCCESS
		       ? (int32_t)record_number(c, F_ENTERED, DATE_NONE)
		       : DATE_NONE;
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
	stage = case_seat(w->seated, c);
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

int32_t
person_served(struct rulebook *book, struct txn *txn, uint64_t person,
	uint64_t except, int64_t *n)
{
	struct record *c = xmalloc(sizeof(*c));
	int32_t last = DATE_NONE;
	struct walk w;

	*n = 0;
	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w)) {
		const int32_t on =
			walk_id(&w) != except &&
					record_load(txn, KIND_CASE, walk_id(&w),
						RECORD_UNCHECKED, c)
				? case_served(book, txn, c)
				: DATE_NONE;

		*n += on != DATE_NONE;
		if (last == DATE_NONE || (on != DATE_NONE && on > last))
			last = on;
	}
	walk_end(&w);
	free(c);
	return last;
}

int64_t
household_cases(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, const struct cases_wanted *wanted)
{
	struct ids persons = { 0 };
	int64_t n = 0;

	index_persons(txn, IX_KK, kk, &persons);
	for (size_t i = 0; i < persons.n; i++)
		if (persons.rows[i] != without &&
			(!wanted->seen || access_other(wanted->seen, txn,
						  persons.rows[i])))
			n += person_cases(book, txn, persons.rows[i], wanted);
	ids_release(&persons);
	return n;
}

bool
case_last_decision(struct txn *txn, uint64_t kase, struct record *out)
{
	int64_t nth, most = -1;
	uint64_t last = 0;
	struct walk w;

	/* one that was put back is older than what it follows may be */
	members_begin(&w, txn, KIND_CASE, kase, KIND_DECISION);
	while (walk_next(&w)) {
		if (!record_load(txn, KIND_DECISION, walk_id(&w),
			    RECORD_UNCHECKED, out))
			continue;
		nth = record_number(out, F_DECISION_NTH, 0);
		last = nth > most ? walk_id(&w) : last;
		most = nth > most ? nth : most;
	}
	walk_end(&w);
	return last &&
	       record_load(txn, KIND_DECISION, last, RECORD_UNCHECKED, out);
}

bool
case_decision(struct txn *txn, uint64_t kase, int64_t nth, struct record *out)
{
	bool found = false;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_DECISION);
	while (!found && walk_next(&w))
		found = record_load(txn, KIND_DECISION, walk_id(&w),
				RECORD_UNCHECKED, out) &&
			record_number(out, F_DECISION_NTH, 0) == nth;
	walk_end(&w);
	return found;
}

uint64_t
change_maker(struct txn *txn, uint64_t seq)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct change c = { 0 };

	if (!seq || !journal_read(txn, seq, &hold, &e) ||
		!change_header(&c, &e.change))
		c.actor = 0;
	buf_release(&hold);
	return c.actor;
}
