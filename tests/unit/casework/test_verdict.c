/* SPDX-License-Identifier: MIT */
/* Answers about a case: what warns, what stops, and what the journal keeps. */
#include "../office/office_fixture.h"

#include "magang/casework/kept.h"
#include "magang/record/change_build.h"
#include "magang/casework/refusal.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_settings.h"
#include "magang/record/change_build.h"
#include "magang/ops/history.h"
#include "magang/ops/submit.h"

#define OLD                                                                    \
	"name=Tua Sekali; birth_date=1959-01-01; sex=L; village=32.05.01.1001"
#define YOUNG "name=Muda; birth_date=2001-01-01; sex=P; village=32.05.01.1001"

static uint64_t
enter(struct desk *d, const char *who)
{
	return open_case(d, person(d, who), "wirausaha-baru", "");
}

/* A man of 67 in a program for 17 to 45: nothing stops him, and it is said. */
static void
test_opening_warns(void **state)
{
	struct desk *d = *state;

	enter(d, OLD);
	assert_int_equal(d->o->verdict->stops, 0);
	check_verdict(d,
		" !rule:age [age on opened between 17 and 45 is 670000] ",
		NULL);
	enter(d, YOUNG);
	assert_true(verdict_next(d->o->verdict, 0, false) == SIZE_MAX);
}

static void
test_move_warns(void **state)
{
	struct desk *d = *state;
	uint64_t kase = enter(d, OLD);

	assert_int_equal(try_move(d, kase, "doc_check", NULL), MG_ENOTALLOWED);
	check_verdict(d, " !rule:age ", " guard ", NULL);
	/* Nothing of the last answer is left for the next one. */
	check_refused(d, try_move(d, kase, "nowhere", NULL), MG_EUSAGE, NULL);
	assert_int_equal(d->o->verdict->n, 0);
	/* Who leaves is asked no rule. */
	move(d, kase, "withdrawn", "moved away");
	assert_true(verdict_next(d->o->verdict, 0, false) == SIZE_MAX);
}

static void
refused_rows(struct desk *d, struct buf *out)
{
	uint64_t kase = open_case(d, person(d, YOUNG), "magang-jabar", "");

	assert_int_equal(try_move(d, kase, "doc_check", NULL), MG_ENOTALLOWED);
	verdict_store(d->o->verdict, out);
}

/* Stored and read back: the rows that stop, without a value. */
static void
test_store(void **state)
{
	struct desk *d = *state;
	const struct verdict *was = d->o->verdict;
	struct buf text = BUF_INIT;
	struct verdict v;
	size_t n = 0;

	refused_rows(d, &text);
	verdict_init(&v);
	assert_true(verdict_parse(&v, was->program, text.data, text.len));
	assert_int_equal(v.from, was->from);
	assert_int_equal(v.to, was->to);
	assert_int_equal(v.stops, was->stops);
	for (size_t i = verdict_next(was, 0, true); i < was->n; i++, n++) {
		if (was->rows[i].node < 0 && !was->rows[i].stops)
			break; /* the guard's parts are the last that stop */
		assert_int_equal(v.rows[n].what, was->rows[i].what);
		assert_int_equal(v.rows[n].which, was->rows[i].which);
		assert_int_equal(v.rows[n].node, was->rows[i].node);
		assert_int_equal(v.rows[n].answer, was->rows[i].answer);
		assert_int_equal(v.rows[n].seen.kind, VALUE_UNKNOWN);
	}
	assert_int_equal(n, v.n);
	assert_true(n > 5);
	verdict_release(&v);
	buf_release(&text);
}

/* Whatever stands in a journal: rows of this program, or none. */
static void
test_store_damaged(void **state)
{
	struct desk *d = *state;
	const struct program *p;
	struct buf text = BUF_INIT;
	struct verdict v;

	refused_rows(d, &text);
	p = d->o->verdict->program;
	verdict_init(&v);
	for (size_t at = 0; at < text.len; at++)
		for (int c = 0; c < 256; c += 5) {
			char was = text.data[at];

			text.data[at] = (char)c;
			if (verdict_parse(&v, p, text.data, text.len))
				for (size_t i = 0; i < v.n; i++)
					verdict_name(&v, &v.rows[i]);
			text.data[at] = was;
		}
	for (size_t len = 0; len < text.len; len++)
		verdict_parse(&v, p, text.data, len);
	assert_false(verdict_parse(&v, p, "1 2 rule:9999", 13));
	assert_false(verdict_parse(&v, p, "1 2 paper:9999", 14));
	assert_false(verdict_parse(&v, p, "1 2 colour:1", 12));
	assert_false(verdict_parse(&v, p, "1 2", 3));
	verdict_release(&v);
	buf_release(&text);
}

/* What apply() refuses is told with its rows, now and from the journal. */
struct found {
	struct desk *d;
	size_t refused;
};

static int
read_refusal(void *ctx, const struct history_row *row, struct err *err)
{
	struct found *f = ctx;
	struct verdict v;
	struct txn *txn;

	if (!row->code)
		return 0;
	assert_int_equal(row->code, MG_ENOTALLOWED);
	assert_int_equal(txn_read(f->d->o->store, &txn, err), 0);
	verdict_init(&v);
	assert_true(
		refusal_verdict(&f->d->o->book, txn, row->op, row->detail, &v));
	assert_string_equal(v.program->stages[v.to].name, "doc_check");
	assert_true(verdict_next(&v, 0, true) < v.n);
	verdict_release(&v);
	txn_abort(txn);
	f->refused++;
	return 0;
}

static void
test_refused_in_journal(void **state)
{
	struct desk *d = *state;
	uint64_t who = person(d, YOUNG);
	uint64_t kase = open_case(d, who, "magang-jabar", "");
	struct record *r = xmalloc(sizeof(*r));
	struct found found = { .d = d };
	struct change c;
	struct record *decision = xmalloc(sizeof(*decision));
	uint8_t to;

	d->replay = true;
	assert_true(peek(d, KIND_CASE, kase, r));
	/* what the op would have refused before it was sent */
	assert_int_equal(try_move(d, kase, "doc_check", NULL), MG_ENOTALLOWED);
	to = d->o->verdict->program->stages[d->o->verdict->to].number;
	change_init(&c, ACT_MOVE);
	decision_of(decision, r, to, d->o->today);
	record_set_number(decision, F_DECISION_BY, (int64_t)d->o->access.user);
	change_create(&c, decision, who);
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ENOTALLOWED, NULL);
	check_verdict(d, " field:birth_place ", " guard ", NULL);
	check_done(
		d, history_changes(d->o, 0, 1, read_refusal, &found, &d->err));
	assert_int_equal(found.refused, 1);
	change_release(&c);
	free(decision);
	free(r);
}

/* ---- what a program says of a case ------------------------------------------
 */

static void
install(struct desk *d, int version, const char *valid)
{
	char *text = xasprintf(
		"program: few\nversion: %d\nvalid: %s\nprefix: FW\n"
		"label: Few\n"
		"fields:\n"
		"  f: {label: F, sum: {label: Sum, type: number}}\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  b: {label: B}\n"
		"  y: {kind: success, label: Y}\n"
		"moves:\n"
		"  - {from: a, to: b, if: quota_left and score > 10}\n"
		"  - {from: b, to: y}\n"
		"score:\n"
		"  line: 50\n"
		"  parts: {sum: {weight: 100, from: sum, scale: 0 .. 100,"
		" pass: 60}}\n"
		"quotas:\n"
		"  all: {seats: 1}\n"
		"activities:\n"
		"  meet: {area: partnership, unit: visits, amount: 3,"
		" stage: b}\n",
		version, valid);

	install_program(d, "few", text);
	free(text);
}

static uint64_t
somebody(struct desk *d)
{
	static const char *const niks[] = { "3205015203019001",
		"3205011203019001", "3205011303019001", "3205011403019001" };
	char text[200];

	snprintf(text, sizeof(text),
		"name=Orang; nik=%s; village=32.05.01.1001",
		niks[count_records(d, KIND_PERSON) % ARRAY_SIZE(niks)]);
	return person(d, text);
}

/* A case begins under the newest version for its start; one whose start has
 * moved away is told of. */
static void
test_valid(void **state)
{
	struct desk *d = *state;
	uint64_t kase;

	install(d, 1, "2026-01-01 .. 2027-03-31");
	install(d, 2, "2027-04-01 ..");
	kase = open_case(d, somebody(d), "few", "planned_start=2027-05-01");
	check_values(d, KIND_CASE, kase, "version=2");
	kase = open_case(d, somebody(d), "few", "");
	check_values(d, KIND_CASE, kase, "version=1");
	kase = open_case(d, somebody(d), "few", "planned_start=2027-03-31");
	check_values(d, KIND_CASE, kase, "version=1");
	check_refused(d,
		try_open(d, somebody(d), "few", "planned_start=2025-12-31"),
		MG_ENOTALLOWED, "few", "2025-12-31", NULL);
	set(d, KIND_CASE, kase, "planned_start=2027-04-01; sum=70");
	move(d, kase, "b", NULL);
	check_verdict(d, " !valid ", NULL);
}

/* Whoever is not the op: a version that is not for the start is refused. */
static void
test_valid_apply(void **state)
{
	struct desk *d = *state;
	struct record *r = xmalloc(sizeof(*r));
	uint64_t kase, other = somebody(d);
	struct change c;

	install(d, 1, "2026-01-01 .. 2027-03-31");
	kase = open_case(d, somebody(d), "few", "");
	assert_true(peek(d, KIND_CASE, kase, r));
	r->id = 0;
	record_set_number(r, F_PERSON, (int64_t)other);
	record_set_number(r, F_PLANNED_START, date_from_civil(2027, 4, 1));
	change_init(&c, ACT_ADD);
	change_create(&c, r, other);
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ENOTALLOWED,
		"not for that start", NULL);
	change_release(&c);
	free(r);
}

/* The line and the marks decide with a guard that asks for the score, each
 * quota with one that asks for room; what was not done of an activity warns. */
static void
test_marks(void **state)
{
	struct desk *d = *state;
	uint64_t first, second;

	install(d, 1, "2026-01-01 ..");
	first = open_case(d, somebody(d), "few", "sum=40");
	check_verdict(d, " !score ", " !mark:sum ", NULL);
	assert_int_equal(try_move(d, first, "b", NULL), MG_ENOTALLOWED);
	check_verdict(d, " score ", " mark:sum ", NULL);
	set(d, KIND_CASE, first, "sum=55");
	assert_int_equal(try_move(d, first, "b", NULL), MG_ENOTALLOWED);
	check_verdict(d, " mark:sum ", NULL);
	set(d, KIND_CASE, first, "sum=60");
	move(d, first, "b", NULL);
	second = open_case(d, somebody(d), "few", "sum=90");
	assert_int_equal(try_move(d, second, "b", NULL), MG_ENOTALLOWED);
	check_verdict(d, " guard ", " quota:all ", NULL);
	check_done(d, note_about(d->o, KIND_CASE, first, "meet",
			      2 * DECIMAL_ONE, NULL, &d->r, &d->err));
	check_values(d, KIND_ACTIVITY, d->r.id, "cooperation=partnership");
	assert_int_equal(
		op_case_move_check(d->o,
			&(struct decision){
				.id = first, .stage = "y", .reason = NULL },
			&d->err),
		0);
	check_verdict(d, " !activity:meet ", NULL);
	/* a visit without a number is one */
	check_done(d, note_about(d->o, KIND_CASE, first, "meet", 0, NULL, &d->r,
			      &d->err));
	move(d, first, "y", NULL);
	assert_true(verdict_next(d->o->verdict, 0, false) == SIZE_MAX);
}

/* Not in parts, not more than is planned. */
static void
test_amounts(void **state)
{
	static const int64_t wrong[] = { DECIMAL_ONE / 2, DECIMAL_ONE * 3 / 2,
		4 * DECIMAL_ONE };
	struct desk *d = *state;
	uint64_t kase;

	install(d, 1, "2026-01-01 ..");
	kase = open_case(d, somebody(d), "few", "");
	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++)
		check_refused(d,
			note_about(d->o, KIND_CASE, kase, "meet", wrong[i],
				NULL, &d->r, &d->err),
			MG_EDATA, "cannot be", NULL);
	check_done(d, note_about(d->o, KIND_CASE, kase, "meet", 3 * DECIMAL_ONE,
			      NULL, &d->r, &d->err));
	check_refused(d, try_set(d, KIND_ACTIVITY, d->r.id, 0, "amount=5"),
		MG_EDATA, "cannot be", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_opening_warns),
		desk_test(test_move_warns),
		desk_test(test_store),
		desk_test(test_store_damaged),
		desk_test(test_refused_in_journal),
		desk_test(test_valid),
		desk_test(test_valid_apply),
		desk_test(test_marks),
		desk_test(test_amounts),
	};

	return cmocka_run_group_tests_name("verdict", tests, NULL, NULL);
}
