/* SPDX-License-Identifier: MIT */
#include "magang/record/counter.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/record/certificate_state.h"
#include "magang/record/index.h"
#include "magang/record/ledger_state.h"
#include "magang/record/letter_state.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"
#include "magang/store/txn.h"
#include "leave.h"

#define MARK 'C'
#define PARTS 6 /* the last one is PART_END */

/* ---- families ----------------------------------------------------------- */

static const struct {
	uint8_t width; /* 0: text up to the end of the key */
	uint8_t at;
} parts[] = {
	[PART_PROGRAM] = { 2, offsetof(struct counted, program) },
	[PART_STAGE] = { 2, offsetof(struct counted, stage) },
	[PART_STATE] = { 2, offsetof(struct counted, state) },
	[PART_SEX] = { 1, offsetof(struct counted, sex) },
	[PART_WEEK] = { 2, offsetof(struct counted, week) },
	[PART_RULE] = { 0, offsetof(struct counted, rule) },
	[PART_INTAKE] = { 8, offsetof(struct counted, intake) },
	[PART_USER] = { 8, offsetof(struct counted, user) },
	[PART_KIND] = { 1, offsetof(struct counted, kind) },
	[PART_IN] = { 8, offsetof(struct counted, in) },
	[PART_ROLL] = { 2, offsetof(struct counted, roll) },
	[PART_DAY] = { 4, offsetof(struct counted, day) },
};

static bool
once(const struct record *r, size_t i, struct counted *of)
{
	(void)r;
	(void)of;
	return i == 0;
}

static bool
by_stage(const struct record *c, size_t i, struct counted *of)
{
	of->stage = (uint16_t)record_number(c, F_STAGE, 0);
	return i == 0;
}

static bool
by_intake(const struct record *c, size_t i, struct counted *of)
{
	of->intake = (uint64_t)record_number(c, F_INTAKE, 0);
	return by_stage(c, i, of) && of->intake;
}

static bool
by_reach(const struct record *c, size_t i, struct counted *of)
{
	return by_stage(c, i, of) && record_has(c, F_UNREACHED);
}

static bool
by_cap(const struct record *c, size_t i, struct counted *of)
{
	return by_stage(c, i, of) && record_has(c, F_OVER_CAP);
}

static bool
by_followup(const struct record *c, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(c, F_FOLLOWUP, 0));
	return i == 0 && record_has(c, F_FOLLOWUP);
}

static bool
by_return(const struct record *c, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(c, F_RETURN_DUE, 0));
	return i == 0 && record_has(c, F_RETURN_DUE);
}

static bool
by_licence(const struct record *o, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(o, F_ORG_LICENCE_UNTIL, 0));
	return i == 0 && record_has(o, F_ORG_LICENCE_UNTIL);
}

static bool
by_week(const struct record *c, size_t i, struct counted *of)
{
	int64_t opened = record_number(c, F_OPENED, -1);

	of->week = COUNT_WEEK(opened);
	return i == 0 && opened >= 0;
}

/* First any, then the words that stand there. */
static bool
by_rule(const struct record *c, size_t i, struct counted *of)
{
	const struct value *v = record_get(c, F_FAILS);
	const char *p = v && v->kind == VALUE_TEXT ? v->text : "", *blank;
	const char *end = p + (*p ? v->len : 0);
	size_t n;

	of->stage = (uint16_t)record_number(c, F_STAGE, 0);
	if (i == 0) {
		strcpy(of->rule, COUNT_ANY);
		return p < end;
	}
	for (i--; i > 0 && p < end; i--) {
		blank = memchr(p, ' ', (size_t)(end - p));
		p = blank ? blank + 1 : end;
	}
	if (p >= end)
		return false;
	blank = memchr(p, ' ', (size_t)(end - p));
	n = (size_t)((blank ? blank : end) - p);
	if (n >= sizeof(of->rule))
		n = sizeof(of->rule) - 1;
	memcpy(of->rule, p, n);
	of->rule[n] = '\0';
	return true;
}

static bool
by_cause(const struct record *d, size_t i, struct counted *of)
{
	of->stage = (uint16_t)record_number(d, F_DECISION_TO, 0);
	record_text(d, F_DECISION_CAUSE, of->rule, sizeof(of->rule));
	return i == 0;
}

static bool
by_done(const struct record *t, size_t i, struct counted *of)
{
	of->state = record_has(t, F_DONE) ? TASK_DONE : TASK_OPEN;
	return i == 0;
}

/* Up to three times; a task that warns when it is due no more never does. */
static bool
by_due(const struct record *t, size_t i, struct counted *of)
{
	const int64_t from = record_number(t, F_WARN, 0),
		      due = record_number(t, F_DUE, 0);
	const bool warns = record_has(t, F_WARN) && from <= due;

	of->state = (uint16_t)(DUE_ON + i);
	of->day = DATE_KEY(of->state == DUE_WARNS ? from : due);
	return i < (warns ? 3 : 1) && !record_has(t, F_DONE);
}

uint8_t
doubt_state(const struct record *d)
{
	return (uint8_t)record_state(d, F_ANSWER);
}

static bool
by_answer(const struct record *d, size_t i, struct counted *of)
{
	of->state = doubt_state(d);
	return i == 0;
}

/* In the stage of its proposal and in its own, of all intakes and of its own. */
static bool
by_held(const struct record *c, size_t i, struct counted *of)
{
	const uint64_t intake = (uint64_t)record_number(c, F_INTAKE, 0);

	of->state = i % 2 ? HELD_FROM : HELD_IN;
	of->stage = (uint16_t)record_number(
		c, of->state == HELD_IN ? F_HELD : F_STAGE, 0);
	of->intake = i < 2 ? 0 : intake;
	return record_has(c, F_HELD) && (i < 2 || (intake && i < 4));
}

uint8_t
proposal_state(const struct record *p)
{
	return (uint8_t)record_state(p, F_STANDING);
}

static bool
by_standing(const struct record *p, size_t i, struct counted *of)
{
	of->state = proposal_state(p);
	of->user = of->state == PROPOSAL_OPEN
			   ? (uint64_t)record_number(p, F_DECISION_BY, 0)
			   : 0;
	return i == 0;
}

static bool
by_officer(const struct record *c, size_t i, struct counted *of)
{
	return by_stage(c, i, of) && of->user;
}

static bool
by_offer(const struct record *c, size_t i, struct counted *of)
{
	of->user = (uint64_t)record_number(c, F_OFFERED, 0);
	return i == 0 && of->user;
}

static bool
by_hand(const struct record *t, size_t i, struct counted *of)
{
	return i == 0 && of->user && !record_has(t, F_DONE);
}

static bool
by_letter_state(const struct record *l, size_t i, struct counted *of)
{
	of->state = (uint16_t)letter_state(l);
	return i == 0;
}

static bool
by_certificate_state(const struct record *r, size_t i, struct counted *of)
{
	of->state = (uint16_t)certificate_state(r);
	return i == 0;
}

static bool
by_ledger(const struct record *r, size_t i, struct counted *of)
{
	of->state = (uint16_t)ledger_state(r);
	return i == 0;
}

static bool
by_seat(const struct record *s, size_t i, struct counted *of)
{
	const struct seat_giver *in = seat_into(s, &of->in);

	of->kind = in ? (uint8_t)in->kind : 0;
	of->state = (uint16_t)seat_state(s);
	return in && i == 0;
}

static bool
by_sheet(const struct record *s, size_t i, struct counted *of)
{
	of->in = (uint64_t)record_number(s, F_SHEET_COHORT, 0);
	return i == 0 && sheet_is_entered(s);
}

static bool
by_late_marks(const struct record *s, size_t i, struct counted *of)
{
	of->in = (uint64_t)record_number(s, F_SHEET_COHORT, 0);
	of->user = (uint64_t)record_number(s, F_SHEET_LATE_BY, 0);
	return i == 0 && of->user;
}

/* Who is not marked was there. */
static bool
by_mark(const struct record *s, size_t i, struct counted *of)
{
	struct marks marks;

	sheet_marks(s, F_SHEET_MARKS, &marks);
	if (i >= marks.n)
		return false;
	of->in = (uint64_t)record_number(s, F_SHEET_COHORT, 0);
	of->roll = marks.row[i].roll;
	of->state = (uint16_t)sheet_mark(marks.row[i].mark);
	return true;
}

/* Area, program, sex and officer are the same for all; `by` finds the rest of the i-th
 * time that the record counts, false: it does not. */
static const struct family_row {
	enum kind kind;
	bool (*by)(const struct record *r, size_t i, struct counted *of);
	enum part parts[PARTS]; /* the program first, or the user */
	/* So many bytes at the end of its keys stand inside of the row that all
	 * with the same beginning share: 4, or none. */
	uint8_t tail;
} families[COUNT_FAMILIES] = {
	[COUNT_PERSONS] = { KIND_PERSON, once, { PART_SEX } },
	[COUNT_ORGANISATIONS] = { KIND_ORGANISATION, once, { PART_END } },
	[COUNT_CASES] = { KIND_CASE, by_stage,
		{ PART_PROGRAM, PART_STAGE, PART_SEX } },
	[COUNT_TASKS] = { KIND_TASK, by_done, { PART_PROGRAM, PART_STATE } },
	[COUNT_ACTIVITIES] = { KIND_ACTIVITY, once, { PART_PROGRAM } },
	[COUNT_DOUBTS] = { KIND_DOUBT, by_answer, { PART_STATE } },
	[COUNT_OPENED] = { KIND_CASE, by_week, { PART_PROGRAM, PART_WEEK } },
	[COUNT_FAILED] = { KIND_CASE, by_rule,
		{ PART_PROGRAM, PART_STAGE, PART_RULE } },
	[COUNT_PLACES] = { KIND_CASE, by_intake,
		{ PART_PROGRAM, PART_INTAKE, PART_STAGE, PART_SEX } },
	[COUNT_DECISIONS] = { KIND_DECISION, by_cause,
		{ PART_PROGRAM, PART_STAGE, PART_RULE } },
	[COUNT_HELD] = { KIND_CASE, by_officer,
		{ PART_USER, PART_PROGRAM, PART_STAGE } },
	[COUNT_HAND] = { KIND_TASK, by_hand, { PART_USER, PART_PROGRAM } },
	[COUNT_OFFERED] = { KIND_CASE, by_offer, { PART_USER, PART_PROGRAM } },
	[COUNT_RESERVED] = { KIND_CASE, by_held,
		{ PART_PROGRAM, PART_INTAKE, PART_STAGE, PART_STATE,
			PART_SEX } },
	[COUNT_PROPOSALS] = { KIND_PROPOSAL, by_standing,
		{ PART_PROGRAM, PART_STATE, PART_USER } },
	[COUNT_LETTERS] = { KIND_LETTER, by_letter_state,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_SEATS] = { KIND_SEAT, by_seat,
		{ PART_PROGRAM, PART_KIND, PART_IN, PART_STATE, PART_SEX } },
	[COUNT_UNREACHED] = { KIND_CASE, by_reach,
		{ PART_PROGRAM, PART_STAGE } },
	[COUNT_CERTIFICATES] = { KIND_CERTIFICATE, by_certificate_state,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_SHEETS] = { KIND_SHEET, by_sheet, { PART_IN } },
	[COUNT_MARKS] = { KIND_SHEET, by_mark,
		{ PART_IN, PART_ROLL, PART_STATE }, 4 },
	[COUNT_LEDGER] = { KIND_LEDGER, by_ledger,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_OVER_CAP] = { KIND_CASE, by_cap, { PART_PROGRAM, PART_STAGE } },
	[COUNT_FOLLOWUPS] = { KIND_CASE, by_followup,
		{ PART_PROGRAM, PART_DAY } },
	[COUNT_RETURNS] = { KIND_CASE, by_return, { PART_PROGRAM, PART_DAY } },
	[COUNT_LICENCES] = { KIND_ORGANISATION, by_licence, { PART_DAY } },
	[COUNT_DUES] = { KIND_TASK, by_due,
		{ PART_PROGRAM, PART_STATE, PART_DAY } },
	[COUNT_LATE_MARKS] = { KIND_SHEET, by_late_marks,
		{ PART_IN, PART_USER } },
};

static const char *const names[COUNT_FAMILIES] = {
#define FAMILY_NAME(word, name) [COUNT_##word] = (name),
	FAMILIES(FAMILY_NAME)
#undef FAMILY_NAME
};

bool
family_has(enum family family, enum part part)
{
	const enum part *p = families[family].parts;

	while (*p && *p != part)
		p++;
	return *p != PART_END;
}

bool
family_by_stage(enum family family)
{
	const enum part *p = families[family].parts;

	return p[0] == PART_PROGRAM && p[1] == PART_STAGE;
}

/* ---- keys --------------------------------------------------------------- */

static void
begin_key(struct key *k, enum family family, uint16_t area)
{
	key_u8(k, MARK);
	key_u8(k, (uint8_t)family);
	key_u16(k, area);
}

void
counter_key(struct key *k, enum family family, const struct counted *of)
{
	begin_key(k, family, of->area);
	for (const enum part *p = families[family].parts; *p; p++) {
		const uint8_t *at = (const uint8_t *)of + parts[*p].at;

		switch (parts[*p].width) {
		case 8:
			key_u64(k, *(const uint64_t *)(const void *)at);
			break;
		case 4:
			key_u32(k, *(const uint32_t *)(const void *)at);
			break;
		case 2:
			key_u16(k, *(const uint16_t *)(const void *)at);
			break;
		case 1:
			key_u8(k, *at);
			break;
		default:
			key_bytes(k, at, strlen((const char *)at));
		}
	}
}

static void
read_key(const struct key *key, enum family family, struct counted *of)
{
	struct reader r;

	memset(of, 0, sizeof(*of));
	reader_init(&r, key->b + 2, key->n - 2);
	of->area = read_u16(&r);
	for (const enum part *p = families[family].parts; *p; p++) {
		uint8_t *at = (uint8_t *)of + parts[*p].at;
		size_t left = reader_left(&r);

		switch (parts[*p].width) {
		case 8:
			*(uint64_t *)(void *)at = read_u64(&r);
			break;
		case 4:
			*(uint32_t *)(void *)at = read_u32(&r);
			break;
		case 2:
			*(uint16_t *)(void *)at = read_u16(&r);
			break;
		case 1:
			*at = read_u8(&r);
			break;
		default:
			if (left < COUNTED_RULE)
				memcpy(at, read_raw(&r, left), left);
		}
	}
}

/* ---- what a record counts for ------------------------------------------- */

static void
leave_counter(struct entries *out, enum family family, const struct counted *of)
{
	struct counted all = *of;

	if (of->area)
		counter_key(&leave_key(out, TREE_CT, 0)->key, family, of);
	all.area = 0;
	counter_key(&leave_key(out, TREE_CT, 0)->key, family, &all);
}

void
count_record(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	const uint16_t area = kind_info(r->kind)->scope.area;
	struct counted of = { .sex = person_sex(person) };

	of.area = area ? (uint16_t)record_number(r, area, 0)
		       : person_area(person);
	of.program = scope_program(r, parent);
	of.user = officer_in(r, parent);
	for (int f = COUNT_NONE + 1; f < COUNT_FAMILIES; f++) {
		const struct family_row *row = &families[f];

		for (size_t i = 0;
			row->kind == (enum kind)r->kind && row->by(r, i, &of);
			i++)
			leave_counter(out, (enum family)f, &of);
	}
}

/* ---- rows --------------------------------------------------------------- */

/*
 * A row of its own: n as u64. Inside of one, ascending: how far the tail is from
 * the one before, a varint, and n, a signed one.
 */
static size_t
tail_of(const uint8_t *key, size_t len)
{
	return len > 1 && key[0] == MARK && key[1] < COUNT_FAMILIES
		       ? families[key[1]].tail
		       : 0;
}

static bool
inside_next(struct reader *r, uint32_t *tail, int64_t *n)
{
	*tail += (uint32_t)read_varint(r);
	*n = read_signed(r);
	return !r->fault;
}

/* What stands in the row of a key, if there is one. */
static bool
row_of(struct txn *txn, const struct key *k, struct view *out)
{
	return txn_get(txn, TREE_CT, k->b, k->n - tail_of(k->b, k->n), out);
}

static int64_t
read_at(struct txn *txn, const struct key *k)
{
	uint32_t wanted, at = 0;
	struct reader r;
	struct view v;
	int64_t n;

	if (!row_of(txn, k, &v))
		return 0;
	if (!tail_of(k->b, k->n))
		return v.n == 8 ? (int64_t)get_u64(v.p) : 0;
	wanted = get_u32(k->b + k->n - 4);
	reader_init(&r, v.p, v.n);
	while (reader_left(&r) && inside_next(&r, &at, &n) && at <= wanted)
		if (at == wanted)
			return n;
	return 0;
}

int64_t
counter_read(struct txn *txn, enum family family, const struct counted *of)
{
	struct key k = { 0 };

	counter_key(&k, family, of);
	return read_at(txn, &k);
}

/* What a row becomes. */
struct row_made {
	struct buf bytes;
	uint32_t last;
};

static void
put_inside(struct row_made *row, uint32_t tail, int64_t n)
{
	if (!n)
		return;
	pack_varint(&row->bytes, tail - row->last);
	pack_signed(&row->bytes, n);
	row->last = tail;
}

static void
add_inside(struct txn *txn, const struct key *k, int64_t by)
{
	const uint32_t wanted = get_u32(k->b + k->n - 4);
	struct row_made row = { BUF_INIT, 0 };
	struct view v = { NULL, 0 };
	struct reader r;
	uint32_t at = 0;
	int64_t n;

	row_of(txn, k, &v);
	reader_init(&r, v.p, v.n);
	while (reader_left(&r) && inside_next(&r, &at, &n)) {
		if (by && at > wanted)
			put_inside(&row, wanted, by);
		put_inside(&row, at, at == wanted ? n + by : n);
		if (at >= wanted)
			by = 0;
	}
	put_inside(&row, wanted, by);
	if (row.bytes.len)
		txn_put(txn, TREE_CT, k->b, k->n - 4, row.bytes.data,
			row.bytes.len);
	else
		txn_del(txn, TREE_CT, k->b, k->n - 4);
	buf_release(&row.bytes);
}

void
counter_add(struct txn *txn, const struct key *k, int64_t by)
{
	uint8_t row[8];
	int64_t n;

	if (tail_of(k->b, k->n)) {
		add_inside(txn, k, by);
		return;
	}
	n = read_at(txn, k) + by;
	if (n == 0) {
		txn_del(txn, TREE_CT, k->b, k->n);
		return;
	}
	put_u64(row, (uint64_t)n);
	txn_put(txn, TREE_CT, k->b, k->n, row, sizeof(row));
}

static void
rows_begin(struct counters *cs, struct txn *txn, const struct key *prefix)
{
	walk_begin(&cs->w, txn, TREE_CT, prefix->b, prefix->n);
	reader_init(&cs->inside, NULL, 0);
}

void
counters_begin(struct counters *cs, struct txn *txn, enum family family,
	uint16_t area, uint16_t program)
{
	struct key k = { 0 };

	begin_key(&k, family, area);
	if (program && families[family].parts[0] == PART_PROGRAM)
		key_u16(&k, program);
	cs->family = family;
	rows_begin(cs, txn, &k);
}

void
counters_begin_stage(struct counters *cs, struct txn *txn, enum family family,
	uint16_t area, uint16_t program, uint16_t stage)
{
	struct key k = { 0 };

	assert(family_by_stage(family));
	begin_key(&k, family, area);
	key_u16(&k, program);
	key_u16(&k, stage);
	cs->family = family;
	rows_begin(cs, txn, &k);
}

void
counters_begin_user(struct counters *cs, struct txn *txn, enum family family,
	uint16_t area, uint64_t user)
{
	struct key k = { 0 };

	begin_key(&k, family, area);
	key_u64(&k, user);
	cs->family = family;
	rows_begin(cs, txn, &k);
}

void
counters_begin_all(struct counters *cs, struct txn *txn, enum family family)
{
	struct key k = { 0 };

	key_u8(&k, MARK);
	key_u8(&k, (uint8_t)family);
	cs->family = family;
	rows_begin(cs, txn, &k);
}

bool
counters_next(struct counters *cs)
{
	if (!counter_rows_next(cs))
		return false;
	read_key(&cs->key, cs->family, &cs->of);
	if (cs->n < 0)
		cs->n = 0;
	return true;
}

void
counters_end(struct counters *cs)
{
	walk_end(&cs->w);
}

int64_t
counters_sum(
	struct txn *txn, enum family family, uint16_t area, uint16_t program)
{
	struct counters cs;
	int64_t sum = 0;

	counters_begin(&cs, txn, family, area, program);
	while (counters_next(&cs))
		sum += cs.n;
	counters_end(&cs);
	return sum;
}

void
counter_rows_begin(struct counters *cs, struct txn *txn)
{
	const struct key all = { 1, { MARK } };

	rows_begin(cs, txn, &all);
}

/* The next one of a row that several share. */
static void
next_inside(struct counters *cs)
{
	if (!inside_next(&cs->inside, &cs->tail, &cs->n)) {
		reader_init(&cs->inside, NULL, 0);
		cs->n = -1;
		return;
	}
	cs->key.n = 0;
	key_bytes(&cs->key, cs->w.key.p, cs->w.key.n);
	key_u32(&cs->key, cs->tail);
}

/* One that is damaged says -1. */
bool
counter_rows_next(struct counters *cs)
{
	const struct walk *w = &cs->w;

	if (reader_left(&cs->inside)) {
		next_inside(cs);
		return true;
	}
	if (!walk_next(&cs->w))
		return false;
	cs->key.n = 0;
	key_bytes(&cs->key, w->key.p, w->key.n);
	cs->n = w->value.n == 8 ? (int64_t)get_u64(w->value.p) : -1;
	if (tail_of(w->key.p, w->key.n)) {
		cs->tail = 0;
		reader_init(&cs->inside, w->value.p, w->value.n);
		next_inside(cs);
	}
	return true;
}

const char *
counter_name(const struct key *k)
{
	const uint8_t family = k->n > 1 ? k->b[1] : 0;

	return family && family < COUNT_FAMILIES ? names[family] : "?";
}
