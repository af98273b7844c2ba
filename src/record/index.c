/* SPDX-License-Identifier: MIT */
#include "magang/record/index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/fold.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"
#include "magang/record/cohort_sheet.h"
#include "magang/store/walk.h"

void
card_read(struct card *out, const struct view *v)
{
	assert(v->n >= CARD_SIZE);
	out->birth = get_u16(v->p) ? get_u16(v->p) + CARD_EPOCH : DATE_NONE;
	out->sex = v->p[2];
	out->due =
		get_u16(v->p + 3) ? get_u16(v->p + 3) + CARD_EPOCH : DATE_NONE;
	memcpy(out->name, v->p + 5, CARD_NAME);
	out->name[CARD_NAME] = '\0';
}

uint64_t
card_intake(const struct view *v)
{
	return v->n >= CARD_SIZE + 8 ? get_u64(v->p + CARD_SIZE) : 0;
}

#define NAME_VILLAGE 4 /* behind birth, sex and what the word shares */
#define NAME_MARKS (NAME_VILLAGE + 3)

void
name_entry_read(struct name_entry *out, const struct view *v)
{
	const uint8_t *p = v->p;

	memset(out, 0, sizeof(*out));
	out->birth =
		v->n >= 2 && get_u16(p) ? get_u16(p) + CARD_EPOCH : DATE_NONE;
	out->sex = v->n >= 3 ? p[2] : 0;
	if (v->n < NAME_MARKS)
		return;
	out->village =
		(uint32_t)p[NAME_VILLAGE] << 16 | get_u16(p + NAME_VILLAGE + 1);
	out->marks = p + NAME_MARKS;
	out->n_marks = v->n - NAME_MARKS;
}

uint32_t
name_village(int64_t village)
{
	return (uint32_t)(village % 1000000);
}

uint8_t
name_mark(const char *word)
{
	uint32_t h = 2166136261u;

	for (; *word; word++)
		h = (h ^ (uint8_t)*word) * 16777619u;
	return (uint8_t)(h ^ h >> 8 ^ h >> 16 ^ h >> 24);
}

uint16_t
index_rank(int64_t score)
{
	return score < 0 ? RANK_NONE
			 : (uint16_t)(RANK_ZERO - score / SCORE_STEP);
}

void
person_group(struct txn *txn, uint64_t person, struct ids *out)
{
	size_t next = out->n;
	struct walk w;

	ids_add(out, person);
	for (; next < out->n; next++) {
		members_itself_begin(
			&w, txn, KIND_PERSON, out->rows[next], KIND_PERSON);
		while (walk_next(&w))
			ids_add(out, walk_id(&w));
		walk_end(&w);
	}
}

void
members_begin(struct walk *w, struct txn *txn, enum kind of_kind, uint64_t of,
	enum kind kind)
{
	if (kind_is_owner(of_kind))
		of = person_root(txn, of);
	members_itself_begin(w, txn, of_kind, of, kind);
}

void
members_itself_begin(struct walk *w, struct txn *txn, enum kind of_kind,
	uint64_t of, enum kind kind)
{
	struct key k = { 0 };

	if (kind_is(kind, KIND_GIVEN) && of_kind == kind_about(kind)) {
		cohort_sheets_begin(w, txn, kind, of);
		return;
	}
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

	if (!k || !k->about)
		return KIND_NONE;
	return k->about_kind
		       ? (enum kind)record_number(r, k->about_kind, KIND_NONE)
		       : kind_about(k->kind);
}

uint64_t
record_parent(const struct record *r, enum kind *kind)
{
	const struct kind_info *k = kind_info(r->kind);

	if (k && k->about) {
		*kind = record_about(r);
		return (uint64_t)record_number(r, k->about, 0);
	}
	if (kind_is_owner(r->kind) && record_has(r, F_MERGED)) {
		*kind = (enum kind)r->kind;
		return (uint64_t)record_number(r, F_MERGED, 0);
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

void
person_pairs(struct txn *txn, uint64_t person, struct ids *out)
{
	struct ids group = { 0 };
	struct walk w;

	person_group(txn, person, &group);
	for (size_t i = 0; i < group.n; i++) {
		members_itself_begin(
			&w, txn, KIND_PERSON, group.rows[i], KIND_DOUBT);
		while (walk_next(&w))
			ids_add(out, walk_id(&w));
		walk_end(&w);
	}
	ids_release(&group);
	ids_sort(out);
}

void
index_persons(
	struct txn *txn, enum index_no ix, uint64_t number, struct ids *out)
{
	struct key k = { 0 };
	struct walk w;

	if (!number)
		return;
	key_u8(&k, (uint8_t)ix);
	key_u64(&k, number);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w))
		ids_add(out, person_root(txn, walk_id(&w)));
	walk_end(&w);
	ids_sort(out);
}

uint64_t
index_first(struct txn *txn, enum index_no ix, uint64_t number, uint64_t except)
{
	struct ids persons = { 0 };
	uint64_t found = 0;

	except = person_root(txn, except);
	index_persons(txn, ix, number, &persons);
	for (size_t i = 0; !found && i < persons.n; i++)
		if (persons.rows[i] != except)
			found = persons.rows[i];
	ids_release(&persons);
	return found;
}
