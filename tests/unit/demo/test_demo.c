/* SPDX-License-Identifier: MIT */
#include "magang/demo/demo.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"
#include "magang/casework/waiting.h"
#include "magang/exchange/export.h"
#include "magang/office/check.h"
#include "magang/ops/init.h"
#include "magang/ops/match_run.h"
#include "magang/query/query_count.h"
#include "magang/query/query_home.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "magang/office/office_open.h"

#define NOW 1795482000 /* 2026-11-24 */
#define STAGES 64

struct place {
	char dir[64];
	struct office *office;
	struct demo_report report;
};

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

/* The store, and what lies in it and beside it. */
static void
place_remove(const struct place *p)
{
	nftw(p->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void
place_fill(struct place *p, size_t people, uint64_t seed)
{
	struct demo_options opt = { .people = people,
		.seed = seed,
		.names = TEST_DATA "/config/demo/names.txt" };
	struct err err = ERR_INIT;

	if (demo_fill(p->office, &opt, &p->report, &err) != 0)
		fail_msg("%s", err.text);
}

static void
place_make(struct place *p, size_t people, uint64_t seed)
{
	char store[80];
	struct office_options opt = { .dir = store,
		.uid = getuid(),
		.login = "tester",
		.now = NOW,
		.lang = LANG_EN,
		.config = TEST_DATA "/config" };
	struct err err = ERR_INIT;

	memset(p, 0, sizeof(*p));
	snprintf(p->dir, sizeof(p->dir), "/tmp/magang-demo-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	snprintf(store, sizeof(store), "%s/store", p->dir);
	if (office_init(&opt, &err) || office_open(&opt, &p->office, &err))
		fail_msg("%s", err.text);
	place_fill(p, people, seed);
}

static void
place_close(struct place *p)
{
	office_close(p->office);
	place_remove(p);
}

/* Calls visit for every record of a kind. */
static size_t
each(struct place *p, enum kind kind, void (*visit)(const struct record *r))
{
	struct err err = ERR_INIT;
	struct source *source = NULL;
	struct query *query;
	struct hit hit;
	size_t n = 0;

	if (query_parse(p->office, kind, "", &query, &err) ||
		source_open(p->office, query, &source, &err))
		fail_msg("%s", err.text);
	for (; source_next(source, &hit, &err) == 1; n++)
		visit(hit.record);
	source_close(source);
	query_free(query);
	return n;
}

/* ---- the same twice ----------------------------------------------------- */

static void
hash_people(struct place *p, uint8_t out[HASH_SIZE])
{
	struct err err = ERR_INIT;
	struct query *query;
	struct hash hash;
	uint64_t rows = 0;
	char *line = NULL, *store;
	size_t cap = 0;
	FILE *f = tmpfile();

	assert_non_null(f);
	assert_non_null(office_areas(p->office, &err));
	if (query_parse(p->office, KIND_PERSON, "", &query, &err) ||
		export_csv(p->office, query, f, &rows, &err))
		fail_msg("%s", err.text);
	assert_int_equal(rows, p->report.persons);
	query_free(query);
	rewind(f);
	hash_init(&hash);
	while (getline(&line, &cap, f) > 0) {
		store = strrchr(line, ','); /* which one is another matter */
		hash_add(&hash, line, store ? (size_t)(store - line) : 0);
	}
	free(line);
	hash_final(&hash, out);
	fclose(f);
}

static void
test_same(void **state)
{
	uint8_t a[HASH_SIZE], b[HASH_SIZE], c[HASH_SIZE];
	struct place p, q, other;

	(void)state;
	place_make(&p, 300, 7);
	place_make(&q, 300, 7);
	place_make(&other, 300, 8);
	hash_people(&p, a);
	hash_people(&q, b);
	hash_people(&other, c);
	assert_memory_equal(a, b, HASH_SIZE);
	assert_memory_not_equal(a, c, HASH_SIZE);
	q.report.act = p.report.act;
	assert_memory_equal(&p.report, &q.report, sizeof(p.report));
	place_close(&p);
	place_close(&q);
	place_close(&other);
}

/* ---- sound, and nobody's numbers ---------------------------------------- */

static void
see_numbers(const struct record *r)
{
	static const uint16_t ids[] = { F_NIK, F_KK };
	char text[32];
	uint64_t serial;

	for (size_t i = 0; i < ARRAY_SIZE(ids); i++) {
		if (!record_has(r, ids[i]))
			continue;
		record_text(r, ids[i], text, sizeof(text));
		assert_int_equal(strlen(text), 16);
		assert_true(num_u64(text + 12, 9001, 9999, &serial));
	}
	record_text(r, F_PHONE, text, sizeof(text));
	assert_int_equal(strncmp(text, "+628", 4), 0);
	assert_int_equal(strncmp(text + 6, "0000", 4), 0);
	assert_true(record_has(r, F_NAME));
	assert_true(record_has(r, F_VILLAGE));
}

static void
check_sound(struct place *p)
{
	struct err err = ERR_INIT;
	struct check_report report;

	if (check_store(p->office, &report, &err))
		fail_msg("%s", err.text);
	if (report.n_problems)
		print_message("%s\n", report.problems[0]);
	assert_true(report.ok);
	check_report_release(&report);
}

static void
test_sound(void **state)
{
	struct place p;

	(void)state;
	place_make(&p, 300, 7);
	check_sound(&p);
	assert_int_equal(each(&p, KIND_PERSON, see_numbers), 300);
	/* More people in the same store get numbers of their own. */
	place_fill(&p, 200, 7);
	assert_int_equal(each(&p, KIND_PERSON, see_numbers), 500);
	check_sound(&p);
	place_close(&p);
}

/* ---- every stage -------------------------------------------------------- */

/* Behind the departure of a program that takes nobody yet. */
static bool
is_too_early(const struct program *p, size_t stage)
{
	const size_t departed = (size_t)program_stage(p, "departed");
	const char *name = p->stages[stage].name;

	return strcmp(p->name, "kyoto-ikusei") == 0 &&
	       ((stage >= departed && p->stages[stage].kind != STAGE_HOLD &&
		       strcmp(name, "rejected") && strcmp(name, "withdrawn")));
}

static void
see_program(struct place *p, uint16_t number)
{
	const struct program *program;
	struct err err = ERR_INIT;
	struct txn *txn;

	assert_int_equal(txn_read(p->office->store, &txn, &err), 0);
	program = office_program(p->office, txn, number, 0);
	txn_abort(txn);
	assert_non_null(program);
	assert_in_range(program->n_stages, 1, STAGES);
	for (size_t i = 0; i < program->n_stages; i++) {
		uint64_t n = 0;

		assert_int_equal(count_cases(p->office, number,
					 program->stages[i].number, &n, &err),
			0);
		if ((n == 0) != is_too_early(program, i))
			fail_msg("%s: %u in %s", program->name, (unsigned)n,
				program->stages[i].name);
	}
}

static void
test_stages(void **state)
{
	uint16_t numbers[16];
	struct err err = ERR_INIT;
	struct txn *txn;
	struct place p;
	size_t n;

	(void)state;
	place_make(&p, 2000, 1);
	assert_int_equal(txn_read(p.office->store, &txn, &err), 0);
	n = office_program_numbers(txn, numbers, ARRAY_SIZE(numbers));
	txn_abort(txn);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		see_program(&p, numbers[i]);
	assert_in_range(p.report.doubts, 20, 120);
	place_close(&p);
}

/* ---- waiting lists ------------------------------------------------------- */

static bool
has_room(struct place *p, struct txn *txn, uint64_t id)
{
	struct waiting_case *c = xmalloc(sizeof(*c));
	struct verdict v;
	bool room;

	verdict_init(&v);
	room = waiting_fits(
		&p->office->book, txn, id, 0, p->office->today, c, &v);
	verdict_release(&v);
	free(c);
	return room;
}

#define WAITERS 64

static size_t
waiters(struct place *p, uint64_t ids[WAITERS])
{
	struct err err = ERR_INIT;
	struct source *source = NULL;
	struct query *query;
	struct hit hit;
	size_t n = 0;

	if (query_parse(p->office, KIND_CASE, "stage:waiting", &query, &err) ||
		source_open(p->office, query, &source, &err))
		fail_msg("%s", err.text);
	while (n < WAITERS && source_next(source, &hit, &err) == 1)
		ids[n++] = hit.record->id;
	source_close(source);
	query_free(query);
	return n;
}

/* Nobody stands on one beside a place, so that no later act moves up somebody it
 * has nothing to do with. */
static void
nobody_has_room(struct place *p)
{
	uint64_t ids[WAITERS];
	const size_t n = waiters(p, ids);
	struct err err = ERR_INIT;
	struct txn *txn;

	assert_true(n > 3);
	if (txn_read(p->office->store, &txn, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < n; i++)
		assert_false(has_room(p, txn, ids[i]));
	txn_abort(txn);
}

static void
test_waiting(void **state)
{
	struct place p;

	(void)state;
	place_make(&p, 300, 2);
	nobody_has_room(&p);
	place_fill(&p, 300, 3); /* further cases take places of their own */
	nobody_has_room(&p);
	place_close(&p);
}

/* ---- the mark ----------------------------------------------------------- */

static void
test_mark(void **state)
{
	struct err err = ERR_INIT;
	struct place p;

	(void)state;
	place_make(&p, 3, 1);
	assert_false(demo_marked(p.office));
	assert_int_equal(demo_mark(p.office, &err), 0);
	assert_true(demo_marked(p.office));
	assert_int_equal(demo_mark(p.office, &err), 0);
	assert_string_equal(p.office->book.site.office,
		"DEMO - Dinas Koperasi dan Usaha Kecil Provinsi Jawa Barat");
	place_close(&p);
}

static void
test_names_missing(void **state)
{
	struct demo_options opt = { .people = 1, .names = "/nowhere/names" };
	struct demo_report report;
	struct err err = ERR_INIT;
	struct place p;

	(void)state;
	place_make(&p, 0, 1);
	assert_true(demo_fill(p.office, &opt, &report, &err) < 0);
	assert_non_null(strstr(err.text, "/nowhere/names"));
	/* The gate is free again. */
	place_fill(&p, 1, 1);
	place_close(&p);
}

static size_t
decisions(struct place *p, const char *filter)
{
	struct err err = ERR_INIT;
	struct source *source = NULL;
	struct query *query;
	struct hit hit;
	size_t n = 0;

	if (query_parse(p->office, KIND_DECISION, filter, &query, &err) ||
		source_open(p->office, query, &source, &err))
		fail_msg("%s", err.text);
	while (source_next(source, &hit, &err) == 1)
		n++;
	source_close(source);
	query_free(query);
	return n;
}

/* Somebody has made each, and who declined or was declined was for something. */
static void
test_decided(void **state)
{
	struct place p;

	(void)state;
	place_make(&p, 200, 3);
	assert_true(decisions(&p, "to:rejected or to:withdrawn") > 10);
	assert_int_equal(
		decisions(&p, "(to:rejected or to:withdrawn) cause:-"), 0);
	assert_int_equal(
		decisions(&p, "(to:rejected or to:withdrawn) reason:-"), 0);
	assert_int_equal(decisions(&p, "by:-"), 0);
	place_close(&p);
}

/* ---- cohorts ------------------------------------------------------------- */

static uint64_t
count(struct place *p, enum kind kind, const char *filter)
{
	struct err err = ERR_INIT;
	uint64_t n = 0;

	if (filter_count_told(p->office, kind, filter, &n, &err))
		fail_msg("%s", err.text);
	return n;
}

/* Around the day, of every program, with a seat in every state; a further fill
 * makes none a second time. */
static void
test_cohorts(void **state)
{
	struct place p;

	(void)state;
	place_make(&p, 300, 7);
	assert_int_equal(count(&p, KIND_COHORT, ""), 11);
	assert_int_equal(count(&p, KIND_COHORT, "state:running"), 4);
	assert_int_equal(count(&p, KIND_COHORT, "from:2026-11-25.."), 4);
	assert_int_equal(count(&p, KIND_COHORT, "until:..2026-11-23"), 3);
	assert_int_equal(count(&p, KIND_COHORT, "trainer:-"), 0);
	/* its people are of several */
	assert_int_equal(count(&p, KIND_COHORT, "not intake:-"), 0);
	/* all days before today are marked, and locked by the program alone */
	assert_true(count(&p, KIND_SHEET, "") > 100);
	assert_int_equal(count(&p, KIND_SHEET, "day:2026-11-24.."), 0);
	assert_int_equal(count(&p, KIND_COHORT, "not lock_after:-"), 0);
	assert_true(count(&p, KIND_SEAT, "atrisk:yes") > 0);
	assert_true(count(&p, KIND_SEAT, "offered") > 2);
	assert_true(count(&p, KIND_SEAT, "taken") > 10);
	assert_true(count(&p, KIND_SEAT, "finished") > 20);
	/* and what came of those that are over */
	assert_true(count(&p, KIND_GRADE, "") > 12);
	assert_true(count(&p, KIND_CERTIFICATE, "copies:1") > 3);
	assert_true(count(&p, KIND_CERTIFICATE, "copies:-") > 1);
	assert_true(count(&p, KIND_SEAT, "waiting") > 2);
	assert_true(count(&p, KIND_SEAT, "refused") > 1);
	assert_true(count(&p, KIND_SEAT, "left") > 2);
	assert_int_equal(count(&p, KIND_SEAT, "left cause:-"), 0);
	place_fill(&p, 100, 8);
	assert_int_equal(count(&p, KIND_COHORT, ""), 11);
	place_close(&p);
}

/* ---- places -------------------------------------------------------------- */

/* Two runs are kept, of two packs one has come back, the ledger has all that there
 * is in one; hosts are of the sectors that Kyoto has places in. */
static void
test_places(void **state)
{
	struct err err = ERR_INIT;
	struct place p;
	struct txn *txn;
	const struct program *program = NULL;
	uint32_t *runs;
	uint16_t no = 0;
	size_t n;

	(void)state;
	place_make(&p, 300, 7);
	assert_int_equal(txn_read(p.office->store, &txn, &err), 0);
	while ((program = office_program_next(p.office, txn, &no)) &&
		strcmp(program->name, "kyoto-ikusei"))
		;
	txn_abort(txn);
	assert_non_null(program);
	assert_int_equal(match_kept_all(p.office, no, &runs, &n, &err), 0);
	free(runs);
	assert_int_equal(n, 2);
	assert_int_equal(count(&p, KIND_PACK, "returned"), 1);
	assert_int_equal(count(&p, KIND_PACK, "out"), 1);
	assert_true(count(&p, KIND_LEDGER, "what:asked") > 10);
	assert_true(count(&p, KIND_LEDGER, "what:paid") > 10);
	assert_true(count(&p, KIND_LEDGER, "owed") > 0);
	assert_true(count(&p, KIND_LEDGER, "held") > 0);
	assert_true(count(&p, KIND_LEDGER, "what:original back:*") > 0);
	assert_true(count(&p, KIND_CASE, "overcharged") > 0);
	assert_true(count(&p, KIND_SLOT, "sector:care") > 0);
	assert_true(count(&p, KIND_SLOT, "sector:carpentry") > 0);
	check_sound(&p);
	place_close(&p);
}

/* ---- outcomes ------------------------------------------------------------ */

/* Some hold, some have expired, one was put right, somebody has died; three businesses
 * and one licence of two people are there; none is of the day of the fill. */
static void
test_outcomes(void **state)
{
	static const char *const some[] = { "grade:a standing", "grade:b",
		"grade:c", "expired", "replaced", "what:died",
		"what:cooperative", "what:business standing until>today" };
	struct place p;

	(void)state;
	place_make(&p, 200, 1);
	for (size_t i = 0; i < ARRAY_SIZE(some); i++)
		if (!count(&p, KIND_OUTCOME, some[i]))
			fail_msg("no outcome is %s", some[i]);
	assert_int_equal(count(&p, KIND_OUTCOME, "date>=today"), 0);
	assert_int_equal(count(&p, KIND_OUTCOME, "grade:a licence:-"), 0);
	assert_int_equal(
		count(&p, KIND_OUTCOME, "grade:b seen_by:- agency:-"), 0);
	check_sound(&p);
	place_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cohorts),
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_stages),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_names_missing),
		cmocka_unit_test(test_decided),
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_waiting),
		cmocka_unit_test(test_places),
	};
	struct err err = ERR_INIT;

	if (seal_start(&err))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
