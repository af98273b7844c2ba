/* SPDX-License-Identifier: MIT */
#include "magang/record/record.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/record/root.h"
#include "magang/store/key.h"
#include "magang/store/txn.h"

#define RECORD_FORMAT 1
#define CHECK_AT 1 /* behind the format */
#define BODY_AT (CHECK_AT + 8)
#define HEAD_SIZE RECORD_STAMP

void
record_init(struct record *r, enum kind kind, uint64_t id)
{
	r->kind = (uint8_t)kind;
	r->id = id;
	r->seq = 0;
	r->n = 0;
}

/* Place of a field, or where it would stand. */
static size_t
record_place(const struct record *r, uint16_t id)
{
	size_t lo = 0, hi = r->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (r->f[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct value *
record_get(const struct record *r, uint16_t id)
{
	size_t i = record_place(r, id);

	return i < r->n && r->f[i].id == id ? &r->f[i].v : NULL;
}

bool
record_has(const struct record *r, uint16_t id)
{
	return record_get(r, id) != NULL;
}

int64_t
record_number(const struct record *r, uint16_t id, int64_t otherwise)
{
	const struct value *v = record_get(r, id);

	return v && v->kind == VALUE_NUMBER ? v->number : otherwise;
}

char *
record_text(const struct record *r, uint16_t id, char *out, size_t size)
{
	const struct value *v = record_get(r, id);
	size_t n = 0;

	assert(size > 0);
	if (v && v->kind == VALUE_TEXT && v->len) {
		n = v->len < size ? v->len : size - 1;
		memcpy(out, v->text, n);
	}
	out[n] = '\0';
	return out;
}

void
record_set(struct record *r, uint16_t id, const struct value *v)
{
	size_t i = record_place(r, id);
	bool there = i < r->n && r->f[i].id == id;

	if (v->kind == VALUE_UNKNOWN) {
		if (there) {
			r->n--;
			memmove(&r->f[i], &r->f[i + 1],
				(r->n - i) * sizeof(r->f[0]));
		}
		return;
	}
	if (!there) {
		assert(r->n < RECORD_FIELDS);
		memmove(&r->f[i + 1], &r->f[i], (r->n - i) * sizeof(r->f[0]));
		r->n++;
		r->f[i].id = id;
	}
	r->f[i].v = *v;
}

void
record_set_number(struct record *r, uint16_t id, int64_t number)
{
	struct value v = value_number(number);

	record_set(r, id, &v);
}

void
record_set_text(struct record *r, uint16_t id, const char *text)
{
	struct value v = value_text(text);

	record_set(r, id, &v);
}

bool
record_same(const struct record *a, const struct record *b, uint16_t id)
{
	const struct value none = value_none();
	const struct value *x = record_get(a, id), *y = record_get(b, id);

	return value_equal(x ? x : &none, y ? y : &none);
}

bool
record_say(struct record *r)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);
	int64_t said[KIND_SAID];

	if (!k || !k->say)
		return true;
	k->say(r->id, said);
	for (size_t i = 0; i < KIND_SAID; i++) {
		if (r->n == RECORD_FIELDS || record_has(r, k->said[i]))
			return false;
		record_set_number(r, k->said[i], said[i]);
	}
	return true;
}

unsigned
record_state(const struct record *r, uint16_t id)
{
	const struct fdef *f = core_field(id);
	const struct value *v = record_get(r, id);
	const int choice = v && v->kind == VALUE_TEXT
				   ? fdef_choice(f, v->text, v->len)
				   : 0;

	return f->state + (unsigned)(choice < 0 ? 0 : choice);
}

void
record_set_state(struct record *r, uint16_t id, unsigned state)
{
	const struct fdef *f = core_field(id);

	record_set_text(r, id, f->choices[state - f->state].code);
}

void
record_own(struct record *r, struct arena *arena)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->f[i].v.kind == VALUE_TEXT)
			r->f[i].v.text = arena_strndup(
				arena, r->f[i].v.text, r->f[i].v.len);
}

void
record_encode(const struct record *r, struct buf *out)
{
	size_t start = out->len;

	pack_u8(out, RECORD_FORMAT);
	pack_u64(out, 0);
	pack_u8(out, r->kind);
	pack_varint(out, r->seq);
	for (size_t i = 0; i < r->n; i++) {
		const struct value *v = &r->f[i].v;
		bool text = v->kind == VALUE_TEXT;

		if (kind_says((enum kind)r->kind, r->f[i].id))
			continue;
		pack_varint(out, (uint64_t)r->f[i].id << 1 | text);
		if (text)
			pack_bytes(out, v->text, v->len);
		else
			pack_signed(out, v->number);
	}
	put_u64((uint8_t *)out->data + start + CHECK_AT,
		seal_checksum(out->data + start + BODY_AT,
			out->len - start - BODY_AT));
}

static void
record_decode_field(struct record *out, struct reader *rd)
{
	uint64_t head = read_varint(rd);
	struct record_field *f = &out->f[out->n];

	f->id = (uint16_t)(head >> 1);
	if (head >> 1 > UINT16_MAX ||
		(out->n && out->f[out->n - 1].id >= f->id)) {
		rd->fault = true;
		return;
	}
	if (head & 1) {
		f->v.kind = VALUE_TEXT;
		f->v.number = 0;
		f->v.text = (const char *)read_bytes(rd, &f->v.len);
	} else {
		f->v.kind = VALUE_NUMBER;
		f->v.number = read_signed(rd);
		f->v.text = NULL;
		f->v.len = 0;
	}
	out->n++;
}

bool
record_decode(
	struct record *out, uint64_t id, const void *p, size_t n, int flags)
{
	struct reader rd;
	uint64_t check;

	if (n > RECORD_BYTES)
		return false;
	reader_init(&rd, p, n);
	if (read_u8(&rd) != RECORD_FORMAT)
		return false;
	check = read_u64(&rd);
	out->kind = read_u8(&rd);
	out->id = id;
	out->seq = read_varint(&rd);
	out->n = 0;
	while (reader_left(&rd) && !rd.fault && out->n < RECORD_FIELDS)
		record_decode_field(out, &rd);
	if (!reader_done(&rd) || !record_say(out))
		return false;
	return (flags & RECORD_UNCHECKED) ||
	       seal_checksum((const uint8_t *)p + BODY_AT, n - BODY_AT) ==
		       check;
}

static bool
record_view(struct txn *txn, enum kind kind, uint64_t id, struct view *out)
{
	struct key k = { 0 };

	key_u8(&k, (uint8_t)kind);
	key_u64(&k, id);
	return txn_get(txn, TREE_REC, k.b, k.n, out);
}

bool
record_there(struct txn *txn, enum kind kind, uint64_t id)
{
	struct view v;

	return record_view(txn, kind, id, &v);
}

void
record_damaged(struct txn *txn, enum kind kind, uint64_t id)
{
	char name[NUMBER_TEXT];

	txn_damaged(txn, number_format(name, kind_info(kind)->prefix, id));
}

bool
record_load(struct txn *txn, enum kind kind, uint64_t id, int flags,
	struct record *out)
{
	struct view v;

	if (kind_is_owner(kind) && !(flags & RECORD_ITSELF))
		id = person_root(txn, id);

	if (!record_view(txn, kind, id, &v))
		return false;
	if (!record_decode(out, id, v.p, v.n, flags) || out->kind != kind) {
		record_damaged(txn, kind, id);
		return false;
	}
	return true;
}

bool
record_stamp(
	struct txn *txn, enum kind kind, uint64_t id, uint8_t out[RECORD_STAMP])
{
	struct view v;

	memset(out, 0, RECORD_STAMP);
	if (!record_view(txn, kind, id, &v) || v.n < RECORD_STAMP)
		return false;
	memcpy(out, v.p, RECORD_STAMP);
	return true;
}

#define COUNTER_DIGITS 6 /* at least; a shorter counter has zeros before it */

char *
number_format(char out[NUMBER_TEXT], const char *prefix, uint64_t id)
{
	uint32_t origin = (uint32_t)(id >> 32);
	char digits[24];

	if (origin == 1)
		snprintf(digits, sizeof(digits), "%0*" PRIu32, COUNTER_DIGITS,
			(uint32_t)id);
	else
		snprintf(digits, sizeof(digits), "%" PRIu32 "%08" PRIu32,
			origin, (uint32_t)id);
	snprintf(out, NUMBER_TEXT, "%.7s-%s-%c", prefix, digits,
		damm_digit(digits));
	return out;
}

static bool
number_digits(const char *digits, size_t n, uint64_t *id)
{
	char text[24];
	uint64_t v;

	/* Beyond eight digits the last eight are the counter. */
	if (n < 1 || n >= sizeof(text))
		return false;
	memcpy(text, digits, n);
	text[n] = '\0';
	if (!num_u64(text, 1, UINT64_MAX, &v))
		return false;
	if (n <= 8)
		*id = (uint64_t)1 << 32 | v;
	else
		*id = v / 100000000 << 32 | v % 100000000;
	return true;
}

bool
number_parse(const char *s, char prefix[8], uint64_t *id, bool *bad_digit)
{
	char digits[24];
	size_t n = 0, d = 0, last = 0; /* of the digits that stand together */

	*bad_digit = false;
	for (; isalpha((unsigned char)*s) && n < 7; s++)
		prefix[n++] = (char)toupper((unsigned char)*s);
	prefix[n] = '\0';
	if (n < 2)
		return false;
	for (; *s; s++)
		if (isdigit((unsigned char)*s) && d < sizeof(digits) - 1) {
			digits[d++] = *s;
			last++;
		} else if (*s == '-' || *s == ' ')
			last = 0;
		else
			return false;
	digits[d] = '\0';
	if (d < 2)
		return false;
	if (!number_digits(digits, d - 1, id))
		return false;
	n = d - 1;
	d = (size_t)digits[n];
	digits[n] = '\0';
	*bad_digit = damm_digit(digits) != (char)d ||
		     (last != 1 && last < COUNTER_DIGITS + 1);
	return true;
}
