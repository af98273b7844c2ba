/* SPDX-License-Identifier: MIT */
/*
 * Who sees what: an invented office of two regencies and two programs, users
 * bound to some of them, and every way there is to learn of a record. What may
 * appear is worked out here from all records, by the words of the rule, and
 * compared with what the office says: nothing more, nothing less.
 */
#include "../office/office_fixture.h"

#include "magang/exchange/export.h"
#include "magang/linkage/brief.h"
#include "magang/linkage/duplicate.h"
#include "magang/ops/history.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/submit.h"
#include "magang/query/query_count.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/query/query_parse.h"
#include "magang/query/query_work.h"
#include "magang/query/source.h"
#include "magang/record/counter.h"
#include "magang/record/doubt_state.h"

#define PERSONS 24
#define IDS 400

static const struct who {
	const char *name, *text;
	uint16_t areas[3], programs[3]; /* programs: 1 + index of `program` */
} whos[] = {
	{ "whole", "role=manager", { 0 }, { 0 } },
	{ "area", "role=manager; areas=32.05", { 3205 }, { 0 } },
	{ "one", "role=manager; programs=magang-jabar", { 0 }, { 1 } },
	{ "two", "role=manager; programs=wirausaha-baru magang-jabar", { 0 },
		{ 1, 2 } },
	{ "both", "role=manager; areas=32.05; programs=wirausaha-baru",
		{ 3205 }, { 2 } },
	{ "partner", "role=partner; areas=32.04; programs=magang-jabar",
		{ 3204 }, { 1 } },
	{ "empty", "role=manager; programs=kyoto-magang", { 0 }, { 3 } },
};

static const char *const program[] = { "magang-jabar", "wirausaha-baru",
	"kyoto-magang" };
static const char *const regency[] = { "32.05", "32.04", "" };

/* Another way to a record of each kind, as list of ids. */
static const enum kind personal[] = { KIND_PERSON, KIND_CASE, KIND_TASK,
	KIND_ACTIVITY, KIND_DOUBT };

static uint64_t person_id[PERSONS];
static uint16_t number_of[ARRAY_SIZE(program)];

/* ---- the office ---------------------------------------------------------- */

static void
about(struct desk *d, enum kind kind, uint64_t id, size_t i)
{
	char text[40];

	snprintf(text, sizeof(text), "Secret%zu", i);
	check_done(
		d, note_about(d->o, kind, id, "note", 0, text, &d->r, &d->err));
	check_done(
		d, op_task_add(d->o, kind, id, text,
			   d->o->today + (int32_t)(i % 5) - 2, &d->r, &d->err));
}

/* Some have left, for one cause or the other. */
static void
leaves(struct desk *d, uint64_t kase, size_t i)
{
	const struct decision gone = { .id = kase,
		.stage = "withdrawn",
		.cause = i % 2 ? "work" : "personal" };

	if (i % 5 == 1 || i % 5 == 2)
		check_done(d, op_case_decide(d->o, &gone, &d->r, &d->err));
}

static void
make_person(struct desk *d, size_t i)
{
	char text[300];
	uint64_t id, kase;

	/* the next one of the same area is the same man, perhaps */
	snprintf(text, sizeof(text),
		"name=Uniq%c Santoso; birth_date=2001-03-%02zu; "
		"phone=0812000012%02zu; sex=L%s%s%s",
		(char)('a' + i / 2), 1 + i / 2, i / 2,
		*regency[i % 3] ? "; regency=" : "", regency[i % 3],
		i == 5 ? "; nik=3204120503010001" : "");
	id = person_id[i] = person(d, text);
	about(d, KIND_PERSON, id, i);
	for (size_t p = 0; p < 2; p++) {
		if (i % 4 != p && i % 4 != 2)
			continue;
		kase = open_case(d, id, program[p], "");
		about(d, KIND_CASE, kase, i);
		leaves(d, kase, i);
	}
}

static void
make_office(struct desk *d)
{
	struct txn *txn;
	char text[100];

	for (size_t i = 0; i < PERSONS; i++)
		make_person(d, i);
	for (size_t i = 0; i < ARRAY_SIZE(whos); i++) {
		snprintf(text, sizeof(text), "name=%s; %s", whos[i].name,
			whos[i].text);
		user(d, text);
	}
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	for (size_t p = 0; p < ARRAY_SIZE(program); p++)
		number_of[p] = dict_number(txn, DICT_PROGRAM, 0, program[p]);
	txn_abort(txn);
	assert_true(count_records(d, KIND_DOUBT) > 5);
	for (uint64_t i = 1; i <= count_records(d, KIND_DOUBT); i += 2)
		set(d, KIND_DOUBT, (uint64_t)1 << 32 | i, "answer=different");
}

/* ---- the rule ------------------------------------------------------------ */

static bool
is_one_of(const uint16_t *list, uint16_t n)
{
	for (size_t i = 0; i < 3 && list[i]; i++)
		if (list[i] == n)
			return true;
	return list[0] == 0;
}

static bool
has_program(const struct who *who, uint16_t number)
{
	for (size_t p = 0; p < ARRAY_SIZE(program); p++)
		if (number_of[p] == number)
			return is_one_of(who->programs, (uint16_t)(p + 1));
	return who->programs[0] == 0;
}

static bool
has_person(struct desk *d, const struct who *who, uint64_t id)
{
	static struct record r;
	bool has = who->programs[0] == 0;
	uint64_t kase;

	for (size_t i = 0;
		!has && (kase = member(d, KIND_PERSON, id, KIND_CASE, i)); i++)
		has = peek(d, KIND_CASE, kase, &r) &&
		      has_program(who,
			      (uint16_t)record_number(&r, F_PROGRAM_NO, 0));
	return has;
}

static bool
has_area(struct desk *d, const struct who *who, uint64_t id)
{
	static struct record r;
	uint16_t area;

	assert_true(peek(d, KIND_PERSON, id, &r));
	area = (uint16_t)record_number(&r, F_REGENCY, 0);
	return area == 0 || is_one_of(who->areas, area);
}

static bool
may_see(struct desk *d, const struct who *who, enum kind kind, uint64_t id)
{
	static struct record r, c;
	uint64_t owner;

	if (!peek(d, kind, id, &r))
		return false;
	owner = record_owner(&r);
	if (owner && (!has_area(d, who, owner) || !has_person(d, who, owner)))
		return false;
	if (kind == KIND_DOUBT) {
		owner = (uint64_t)record_number(&r, F_SECOND, 0);
		return has_area(d, who, owner) && has_person(d, who, owner);
	}
	if (kind == KIND_CASE)
		return has_program(
			who, (uint16_t)record_number(&r, F_PROGRAM_NO, 0));
	if (record_number(&r, F_ABOUT_KIND, 0) != KIND_CASE)
		return true;
	assert_true(peek(
		d, KIND_CASE, (uint64_t)record_number(&r, F_ABOUT, 0), &c));
	return has_program(who, (uint16_t)record_number(&c, F_PROGRAM_NO, 0));
}

/* ---- lists and counts ---------------------------------------------------- */

struct ids {
	size_t n;
	uint64_t id[IDS];
};

static int
id_order(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* Every record of a kind that may be seen and passes `filter`. */
static void
oracle(struct desk *d, const struct who *who, enum kind kind,
	bool (*filter)(struct desk *d, uint64_t id), struct ids *out)
{
	out->n = 0;
	for (uint64_t id = (uint64_t)1 << 32; id < ((uint64_t)1 << 32) + IDS;
		id++)
		if (may_see(d, who, kind, id) && (!filter || filter(d, id)))
			out->id[out->n++] = id;
}

static void
listed(struct desk *d, enum kind kind, const char *text, struct ids *out,
	uint64_t *count)
{
	struct query *q;
	struct source *s;
	struct hit hit;
	int rc;

	out->n = 0;
	check_done(d, query_parse(d->o, kind, text, &q, &d->err));
	check_done(d, source_open(d->o, q, &s, &d->err));
	while ((rc = source_next(s, &hit, &d->err)) == 1) {
		assert_true(out->n < IDS);
		out->id[out->n++] = hit.record->id;
	}
	check_done(d, rc);
	check_done(d, source_count(d->o, q, count, &d->err));
	source_close(s);
	query_free(q);
	qsort(out->id, out->n, sizeof(out->id[0]), id_order);
}

static bool
in_garut(struct desk *d, uint64_t id)
{
	static struct record r;

	return peek(d, KIND_PERSON, id, &r) &&
	       record_number(&r, F_REGENCY, 0) == 3205;
}

static bool
called_uniqc(struct desk *d, uint64_t id)
{
	static struct record r;
	char name[60];

	return peek(d, KIND_PERSON, id, &r) &&
	       strncmp(record_text(&r, F_NAME, name, sizeof(name)), "Uniqc",
		       5) == 0;
}

static bool
of_the_nik(struct desk *d, uint64_t id)
{
	(void)d;
	return id == person_id[5];
}

static bool
is_open(struct desk *d, uint64_t id)
{
	static struct record r;

	return peek(d, KIND_TASK, id, &r) && !record_has(&r, F_DONE);
}

static bool
is_due(struct desk *d, uint64_t id, int32_t from, int32_t to)
{
	static struct record r;
	int64_t due;

	if (!is_open(d, id) || !peek(d, KIND_TASK, id, &r))
		return false;
	due = record_number(&r, F_DUE, 0);
	return due >= from && due <= to;
}

static bool
is_overdue(struct desk *d, uint64_t id)
{
	return is_due(d, id, 0, d->o->today - 1);
}

static bool
is_due_today(struct desk *d, uint64_t id)
{
	return is_due(d, id, d->o->today, d->o->today);
}

/* Warned of by now, and not late. */
static bool
is_soon(struct desk *d, uint64_t id)
{
	static struct record r;

	return is_due(d, id, d->o->today, INT32_MAX) &&
	       peek(d, KIND_TASK, id, &r) && record_has(&r, F_WARN) &&
	       record_number(&r, F_WARN, 0) <= d->o->today;
}

static bool
is_different(struct desk *d, uint64_t id)
{
	static struct record r;
	char word[20];

	return peek(d, KIND_DOUBT, id, &r) &&
	       strcmp(record_text(&r, F_ANSWER, word, sizeof(word)),
		       "different") == 0;
}

static bool
is_unanswered(struct desk *d, uint64_t id)
{
	return !is_different(d, id);
}

static const struct listing {
	enum kind kind;
	const char *text;
	bool (*filter)(struct desk *d, uint64_t id);
} listings[] = {
	{ KIND_PERSON, "", NULL },
	{ KIND_PERSON, "sort:name", NULL },
	{ KIND_PERSON, "sort:-birth_date", NULL },
	{ KIND_PERSON, "santoso", NULL },
	{ KIND_PERSON, "santoso uniq", NULL },
	{ KIND_PERSON, "uniqc", called_uniqc },
	{ KIND_PERSON, "phone:081200001202 or uniqc", called_uniqc },
	{ KIND_PERSON, "3204120503010001", of_the_nik },
	{ KIND_PERSON, "area:32.05", in_garut },
	{ KIND_PERSON, "not area:32.04 sex:L area:32.05", in_garut },
	{ KIND_CASE, "", NULL },
	{ KIND_CASE, "santoso", NULL },
	{ KIND_CASE, "sort:name", NULL },
	{ KIND_TASK, "", NULL },
	{ KIND_TASK, "open", is_open },
	{ KIND_TASK, "santoso open", is_open },
	{ KIND_TASK, "sort:due", NULL },
	{ KIND_TASK, "open due:today", is_due_today },
	{ KIND_ACTIVITY, "", NULL },
	{ KIND_ACTIVITY, "santoso", NULL },
	{ KIND_DOUBT, "", NULL },
	{ KIND_DOUBT, "open", is_unanswered },
	{ KIND_DOUBT, "different", is_different },
	{ KIND_DOUBT, "not different", is_unanswered },
	{ KIND_DOUBT, "answer:same,different", is_different },
};

static void
check_listing(struct desk *d, const struct who *who, const struct listing *l)
{
	struct ids want, got;
	uint64_t count;

	oracle(d, who, l->kind, l->filter, &want);
	listed(d, l->kind, l->text, &got, &count);
	if (got.n != want.n ||
		memcmp(got.id, want.id, got.n * sizeof(got.id[0])) != 0)
		fail_msg("%s: %s '%s': %zu rows, not %zu", who->name,
			kind_info(l->kind)->name, l->text, got.n, want.n);
	if (count != want.n)
		fail_msg("%s: %s '%s': counted %llu, not %zu", who->name,
			kind_info(l->kind)->name, l->text,
			(unsigned long long)count, want.n);
}

static void
see_lists(struct desk *d, const struct who *who)
{
	for (size_t i = 0; i < ARRAY_SIZE(listings); i++)
		check_listing(d, who, &listings[i]);
}

/* Rules of a program that is not his fail for nobody. */
static void
see_failed(struct desk *d, const struct who *who, size_t p)
{
	struct rule_count *rows;
	uint64_t count;
	char text[COUNT_RULE + 60];
	struct ids got;
	size_t n;

	check_done(d, count_failed(d->o, number_of[p], &rows, &n, &d->err));
	if (!has_program(who, number_of[p]))
		assert_int_equal(n, 0);
	for (size_t i = 0; i < n; i++) {
		snprintf(text, sizeof(text),
			"program:%.20s fails:%.*s stage:open", program[p],
			COUNT_RULE, rows[i].rule);
		listed(d, KIND_CASE, text, &got, &count);
		assert_int_equal(rows[i].cases, got.n);
		assert_int_equal(rows[i].cases, count);
	}
	free(rows);
}

/* What decisions were for, as many as can be seen. */
static void
see_causes(struct desk *d, const struct who *who, size_t p)
{
	struct cause_count *rows;
	uint64_t count;
	char text[COUNT_RULE + 60];
	struct ids got;
	size_t n;

	check_done(d, count_causes(d->o, number_of[p], &rows, &n, &d->err));
	assert_true(n > 0 || who != &whos[0]);
	if (!has_program(who, number_of[p]))
		assert_int_equal(n, 0);
	for (size_t i = 0; i < n; i++) {
		snprintf(text, sizeof(text),
			"program:%.20s to:withdrawn cause:%.*s", program[p],
			COUNT_RULE, rows[i].cause);
		listed(d, KIND_DECISION, text, &got, &count);
		assert_int_equal(rows[i].decisions, got.n);
		assert_int_equal(rows[i].decisions, count);
	}
	free(rows);
}

static void
see_counts(struct desk *d, const struct who *who)
{
	struct ids want;
	struct task_counts tasks;
	uint64_t n, table = 0;
	struct count_row rows[40];
	size_t n_rows;

	for (size_t i = 0; i < ARRAY_SIZE(personal); i++) {
		oracle(d, who, personal[i], NULL, &want);
		check_done(d, count_kind(d->o, personal[i], 0, &n, &d->err));
		if (n != want.n)
			fail_msg("%s: %s: counted %llu, not %zu", who->name,
				kind_info(personal[i])->name,
				(unsigned long long)n, want.n);
	}
	check_done(d, count_kind(d->o, KIND_DOUBT, DOUBT_OPEN, &n, &d->err));
	oracle(d, who, KIND_DOUBT, is_unanswered, &want);
	assert_int_equal(n, want.n);
	oracle(d, who, KIND_CASE, NULL, &want);
	for (size_t p = 0; p < 2; p++) {
		see_failed(d, who, p);
		see_causes(d, who, p);
		check_done(d, count_table(d->o,
				      &(struct count_of){ number_of[p], 0, 0 },
				      rows, 40, &n_rows, &d->err));
		for (size_t i = 0; i < n_rows; i++)
			table += rows[i].count;
	}
	assert_int_equal(table, want.n);
	oracle(d, who, KIND_TASK, is_open, &want);
	check_done(d, count_tasks(d->o, &tasks, &d->err));
	assert_int_equal(tasks.open, want.n);
	oracle(d, who, KIND_TASK, is_overdue, &want);
	assert_int_equal(tasks.overdue, want.n);
	oracle(d, who, KIND_TASK, is_due_today, &want);
	assert_int_equal(tasks.today, want.n);
	for (int32_t days = -40; days <= 40; days += 8) {
		d->o->today += days;
		oracle(d, who, KIND_TASK, is_soon, &want);
		check_done(d, count_tasks(d->o, &tasks, &d->err));
		d->o->today -= days;
		assert_int_equal(tasks.soon, want.n);
	}
}

/* ---- one record ---------------------------------------------------------- */

static int
see_row(void *ctx, const struct history_row *row, struct err *err)
{
	const struct who *who = ((void **)ctx)[0];
	struct desk *d = ((void **)ctx)[1];
	enum kind kind = row->op->kind;

	(void)err;
	if (kind <= KIND_DOUBT && kind != KIND_ORGANISATION &&
		!may_see(d, who, kind, row->op->id))
		fail_msg("%s: the history tells of %s %llx", who->name,
			kind_info(kind)->name, (unsigned long long)row->op->id);
	return 0;
}

static void
check_same(const struct who *who, const char *what, enum kind kind, uint64_t id,
	bool may, int rc)
{
	if (may != (rc == 0))
		fail_msg("%s: %s %s %llx: %s", who->name, what,
			kind_info(kind)->name, (unsigned long long)id,
			may ? "refused" : "let in");
}

static void
see_record(struct desk *d, const struct who *who, enum kind kind, uint64_t id)
{
	static struct record r;
	bool may = may_see(d, who, kind, id);
	void *ctx[2] = { (void *)(uintptr_t)who, d };
	char number[NUMBER_TEXT];
	enum kind found;
	struct txn *txn;
	uint64_t as_id;

	check_same(who, "load", kind, id, may,
		office_load(d->o, kind, id, d->arena, &r, &d->err));
	check_same(who, "history", kind, id, may,
		history_record(d->o, kind, id, 100, see_row, ctx, &d->err));
	assert_true(peek(d, kind, id, &r));
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	office_number(d->o, txn, &r, number);
	txn_abort(txn);
	d->err = (struct err)ERR_INIT;
	check_same(who, "find", kind, id, may,
		office_find(d->o, number, &found, &as_id, &d->err));
	d->err = (struct err)ERR_INIT;
}

static void
see_records(struct desk *d, const struct who *who)
{
	void *ctx[2] = { (void *)(uintptr_t)who, d };
	struct ids all;
	enum kind kind;
	uint64_t id;

	for (size_t i = 0; i < ARRAY_SIZE(personal); i++) {
		oracle(d, &whos[0], personal[i], NULL, &all);
		for (size_t j = 0; j < all.n; j++)
			see_record(d, who, personal[i], all.id[j]);
	}
	check_same(who, "find by NIK", KIND_PERSON, person_id[5],
		may_see(d, who, KIND_PERSON, person_id[5]),
		office_find(d->o, "3204120503010001", &kind, &id, &d->err));
	d->err = (struct err)ERR_INIT;
	check_done(d, history_changes(d->o, 0, 1000, see_row, ctx, &d->err));
}

/* ---- hints --------------------------------------------------------------- */

/* A new one like somebody: who is named, and what is said of him. */
static void
see_hint(struct desk *d, const struct who *who, uint64_t id)
{
	static struct record r;
	bool may = may_see(d, who, KIND_PERSON, id);
	struct likeness like[10];
	struct buf brief = BUF_INIT;
	struct txn *txn;
	size_t n;

	assert_true(peek(d, KIND_PERSON, id, &r));
	r.id = 0;
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	n = duplicates_of(d->o, txn, &r, like, 10);
	person_brief(d->o, txn, id, &brief);
	txn_abort(txn);
	for (size_t i = 0; i < n; i++)
		if (!like[i].certain &&
			!may_see(d, who, KIND_PERSON, like[i].id))
			fail_msg("%s: hinted at %llx", who->name,
				(unsigned long long)like[i].id);
	if (may != (strstr(buf_str(&brief), "Uniq") != NULL))
		fail_msg("%s: brief of %llx: %s", who->name,
			(unsigned long long)id, buf_str(&brief));
	buf_release(&brief);
}

static void
see_hints(struct desk *d, const struct who *who)
{
	struct values v;
	int rc;

	for (size_t i = 0; i < PERSONS; i++)
		see_hint(d, who, person_id[i]);
	if (who->areas[0] && !is_one_of(who->areas, 3204))
		return;
	if (strcmp(who->name, "partner") == 0)
		return;
	values_parse(d, KIND_PERSON, "name=Lain; nik=3204120503010001", &v);
	rc = op_person_add(d->o, v.row, v.n, &d->r, &d->err);
	assert_int_equal(rc, MG_ETAKEN);
	if ((strstr(d->err.text, "MG-000006") != NULL) !=
		may_see(d, who, KIND_PERSON, person_id[5]))
		fail_msg("%s: %s", who->name, d->err.text);
	d->err = (struct err)ERR_INIT;
}

/* ---- out of the house ---------------------------------------------------- */

static void
see_export(struct desk *d, const struct who *who)
{
	struct query *q;
	struct ids want;
	uint64_t rows;
	char *bytes;
	size_t len;
	FILE *f = open_memstream(&bytes, &len);

	oracle(d, who, KIND_PERSON, NULL, &want);
	check_done(d, query_parse(d->o, KIND_PERSON, "", &q, &d->err));
	if (strcmp(who->name, "partner") == 0) {
		assert_int_equal(
			export_csv(d->o, q, f, &rows, &d->err), MG_EACCESS);
		d->err = (struct err)ERR_INIT;
	} else {
		check_done(d, export_csv(d->o, q, f, &rows, &d->err));
		assert_int_equal(rows, want.n);
	}
	fclose(f);
	query_free(q);
	free(bytes);
}

/* ---- changes ------------------------------------------------------------- */

/* As a program with a fault would send it: nobody has looked before. */
static int
forged(struct desk *d, enum kind kind, const struct record *r)
{
	struct value v = value_text("Jl. Rahasia");
	struct change c;
	struct op *op;
	int rc;

	change_init(&c, ACT_SET);
	op = change_op(&c, OP_SET, kind, r->id, record_owner(r));
	op->base = r->seq;
	op_set(&c, op,
		kind == KIND_PERSON ? F_STREET
		: kind == KIND_CASE ? F_REASON
		: kind == KIND_TASK ? F_TEXT
				    : F_TEXT,
		NULL, &v);
	rc = submit(d->o, &c, NULL, &d->err);
	change_release(&c);
	d->err = (struct err)ERR_INIT;
	return rc;
}

static void
see_changes(struct desk *d, const struct who *who)
{
	static const enum kind kinds[] = { KIND_PERSON, KIND_CASE, KIND_TASK,
		KIND_ACTIVITY };
	static struct record r;
	struct ids all;

	if (strcmp(who->name, "partner") == 0)
		return; /* may change nothing at all */
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		oracle(d, &whos[0], kinds[k], NULL, &all);
		for (size_t i = 0; i < all.n; i++) {
			int rc;

			assert_true(peek(d, kinds[k], all.id[i], &r));
			rc = forged(d, kinds[k], &r);
			check_same(who, "change", kinds[k], all.id[i],
				may_see(d, who, kinds[k], all.id[i]), rc);
		}
	}
	for (size_t i = 0; i < PERSONS; i++) {
		int rc = note_about(d->o, KIND_PERSON, person_id[i], "note", 0,
			"x", &d->r, &d->err);

		check_same(who, "note", KIND_PERSON, person_id[i],
			may_see(d, who, KIND_PERSON, person_id[i]), rc);
		d->err = (struct err)ERR_INIT;
	}
}

/* ---- the table ----------------------------------------------------------- */

static void
test_scope(void **state)
{
	static void (*const verbs[])(
		struct desk * d, const struct who *who) = { see_lists,
		see_counts, see_records, see_hints, see_export, see_changes };
	struct desk *d = *state;

	d->replay = true;
	make_office(d);
	for (size_t v = 0; v < ARRAY_SIZE(verbs); v++)
		for (size_t i = 0; i < ARRAY_SIZE(whos); i++) {
			as(d, whos[i].name);
			verbs[v](d, &whos[i]);
		}
	as(d, "admin");
}

/* Rights follow the cases: the last one of a program takes the person along. */
static void
test_follows(void **state)
{
	struct desk *d = *state;
	static struct record r;
	struct ids got;
	uint64_t count, id, opened;

	user(d, "name=one; role=manager; programs=magang-jabar");
	id = person(d, "name=Siti; regency=32.05");
	open_case(d, id, "magang-jabar", "");
	opened = d->r.act;
	as(d, "one");
	listed(d, KIND_PERSON, "", &got, &count);
	assert_int_equal(got.n, 1);
	as(d, "admin");
	set(d, KIND_PERSON, id, "regency=32.04");
	as(d, "one");
	listed(d, KIND_PERSON, "area:32.04", &got, &count);
	assert_int_equal(got.n, 1);
	as(d, "admin");
	check_done(d, try_undo(d, opened));
	as(d, "one");
	listed(d, KIND_PERSON, "", &got, &count);
	assert_int_equal(got.n + count, 0);
	check_refused(d,
		office_load(d->o, KIND_PERSON, id, d->arena, &r, &d->err),
		MG_ENOENT, NULL);
	as(d, "admin");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_scope),
		desk_test(test_follows),
	};

	return cmocka_run_group_tests_name("scope", tests, NULL, NULL);
}
