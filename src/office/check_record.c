/* SPDX-License-Identifier: MIT */
#include "check_record.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/stages.h"
#include "magang/record/derive.h"
#include "magang/record/doubt_state.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/twin.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include "check_case.h"
#include "check_state.h"
#include "check_tasks.h"
#include "tally.h"

static void
hash_record(struct store_checking *c, const struct record *r,
	const struct entries *e)
{
	struct buf bytes = BUF_INIT;
	uint8_t id[8];

	put_u64(id, r->id);
	record_encode(r, &bytes);
	hash_add(&c->hash, id, sizeof(id));
	hash_add(&c->hash, bytes.data, bytes.len);
	for (size_t i = 0; i < e->n; i++) {
		hash_add(&c->hash, e->rows[i].key.b, e->rows[i].key.n);
		hash_add(&c->hash, e->rows[i].value, e->rows[i].len);
	}
	buf_release(&bytes);
}

static void
check_entry(struct store_checking *c, const struct entry *e)
{
	char number[NUMBER_TEXT];
	struct view v;

	if (e->tree == TREE_CT) {
		tally_add(&c->tallies, &e->key);
		return;
	}
	c->out->entries++;
	if (!txn_get(c->txn, TREE_IX, e->key.b, e->key.n, &v))
		check_problem(c, _("%s: an entry of index %u is missing"),
			check_name(&c->r, number), e->key.b[0]);
	else if (v.n != e->len || memcmp(v.p, e->value, e->len) != 0)
		check_problem(c,
			_("%s: an entry of index %u has another value"),
			check_name(&c->r, number), e->key.b[0]);
}

/* Erased, or its key is gone: the digest sees the stub. */
static bool
counts_as_stub(struct store_checking *c, uint64_t owner)
{
	return owner && !ids_sorted_has(&c->keys, owner);
}

/* What a record names must be there; its person is asked for elsewhere. */
static void
check_references(struct store_checking *c)
{
	const struct kind_info *k = kind_info(c->r.kind);
	const struct program *p =
		kind_is(k->kind, KIND_OF_PROGRAM)
			? rulebook_case_program(&c->office->book, c->txn, &c->r)
			: NULL;
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < c->r.n; i++) {
		const struct fdef *f = field_of(p, k->kind, c->r.f[i].id);

		if (f && f->id != k->owner && !(f->flags & FDEF_PASSING) &&
			!reference_stands(c->txn, &c->r, f, &c->r.f[i].v))
			check_problem(c, _("%s: what '%s' names is not there"),
				check_name(&c->r, number), f->name);
	}
	if (k->about && !kind_takes_about(k->kind, record_about(&c->r)))
		check_problem(c, _("%s: nothing is about what it names"),
			check_name(&c->r, number));
	if (version_named(&c->r) &&
		!record_there(c->txn, KIND_PROGRAM, version_named(&c->r)))
		check_problem(c, _("%s: its program version is not there"),
			check_name(&c->r, number));
}

static void
note_known(struct store_checking *c)
{
	struct key k;

	if (!twin_key(&c->r, &k))
		return;
	VEC_GROW(c->known, c->n_known, c->cap_known);
	c->known[c->n_known++] = (struct known){ seal_checksum(k.b, k.n),
		c->r.id, (enum kind)c->r.kind };
}

static int
known_order(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum < y->sum ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

void
check_known(struct store_checking *c)
{
	struct known *k = c->known;
	char first[NUMBER_TEXT], second[NUMBER_TEXT];

	if (c->n_known)
		qsort(k, c->n_known, sizeof(*k), known_order);
	for (size_t i = 1; i < c->n_known; i++)
		if (k[i].sum == k[i - 1].sum)
			check_problem(c,
				_("%s: says the same as %s; one is too many"),
				number_format(second,
					kind_info(k[i].kind)->prefix, k[i].id),
				number_format(first,
					kind_info(k[i - 1].kind)->prefix,
					k[i - 1].id));
}

/* Fields that belong together tell one story. */
static void
check_groups(struct store_checking *c)
{
	char number[NUMBER_TEXT];
	uint16_t torn = record_torn(&c->r);

	if (torn)
		check_problem(c,
			_("%s: '%s' does not go with the fields beside it"),
			check_name(&c->r, number), core_field(torn)->name);
}

/* Of a person that was erased nothing waits. */
static void
check_closed(struct store_checking *c, const struct record *person)
{
	struct rulebook *book = &c->office->book;
	const struct program *p;
	char number[NUMBER_TEXT];
	bool open =
		(c->r.kind == KIND_TASK && !record_has(&c->r, F_DONE)) ||
		(c->r.kind == KIND_DOUBT && doubt_state(&c->r) == DOUBT_OPEN);

	if (!record_has(person, F_ERASED))
		return;
	if (c->r.kind == KIND_CASE) {
		p = rulebook_case_program(book, c->txn, &c->r);
		open = p && stage_of_leaving(p) >= 0 &&
		       case_is_active(book, c->txn, &c->r);
	}
	if (open)
		check_problem(c, _("%s: is open, and its person was erased"),
			check_name(&c->r, number));
}

/* What the record at hand stands in: its person, or read here. */
static const struct record *
parent_of_record(struct store_checking *c, const struct record *person)
{
	enum kind kind;
	uint64_t id = record_parent(&c->r, &kind);

	if (person && kind == KIND_PERSON && id == person->id)
		return person;
	return id && check_look(c, kind, id, &c->parent) ? &c->parent : NULL;
}

/* What a replay without the key of the person arrives at. */
static void
hash_stub(struct store_checking *c, const struct record *person,
	const struct record *parent)
{
	c->stub = c->r;
	record_reduce(&c->stub);
	if (parent && parent != person)
		record_reduce(&c->parent);
	if (person) {
		c->stub_person = *person;
		record_reduce(&c->stub_person);
	}
	if (parent == person)
		parent = person ? &c->stub_person : NULL;
	derive(&c->stub, person ? &c->stub_person : NULL, parent, &c->entries);
	hash_record(c, &c->stub, &c->entries);
}

static void
check_record(struct store_checking *c)
{
	uint64_t owner = record_owner(&c->r);
	const struct record *person = NULL, *parent;
	char number[NUMBER_TEXT];

	if (kind_is_owner(c->r.kind))
		person = &c->r;
	else if (owner) {
		if (check_look(c, KIND_PERSON, person_root(c->txn, owner),
			    &c->person))
			person = &c->person;
		else
			check_problem(c, _("%s: its person is not there"),
				check_name(&c->r, number));
	}
	check_references(c);
	note_known(c);
	check_groups(c);
	check_case(c, person);
	parent = parent_of_record(c, person);
	derive(&c->r, person, parent, &c->entries);
	for (size_t i = 0; i < c->entries.n; i++)
		check_entry(c, &c->entries.rows[i]);
	if (person)
		check_closed(c, person);
	if (counts_as_stub(c, owner)) {
		hash_stub(c, person, parent);
		return;
	}
	hash_record(c, &c->r, &c->entries);
	if (c->r.kind == KIND_ORGANISATION)
		check_tasks(&c->tasks, &c->r, &c->r);
	if (!person || record_has(person, F_ERASED))
		return;
	if (c->r.kind == KIND_CASE)
		check_reckoned(c);
	if (c->r.kind == KIND_CASE ||
		(kind_is_owner(c->r.kind) && !record_has(&c->r, F_MERGED)))
		check_tasks(&c->tasks, &c->r, person);
}

/* The journal has all that was ever said of it. */
static void
say_damaged(struct store_checking *c, unsigned kind, uint64_t id)
{
	const struct kind_info *k = kind_info((enum kind)kind);
	char number[NUMBER_TEXT];

	if (k)
		check_problem(c,
			_("%s (%s) is damaged; the journal has what it said"),
			number_format(number, k->prefix, id), k->name);
	else
		check_problem(c, _("record %u/%llu is damaged"), kind,
			(unsigned long long)id);
}

void
check_records(struct store_checking *c)
{
	struct walk w;

	walk_begin(&w, c->txn, TREE_REC, "", 0);
	while (walk_next(&w)) {
		uint64_t id = w.key.n == 9 ? get_u64(w.key.p + 1) : 0;

		c->out->records++;
		if (w.key.n != 9 ||
			!record_decode(&c->r, id, w.value.p, w.value.n, 0) ||
			c->r.kind != w.key.p[0]) {
			say_damaged(c, w.key.p[0], id);
			continue;
		}
		check_record(c);
	}
	walk_end(&w);
}
