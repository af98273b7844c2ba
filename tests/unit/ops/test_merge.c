/* SPDX-License-Identifier: MIT */
/* Two persons who are one: what everybody sees then, and what comes back. */
#include "../office/office_fixture.h"

#include "magang/base/seal.h"
#include "magang/base/ids.h"
#include "magang/base/pack.h"
#include "magang/ops/erase.h"
#include "magang/ops/merge.h"
#include "magang/ops/ops_about.h"
#include "magang/query/query_count.h"
#include "magang/record/counter.h"
#include "magang/store/keyring.h"

static const char program_text[] =
	"program: shop\nversion: 1\nprefix: SH\nlabel: Shop\n"
	"stages:\n"
	"  a: {kind: start, label: A, within: 7 days}\n"
	"  b: {kind: success, label: B}\n"
	"moves:\n"
	"  - {from: a, to: b}\n"
	"rules:\n"
	"  r: {level: warn, test: rt = \"001\", source: A, say: R}\n"
	"targets: {all: {total: 9}}\n"
	"outcomes:\n"
	"  works: {label: Works, counts_for: all, lasts: 12 months}\n";

static uint64_t
listed(struct desk *d, enum kind kind, const char *filter)
{
	uint64_t n = 0;

	check_done(d, filter_count_told(d->o, kind, filter, &n, &d->err));
	return n;
}

/* All keys that records leave, and all counters. */
static void
keys_digest(struct desk *d, uint8_t out[HASH_SIZE])
{
	static const enum tree trees[] = { TREE_IX, TREE_CT };
	static const char *const from[] = { "", "C" };
	struct hash h;
	struct txn *txn;
	struct walk w;

	hash_init(&h);
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	for (size_t i = 0; i < 2; i++) {
		walk_begin(&w, txn, trees[i], from[i], i);
		while (walk_next(&w)) {
			hash_add(&h, w.key.p, w.key.n);
			hash_add(&h, w.value.p, w.value.n);
		}
		walk_end(&w);
	}
	txn_abort(txn);
	hash_final(&h, out);
}

static int
try_merge(struct desk *d, uint64_t first, uint64_t second, const char *right)
{
	struct merge_plan plan;
	int rc = merge_plan_make(d->o, first, second, &plan, &d->err);

	for (size_t i = 0; !rc && i < plan.n; i++)
		plan.row[i].second = false;
	if (!rc && right)
		assert_true(merge_plan_keep(&plan,
			field_named(d, KIND_PERSON, right, strlen(right))->id,
			true));
	if (!rc)
		rc = op_merge_persons(
			d->o, &plan, "one person", false, &d->r, &d->err);
	merge_plan_release(&plan);
	return rc;
}

static void
merge(struct desk *d, uint64_t first, uint64_t second, const char *right)
{
	check_done(d, try_merge(d, first, second, right));
	assert_true(check_ok(d, NULL));
}

static void
unmerge(struct desk *d, uint64_t second)
{
	check_done(d, op_unmerge(d->o, second, &d->undo, &d->err));
	assert_true(check_ok(d, NULL));
}

static int64_t
persons_of(struct desk *d, uint16_t area)
{
	struct txn *txn;
	int64_t n;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	n = counters_sum(txn, COUNT_PERSONS, area, 0);
	txn_abort(txn);
	return n;
}

/* Whom a number or NIK opens. */
static uint64_t
opens(struct desk *d, const char *text)
{
	enum kind kind;
	uint64_t id;

	check_done(d, office_find(d->o, text, &kind, &id, &d->err));
	assert_int_equal(kind, KIND_PERSON);
	return id;
}

struct two {
	uint64_t a, b, of_a, of_b;
};

/* One with a case each, of other areas. */
static struct two
two_persons(struct desk *d)
{
	struct two t;

	d->replay = true;
	install_program(d, "shop", program_text);
	t.a = person(d,
		"name=Siti Aminah; nik=3205015505990001; regency=32.05; "
		"phone=081234567890");
	t.b = person(d,
		"name=Siti Amina; nik=3201015505990002; regency=32.01; "
		"phone=081299999999; email=b@c.id; street=Jl. Mawar; rt=001");
	t.of_a = open_case(d, t.a, "shop", "");
	t.of_b = open_case(d, t.b, "shop", "");
	check_done(d, note_about(d->o, KIND_PERSON, t.b, "note", 0, "of B",
			      &d->r, &d->err));
	return t;
}

static void
test_one(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);
	uint8_t before[HASH_SIZE], after[HASH_SIZE];
	char number[NUMBER_TEXT];

	keys_digest(d, before);
	assert_int_equal(persons_of(d, 0), 2);
	merge(d, t.a, t.b, NULL);
	assert_int_equal(persons_of(d, 0), 1);
	assert_int_equal(persons_of(d, 3201), 0);
	assert_int_equal(opens(d, number_format(number, "MG", t.b)), t.a);
	assert_int_equal(opens(d, "3201015505990002"), t.a);
	assert_int_equal(member(d, KIND_PERSON, t.a, KIND_CASE, 0), t.of_a);
	assert_int_equal(member(d, KIND_PERSON, t.a, KIND_CASE, 1), t.of_b);
	assert_int_equal(member(d, KIND_PERSON, t.b, KIND_CASE, 1), t.of_b);
	assert_true(member(d, KIND_PERSON, t.a, KIND_ACTIVITY, 0));
	assert_int_equal(listed(d, KIND_CASE, "person:MG-000001-3"), 2);
	check_refused(d, try_open(d, t.a, "shop", ""), MG_EINUSE, NULL);
	check_refused(d, try_person(d, "name=Budi; nik=3201015505990002"),
		MG_ETAKEN, NULL);
	unmerge(d, t.b);
	keys_digest(d, after);
	assert_memory_equal(before, after, HASH_SIZE);
	assert_int_equal(opens(d, "3201015505990002"), t.b);
}

/* What was kept goes back, what was changed since stays where it was done. */
static void
test_later(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);
	uint64_t opened, act;

	merge(d, t.a, t.b, "phone");
	act = d->r.act;
	assert_string_equal(
		value_of(d, KIND_PERSON, t.a, "phone"), "+6281299999999");
	set(d, KIND_PERSON, t.a, "street=Jl. Melati; rt=002");
	set(d, KIND_PERSON, t.b, "email=new@c.id"); /* by either number */
	assert_string_equal(value_of(d, KIND_PERSON, t.a, "email"), "new@c.id");
	move(d, t.of_b, "b", NULL);
	move(d, t.of_a, "b", NULL);
	opened = open_case(d, t.b, "shop", "");
	assert_int_equal(owner_of(d, opened), t.a);
	unmerge(d, t.b);
	assert_int_equal(d->undo.act, act);
	assert_string_equal(
		value_of(d, KIND_PERSON, t.a, "phone"), "+6281234567890");
	assert_string_equal(
		value_of(d, KIND_PERSON, t.a, "street"), "Jl. Melati");
	assert_string_equal(value_of(d, KIND_PERSON, t.a, "email"), "new@c.id");
	assert_string_equal(value_of(d, KIND_PERSON, t.b, "email"), "b@c.id");
	assert_string_equal(
		value_of(d, KIND_PERSON, t.b, "street"), "Jl. Mawar");
	assert_string_equal(stage_of(d, t.of_b), "b");
	assert_int_equal(member(d, KIND_PERSON, t.b, KIND_CASE, 0), t.of_b);
	assert_int_equal(member(d, KIND_PERSON, t.b, KIND_CASE, 1), 0);
	assert_int_equal(member(d, KIND_PERSON, t.a, KIND_CASE, 1), opened);
}

/* A value of the merge that somebody changed since is his. */
static void
test_changed(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);

	merge(d, t.a, t.b, "phone");
	user(d, "name=oji; role=officer");
	as(d, "oji");
	set(d, KIND_PERSON, t.a, "phone=081277777777");
	as(d, "admin");
	unmerge(d, t.b);
	assert_int_equal(d->undo.left, 1);
	assert_string_equal(
		value_of(d, KIND_PERSON, t.a, "phone"), "+6281277777777");
	assert_string_equal(
		value_of(d, KIND_PERSON, t.b, "phone"), "+6281299999999");
}

static void
test_undo(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);
	uint8_t one[HASH_SIZE], two[HASH_SIZE], now[HASH_SIZE];

	keys_digest(d, two);
	merge(d, t.a, t.b, "nik");
	keys_digest(d, one);
	check_done(d, try_undo(d, 0));
	keys_digest(d, now);
	assert_memory_equal(two, now, HASH_SIZE);
	check_done(d, try_redo(d));
	keys_digest(d, now);
	assert_memory_equal(one, now, HASH_SIZE);
	assert_int_equal(opens(d, "3201015505990002"), t.a);
}

/* Where the number of the second was given to the first since, they stay one. */
static void
test_number(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);

	merge(d, t.a, t.b, NULL);
	set(d, KIND_PERSON, t.a, "nik=3201015505990002");
	check_refused(
		d, op_unmerge(d->o, t.b, &d->undo, &d->err), MG_ETAKEN, NULL);
	set(d, KIND_PERSON, t.a, "nik=3205015505990001");
	unmerge(d, t.b);
}

static void
test_chain(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);
	const uint64_t c = person(d, "name=Siti A; regency=32.05");
	uint8_t before[HASH_SIZE], between[HASH_SIZE], after[HASH_SIZE];

	keys_digest(d, before);
	merge(d, t.a, t.b, NULL);
	keys_digest(d, between);
	merge(d, c, t.a, "nik");
	assert_int_equal(persons_of(d, 0), 1);
	assert_int_equal(member(d, KIND_PERSON, c, KIND_CASE, 1), t.of_b);
	check_refused(
		d, try_merge(d, t.b, c, NULL), MG_ECONFLICT, "already", NULL);
	unmerge(d, t.b);
	assert_int_equal(member(d, KIND_PERSON, t.b, KIND_CASE, 0), t.of_b);
	assert_int_equal(member(d, KIND_PERSON, c, KIND_CASE, 1), 0);
	unmerge(d, t.a);
	keys_digest(d, after);
	assert_memory_equal(before, after, HASH_SIZE);
}

static void
test_refused(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);
	const uint64_t c = person(d, "name=Budi; regency=32.05");
	struct merge_plan plan;

	check_refused(d, try_merge(d, t.a, t.a, NULL), MG_EUSAGE, NULL);
	check_done(d, merge_plan_make(d->o, t.a, t.b, &plan, &d->err));
	set(d, KIND_PERSON, t.b, "rt=009");
	check_refused(d,
		op_merge_persons(d->o, &plan, NULL, false, &d->r, &d->err),
		MG_ECONFLICT, "since", NULL);
	merge_plan_release(&plan);
	user(d, "name=oji; role=officer");
	user(d, "name=bela; role=coordinator; areas=32.05");
	user(d, "name=mimi; role=manager");
	as(d, "oji");
	check_refused(d, try_merge(d, t.a, t.b, NULL), MG_EACCESS, NULL);
	as(d, "bela");
	check_refused(d, try_merge(d, t.a, t.b, NULL), MG_ENOENT, NULL);
	merge(d, t.a, c, NULL);
	as(d, "oji");
	check_refused(
		d, op_unmerge(d->o, c, &d->undo, &d->err), MG_EACCESS, NULL);
	/* whoever merges takes back what others merged */
	as(d, "mimi");
	unmerge(d, c);
	check_refused(
		d, op_unmerge(d->o, c, &d->undo, &d->err), MG_ENOENT, NULL);
	as(d, "admin");
}

static bool
has_key(struct desk *d, uint64_t person)
{
	struct person_keys keys;

	return keyring_get(d->o->store, person, &keys) == KEYRING_FOUND;
}

static void
test_erased(void **state)
{
	struct desk *d = *state;
	const struct two t = two_persons(d);
	const uint64_t c = person(d, "name=Budi; regency=32.05");
	struct record *r = xmalloc(sizeof(*r));

	merge(d, t.a, t.b, "phone");
	check_done(d, op_erase(d->o, &t.b, 1, "asked for it", &d->r, &d->err));
	assert_false(has_key(d, t.a));
	assert_false(has_key(d, t.b));
	assert_true(has_key(d, c));
	assert_true(peek(d, KIND_PERSON, t.b, r));
	assert_int_equal(r->id, t.a);
	assert_true(record_has(r, F_ERASED));
	assert_false(record_has(r, F_PHONE));
	check_refused(d, try_merge(d, c, t.a, NULL), MG_EERASED, NULL);
	check_refused(d, op_unmerge(d->o, t.b, &d->undo, &d->err), MG_ECONFLICT,
		"erased", NULL);
	free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_one),
		desk_test(test_later),
		desk_test(test_changed),
		desk_test(test_undo),
		desk_test(test_number),
		desk_test(test_chain),
		desk_test(test_refused),
		desk_test(test_erased),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
