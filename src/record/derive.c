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
#include "magang/identity/identity.h"

#define CARD_EPOCH (-25567) /* 1900-01-01; u16 reaches 2079 */

static struct entry *
add(struct entries *out, enum tree tree, enum index_no ix)
{
	struct entry *e = &out->rows[out->n++];

	assert(out->n <= ENTRIES_MAX);
	e->tree = tree;
	e->key.n = 0;
	e->len = 0;
	if (tree == TREE_IX)
		key_u8(&e->key, (uint8_t)ix);
	return e;
}

void
counter_key(struct key *k, enum kind kind, uint16_t area, uint16_t program,
	uint16_t stage, uint8_t sex)
{
	key_u8(k, 'C');
	key_u8(k, (uint8_t)kind);
	key_u16(k, area);
	key_u16(k, program);
	key_u16(k, stage);
	key_u8(k, sex);
}

/* Once for its area and once for all areas. */
static void
count(struct entries *out, enum kind kind, uint16_t area, uint16_t program,
	uint16_t stage, uint8_t sex)
{
	if (area)
		counter_key(&add(out, TREE_CT, 0)->key, kind, area, program,
			stage, sex);
	counter_key(&add(out, TREE_CT, 0)->key, kind, 0, program, stage, sex);
}

static uint16_t
area_of(const struct record *person)
{
	return person ? (uint16_t)record_number(person, F_REGENCY, 0) : 0;
}

static uint8_t
sex_of(const struct record *person)
{
	const struct value *v = person ? record_get(person, F_SEX) : NULL;

	return v && v->kind == VALUE_TEXT && v->len ? (uint8_t)v->text[0] : 0;
}

static uint16_t
card_date(int64_t date)
{
	int64_t d = date - CARD_EPOCH;

	return d > 0 && d <= UINT16_MAX ? (uint16_t)d : 0;
}

/* birth u16, sex u8, due u16, name 19 (lower case, cut at a character) */
static void
card_put(struct entry *e, const struct record *person, int64_t due)
{
	char name[128];
	char *low;

	memset(e->value, 0, CARD_SIZE);
	e->len = CARD_SIZE;
	put_u16(e->value, person ? card_date(record_number(
					   person, F_BIRTH_DATE, INT32_MIN))
				 : 0);
	e->value[2] = sex_of(person);
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

/* Under the key of its type; without a value, or one that is no key, not. */
static void
value_entry(struct entries *out, enum index_no ix, const struct record *p,
	uint16_t field)
{
	const struct value *v = record_get(p, field);
	uint8_t key[TYPE_KEY];
	struct entry *e;
	size_t n;

	if (!v || v->kind != VALUE_TEXT)
		return;
	n = type_of(core_field(field))->key(v, key);
	if (!n)
		return;
	e = add(out, TREE_IX, ix);
	key_bytes(&e->key, key, n);
	key_u64(&e->key, p->id);
}

static void
word_entry(struct entries *out, enum index_no ix, const char *word, uint64_t id)
{
	struct entry *e = add(out, TREE_IX, ix);

	key_bytes(&e->key, word, strlen(word) + 1);
	key_u64(&e->key, id);
}

static void
name_entries(struct entries *out, const struct record *p, uint16_t area,
	const struct fold_name *name)
{
	for (size_t i = 0; i < name->n; i++) {
		struct entry *e = add(out, TREE_IX, IX_NAME);

		key_u16(&e->key, area);
		key_bytes(&e->key, name->word[i], strlen(name->word[i]) + 1);
		key_u64(&e->key, p->id);
		put_u16(e->value,
			card_date(record_number(p, F_BIRTH_DATE, INT32_MIN)));
		e->value[2] = sex_of(p);
		e->len = 3;
	}
}

static void
birth_entry(struct entries *out, const struct record *p,
	const struct fold_name *name)
{
	int64_t birth = record_number(p, F_BIRTH_DATE, INT32_MIN);
	struct entry *e;

	if (birth == INT32_MIN)
		return;
	e = add(out, TREE_IX, IX_BIRTH);
	key_u32(&e->key, DATE_KEY(birth));
	key_u64(&e->key, p->id);
	put_u64(e->value, digits_key(record_get(p, F_NIK)));
	fold_join((char *)e->value + 8, ENTRY_VALUE - 8, name);
	e->len = 8 + strlen((char *)e->value + 8);
}

static void
derive_person(const struct record *p, struct entries *out)
{
	uint16_t area = area_of(p);
	struct fold_name name;
	char text[256];
	struct entry *e;

	fold_name(&name, record_text(p, F_NAME, text, sizeof(text)), 0);
	name_entries(out, p, area, &name);
	value_entry(out, IX_NIK, p, F_NIK);
	value_entry(out, IX_KK, p, F_KK);
	value_entry(out, IX_PHONE, p, F_PHONE);
	value_entry(out, IX_PASSPORT, p, F_PASSPORT_NO);
	birth_entry(out, p, &name);
	e = add(out, TREE_IX, IX_PERSON);
	key_u16(&e->key, area);
	key_u64(&e->key, p->id);
	card_put(e, p, INT32_MIN);
	count(out, KIND_PERSON, area, 0, 0, sex_of(p));
}

static struct entry *
member_entry(struct entries *out, const struct record *r, enum kind of_kind,
	uint64_t of)
{
	struct entry *e = add(out, TREE_IX, IX_MEMBER);

	key_u8(&e->key, (uint8_t)of_kind);
	key_u64(&e->key, of);
	key_u8(&e->key, r->kind);
	key_u64(&e->key, r->id);
	return e;
}

static struct entry *
parent_entry(struct entries *out, const struct record *r)
{
	enum kind kind;
	uint64_t id = record_parent(r, &kind);

	return member_entry(out, r, kind, id);
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

/* A person as the persons of a program are listed. */
static void
client_entry(struct entries *out, const struct record *c,
	const struct record *person, uint16_t program, uint16_t area)
{
	struct entry *e = add(out, TREE_IX, IX_CLIENT);

	key_u16(&e->key, program);
	key_u16(&e->key, area);
	key_u64(&e->key, record_owner(c));
	key_u64(&e->key, c->id);
	card_put(e, person, INT32_MIN);
}

static void
derive_case(const struct record *c, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint16_t area = area_of(person);
	uint16_t program = (uint16_t)record_number(c, F_PROGRAM_NO, 0);
	uint16_t stage = (uint16_t)record_number(c, F_STAGE, 0);
	int64_t score = record_number(c, F_SCORE, 0);
	int64_t opened = record_number(c, F_OPENED, -1);
	struct entry *e = add(out, TREE_IX, IX_CASE);

	(void)parent;
	key_u16(&e->key, area);
	key_u16(&e->key, program);
	key_u16(&e->key, stage);
	/* highest score first: 0..100 in steps of 1/500 */
	key_u16(&e->key, (uint16_t)(UINT16_MAX - score / (DECIMAL_ONE / 500)));
	key_u64(&e->key, c->id);
	card_put(e, person, record_number(c, F_ENTERED, INT32_MIN));
	e = parent_entry(out, c);
	put_u16(e->value, program);
	e->len = 2;
	client_entry(out, c, person, program, area);
	count(out, KIND_CASE, area, program, stage, sex_of(person));
	if (opened >= 0)
		count(out, COUNT_OPENED, area, program, COUNT_WEEK(opened), 0);
}

static void
derive_task(const struct record *t, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint16_t area = area_of(person);
	bool open = !record_has(t, F_DONE);
	uint64_t officer = (uint64_t)record_number(t, F_OFFICER, 0);
	uint32_t due = DATE_KEY(record_number(t, F_DUE, 0));
	struct entry *e;

	(void)parent;
	parent_entry(out, t);
	count(out, KIND_TASK, area, 0, open ? TASK_OPEN : TASK_DONE, 0);
	if (!open)
		return;
	e = add(out, TREE_IX, IX_DUE);
	key_u16(&e->key, area);
	key_u32(&e->key, due);
	key_u64(&e->key, t->id);
	put_u64(e->value, officer);
	put_u64(e->value + 8, record_owner(t));
	e->len = 16;
	if (!officer)
		return;
	e = add(out, TREE_IX, IX_OFFICER);
	key_u64(&e->key, officer);
	key_u32(&e->key, due);
	key_u64(&e->key, t->id);
}

static void
derive_activity(const struct record *a, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)parent;
	parent_entry(out, a);
	count(out, KIND_ACTIVITY, area_of(person), 0, 0, 0);
}

static enum doubt_state
doubt_state(const struct record *d)
{
	const struct value *v = record_get(d, F_ANSWER);

	if (!v || v->kind != VALUE_TEXT || v->len == 0 || v->text[0] == 'o')
		return DOUBT_OPEN;
	return v->text[0] == 's' ? DOUBT_SAME : DOUBT_DIFFERENT;
}

static void
derive_doubt(const struct record *d, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)parent;
	parent_entry(out, d);
	member_entry(
		out, d, KIND_PERSON, (uint64_t)record_number(d, F_SECOND, 0));
	count(out, KIND_DOUBT, area_of(person), 0, (uint16_t)doubt_state(d), 0);
}

static void
derive_organisation(const struct record *o, const struct record *person,
	const struct record *parent, struct entries *out)
{
	struct fold_name name;
	char text[256];

	(void)person;
	(void)parent;
	fold_name(&name, record_text(o, F_ORG_NAME, text, sizeof(text)), 0);
	for (size_t i = 0; i < name.n; i++)
		word_entry(out, IX_ORG, name.word[i], o->id);
	count(out, KIND_ORGANISATION, 0, 0, 0, 0);
}

static void
derive_user(const struct record *u, const struct record *person,
	const struct record *parent, struct entries *out)
{
	char text[40];

	(void)person;
	(void)parent;
	word_entry(out, IX_USER,
		record_text(u, F_USER_NAME, text, sizeof(text)), u->id);
}

static void
derive_self(const struct record *p, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)person;
	(void)parent;
	derive_person(p, out);
}

static void (*const derivers[KIND_COUNT])(const struct record *r,
	const struct record *person, const struct record *parent,
	struct entries *out) = {
	[KIND_PERSON] = derive_self,
	[KIND_CASE] = derive_case,
	[KIND_TASK] = derive_task,
	[KIND_ACTIVITY] = derive_activity,
	[KIND_DOUBT] = derive_doubt,
	[KIND_ORGANISATION] = derive_organisation,
	[KIND_USER] = derive_user,
};

void
derive(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	out->n = 0;
	if (derivers[r->kind])
		derivers[r->kind](r, person, parent, out);
}

uint64_t
record_owner(const struct record *r)
{
	switch (r->kind) {
	case KIND_PERSON:
		return r->id;
	case KIND_CASE:
	case KIND_TASK:
	case KIND_ACTIVITY:
		return (uint64_t)record_number(r, F_PERSON, 0);
	case KIND_DOUBT:
		return (uint64_t)record_number(r, F_FIRST, 0);
	default:
		return 0;
	}
}

uint64_t
record_parent(const struct record *r, enum kind *kind)
{
	switch (r->kind) {
	case KIND_CASE:
	case KIND_DOUBT:
		*kind = KIND_PERSON;
		return record_owner(r);
	case KIND_TASK:
	case KIND_ACTIVITY:
		*kind = (enum kind)record_number(r, F_ABOUT_KIND, 0);
		return (uint64_t)record_number(r, F_ABOUT, 0);
	default:
		*kind = KIND_NONE;
		return 0;
	}
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

int64_t
counter_read(struct txn *txn, const struct key *k)
{
	struct view v;

	if (!txn_get(txn, TREE_CT, k->b, k->n, &v) || v.n != 8)
		return 0;
	return (int64_t)get_u64(v.p);
}

int64_t
counter_sum(struct txn *txn, const struct key *k)
{
	struct walk w;
	int64_t sum = 0;

	walk_begin(&w, txn, TREE_CT, k->b, k->n);
	while (walk_next(&w))
		if (w.value.n == 8)
			sum += (int64_t)get_u64(w.value.p);
	walk_end(&w);
	return sum;
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
