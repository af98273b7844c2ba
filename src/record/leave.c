/* SPDX-License-Identifier: MIT */
#include "leave.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"

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

uint64_t
officer_in(const struct record *r, const struct record *parent)
{
	if (r->kind == KIND_TASK && !record_has(r, F_OFFICER) && parent &&
		parent->kind == KIND_CASE)
		r = parent;
	return (uint64_t)record_number(r, F_OFFICER, 0);
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

uint64_t
leave_owner(const struct record *r, const struct record *person)
{
	return person ? person->id : record_owner(r);
}

struct entry *
leave_loose(struct entries *out, const struct record *r,
	const struct record *person, uint8_t state)
{
	struct entry *e = leave_key(out, TREE_IX, IX_LOOSE);

	key_u8(&e->key, r->kind);
	key_u16(&e->key, person_area(person));
	key_u64(&e->key, leave_owner(r, person));
	key_u64(&e->key, r->id);
	e->value[0] = state;
	e->len = 1;
	return e;
}
