/* SPDX-License-Identifier: MIT */
#include "magang/record/counter.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/record/index.h"
#include "magang/store/txn.h"
#include "counter_family.h"
#include "leave.h"

#define MARK 'C'

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
	[PART_TARGET] = { 2, offsetof(struct counted, target) },
};

static const char *const names[COUNT_FAMILIES] = {
#define FAMILY_NAME(word, name) [COUNT_##word] = (name),
	FAMILIES(FAMILY_NAME)
#undef FAMILY_NAME
};

bool
family_has(enum family family, enum part part)
{
	const enum part *p = family_rows[family].parts;

	while (*p && *p != part)
		p++;
	return *p != PART_END;
}

bool
family_by_stage(enum family family)
{
	const enum part *p = family_rows[family].parts;

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

/* Its first so many parts. */
static void
key_parts(struct key *k, enum family family, const struct counted *of, size_t n)
{
	const enum part *p = family_rows[family].parts;

	begin_key(k, family, of->area);
	for (; n-- && *p; p++) {
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

void
counter_key(struct key *k, enum family family, const struct counted *of)
{
	key_parts(k, family, of, FAMILY_PARTS);
}

static void
read_key(const struct key *key, enum family family, struct counted *of)
{
	struct reader r;

	memset(of, 0, sizeof(*of));
	reader_init(&r, key->b + 2, key->n - 2);
	of->area = read_u16(&r);
	for (const enum part *p = family_rows[family].parts; *p; p++) {
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
		const struct family_row *row = &family_rows[f];
		struct counted one = of;

		for (size_t i = 0;
			row->kind == (enum kind)r->kind && row->by(r, i, &one);
			i++)
			leave_counter(out, (enum family)f, &one);
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
		       ? family_rows[key[1]].tail
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
	if (program && family_rows[family].parts[0] == PART_PROGRAM)
		key_u16(&k, program);
	cs->family = family;
	rows_begin(cs, txn, &k);
}

void
counters_begin_at(struct counters *cs, struct txn *txn, enum family family,
	const struct counted *of, size_t n)
{
	struct key k = { 0 };

	key_parts(&k, family, of, n);
	cs->family = family;
	rows_begin(cs, txn, &k);
}

void
counters_begin_stage(struct counters *cs, struct txn *txn, enum family family,
	uint16_t area, uint16_t program, uint16_t stage)
{
	const struct counted of = {
		.area = area, .program = program, .stage = stage
	};

	assert(family_by_stage(family));
	counters_begin_at(cs, txn, family, &of, 2);
}

void
counters_begin_user(struct counters *cs, struct txn *txn, enum family family,
	uint16_t area, uint64_t user)
{
	const struct counted of = { .area = area, .user = user };

	counters_begin_at(cs, txn, family, &of, 1);
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

int32_t
counter_last_day(
	struct txn *txn, enum family family, const struct counted *of, size_t n)
{
	int32_t day = DATE_NONE;
	struct key k = { 0 };
	struct walk w;

	assert(family_rows[family].parts[n] == PART_DAY);
	key_parts(&k, family, of, n);
	walk_begin(&w, txn, TREE_CT, k.b, k.n);
	if (walk_back(&w))
		day = KEY_DATE(get_u32(w.key.p + k.n));
	walk_end(&w);
	return day;
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
