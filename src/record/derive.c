/* SPDX-License-Identifier: MIT */
#include "magang/record/index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/fold.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"
#include "magang/record/counter.h"
#include "leave.h"

#define CARD_EPOCH (-25567) /* 1900-01-01; u16 reaches 2079 */

struct entry *
leave_key(struct entries *out, enum tree tree, enum index_no ix)
{
	struct entry *e;

	VEC_GROW(out->rows, out->n, out->cap);
	e = &out->rows[out->n++];
	e->tree = tree;
	e->key.n = 0;
	e->len = 0;
	e->met = false;
	if (tree == TREE_IX)
		key_u8(&e->key, (uint8_t)ix);
	return e;
}

uint16_t
person_area(const struct record *person)
{
	return person ? (uint16_t)record_number(person, F_REGENCY, 0) : 0;
}

uint8_t
person_sex(const struct record *person)
{
	const struct value *v = person ? record_get(person, F_SEX) : NULL;

	return v && v->kind == VALUE_TEXT && v->len ? (uint8_t)v->text[0] : 0;
}

uint16_t
scope_program(const struct record *r, const struct record *parent)
{
	uint16_t field = kind_info(r->kind)->scope.program;

	if (!field && parent) {
		r = parent;
		field = kind_info(r->kind)->scope.program;
	}
	return field ? (uint16_t)record_number(r, field, 0) : 0;
}

uint16_t
card_date(int64_t date)
{
	int64_t d = date - CARD_EPOCH;

	return d > 0 && d <= UINT16_MAX ? (uint16_t)d : 0;
}

/* birth u16, sex u8, due u16, name 19 (lower case, cut at a character) */
void
leave_card(struct entry *e, const struct record *person, int64_t due)
{
	char name[128];
	char *low;

	memset(e->value, 0, CARD_SIZE);
	e->len = CARD_SIZE;
	put_u16(e->value, person ? card_date(record_number(
					   person, F_BIRTH_DATE, INT32_MIN))
				 : 0);
	e->value[2] = person_sex(person);
	put_u16(e->value + 3, card_date(due));
	if (!person || !record_has(person, F_NAME))
		return;
	record_text(person, F_NAME, name, sizeof(name));
	low = utf8_caseless(name);
	if (strlen(low) > CARD_NAME) {
		low[CARD_NAME] = '\0';
		while (!utf8_valid(low, strlen(low)))
			low[strlen(low) - 1] = '\0';
	}
	memcpy(e->value + 5, low, strlen(low));
	free(low);
}

void
card_read(struct card *out, const struct view *v)
{
	assert(v->n == CARD_SIZE);
	out->birth = get_u16(v->p) ? get_u16(v->p) + CARD_EPOCH : DATE_NONE;
	out->sex = v->p[2];
	out->due =
		get_u16(v->p + 3) ? get_u16(v->p + 3) + CARD_EPOCH : DATE_NONE;
	memcpy(out->name, v->p + 5, CARD_NAME);
	out->name[CARD_NAME] = '\0';
}

void
leave_word(struct entries *out, enum index_no ix, const char *word, uint64_t id)
{
	struct entry *e = leave_key(out, TREE_IX, ix);

	key_bytes(&e->key, word, strlen(word) + 1);
	key_u64(&e->key, id);
}

struct entry *
leave_member(struct entries *out, const struct record *r, enum kind of_kind,
	uint64_t of)
{
	struct entry *e = leave_key(out, TREE_IX, IX_MEMBER);

	key_u8(&e->key, (uint8_t)of_kind);
	key_u64(&e->key, of);
	key_u8(&e->key, r->kind);
	key_u64(&e->key, r->id);
	return e;
}

struct entry *
leave_in_parent(struct entries *out, const struct record *r)
{
	enum kind kind;
	uint64_t id = record_parent(r, &kind);

	return leave_member(out, r, kind, id);
}

struct entry *
leave_loose(struct entries *out, const struct record *r, uint16_t area,
	uint8_t state)
{
	struct entry *e = leave_key(out, TREE_IX, IX_LOOSE);

	key_u8(&e->key, r->kind);
	key_u16(&e->key, area);
	key_u64(&e->key, record_owner(r));
	key_u64(&e->key, r->id);
	e->value[0] = state;
	e->len = 1;
	return e;
}

void
members_begin(struct walk *w, struct txn *txn, enum kind of_kind, uint64_t of,
	enum kind kind)
{
	struct key k = { 0 };

	key_u8(&k, IX_MEMBER);
	key_u8(&k, (uint8_t)of_kind);
	key_u64(&k, of);
	if (kind)
		key_u8(&k, (uint8_t)kind);
	walk_begin(w, txn, TREE_IX, k.b, k.n);
}

enum kind
member_kind(const struct walk *w)
{
	return w->key.p[w->key.n - 9];
}

uint64_t
walk_id(const struct walk *w)
{
	return get_u64(w->key.p + w->key.n - 8);
}

void
derive(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	const struct kind_info *k = kind_info(r->kind);

	out->n = 0;
	if (!k)
		return;
	if (k->derive)
		k->derive(r, person, parent, out);
	count_record(r, person, parent, out);
}

void
entries_release(struct entries *e)
{
	free(e->rows);
	memset(e, 0, sizeof(*e));
}

uint64_t
record_owner(const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	if (!k || !k->owner)
		return 0;
	return k->owner == OWN_RECORD ? r->id
				      : (uint64_t)record_number(r, k->owner, 0);
}

enum kind
record_about(const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	return k && k->about
		       ? (enum kind)record_number(r, k->about_kind, KIND_NONE)
		       : KIND_NONE;
}

uint64_t
record_parent(const struct record *r, enum kind *kind)
{
	const struct kind_info *k = kind_info(r->kind);

	if (k && k->about) {
		*kind = record_about(r);
		return (uint64_t)record_number(r, k->about, 0);
	}
	*kind = kind_has_person(r->kind) ? KIND_PERSON : KIND_NONE;
	return *kind ? record_owner(r) : 0;
}

void
record_reduce(struct record *r)
{
	size_t n = 0;

	if (!record_owner(r))
		return;
	for (size_t i = 0; i < r->n; i++) {
		const struct fdef *f =
			r->f[i].id < F_PROGRAM ? core_field(r->f[i].id) : NULL;

		if (f && (f->flags & FDEF_CLEAR))
			r->f[n++] = r->f[i];
	}
	r->n = n;
}

uint64_t
index_first(struct txn *txn, enum index_no ix, uint64_t number, uint64_t except)
{
	struct key k = { 0 };
	struct walk w;
	uint64_t found = 0;

	if (!number)
		return 0;
	key_u8(&k, (uint8_t)ix);
	key_u64(&k, number);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (!found && walk_next(&w))
		if (walk_id(&w) != except)
			found = walk_id(&w);
	walk_end(&w);
	return found;
}
