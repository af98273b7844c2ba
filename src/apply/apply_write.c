/* SPDX-License-Identifier: MIT */
#include "apply_write.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/record/derive.h"
#include "magang/record/counter.h"
#include "magang/store/txn.h"

bool
applier_takes_back(const struct applier *ap)
{
	return ap->c->kind == ACT_UNDO || ap->c->kind == ACT_REDO;
}

bool
applier_load(
	struct applier *ap, enum kind kind, uint64_t id, struct record *out)
{
	if (!record_load(ap->txn, kind, id, RECORD_ITSELF, out))
		return false;
	record_own(out, ap->arena);
	return true;
}

const struct record *
applier_person(struct applier *ap, const struct record *r)
{
	uint64_t owner = record_owner(r);

	if (kind_is_owner(r->kind)) {
		if (!record_has(r, F_MERGED))
			return r;
		owner = (uint64_t)record_number(r, F_MERGED, 0);
	}
	owner = person_root(ap->txn, owner);
	if (!owner || !applier_load(ap, KIND_PERSON, owner, &ap->person))
		return NULL;
	return &ap->person;
}

static bool
entry_same_key(const struct entry *a, const struct entry *b)
{
	return a->tree == b->tree && a->key.n == b->key.n &&
	       memcmp(a->key.b, b->key.b, a->key.n) == 0;
}

/* Where an entry of one list stands in the other, each place once. */
static int
entry_find(const struct entries *in, const struct entry *e)
{
	for (size_t i = 0; i < in->n; i++)
		if (!in->rows[i].met && entry_same_key(&in->rows[i], e))
			return (int)i;
	return -1;
}

static void
entry_put(struct txn *txn, const struct entry *e)
{
	if (e->tree == TREE_CT)
		counter_add(txn, &e->key, 1);
	else
		txn_put(txn, e->tree, e->key.b, e->key.n, e->value, e->len);
}

static void
entry_take(struct txn *txn, const struct entry *e)
{
	if (e->tree == TREE_CT)
		counter_add(txn, &e->key, -1);
	else
		txn_del(txn, e->tree, e->key.b, e->key.n);
}

static void
write_difference(
	struct txn *txn, struct entries *before, const struct entries *after)
{
	for (size_t i = 0; i < after->n; i++) {
		const struct entry *e = &after->rows[i];
		int at = entry_find(before, e);
		struct entry *b = at >= 0 ? &before->rows[at] : NULL;

		if (b)
			b->met = true;
		if (!b ||
			(e->tree == TREE_IX &&
				(b->len != e->len || memcmp(b->value, e->value,
							     e->len) != 0)))
			entry_put(txn, e);
	}
	for (size_t i = 0; i < before->n; i++)
		if (!before->rows[i].met)
			entry_take(txn, &before->rows[i]);
}

static void
record_store(struct applier *ap, const struct record *r)
{
	struct buf bytes = BUF_INIT;
	struct key k = { 0 };

	key_u8(&k, r->kind);
	key_u64(&k, r->id);
	record_encode(r, &bytes);
	txn_put(ap->txn, TREE_REC, k.b, k.n, bytes.data, bytes.len);
	buf_release(&bytes);
}

static void
record_drop(struct applier *ap, const struct record *r)
{
	struct key k = { 0 };

	key_u8(&k, r->kind);
	key_u64(&k, r->id);
	txn_del(ap->txn, TREE_REC, k.b, k.n);
}

/* ---- members ------------------------------------------------------------- */

struct member_list {
	struct {
		enum kind kind;
		uint64_t id;
	} * rows;
	size_t n, cap;
};

static void
members_of(struct txn *txn, const struct record *r, struct member_list *out)
{
	struct walk w;

	members_itself_begin(&w, txn, (enum kind)r->kind, r->id, KIND_NONE);
	while (walk_next(&w)) {
		VEC_GROW(out->rows, out->n, out->cap);
		out->rows[out->n].kind = member_kind(&w);
		out->rows[out->n++].id = walk_id(&w);
	}
	walk_end(&w);
}

/* What the keys of members take from what they stand in. */
static bool
member_keys_differ(const struct record *a, const struct record *b)
{
	static const uint16_t ids[] = { F_NAME, F_SEX, F_BIRTH_DATE, F_REGENCY,
		F_PROGRAM_NO, F_OFFICER, F_MERGED };

	for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
		if (!record_same(a, b, ids[i]))
			return true;
	return false;
}

/* A doubt is a member of two persons and stands in the first; what stands in who
 * was merged stands in her, and is a member of the root. */
static bool
stands_in(const struct record *r, const struct record *parent)
{
	enum kind kind;
	uint64_t id = record_parent(r, &kind);

	return kind == (enum kind)parent->kind && id == parent->id;
}

/* The person that all of them belong to. */
struct following {
	const struct record *before, *after;
	applier_close close; /* of who is erased; NULL: nobody is */
};

/* What is left of who is erased, and of what belonged to her. */
static void
make_stub(struct applier *ap, struct record *r)
{
	record_reduce(r);
	if (kind_is_owner(r->kind) && !record_has(r, F_ERASED))
		record_set_number(r, F_ERASED, ap->c->date);
	r->seq = ap->seq;
}

/* All that stands in a record, at any depth, derives its keys anew. */
static void
members_follow(struct applier *ap, const struct following *f,
	const struct record *before, const struct record *after)
{
	struct member_list list = { NULL, 0, 0 };
	struct record *was = NULL, *now;

	members_of(ap->txn, before, &list);
	if (list.n)
		was = xmalloc(2 * sizeof(*was));
	for (size_t i = 0; i < list.n; i++) {
		if (!applier_load(
			    ap, list.rows[i].kind, list.rows[i].id, was) ||
			!stands_in(was, before))
			continue;
		now = was;
		if (f->close) {
			now = was + 1;
			*now = *was;
			f->close(ap, now);
			make_stub(ap, now);
			record_store(ap, now);
			licences_touch(&ap->licences, was, now);
		}
		derive(was, f->before, before, &ap->before);
		derive(now, f->after, after, &ap->after);
		write_difference(ap->txn, &ap->before, &ap->after);
		members_follow(ap, f, was, now);
	}
	free(was);
	free(list.rows);
}

static void
derive_in_place(struct applier *ap, const struct record *r,
	const struct record *person, struct entries *out)
{
	const struct record *parent = person;
	enum kind kind;
	uint64_t id = record_parent(r, &kind);

	if (!person || kind != KIND_PERSON || id != person->id)
		parent = id && applier_load(ap, kind, id, &ap->parent)
				 ? &ap->parent
				 : NULL;
	derive(r, person, parent, out);
}

void
applier_write(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person_before,
	const struct record *person_after)
{
	const struct following f = { person_before, person_after, NULL };

	ap->before.n = ap->after.n = 0;
	licences_touch(&ap->licences, old, new);
	if (old)
		derive_in_place(ap, old, person_before, &ap->before);
	if (new) {
		derive_in_place(ap, new, person_after, &ap->after);
		record_store(ap, new);
	} else {
		record_drop(ap, old);
	}
	write_difference(ap->txn, &ap->before, &ap->after);
	if (old != NULL && new != NULL && member_keys_differ(old, new))
		members_follow(ap, &f, old, new);
}

void
applier_erase(struct applier *ap, applier_close close)
{
	struct record *new = &ap->new;
	const struct record *root = applier_person(ap, &ap->old);
	const struct following f = { root, root == &ap->old ? new : root,
		close };

	*new = ap->old;
	make_stub(ap, new);
	members_follow(ap, &f, &ap->old, new);
	derive(&ap->old, &ap->old, NULL, &ap->before);
	derive(new, new, NULL, &ap->after);
	record_store(ap, new);
	write_difference(ap->txn, &ap->before, &ap->after);
}
