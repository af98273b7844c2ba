/* SPDX-License-Identifier: MIT */
/* What refers to a record keeps it from going, and is named. */
#include "magang/rulebook/in_use.h"

#include <time.h>

#include "magang/casework/stages.h"
#include "magang/ops/history.h"
#include "magang/ops/op_run.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/ops_sheet.h"
#include "magang/record/change_build.h"
#include "magang/store/gate.h"
#include "../office/office_fixture.h"

static uint64_t host, her, kase, host_act;

static void
prepare(struct desk *d)
{
	struct values v;

	values_parse(d, KIND_ORGANISATION, "name=PT Maju; kind=host", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	host = d->r.id;
	host_act = d->r.act;
	her = person(d, "name=Siti Aminah; village=32.05.01.1001");
	kase = open_case(d, her, "wirausaha-baru", "");
}

static bool
used(struct desk *d, enum kind kind, uint64_t id, struct use *by)
{
	const struct use of = { kind, id };
	struct txn *txn;
	bool found;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	found = in_use(&d->o->book, txn, &of, NULL, NULL, NULL, by);
	txn_abort(txn);
	return found;
}

/* A field of a program points to an organisation. */
static void
test_program_field(void **state)
{
	struct desk *d = *state;
	char number[NUMBER_TEXT], text[64];
	struct use by;

	d->replay = true;
	prepare(d);
	assert_false(used(d, KIND_ORGANISATION, host, &by));
	snprintf(text, sizeof(text), "coop=%s",
		number_format(number, "OR", host));
	set(d, KIND_CASE, kase, text);
	assert_true(used(d, KIND_ORGANISATION, host, &by));
	assert_int_equal(by.kind, KIND_CASE);
	assert_int_equal(by.id, kase);
	/* the undo says who stands against it */
	check_refused(d, try_undo(d, host_act), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, "WB-000001-"));
	assert_non_null(strstr(d->text.data, "refers to it; it stays"));
	set(d, KIND_CASE, kase, "coop=");
	check_done(d, try_undo(d, host_act));
	assert_false(used(d, KIND_ORGANISATION, host, &by));
}

static void
test_members(void **state)
{
	struct desk *d = *state;
	struct use by;

	prepare(d);
	assert_true(used(d, KIND_PERSON, her, &by));
	assert_true(used(d, KIND_CASE, kase, &by));
	assert_int_equal(by.kind, KIND_TASK);
}

/* What is marked of a cohort leaves no row in an index. */
static void
test_sheets(void **state)
{
	static struct marked out;
	const struct marks nobody = { .n = 0 };
	struct desk *d = *state;
	struct marking m = { .day = d->o->today, .marks = &nobody };
	struct values v;
	struct use by;

	prepare(d);
	values_parse(d, KIND_COHORT,
		"program=magang-jabar; name=pagi; seats=4; from=2026-11-23; "
		"until=2026-12-18",
		&v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	m.cohort = d->r.id;
	assert_false(used(d, KIND_COHORT, m.cohort, &by));
	check_done(d, op_cohort_mark(d->o, &m, &out, &d->r, &d->err));
	assert_true(used(d, KIND_COHORT, m.cohort, &by));
	assert_int_equal(by.kind, KIND_SHEET);
	check_done(d, try_undo(d, d->r.act));
	assert_false(used(d, KIND_COHORT, m.cohort, &by));
}

/* A user who was made and given a case to look after. */
static void
test_officer(void **state)
{
	struct desk *d = *state;
	struct use by;
	uint64_t oji, act;

	prepare(d);
	user(d, "name=oji; role=officer");
	oji = d->r.id;
	act = d->r.act;
	assert_false(used(d, KIND_USER, oji, &by));
	set(d, KIND_CASE, kase, "officer=oji");
	assert_true(used(d, KIND_USER, oji, &by));
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, "WB-000001-"));
}

/* The version that a case began under. */
static void
test_version(void **state)
{
	struct desk *d = *state;
	struct record *c = xmalloc(sizeof(*c));
	struct use by;
	uint64_t id;

	prepare(d);
	assert_true(peek(d, KIND_CASE, kase, c));
	id = (uint64_t)record_number(c, F_PROGRAM_NO, 0) << 32 |
	     (uint64_t)record_number(c, F_VERSION, 0);
	free(c);
	assert_true(used(d, KIND_PROGRAM, id, &by));
	assert_int_equal(by.id, kase);
	assert_false(used(d, KIND_PROGRAM, id + ((uint64_t)40 << 32), &by));
}

/* Puts a record into an open transaction, past apply(). */
static void
forge(struct txn *txn, const struct record *r)
{
	struct buf bytes = BUF_INIT;
	struct key k = { 0 };

	record_encode(r, &bytes);
	key_u8(&k, (uint8_t)r->kind);
	key_u64(&k, r->id);
	txn_put(txn, TREE_REC, k.b, k.n, bytes.data, bytes.len);
	buf_release(&bytes);
}

/* Others may stand there as members. */
static bool
is_of(void *ctx, const struct use *by)
{
	return by->kind == *(const enum kind *)ctx;
}

/* Names it in `field`; may it, and is it found? */
static void
check_named(struct desk *d, const struct use *from, const char *field,
	const struct use *to, bool may)
{
	const struct fdef *f = field_named(d, from->kind, field, strlen(field));
	const struct value v = value_number((int64_t)to->id);
	struct record *r = xmalloc(sizeof(*r));
	enum kind kind = from->kind;
	struct use by;
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &txn, &d->err));
	assert_false(in_use(&d->o->book, txn, to, NULL, is_of, &kind, &by));
	assert_true(record_load(txn, from->kind, from->id, 0, r));
	assert_int_equal(reference_stands(txn, r, f, &v), may);
	record_set(r, f->id, &v);
	forge(txn, r);
	assert_int_equal(
		in_use(&d->o->book, txn, to, NULL, is_of, &kind, &by), may);
	if (may)
		assert_true(by.kind == from->kind && by.id == from->id);
	txn_abort(txn);
	gate_leave(d->o->store);
	free(r);
}

static struct use
decided(struct desk *d, uint64_t of)
{
	struct record *r = xmalloc(sizeof(*r));
	struct use is;
	struct txn *txn;

	move(d, of, "withdrawn", "moved away");
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	assert_true(case_last_decision(txn, of, r));
	is = (struct use){ KIND_DECISION, r->id };
	txn_abort(txn);
	free(r);
	return is;
}

/* What a person owns is named by what the same person owns, however deep that
 * lies, and by nothing else; a person by whoever names her. */
static void
test_of_one_person(void **state)
{
	struct desk *d = *state;
	uint64_t budi, alone;
	struct use hers, his, by;

	prepare(d);
	budi = person(d, "name=Budi Santosa; village=32.05.01.1001");
	alone = person(d, "name=Cucu Cahyati; village=32.05.01.1001");
	his = decided(d, open_case(d, budi, "wirausaha-baru", ""));
	hers = decided(d, kase);
	by = (struct use){ KIND_CASE, kase };
	check_named(d, &by, "appealed", &hers, true);
	check_named(d, &by, "appealed", &his, false);
	check_named(d, &hers, "appeal_of", &hers, true);
	check_named(d, &his, "appeal_of", &hers, false);
	user(d, "name=oji; role=officer");
	check_named(d, &(struct use){ KIND_USER, d->r.id }, "person",
		&(struct use){ KIND_PERSON, alone }, true);
}

/* Somebody else of the two kinds has the same number. */
static void
test_other_kind(void **state)
{
	struct desk *d = *state;
	char number[NUMBER_TEXT], text[64];
	const struct fdef *f;
	struct value v;

	prepare(d);
	f = field_named(d, KIND_CASE, "coop", 4);
	snprintf(text, sizeof(text), "%s", number_format(number, "MG", her));
	check_refused(d, field_parse(d->o, f, text, d->arena, &v, &d->err),
		MG_EDATA, "coop", "is no organisation", NULL);
}

/* ---- many at once --------------------------------------------------------- */

#define SLOTS 3000
#define HOSTS 100

struct making {
	enum kind kind;
	size_t n;
	uint64_t host; /* of places; 0: of each its own, made with it */
};

static uint64_t
make_host(struct change *c, size_t i)
{
	struct record *r = xmalloc(sizeof(*r));
	char name[40];
	uint64_t id;

	snprintf(name, sizeof(name), "PT %zu", i);
	record_init(r, KIND_ORGANISATION, 0);
	record_set_text(r, F_ORG_NAME, name);
	record_set_text(r, F_ORG_KIND, "host");
	id = change_create(c, r, 0);
	free(r);
	return id;
}

static int
make_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct making *m = ctx;
	struct record *r = xmalloc(sizeof(*r));
	char name[40];

	(void)office;
	(void)err;
	for (size_t i = 0; i < m->n; i++) {
		const uint64_t of = m->host ? m->host : make_host(c, i);

		if (m->kind != KIND_SLOT)
			continue;
		snprintf(name, sizeof(name), "%zu", i);
		record_init(r, KIND_SLOT, 0);
		record_set_text(r, F_SLOT_NAME, name);
		record_set_number(r, F_SLOT_HOST, (int64_t)of);
		record_set_number(r, F_SLOT_PROGRAM,
			dict_number(txn, DICT_PROGRAM, 0, "magang-jabar"));
		record_set_number(r, F_SLOT_SEATS, DECIMAL_ONE);
		change_create(c, r, 0);
	}
	free(r);
	return 0;
}

static void
make(struct desk *d, struct making m)
{
	check_done(d, op_run(d->o, ACT_ADD, make_build, &m, &d->r, &d->err));
}

/* Seconds of this process that it takes to make so many hosts and take them back. */
static double
undone_in(struct desk *d, size_t n)
{
	clock_t begun;

	make(d, (struct making){ KIND_ORGANISATION, n, 0 });
	begun = clock();
	check_done(d, try_undo(d, d->r.act));
	return (double)(clock() - begun) / CLOCKS_PER_SEC;
}

/* What could refer to them is read for all of them, not for each. */
static void
test_many_are_read_for_once(void **state)
{
	struct desk *d = *state;
	double one, many;

	prepare(d);
	make(d, (struct making){ KIND_SLOT, SLOTS, host });
	one = undone_in(d, 1);
	many = undone_in(d, HOSTS);
	assert_int_equal(count_records(d, KIND_ORGANISATION), 1);
	if (many > one * HOSTS / 5)
		fail_msg("one goes in %.0f ms, %d in %.0f ms", one * 1e3, HOSTS,
			many * 1e3);
}

/* Of many the one stays that is referred to, and who goes along is no hindrance. */
static void
test_one_of_many(void **state)
{
	struct desk *d = *state;
	uint64_t act, first;
	struct use by;

	d->replay = true;
	prepare(d);
	make(d, (struct making){ KIND_SLOT, 3, 0 });
	check_done(d, try_undo(d, d->r.act));
	assert_int_equal(count_records(d, KIND_SLOT), 0);
	make(d, (struct making){ KIND_ORGANISATION, 3, 0 });
	act = d->r.act;
	first = d->r.first[KIND_ORGANISATION];
	make(d, (struct making){ KIND_SLOT, 1, first + 1 });
	assert_true(used(d, KIND_ORGANISATION, first + 1, &by));
	try_undo(d, act);
	assert_non_null(strstr(d->text.data, "refers to it; it stays"));
	assert_int_equal(count_records(d, KIND_ORGANISATION), 2);
	assert_true(used(d, KIND_ORGANISATION, first + 1, &by));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_program_field),
		desk_test(test_members),
		desk_test(test_sheets),
		desk_test(test_officer),
		desk_test(test_version),
		desk_test(test_of_one_person),
		desk_test(test_other_kind),
		desk_test(test_many_are_read_for_once),
		desk_test(test_one_of_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
