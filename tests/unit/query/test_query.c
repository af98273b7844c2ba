/* SPDX-License-Identifier: MIT */
/*
 * Filters, lists, counts. One office with 1,500 persons serves all tests. Every
 * list is compared with a walk over all records that opens each and asks the
 * tree of it, so that indexes, cards, merging, pages and counters can only
 * agree with the records; a few conditions are asked by hand beside the tree.
 */
#include "../office/office_fixture.h"

#include "magang/base/utf8.h"
#include "magang/expr/expr_eval.h"
#include "magang/ops/submit.h"
#include "magang/program/score.h"
#include "magang/query/count_by.h"
#include "magang/query/query_count.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/query/query_parse.h"
#include "magang/query/query_said.h"
#include "magang/query/query_work.h"
#include "magang/query/source.h"
#include "magang/record/change_build.h"
#include "magang/rulebook/program_cache.h"
#include "../../../src/query/query_row.h"
#include "../../../src/query/query_scan.h"

#define PERSONS 1500
#define ROWS 6000

struct list {
	uint64_t id[ROWS];
	size_t n;
};

/* ---- the office ---------------------------------------------------------- */

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static const char *const firsts[] = { "Siti", "Budi", "Dedi", "Muhammad",
	"Asep", "Rina", "Sitinjak", "Yusuf", "Soekarno", "Nurhayati" };
static const char *const lasts[] = { "Aminah", "Santosa", "Rahman", "Hidayat",
	"Siti", "Kusumawardhani Wijayakusumah", "Sarip", "Nurjanah" };
static const uint16_t areas[] = { 3204, 3205, 3273, 3279, 0 };

static void
seed_person(struct change *c, uint32_t *rnd, size_t i)
{
	static const char *const schools[] = { "sd", "smp", "sma", "smk",
		"s1" };
	struct record *p = xmalloc(sizeof(*p));
	uint16_t area = areas[next_random(rnd) % ARRAY_SIZE(areas)];
	char name[120], nik[20], phone[32];

	record_init(p, KIND_PERSON, 0);
	snprintf(name, sizeof(name), "%s %s",
		firsts[next_random(rnd) % ARRAY_SIZE(firsts)],
		lasts[next_random(rnd) % ARRAY_SIZE(lasts)]);
	snprintf(nik, sizeof(nik), "320501010190%04zu", i + 1);
	snprintf(phone, sizeof(phone), "+62812%08zu", i / 2);
	record_set_text(p, F_NAME, name);
	if (i % 3)
		record_set_text(p, F_NIK, nik);
	record_set_text(p, F_PHONE, phone);
	if (next_random(rnd) % 10)
		record_set_number(p, F_BIRTH_DATE,
			date_from_civil(1985, 1, 1) +
				(int64_t)(next_random(rnd) % 9000));
	if (next_random(rnd) % 12)
		record_set_text(p, F_SEX, next_random(rnd) % 2 ? "L" : "P");
	if (next_random(rnd) % 4)
		record_set_text(p, F_EDUCATION,
			schools[next_random(rnd) % ARRAY_SIZE(schools)]);
	if (area)
		record_set_number(p, F_REGENCY, area);
	if (i % 5 == 0)
		record_set_text(
			p, F_BIRTH_PLACE, i % 2 ? "Kota Garut" : "GARUT");
	change_create(c, p, 0);
	free(p);
}

/* What the score of a case is worked out from. */
static void
seed_inputs(struct record *k, const struct score_part *part, uint32_t *rnd)
{
	const struct fdef *f[8];
	size_t n = expr_fields(part->from, f, ARRAY_SIZE(f));

	for (size_t i = 0; i < n; i++) {
		int64_t units = f[i]->max / DECIMAL_ONE + 1;
		struct value v =
			value_number((int64_t)next_random(rnd) % units);

		if (f[i]->type == TYPE_NUMBER)
			v.number *= DECIMAL_ONE;
		else if (f[i]->type == TYPE_YESNO)
			v.number = next_random(rnd) % 2;
		else
			v = value_text(f[i]->choices[next_random(rnd) %
						     f[i]->n_choices]
					       .code);
		if (f[i]->id >= F_PROGRAM)
			record_set(k, f[i]->id, &v);
	}
}

static void
seed_case(struct change *c, const struct program *pr, uint16_t program,
	uint64_t person, uint32_t *rnd)
{
	struct record *k = xmalloc(sizeof(*k));
	const struct stage *stage = &pr->stages[next_random(rnd) % 4];
	int ktp = program_document(pr, "ktp");
	char history[40];
	unsigned entered;

	record_init(k, KIND_CASE, 0);
	record_set_number(k, F_PERSON, (int64_t)person);
	record_set_number(k, F_PROGRAM_NO, program);
	record_set_number(k, F_VERSION, pr->version);
	record_set_number(k, F_STAGE, stage->number);
	entered = 20000 + next_random(rnd) % 700;
	record_set_number(k, F_ENTERED, entered);
	snprintf(history, sizeof(history), "%u:%u", stage->number, entered);
	record_set_text(k, F_HISTORY, history);
	for (size_t i = 0, all = next_random(rnd) % 2; i < pr->n_parts; i++)
		if (all || i > 0)
			seed_inputs(k, &pr->parts[i], rnd);
	if (ktp >= 0 && next_random(rnd) % 2)
		record_set_number(k, pr->documents[ktp].date.id, 20100);
	change_create(c, k, person);
	free(k);
}

static void
seed_task(struct change *c, enum kind about_kind, uint64_t about,
	uint64_t person, int32_t today, uint32_t *rnd)
{
	struct record *t = xmalloc(sizeof(*t));

	record_init(t, KIND_TASK, 0);
	record_set_number(t, F_PERSON, (int64_t)person);
	record_set_number(t, F_ABOUT, (int64_t)about);
	record_set_number(t, F_ABOUT_KIND, about_kind);
	record_set_text(t, F_TASK, "Telepon");
	record_set_number(t, F_DUE, today - 40 + (int)(next_random(rnd) % 80));
	if (next_random(rnd) % 3 == 0)
		record_set_number(t, F_DONE, today);
	if (next_random(rnd) % 4 == 0)
		record_set_number(t, F_OFFICER, (int64_t)1 << 32 | 1);
	change_create(c, t, person);
	free(t);
}

static void
seed_change(struct desk *d, struct change *c)
{
	check_done(d, submit(d->o, c, NULL, &d->err));
	change_release(c);
}

static void
seed_persons(struct desk *d, uint32_t *rnd)
{
	for (size_t i = 0; i < PERSONS;) {
		struct change c;

		change_init(&c, ACT_DEMO);
		for (size_t end = i + 250; i < end && i < PERSONS; i++)
			seed_person(&c, rnd, i);
		seed_change(d, &c);
	}
}

/* Every other person began with the program that came last. */
static size_t
at(size_t i, uint64_t person, size_t n)
{
	return person % 2 ? n - 1 - i : i;
}

static void
seed_cases(struct desk *d, uint32_t *rnd)
{
	const struct program *pr[8];
	uint16_t number[8];
	struct txn *txn;
	size_t n;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	n = office_program_numbers(txn, number, ARRAY_SIZE(number));
	for (size_t i = 0; i < n; i++)
		pr[i] = office_program(d->o, txn, number[i], 0);
	txn_abort(txn);
	for (uint64_t p = 1, cases = 0; p <= PERSONS;) {
		struct change c;

		change_init(&c, ACT_DEMO);
		for (uint64_t end = p + 250; p < end && p <= PERSONS; p++) {
			uint64_t id = (uint64_t)1 << 32 | p;

			for (size_t i = 0; i < n; i++)
				if (next_random(rnd) % 3 == 0 && ++cases)
					seed_case(&c, pr[at(i, p, n)],
						number[at(i, p, n)], id, rnd);
			if (p % 4 == 0)
				seed_task(&c, KIND_PERSON, id, id, d->o->today,
					rnd);
		}
		seed_change(d, &c);
	}
}

/* Of every third case. */
static void
seed_case_tasks(struct desk *d, uint32_t *rnd)
{
	struct record *k = xmalloc(sizeof(*k));
	struct change c;

	change_init(&c, ACT_DEMO);
	for (uint64_t n = 1; n < 600; n += 3) {
		uint64_t id = (uint64_t)1 << 32 | n;

		assert_true(peek(d, KIND_CASE, id, k));
		seed_task(&c, KIND_CASE, id, record_owner(k), d->o->today, rnd);
	}
	seed_change(d, &c);
	free(k);
}

static int
office_setup(void **state)
{
	uint32_t rnd = 7;
	struct desk *d;

	if (desk_setup(state))
		return -1;
	d = *state;
	user(d, "name=garut; role=officer; areas=32.05");
	user(d, "name=two; role=officer; areas=32.05 32.73");
	user(d, "name=kyoto; role=coordinator; programs=kyoto-magang");
	user(d, "name=both; role=officer; areas=32.05; programs=kyoto-ikusei");
	user(d, "name=pair; role=coordinator; "
		"programs=kyoto-ikusei kyoto-magang");
	seed_persons(d, &rnd);
	seed_cases(d, &rnd);
	seed_case_tasks(d, &rnd);
	return 0;
}

static int
each_setup(void **state)
{
	as(*state, "admin");
	return 0;
}

/* ---- lists --------------------------------------------------------------- */

static struct query *
parse(struct desk *d, enum kind kind, const char *text)
{
	struct query *q;

	if (query_parse(d->o, kind, text, &q, &d->err))
		fail_msg("'%s': %s", text, d->err.text);
	return q;
}

/* The ids alone are those of the rows, in their order, from either end. */
static void
check_ids(struct desk *d, struct query *q, const struct list *rows, bool back)
{
	struct source *s;
	uint64_t id = 0;
	size_t n = 0;
	int rc;

	check_done(d, back ? source_open_end(d->o, q, &s, &d->err)
			   : source_open(d->o, q, &s, &d->err));
	for (; (rc = source_next_id(s, &id, &d->err)) == 1 && n < rows->n; n++)
		assert_int_equal(id, rows->id[back ? rows->n - 1 - n : n]);
	check_done(d, rc);
	assert_int_equal(n, rows->n);
	assert_int_equal(source_next_id(s, &id, &d->err), 0);
	source_close(s);
}

static void
list_rows(struct desk *d, struct query *q, struct list *out)
{
	struct source *s;
	struct hit hit;
	int rc;

	out->n = 0;
	check_done(d, source_open(d->o, q, &s, &d->err));
	while ((rc = source_next(s, &hit, &d->err)) == 1 && out->n < ROWS) {
		assert_int_equal(hit.record->kind, q->kind);
		if (q->kind == KIND_CASE)
			assert_int_equal(
				record_owner(hit.record), hit.person->id);
		out->id[out->n++] = hit.record->id;
	}
	check_done(d, rc);
	source_close(s);
	check_ids(d, q, out, false);
	check_ids(d, q, out, true);
}

/* Every record of the kind, opened, asked. */
static void
list_all(struct desk *d, struct query *q, struct list *out)
{
	struct row_reader *rows = xcalloc(1, sizeof(*rows));
	const uint8_t prefix = (uint8_t)q->kind;
	struct walk w;
	struct txn *txn;

	out->n = 0;
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	rows_begin(rows, q, txn, NULL);
	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		struct query_row row = { .id = walk_id(&w),
			.known = ROW_ID,
			.fold_room = &rows->fold };

		assert_true(rows_open(rows, &row));
		if (query_test(q, &row) == TRI_YES)
			out->id[out->n++] = row.id;
	}
	walk_end(&w);
	rows_end(rows);
	txn_abort(txn);
	free(rows);
}

static int
compare_ids(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Rows, in any order, and their number are those of the walk. */
static size_t
check_list(struct desk *d, enum kind kind, const char *text)
{
	struct list *got = xmalloc(sizeof(*got)), *all = xmalloc(sizeof(*all));
	struct query *q = parse(d, kind, text);
	uint64_t count = 0;
	size_t n;

	list_rows(d, q, got);
	list_all(d, q, all);
	qsort(got->id, got->n, sizeof(got->id[0]), compare_ids);
	if (got->n != all->n ||
		memcmp(got->id, all->id, got->n * sizeof(got->id[0])) != 0)
		fail_msg("%s '%s' as %s: %zu rows, not %zu",
			kind_info(kind)->name, text, d->o->access.name, got->n,
			all->n);
	check_done(d, source_count(d->o, q, &count, &d->err));
	if (count != all->n)
		fail_msg("%s '%s' as %s: counted %zu, not %zu",
			kind_info(kind)->name, text, d->o->access.name,
			(size_t)count, all->n);
	n = all->n;
	query_free(q);
	free(got);
	free(all);
	return n;
}

static const struct {
	enum kind kind;
	const char *text;
} filters[] = {
	{ KIND_PERSON, "" },
	{ KIND_PERSON, "siti" },
	{ KIND_PERSON, "sit" },
	{ KIND_PERSON, "dedy" },
	{ KIND_PERSON, "moh rahman" },
	{ KIND_PERSON, "siti or budi" },
	{ KIND_PERSON, "not siti" },
	{ KIND_PERSON, "siti aminah" },
	{ KIND_PERSON, "wijaya" },
	{ KIND_PERSON, "name:siti,budi sukarno" },
	{ KIND_PERSON, "name!=siti" },
	{ KIND_PERSON, "siti area:GRT" },
	{ KIND_PERSON, "siti age>30" },
	{ KIND_PERSON, "area:GRT" },
	{ KIND_PERSON, "area!=GRT" },
	{ KIND_PERSON, "area:32" },
	{ KIND_PERSON, "area:-" },
	{ KIND_PERSON, "area:*" },
	{ KIND_PERSON, "area:GRT,3204" },
	{ KIND_PERSON, "regency:3273 or sex:L" },
	{ KIND_PERSON, "area:GRT or (area:3273 sex:P)" },
	{ KIND_PERSON, "not (area:GRT or siti)" },
	{ KIND_PERSON, "sex:L" },
	{ KIND_PERSON, "sex:-" },
	{ KIND_PERSON, "sex!=L area:GRT" },
	{ KIND_PERSON, "age:18-26" },
	{ KIND_PERSON, "age>=30" },
	{ KIND_PERSON, "age:-" },
	{ KIND_PERSON, "birth_date:1990" },
	{ KIND_PERSON, "birth_date:1990-02..1991-05-31" },
	{ KIND_PERSON, "birth_date<1990-06-01" },
	{ KIND_PERSON, "education>=sma" },
	{ KIND_PERSON, "education:sd,smk,-" },
	{ KIND_PERSON, "not education:*" },
	{ KIND_PERSON, "birth_place:garut" },
	{ KIND_PERSON, "birth_place=garut" },
	{ KIND_PERSON, "birth_place:\"kota garut\"" },
	{ KIND_PERSON, "3205010101900002" },
	{ KIND_PERSON, "nik:3205010101900002,3205010101900005" },
	{ KIND_PERSON, "nik:- area:GRT" },
	{ KIND_PERSON, "081200000010" },
	{ KIND_PERSON, "phone:081200000010 sex:L" },
	{ KIND_PERSON, "phone:081200000010 or nik:3205010101900002" },
	{ KIND_PERSON, "missing:nik" },
	{ KIND_PERSON, "has:birth_place missing:sex" },
	{ KIND_CASE, "" },
	{ KIND_CASE, "siti" },
	{ KIND_CASE, "siti or budi aminah" },
	{ KIND_CASE, "siti program:kyoto-magang" },
	{ KIND_CASE, "program:kyoto-magang" },
	{ KIND_CASE, "program!=kyoto-magang" },
	{ KIND_CASE, "program:kyoto-magang,kyoto-ikusei area:GRT" },
	{ KIND_CASE, "stage:doc_check" },
	{ KIND_CASE, "stage:doc_check,registered area:GRT" },
	{ KIND_CASE, "stage:doc_check program:kyoto-magang sex:P" },
	{ KIND_CASE, "stage:doc_check area:GRT sex:P" },
	{ KIND_CASE, "stage:registered program:kyoto-ikusei" },
	{ KIND_CASE, "stage:withdrawn area:GRT" },
	{ KIND_CASE, "stage:doc_check fails:*" },
	{ KIND_CASE, "stage:doc_check area:GRT fails:*" },
	{ KIND_CASE, "stage:open area:GRT" },
	{ KIND_CASE, "open area:GRT" },
	{ KIND_CASE, "not stage:doc_check" },
	{ KIND_CASE, "stage:doc_check or area:GRT" },
	{ KIND_CASE, "stage:doc_check siti" },
	{ KIND_CASE, "stage:doc_check education>=sma" },
	{ KIND_CASE, "score>=30" },
	{ KIND_CASE, "score:-" },
	{ KIND_CASE, "score:0" },
	{ KIND_CASE, "score:*" },
	{ KIND_CASE, "score:20..25.5 sex:L" },
	{ KIND_CASE, "not score<10" },
	{ KIND_CASE, "entered>=2025-06-01" },
	{ KIND_CASE, "entered:2025-03" },
	{ KIND_CASE, "age:20-30" },
	{ KIND_CASE, "age:20-30 missing:ktp" },
	{ KIND_CASE, "has:ktp" },
	{ KIND_CASE, "missing:ktp,nik" },
	{ KIND_CASE, "education:sma" },
	{ KIND_CASE, "area:GRT education:sma" },
	{ KIND_CASE, "3205010101900002" },
	{ KIND_CASE, "person:MG-000007-6 or phone:081200000010" },
	{ KIND_CASE, "birth_place:garut" },
	{ KIND_TASK, "" },
	{ KIND_TASK, "open" },
	{ KIND_TASK, "done" },
	{ KIND_TASK, "overdue" },
	{ KIND_TASK, "not overdue" },
	{ KIND_TASK, "due" },
	{ KIND_TASK, "open due>2026-12-01" },
	{ KIND_TASK, "open area:GRT" },
	{ KIND_TASK, "officer:me" },
	{ KIND_TASK, "officer:me open" },
	{ KIND_TASK, "siti open" },
	{ KIND_TASK, "person:MG-000008-4" },
	{ KIND_TASK, "3205010101900008" },
	{ KIND_TASK, "task:telepon done:2026-11" },
	{ KIND_USER, "" },
	{ KIND_USER, "garut" },
	{ KIND_USER, "role:officer" },
	{ KIND_PROGRAM, "" },
	{ KIND_SETTING, "name:site" },
	{ KIND_ORGANISATION, "" },
	{ KIND_DOUBT, "open" },
	{ KIND_ACTIVITY, "" },
};

static void
check_all(struct desk *d, const char *user)
{
	as(d, user);
	for (size_t i = 0; i < ARRAY_SIZE(filters); i++)
		check_list(d, filters[i].kind, filters[i].text);
}

static void
test_lists_of_all(void **state)
{
	check_all(*state, "admin");
}

static void
test_lists_of_one_area(void **state)
{
	check_all(*state, "garut");
	check_all(*state, "two");
}

static void
test_lists_of_one_program(void **state)
{
	check_all(*state, "kyoto");
	check_all(*state, "both");
	check_all(*state, "pair");
}

/* ---- conditions asked by hand -------------------------------------------- */

static bool
is_text(const struct record *r, uint16_t id, const char *text)
{
	char is[200];

	return strcmp(record_text(r, id, is, sizeof(is)), text) == 0;
}

static bool
is_sma_or_higher(const struct record *p, int32_t today)
{
	(void)today;
	return record_has(p, F_EDUCATION) && !is_text(p, F_EDUCATION, "sd") &&
	       !is_text(p, F_EDUCATION, "smp");
}

static bool
is_18_to_26(const struct record *p, int32_t today)
{
	int age = date_age(
		(int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE), today);

	return age >= 18 && age <= 26;
}

static bool
is_older_than_30(const struct record *p, int32_t today)
{
	return date_age((int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE),
		       today) > 30;
}

static bool
born_1990(const struct record *p, int32_t today)
{
	int64_t d = record_number(p, F_BIRTH_DATE, DATE_NONE);

	(void)today;
	return d >= date_from_civil(1990, 1, 1) &&
	       d <= date_from_civil(1990, 12, 31);
}

static bool
woman_or_garut(const struct record *p, int32_t today)
{
	(void)today;
	return is_text(p, F_SEX, "P") || record_number(p, F_REGENCY, 0) == 3205;
}

static bool
is_siti(const struct record *p, int32_t today)
{
	char name[200];

	(void)today;
	record_text(p, F_NAME, name, sizeof(name));
	return strstr(name, "Siti") != NULL; /* Sitinjak, too */
}

static bool
is_dedi(const struct record *p, int32_t today)
{
	char name[200];

	(void)today;
	return strstr(record_text(p, F_NAME, name, sizeof(name)), "Dedi") !=
	       NULL;
}

static bool
in_garut_town(const struct record *p, int32_t today)
{
	(void)today;
	return record_has(p, F_BIRTH_PLACE);
}

static const struct {
	const char *text;
	bool (*holds)(const struct record *p, int32_t today);
} by_hand[] = {
	{ "education>=sma", is_sma_or_higher },
	{ "age:18-26", is_18_to_26 },
	{ "age:18..26", is_18_to_26 },
	{ "age>=18 age<=26", is_18_to_26 },
	{ "age>=18 and age<27", is_18_to_26 },
	{ "age>30", is_older_than_30 },
	{ "birth_date:1990", born_1990 },
	{ "birth_date>=1990 birth_date<=1990", born_1990 },
	{ "sex:P or area:GRT", woman_or_garut },
	{ "not (not sex:P not regency:garut)", woman_or_garut },
	{ "NOT (sex!=perempuan AND area!=32.05)", woman_or_garut },
	{ "siti", is_siti },
	{ "ＳＩＴＩ", is_siti },
	{ "name:sitti", is_siti },
	{ "dedy", is_dedi },
	{ "ded", is_dedi },
	{ "birth_place:garut", in_garut_town },
};

static void
test_by_hand(void **state)
{
	struct desk *d = *state;
	struct record *p = xmalloc(sizeof(*p));

	for (size_t i = 0; i < ARRAY_SIZE(by_hand); i++) {
		size_t n = 0;

		for (uint64_t id = 1; id <= PERSONS; id++) {
			assert_true(peek(
				d, KIND_PERSON, (uint64_t)1 << 32 | id, p));
			n += by_hand[i].holds(p, d->o->today);
		}
		assert_true(n > 0);
		if (check_list(d, KIND_PERSON, by_hand[i].text) != n)
			fail_msg("'%s': not %zu", by_hand[i].text, n);
	}
	free(p);
}

/* ---- access -------------------------------------------------------------- */

static void
test_nothing_outside(void **state)
{
	struct desk *d = *state;
	struct record *p = xmalloc(sizeof(*p));
	char text[60], number[NUMBER_TEXT];

	as(d, "garut");
	for (uint64_t n = 1; n < 200; n++) {
		uint64_t id = (uint64_t)1 << 32 | n;
		int64_t area;
		size_t want;

		assert_true(peek(d, KIND_PERSON, id, p));
		area = record_number(p, F_REGENCY, 0);
		want = area == 0 || area == 3205;
		number_format(number, "MG", id);
		assert_int_equal(check_list(d, KIND_PERSON, number), want);
		if (!record_has(p, F_NIK))
			continue;
		record_text(p, F_NIK, text, sizeof(text));
		assert_int_equal(check_list(d, KIND_PERSON, text), want);
	}
	assert_int_equal(check_list(d, KIND_PERSON, "area:3273"), 0);
	assert_int_equal(check_list(d, KIND_CASE, "area:3273"), 0);
	assert_int_equal(
		check_list(d, KIND_CASE, "area:3273 stage:doc_check"), 0);
	assert_int_equal(check_list(d, KIND_TASK, "area:3273 open"), 0);
	as(d, "kyoto");
	assert_int_equal(check_list(d, KIND_CASE, "program:kyoto-ikusei"), 0);
	free(p);
}

static void
test_no_right_to_read(void **state)
{
	struct desk *d = *state;
	struct query *q = parse(d, KIND_PERSON, "");
	struct source *s;
	uint64_t n;

	d->o->access.permissions = 0;
	check_refused(d, source_open(d->o, q, &s, &d->err), MG_EACCESS,
		"see persons", NULL);
	check_refused(d, source_count(d->o, q, &n, &d->err), MG_EACCESS,
		"see persons", NULL);
	query_free(q);
}

static void
test_health(void **state)
{
	struct desk *d = *state;
	struct query *q;

	query_free(parse(d, KIND_CASE, "fit:yes"));
	as(d, "garut");
	check_refused(d, query_parse(d->o, KIND_CASE, "fit:yes", &q, &d->err),
		MG_EACCESS, "column 1", "'Fit for work'", NULL);
	check_refused(d, query_parse(d->o, KIND_CASE, "sort:fit", &q, &d->err),
		MG_EACCESS, "column 6", "'Fit for work'", NULL);
}

/* A row that leaves the caller's area after its page was made is left out. */
static void
test_moved_away(void **state)
{
	struct desk *d = *state;
	struct query *q = parse(d, KIND_PERSON, "area:GRT");
	struct list *before = xmalloc(sizeof(*before));
	struct list *after = xmalloc(sizeof(*after));
	struct source *s;
	struct hit hit;

	list_rows(d, q, before);
	check_done(d, source_open(d->o, q, &s, &d->err));
	assert_int_equal(source_next(s, &hit, &d->err), 1);
	set(d, KIND_PERSON, before->id[5], "regency=32.04");
	for (after->n = 1; source_next(s, &hit, &d->err) == 1; after->n++)
		assert_int_not_equal(hit.record->id, before->id[5]);
	assert_int_equal(after->n, before->n - 1);
	set(d, KIND_PERSON, before->id[5], "regency=32.05");
	source_close(s);
	query_free(q);
	free(before);
	free(after);
}

/* ---- order --------------------------------------------------------------- */

struct sorted {
	struct desk *d;
	const char *text;
	enum kind kind;
	uint16_t field;
	bool of_person, down;
};

/* < 0, 0, > 0; what is not filled stands last either way. */
static int
compare_values(
	const struct sorted *s, const struct value *a, const struct value *b)
{
	char x[200], y[200], *low, *high;
	int c;

	if (!a || !b)
		return !a - !b;
	if (a->kind == VALUE_NUMBER) {
		c = (a->number > b->number) - (a->number < b->number);
	} else {
		snprintf(x, sizeof(x), "%.*s", (int)a->len, a->text);
		snprintf(y, sizeof(y), "%.*s", (int)b->len, b->text);
		low = utf8_caseless(x);
		high = utf8_caseless(y);
		c = strcmp(low, high);
		free(low);
		free(high);
	}
	return s->down ? -c : c;
}

static void
check_order(const struct sorted *s)
{
	struct query *q = parse(s->d, s->kind, s->text);
	struct value last = { 0 };
	struct arena *arena = arena_new();
	uint64_t last_id = 0;
	struct source *src;
	struct hit hit;
	size_t n = 0;

	check_list(s->d, s->kind, s->text);
	check_done(s->d, source_open(s->d->o, q, &src, &s->d->err));
	for (; source_next(src, &hit, &s->d->err) == 1; n++) {
		const struct value *v = record_get(
			s->of_person ? hit.person : hit.record, s->field);
		int c = n ? compare_values(s, last.kind ? &last : NULL, v) : -1;

		if (c > 0 || (c == 0 && hit.record->id <= last_id))
			fail_msg("'%s': row %zu is not in order", s->text, n);
		last = v ? *v : value_none();
		if (last.kind == VALUE_TEXT)
			last.text = arena_strndup(arena, last.text, last.len);
		last_id = hit.record->id;
	}
	assert_true(n > 0);
	source_close(src);
	query_free(q);
	arena_free(arena);
}

static void
test_sorts(void **state)
{
	struct desk *d = *state;
	const struct sorted rows[] = {
		{ d, "sort:name", KIND_PERSON, F_NAME, false, false },
		{ d, "sort:-name", KIND_PERSON, F_NAME, false, true },
		{ d, "siti sort:-name", KIND_PERSON, F_NAME, false, true },
		{ d, "sort:birth_date", KIND_PERSON, F_BIRTH_DATE, false,
			false },
		{ d, "sort:age", KIND_PERSON, F_BIRTH_DATE, false, true },
		{ d, "sort:-age", KIND_PERSON, F_BIRTH_DATE, false, false },
		{ d, "sex:L sort:sex", KIND_PERSON, F_SEX, false, false },
		{ d, "sort:phone", KIND_PERSON, F_PHONE, false, false },
		{ d, "sort:-birth_place", KIND_PERSON, F_BIRTH_PLACE, false,
			true },
		{ d, "area:* sort:area", KIND_PERSON, F_REGENCY, false, false },
		{ d, "sort:name", KIND_CASE, F_NAME, true, false },
		{ d, "sort:age stage:doc_check", KIND_CASE, F_BIRTH_DATE, true,
			true },
		{ d, "sort:entered", KIND_CASE, F_ENTERED, false, false },
		{ d, "sort:-entered area:GRT", KIND_CASE, F_ENTERED, false,
			true },
		{ d, "score>0 sort:-score", KIND_CASE, F_SCORE, false, true },
		{ d, "sort:birth_place", KIND_CASE, F_BIRTH_PLACE, true,
			false },
		{ d, "sort:due", KIND_TASK, F_DUE, false, false },
		{ d, "open sort:-due", KIND_TASK, F_DUE, false, true },
		{ d, "open", KIND_TASK, F_DUE, false, false },
		{ d, "stage:doc_check score>0", KIND_CASE, F_SCORE, false,
			true },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		check_order(&rows[i]);
	/* an officer sees phones masked, and has no order by them */
	set(d, KIND_USER, user_id(d, "two"), "role=verifier");
	as(d, "two");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		check_order(&rows[i]);
	as(d, "admin");
	set(d, KIND_USER, user_id(d, "two"), "role=officer");
}

/* Without a sort rows come by id. */
static void
test_order_by_id(void **state)
{
	static const struct {
		const char *user;
		enum kind kind;
		const char *text;
	} rows[] = {
		{ "admin", KIND_PERSON, "" },
		{ "admin", KIND_PERSON, "sex:L" },
		{ "admin", KIND_PERSON, "education:sma" },
		{ "admin", KIND_CASE, "" },
		{ "admin", KIND_CASE, "program:kyoto-magang" },
		{ "admin", KIND_CASE, "missing:ktp" },
		{ "two", KIND_PERSON, "" },
		{ "two", KIND_CASE, "" },
		{ "two", KIND_CASE, "area:GRT sort:id" },
		{ "admin", KIND_PERSON, "phone:081200000010" },
	};
	struct list *l = xmalloc(sizeof(*l));

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct query *q;

		as(*state, rows[i].user);
		q = parse(*state, rows[i].kind, rows[i].text);
		list_rows(*state, q, l);
		assert_true(l->n > 1);
		for (size_t j = 1; j < l->n; j++)
			assert_true(l->id[j] > l->id[j - 1]);
		query_free(q);
	}
	free(l);
}

/* ---- counts -------------------------------------------------------------- */

/* Of each rule as many as the list has, and of the others none. */
static void
check_failed(struct desk *d, uint16_t program)
{
	static const char *const names[] = { "plan_deadline", "score.math",
		"score" };
	struct rule_count *rows;
	char text[COUNT_RULE + 40];
	size_t n, met = 0;

	check_done(d, count_failed(d->o, program, &rows, &n, &d->err));
	for (size_t i = 0; i < n; i++) {
		snprintf(text, sizeof(text),
			"program:kyoto-magang fails:%.*s stage:open",
			COUNT_RULE, rows[i].rule);
		assert_int_equal(rows[i].cases, check_list(d, KIND_CASE, text));
		assert_true(i == 0 || rows[i].cases <= rows[i - 1].cases);
	}
	for (size_t k = 0; k < ARRAY_SIZE(names); k++) {
		bool there = false;

		for (size_t i = 0; i < n; i++)
			there |= strcmp(rows[i].rule, names[k]) == 0;
		snprintf(text, sizeof(text),
			"program:kyoto-magang fails:%s stage:open", names[k]);
		assert_int_equal(there, check_list(d, KIND_CASE, text) > 0);
		met += there;
	}
	free(rows);
	assert_int_equal(met > 0, access_program(&d->o->access, program));
}

static void
check_counts(struct desk *d, const char *user)
{
	struct count_row rows[64];
	uint64_t n = 0, all = 0;
	struct task_counts tasks;
	uint16_t program;
	struct txn *txn;
	size_t n_rows = 0;

	as(d, user);
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	program = dict_number(txn, DICT_PROGRAM, 0, "kyoto-magang");
	txn_abort(txn);
	check_done(d, count_kind(d->o, KIND_PERSON, 0, &n, &d->err));
	assert_int_equal(n, check_list(d, KIND_PERSON, ""));
	check_done(d, count_cases(d->o, 0, 0, &n, &d->err));
	assert_int_equal(n, check_list(d, KIND_CASE, ""));
	check_done(d, count_cases(d->o, program, 0, &all, &d->err));
	assert_int_equal(all, check_list(d, KIND_CASE, "program:kyoto-magang"));
	n = check_list(d, KIND_CASE, "open");
	assert_int_equal(n, check_list(d, KIND_CASE, "stage:open"));
	assert_int_not_equal(n, 0);
	check_done(d, count_kind(d->o, KIND_TASK, TASK_DONE, &n, &d->err));
	assert_int_equal(n, check_list(d, KIND_TASK, "done"));
	check_done(d, count_kind(d->o, KIND_USER, 0, &n, &d->err));
	assert_int_equal(n, 6);
	check_done(d, count_tasks(d->o, &tasks, &d->err));
	assert_int_equal(tasks.open, check_list(d, KIND_TASK, "open"));
	assert_int_equal(tasks.overdue, check_list(d, KIND_TASK, "overdue"));
	assert_int_equal(
		tasks.today, check_list(d, KIND_TASK, "open due:today"));
	check_failed(d, program);
	check_done(d, count_table(d->o, &(struct count_of){ program, 0, 0 },
			      rows, ARRAY_SIZE(rows), &n_rows, &d->err));
	for (size_t i = 0; i < n_rows; i++) {
		char text[100];

		snprintf(text, sizeof(text), "program:kyoto-magang stage:%s",
			rows[i].name);
		assert_int_equal(rows[i].count, check_list(d, KIND_CASE, text));
		check_done(d,
			count_cases(d->o, program, rows[i].stage, &n, &d->err));
		assert_int_equal(rows[i].count, n);
		all -= n;
	}
	assert_int_equal(all, 0);
}

static bool
stop_now(void *ctx)
{
	(void)ctx;
	return true;
}

/* A count that is given up says so and promises too little, never too much; what
 * the counters know is exact all the same. */
static void
test_count_some(void **state)
{
	static const struct {
		const char *text;
		struct count_limit limit;
		bool exact;
	} rows[] = {
		{ "phone:*", { 0 }, true },
		{ "phone:*", { .most = 3 }, false },
		{ "phone:*", { .most = 100000 }, true },
		{ "phone:*", { .stop = stop_now }, false },
		{ "phone:*", { .ms = 60000 }, true },
		{ "", { .most = 1 }, true },
	};
	struct desk *d = *state;

	as(d, "admin");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct query *q = parse(d, KIND_PERSON, rows[i].text);
		uint64_t all, some;
		bool exact;

		check_done(d, source_count(d->o, q, &all, &d->err));
		assert_true(all > 3);
		check_done(d, source_count_some(d->o, q, &rows[i].limit, &some,
				      &exact, &d->err));
		assert_int_equal(exact, rows[i].exact);
		assert_true(exact ? some == all : some < all);
		query_free(q);
	}
}

/* ---- by fields ----------------------------------------------------------- */

static const struct {
	enum kind kind;
	const char *filter, *by;
} tables[] = {
	{ KIND_PERSON, "", "sex" },
	{ KIND_PERSON, "", "regency" },
	{ KIND_PERSON, "sex:L", "area,sex" },
	{ KIND_PERSON, "siti", "age" },
	{ KIND_PERSON, "", "age.10,education" },
	{ KIND_PERSON, "", "birth_place" },
	{ KIND_PERSON, "area:GRT or siti", "birth_date.quarter" },
	{ KIND_CASE, "", "stage" },
	{ KIND_CASE, "", "program,stage" },
	{ KIND_CASE, "", "stage,regency" },
	{ KIND_CASE, "program:kyoto-magang", "stage,sex" },
	{ KIND_CASE, "stage:doc_check", "score" },
	{ KIND_CASE, "", "score.20,program" },
	{ KIND_CASE, "sex:P", "entered.week" },
	{ KIND_CASE, "", "entered.year,age" },
	{ KIND_TASK, "", "due" },
	{ KIND_TASK, "open", "officer" },
	{ KIND_TASK, "", "done.day,task" },
	{ KIND_USER, "", "role" },
};

static uint64_t
found_by(struct desk *d, enum kind kind, const char *filter)
{
	struct query *q = parse(d, kind, filter);
	uint64_t n = 0;

	check_done(d, source_count(d->o, q, &n, &d->err));
	query_free(q);
	return n;
}

static void
check_class(struct desk *d, const struct counted_by *c, size_t i, size_t k)
{
	const int64_t n = k == SIZE_MAX ? c->f.axis[0].row[i].n
					: frequency_cell(&c->f, i, k);
	uint64_t found;
	char *filter;
	struct txn *txn;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	filter = counted_by_filter(d->o, txn, c, i, k);
	txn_abort(txn);
	assert_non_null(filter);
	found = found_by(d, c->kind, filter);
	if ((int64_t)found != n)
		fail_msg("%s '%s' as %s: %lld, the filter finds %lld",
			kind_info(c->kind)->name, filter, d->o->access.name,
			(long long)n, (long long)found);
	free(filter);
}

/* Each row is what its filter finds, and all of them are all. */
static void
check_table(struct desk *d, size_t t)
{
	char *line = xasprintf("%s by:%s", tables[t].filter, tables[t].by);
	struct counted_by c;
	uint64_t all;
	int64_t sum = 0;

	check_done(d, count_by(d->o, tables[t].kind, line, &c, &d->err));
	all = found_by(d, tables[t].kind, tables[t].filter);
	assert_int_equal(c.f.total, all);
	for (size_t i = 0; i < c.f.axis[0].n; i++) {
		sum += c.f.axis[0].row[i].n;
		check_class(d, &c, i, SIZE_MAX);
		for (size_t k = 0; k < c.f.axis[1].n; k++)
			if (i < 4 && k < 4)
				check_class(d, &c, i, k);
	}
	assert_int_equal(sum, all);
	counted_by_release(&c);
	free(line);
}

static void
test_count_by(void **state)
{
	static const char *const users[] = { "admin", "garut", "kyoto",
		"both" };

	for (size_t i = 0; i < ARRAY_SIZE(users); i++) {
		as(*state, users[i]);
		for (size_t t = 0; t < ARRAY_SIZE(tables); t++)
			check_table(*state, t);
	}
}

/* What is offered to be counted by can be. */
static void
test_axes(void **state)
{
	static const enum kind kinds[] = { KIND_CASE, KIND_ORGANISATION };
	struct axis *axes = xcalloc(200, sizeof(*axes));
	struct desk *d = *state;

	as(d, "garut");
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		const size_t n = axes_of(d->o, kinds[k], axes, 200);

		assert_true(n > 5);
		for (size_t i = 0; i < n; i++) {
			char *line = xasprintf("by:%s", axes[i].name);
			struct counted_by c;

			check_done(
				d, count_by(d->o, kinds[k], line, &c, &d->err));
			counted_by_release(&c);
			free(line);
		}
	}
	free(axes);
}

static void
test_count_by_faults(void **state)
{
	static const struct {
		enum kind kind;
		const char *line;
		int code;
		const char *why;
	} rows[] = {
		{ KIND_CASE, "area:GRT", MG_EUSAGE, "by which field" },
		{ KIND_CASE, "by:stage by:area", MG_EUSAGE, "twice" },
		{ KIND_CASE, "by:stage,area,sex", MG_EUSAGE,
			"column 15: more" },
		{ KIND_CASE, "by:stage,stage", MG_EUSAGE, "given twice" },
		{ KIND_CASE, "by:stage,", MG_EUSAGE, "missing" },
		{ KIND_CASE, "area:GRT by:stag", MG_EUSAGE,
			"column 13: there is no field 'stag'; did you mean "
			"'stage'" },
		{ KIND_CASE, "by:stage are:GRT", MG_EUSAGE, "column 10" },
		{ KIND_CASE, "by:stage.year", MG_EUSAGE, "no classes" },
		{ KIND_CASE, "by:entered.decade", MG_EUSAGE,
			"column 12: 'decade'" },
		{ KIND_CASE, "by:age.0", MG_EUSAGE, "width" },
		{ KIND_CASE, "by:person", MG_EUSAGE, "into classes" },
		{ KIND_PERSON, "by:name", MG_EUSAGE, "into classes" },
		{ KIND_PERSON, "by:nik", MG_EACCESS, "personal" },
		{ KIND_PERSON, "by:phone", MG_EACCESS, "personal" },
		{ KIND_CASE, "by:fails", MG_EUSAGE, "into classes" },
	};
	struct desk *d = *state;

	as(d, "admin");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct err err = ERR_INIT;
		struct counted_by c;

		assert_int_equal(
			count_by(d->o, rows[i].kind, rows[i].line, &c, &err),
			rows[i].code);
		if (!strstr(err.text, rows[i].why))
			fail_msg("'%s': %s", rows[i].line, err.text);
	}
}

/* ---- home ---------------------------------------------------------------- */

/* The same as the list of that week says, and of that regency. */
static void
check_home(struct desk *d, const char *user)
{
	enum { WEEKS = 6 };
	int32_t monday = d->o->today - date_weekday(d->o->today);
	uint64_t weeks[WEEKS], mine = 0, all = 0;
	char text[120], from[DATE_TEXT], to[DATE_TEXT];
	struct count_row rows[64];
	uint16_t program;
	struct txn *txn;
	size_t n_rows = 0;

	as(d, user);
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	program = dict_number(txn, DICT_PROGRAM, 0, "kyoto-magang");
	txn_abort(txn);
	check_done(d, count_opened(d->o, program, weeks, WEEKS, &d->err));
	for (int i = 0; i < WEEKS; i++) {
		int32_t day = monday - 7 * (WEEKS - 1 - i);

		snprintf(text, sizeof(text),
			"program:kyoto-magang area:* opened:%s..%s",
			date_format(from, day), date_format(to, day + 6));
		assert_int_equal(weeks[i], check_list(d, KIND_CASE, text));
	}
	snprintf(text, sizeof(text), "open officer:me due<=%s",
		date_format(to, d->o->today));
	check_done(d, count_my_tasks(d->o, d->o->today + 1, &mine, &d->err));
	assert_int_equal(mine, check_list(d, KIND_TASK, text));
	check_done(d, count_table(d->o, &(struct count_of){ program, 3205, 0 },
			      rows, ARRAY_SIZE(rows), &n_rows, &d->err));
	for (size_t i = 0; i < n_rows; i++)
		all += rows[i].count;
	assert_int_equal(all,
		check_list(d, KIND_CASE, "program:kyoto-magang area:3205"));
}

static void
test_counts(void **state)
{
	static const char *const users[] = { "admin", "garut", "two", "kyoto",
		"both" };

	for (size_t i = 0; i < ARRAY_SIZE(users); i++)
		check_counts(*state, users[i]);
	for (size_t i = 0; i < ARRAY_SIZE(users); i++)
		check_home(*state, users[i]);
}

/* ---- outlines ------------------------------------------------------------ */

static void
check_outline(const struct outline *o, const struct program *p)
{
	assert_string_equal(o->name, p->name);
	for (int l = 0; l < LANG_COUNT; l++)
		assert_string_equal(label_in(&o->label, (enum lang)l, ""),
			label_in(&p->label, (enum lang)l, ""));
	assert_int_equal(o->n_stages, p->n_stages);
	for (size_t i = 0; i < p->n_stages; i++) {
		assert_int_equal(o->stages[i].number, p->stages[i].number);
		assert_int_equal(o->stages[i].kind, p->stages[i].kind);
	}
	assert_int_equal(o->n_rules, p->n_rules);
	for (size_t i = 0; i < p->n_rules; i++) {
		assert_string_equal(o->rules[i].name, p->rules[i].name);
		assert_int_equal(o->rules[i].level, p->rules[i].level);
		assert_int_equal(rule_reads_kept(o->rules[i].reads),
			rule_is_kept(&p->rules[i]));
	}
}

/* Whether the version is parsed for it or was there before. */
static void
test_outlines(void **state)
{
	struct desk *d = *state;
	struct rulebook *book = &d->o->book;
	const struct outline *o;
	uint16_t no = 0, n = 0;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	while ((o = rulebook_outline_next(book, txn, &no))) {
		const struct program *p = rulebook_program(book, txn, no, 0);

		check_outline(o, p);
		assert_ptr_equal(o, rulebook_outline(book, txn, no, 0));
		assert_ptr_equal(p, rulebook_program(book, txn, no, 0));
		n++;
	}
	assert_true(n > 1);
	assert_null(rulebook_outline(book, txn, 999, 0));
	assert_null(rulebook_outline(book, txn, 1, 999));
	txn_abort(txn);
}

/* ---- faults -------------------------------------------------------------- */

static const struct {
	enum kind kind;
	const char *text;
	int code;
	const char *column, *words;
} faults[] = {
	{ KIND_CASE, "stge:doc_check", MG_EUSAGE, "column 1:", "'stage'" },
	{ KIND_CASE, "siti stge:doc_check", MG_EUSAGE, "column 6:", "'stage'" },
	{ KIND_CASE, "ＳＩＴＩ é stge:doc_check", MG_EUSAGE,
		"column 8:", "'stage'" },
	{ KIND_PERSON, "stage:doc_check", MG_EUSAGE, "column 1:", "person" },
	{ KIND_PERSON, "educaton>=sma", MG_EUSAGE, "column 1:", "'education'" },
	{ KIND_PERSON, "zzzzzz:1", MG_EUSAGE, "column 1:", "'zzzzzz'" },
	{ KIND_CASE, "stage:doc_chek", MG_EDATA, "column 7:", "'doc_check'" },
	{ KIND_CASE, "stage:doc_check,xyzxyz", MG_EDATA,
		"column 17:", "xyzxyz" },
	{ KIND_CASE, "program:kyoto-magng", MG_EDATA,
		"column 9:", "'kyoto-magang'" },
	{ KIND_CASE, "missing:ktpp", MG_EDATA, "column 9:", "'ktp'" },
	{ KIND_PERSON, "area:Garutt", MG_EDATA, "column 6:", "'GRT'" },
	{ KIND_PERSON, "area:qqqqqqqqq", MG_EDATA,
		"column 6:", "no such place" },
	{ KIND_PERSON, "education:smx", MG_EDATA, "column 11:", "smx" },
	{ KIND_PERSON, "sex>L", MG_EUSAGE, "column 1:", "order" },
	{ KIND_PERSON, "area>=GRT", MG_EUSAGE, "column 1:", "order" },
	{ KIND_PERSON, "age:26-18", MG_EDATA, "column 5:", "26-18" },
	{ KIND_PERSON, "age>=18-26", MG_EUSAGE, "column 6:", "range" },
	{ KIND_PERSON, "age>=18,20", MG_EUSAGE, "column 6:", "list" },
	{ KIND_PERSON, "age:old", MG_EDATA, "column 5:", "old" },
	{ KIND_PERSON, "age:..", MG_EDATA, "column 5:", "range" },
	{ KIND_PERSON, "birth_date:1990-02-30", MG_EDATA, "column 12:", "day" },
	{ KIND_PERSON, "sex:", MG_EUSAGE, "column 5:", "value" },
	{ KIND_PERSON, "sex:L,,P", MG_EUSAGE, "column 7:", "missing" },
	{ KIND_PERSON, "age >= 18", MG_EUSAGE, "column 5:", "key" },
	{ KIND_PERSON, "(siti or budi", MG_EUSAGE, "column 1:", "not closed" },
	{ KIND_PERSON, "siti)", MG_EUSAGE, "column 5:", "closes nothing" },
	{ KIND_PERSON, "()", MG_EUSAGE, "column 2:", "missing" },
	{ KIND_PERSON, "siti or", MG_EUSAGE, "", "missing" },
	{ KIND_PERSON, "or siti", MG_EUSAGE, "column 1:", "missing" },
	{ KIND_PERSON, "siti and", MG_EUSAGE, "", "missing" },
	{ KIND_PERSON, "not", MG_EUSAGE, "column 4:", "missing" },
	{ KIND_PERSON, "name:\"siti", MG_EUSAGE, "column 6:", "quote" },
	{ KIND_PERSON, "!!!", MG_EUSAGE, "column 1:", "key" },
	{ KIND_PERSON, "---", MG_EUSAGE, "column 1:", "'---'" },
	{ KIND_PERSON, "sort:nme", MG_EUSAGE, "column 6:", "'name'" },
	{ KIND_PERSON, "sort:-agee", MG_EUSAGE, "column 7:", "'age'" },
	{ KIND_PERSON, "sort:name sort:age", MG_EUSAGE, "column 11:", "twice" },
	{ KIND_PERSON, "sort:area or siti", MG_EUSAGE, "", "missing" },
	{ KIND_PERSON, "not sort:name", MG_EUSAGE, "column 5:", "sort" },
	{ KIND_PERSON, "number:MG-000123-5", MG_EDATA, "column 8:", "digit" },
	{ KIND_PERSON, "number:siti", MG_EDATA, "column 8:", "siti" },
	{ KIND_PERSON, "nik:123", MG_EDATA, "column 5:", "16" },
	{ KIND_PERSON, "\xff", MG_EUSAGE, "", "UTF-8" },
	{ KIND_TASK, "about:US-000001-3", MG_EDATA, "column 7:", "US-000001" },
};

static void
test_faults(void **state)
{
	struct desk *d = *state;
	struct query *q;

	for (size_t i = 0; i < ARRAY_SIZE(faults); i++) {
		int rc = query_parse(
			d->o, faults[i].kind, faults[i].text, &q, &d->err);

		if (rc == 0)
			fail_msg("'%s' was taken", faults[i].text);
		if (rc != faults[i].code || !strstr(d->err.text, "filter") ||
			!strstr(d->err.text, faults[i].column) ||
			!strstr(d->err.text, faults[i].words))
			fail_msg("'%s': %s: %s", faults[i].text, err_id(rc),
				d->err.text);
		d->err = (struct err)ERR_INIT;
	}
}

static uint64_t
counted(struct desk *d, enum kind kind, const char *filter)
{
	struct query *q;
	uint64_t n = 0;

	assert_int_equal(query_parse(d->o, kind, filter, &q, &d->err), 0);
	assert_int_equal(source_count(d->o, q, &n, &d->err), 0);
	query_free(q);
	return n;
}

/* What it asks for is known from what was read, not from its letters. */
static void
test_asked_for(void **state)
{
	static const struct {
		const char *text;
		bool proposed, sorted;
	} rows[] = {
		{ "", false, false },
		{ "siti stage:open", false, false },
		{ "name:\"proposed: sort:\"", false, false },
		{ "sort:name", false, true },
		{ "proposed:doc_check sort:-score", true, true },
		{ "siti (area:GRT or not proposed:doc_check)", true, false },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct query *q = parse(d, KIND_CASE, rows[i].text);

		assert_int_equal(
			query_asks_for(q, F_PROPOSED), rows[i].proposed);
		assert_int_equal(query_is_sorted(q), rows[i].sorted);
		query_free(q);
	}
}

/* Words of a kind are read in every language, and stand in a name only quoted. */
static void
test_words_said(void **state)
{
	struct desk *d = *state;
	char *said = query_said(KIND_TASK, LANG_ID,
		"not open (area:GRT or name:\"open due\") soon");

	assert_string_equal(
		said, "not terbuka (area:GRT or name:\"open due\") segera");
	free(said);
	for (enum kind k = KIND_NONE + 1; k < KIND_COUNT; k++)
		for (size_t i = 0; i < kind_info(k)->n_words; i++) {
			const struct label *w = &kind_info(k)->words[i].word;
			const uint64_t n = counted(d, k, w->text[LANG_EN]);

			for (enum lang l = 0; l < LANG_COUNT; l++) {
				said = query_said(k, l, w->text[LANG_EN]);
				assert_string_equal(said, w->text[l]);
				assert_null(strchr(said, ' '));
				assert_int_equal(counted(d, k, said), n);
				free(said);
			}
		}
}

static void
test_too_long(void **state)
{
	struct desk *d = *state;
	struct buf b = BUF_INIT;
	struct query *q;

	for (int i = 0; i < 40; i++)
		buf_addc(&b, '(');
	check_refused(d, query_parse(d->o, KIND_PERSON, b.data, &q, &d->err),
		MG_EUSAGE, "too deep", NULL);
	buf_clear(&b);
	for (int i = 0; i < 300; i++)
		buf_adds(&b, "a or ");
	check_refused(d, query_parse(d->o, KIND_PERSON, b.data, &q, &d->err),
		MG_EUSAGE, "too long", NULL);
	for (int i = 0; i < 300; i++)
		buf_adds(&b, "a or ");
	check_refused(d, query_parse(d->o, KIND_PERSON, b.data, &q, &d->err),
		MG_EUSAGE, "longer than", NULL);
	buf_release(&b);
}

/* Whatever stands in a line, it is taken or refused with a sentence. */
static void
test_any_bytes(void **state)
{
	static const char letters[] =
		"ab:=<>!,.-*()\" \tsex:L or not age>18 GRT";
	struct desk *d = *state;
	uint32_t rnd = 11;
	char text[40];

	for (int i = 0; i < 20000; i++) {
		size_t n = next_random(&rnd) % (sizeof(text) - 1);
		struct query *q;

		for (size_t j = 0; j < n; j++)
			text[j] = letters[next_random(&rnd) %
					  (sizeof(letters) - 1)];
		text[n] = '\0';
		if (query_parse(d->o, KIND_CASE, text, &q, &d->err) == 0) {
			query_free(q);
			continue;
		}
		assert_true(d->err.text[0]);
		d->err = (struct err)ERR_INIT;
	}
}

/* ---- whoever waits stops it ------------------------------------------------ */

/* Says stop once, at the asking of this number. */
struct impatience {
	size_t asked, stops_at;
};

static bool
is_patient(void *ctx, size_t n, size_t all)
{
	struct impatience *i = ctx;

	(void)n;
	(void)all;
	return ++i->asked != i->stops_at;
}

/* How often it was stopped. */
static int
list_again(struct desk *d, struct query *q, struct list *out)
{
	struct source *s;
	uint64_t id;
	int rc, stops = 0;

	out->n = 0;
	check_done(d, source_open(d->o, q, &s, &d->err));
	while ((rc = source_next_id(s, &id, &d->err)) != 0) {
		if (rc == 1) {
			assert_true(out->n < ROWS);
			out->id[out->n++] = id;
			continue;
		}
		assert_int_equal(rc, MG_ESTOPPED);
		d->err = (struct err)ERR_INIT;
		stops++;
	}
	source_close(s);
	return stops;
}

/* A list that was stopped and asked for once more has the rows, in the order, of
 * one that nobody stopped; a number that was stopped is none. */
static void
test_stopped(void **state)
{
	static const struct {
		enum kind kind;
		const char *text;
	} rows[] = {
		{ KIND_PERSON, "" },
		{ KIND_PERSON, "siti" },
		{ KIND_PERSON, "birth_place:garut" },
		{ KIND_PERSON, "sort:name" },
		{ KIND_PERSON, "phone:* sort:-phone" },
		{ KIND_CASE, "siti" },
		{ KIND_CASE, "stage:doc_check sort:-score" },
		{ KIND_CASE, "education:sma" },
		{ KIND_TASK, "open" },
	};
	struct list *whole = xmalloc(sizeof(*whole));
	struct list *again = xmalloc(sizeof(*again));
	struct desk *d = *state;
	int stops = 0;

	as(d, "admin");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct query *q = parse(d, rows[i].kind, rows[i].text);
		struct impatience ask = { 0 };

		list_rows(d, q, whole);
		for (size_t at = 2; at < 12; at += 3) {
			ask = (struct impatience){ 0, at };
			d->o->steps.ctx = &ask;
			d->o->steps.at = is_patient;
			stops += list_again(d, q, again);
			assert_int_equal(again->n, whole->n);
			assert_memory_equal(again->id, whole->id,
				whole->n * sizeof(whole->id[0]));
		}
		d->o->steps.at = NULL;
		query_free(q);
	}
	assert_true(stops > 2 * (int)ARRAY_SIZE(rows));
	free(whole);
	free(again);
}

static void
test_count_stopped(void **state)
{
	struct impatience ask = { 0, 3 };
	struct counted_by by;
	struct desk *d = *state;
	uint64_t n = 0;

	as(d, "admin");
	d->o->steps.ctx = &ask;
	d->o->steps.at = is_patient;
	assert_int_equal(
		filter_count_told(d->o, KIND_PERSON, "phone:*", &n, &d->err),
		MG_ESTOPPED);
	ask.asked = 0;
	assert_int_equal(count_by(d->o, KIND_PERSON, "phone:* by:education",
				 &by, &d->err),
		MG_ESTOPPED);
	d->o->steps.at = NULL;
	d->err = (struct err)ERR_INIT;
}

#define each(f) cmocka_unit_test_setup(f, each_setup)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		each(test_lists_of_all),
		each(test_lists_of_one_area),
		each(test_lists_of_one_program),
		each(test_by_hand),
		each(test_nothing_outside),
		each(test_no_right_to_read),
		each(test_health),
		each(test_moved_away),
		each(test_sorts),
		each(test_order_by_id),
		each(test_counts),
		each(test_outlines),
		each(test_count_some),
		each(test_stopped),
		each(test_count_stopped),
		each(test_count_by),
		each(test_count_by_faults),
		each(test_axes),
		each(test_faults),
		each(test_asked_for),
		each(test_words_said),
		each(test_too_long),
		each(test_any_bytes),
	};

	return cmocka_run_group_tests_name(
		"query", tests, office_setup, desk_teardown);
}
