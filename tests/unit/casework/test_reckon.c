/* SPDX-License-Identifier: MIT */
/* Score, failed and unknown rules stand beside a case as its facts are, whoever
 * changed them and how; the end of each test checks the store for that. */
#include "../office/office_fixture.h"

#include "magang/ops/ops_about.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/submit.h"
#include "magang/casework/reckon.h"
#include "magang/casework/tasks.h"
#include "magang/log/log.h"
#include "magang/query/query_count.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/query/query_parse.h"
#include "magang/record/change_build.h"
#include "magang/record/change_bytes.h"
#include "magang/store/gate.h"
#include "magang/store/journal.h"

static const char probe[] =
	"program: probe\n"
	"version: 1\n"
	"prefix: PB\n"
	"label: Probe\n"
	"fields:\n"
	"  tests:\n"
	"    label: Tests\n"
	"    points: {label: Points, type: number, range: 0 .. 100}\n"
	"    host: {label: Host, type: ref, to: organisation}\n"
	"    sound: {label: Sound, type: yesno, privacy: health}\n"
	"documents:\n"
	"  ktp: {label: Card}\n"
	"stages:\n"
	"  open: {label: Open, kind: start}\n"
	"  course: {label: Course}\n"
	"  done: {label: Done, kind: success}\n"
	"  gone: {label: Gone, kind: exit}\n"
	"moves:\n"
	"  - {from: open, to: course}\n"
	"  - {from: course, to: open, kind: back}\n"
	"  - {from: course, to: done, kind: success, if: score >= 60}\n"
	"  - {from: any, to: gone, kind: exit}\n"
	"rules:\n"
	"  school: {level: warn, test: education >= sma}\n"
	"  paper: {level: warn, test: has(ktp)}\n"
	"  lessons: {level: block, from: course, test: hours(lesson) >= 10}\n"
	"  late: {level: warn, test: today <= opened - 1 day}\n"
	"  alone: {level: warn, test: active_cases > 1}\n"
	"  big: {level: warn, test: host.staff >= 10}\n"
	"  healthy: {level: warn, test: sound}\n"
	"  began: {level: warn, test: known(entered(course))}\n"
	"score:\n"
	"  line: 60\n"
	"  parts:\n"
	"    points: {weight: 50, from: points, scale: 0 .. 100, pass: 40}\n"
	"    school: {weight: 50, from: education, points: {sd: 10,\n"
	"      smp: 20, sma: 60, smk: 60, ma: 60, d3: 80,\n"
	"      d4: 90, s1: 100, s2: 100}}\n"
	"activities:\n"
	"  lesson: {area: training, unit: hours}\n";

static uint64_t her, kase;

static void
prepare(struct desk *d)
{
	d->replay = true;
	install_program(d, "probe", probe);
	her = person(d, "name=Siti Aminah; nik=3205015203019001; "
			"village=32.05.01.1001");
	kase = open_case(d, her, "probe", "");
}

/* "score | failed rules | those that only warn | unknown rules" */
static void
is(struct desk *d, const char *wanted)
{
	char text[300];

	snprintf(text, sizeof(text), "%s | %s | %s | %s",
		value_of(d, KIND_CASE, kase, "score"),
		value_of(d, KIND_CASE, kase, "fails"),
		value_of(d, KIND_CASE, kase, "warns"),
		value_of(d, KIND_CASE, kase, "unknown"));
	assert_string_equal(text, wanted);
}

static void
lesson(struct desk *d, int64_t hours)
{
	check_done(d, note_about(d->o, KIND_CASE, kase, "lesson",
			      hours * DECIMAL_ONE, NULL, &d->r, &d->err));
}

/* A fact of the case, of the person, a paper, an activity, a stage. */
static void
test_facts(void **state)
{
	struct desk *d = *state;

	prepare(d);
	is(d, " |  | paper began | school");
	set(d, KIND_CASE, kase, "points=30");
	is(d, " | score.points | paper began | school");
	set(d, KIND_PERSON, her, "education=s1");
	is(d, "65 | score.points | paper began | ");
	document(d, kase, "ktp", d->o->today);
	is(d, "65 | score.points | began | ");
	move(d, kase, "course", NULL);
	is(d, "65 | lessons score.points |  | ");
	lesson(d, 4);
	is(d, "65 | lessons score.points |  | ");
	check_refused(d,
		note_about(d->o, KIND_CASE, kase, "lesson", 0, NULL, &d->r,
			&d->err),
		MG_EDATA, "how many", NULL);
	is(d, "65 | lessons score.points |  | ");
	lesson(d, 6);
	is(d, "65 | score.points |  | ");
	set(d, KIND_ACTIVITY, d->r.id, "amount=5");
	is(d, "65 | lessons score.points |  | ");
	set(d, KIND_CASE, kase, "points=70");
	set(d, KIND_PERSON, her, "education=");
	is(d, " | lessons |  | school score");
	set(d, KIND_PERSON, her, "education=sd");
	is(d, "40 | lessons score | school | ");
}

/* An act that goes takes with it what it has brought, and no more. */
static void
test_undo(void **state)
{
	struct desk *d = *state;

	prepare(d);
	set(d, KIND_CASE, kase, "points=70");
	set(d, KIND_PERSON, her, "education=s1");
	is(d, "85 |  | paper began | ");
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.records, 1);
	assert_int_equal(d->undo.left, 0);
	is(d, " |  | paper began | school");
	check_done(d, try_redo(d));
	is(d, "85 |  | paper began | ");
	move(d, kase, "course", NULL);
	lesson(d, 12);
	is(d, "85 |  | paper | ");
	check_done(d, try_undo(d, d->r.act));
	is(d, "85 | lessons | paper | ");
	/* Her schooling is corrected after the points: both are seen. */
	set(d, KIND_CASE, kase, "points=90");
	set(d, KIND_PERSON, her, "education=sma");
	is(d, "75 | lessons | paper | ");
	check_done(d, try_undo(d, d->r.act - 1));
	is(d, "65 | lessons | paper | ");
}

/* The whole case goes back although its score was worked out again since. */
static void
test_undo_open(void **state)
{
	struct desk *d = *state;
	uint64_t opened;

	prepare(d);
	opened = d->r.act;
	set(d, KIND_PERSON, her, "education=s1");
	check_done(d, try_undo(d, opened));
	assert_int_equal(count_records(d, KIND_CASE), 0);
	set(d, KIND_PERSON, her, "education=sd");
	check_done(d, try_redo(d));
	is(d, " |  | school paper began | ");
}

/* What stands outside the order has come as far as it did. */
static void
test_left(void **state)
{
	struct desk *d = *state;

	prepare(d);
	move(d, kase, "gone", NULL);
	is(d, " |  | paper began | school");
	check_done(d, try_undo(d, 0));
	move(d, kase, "course", NULL);
	move(d, kase, "gone", NULL);
	is(d, " | lessons | paper | school score score.points");
}

/* A person and a case in one change, and persons of other programs' users. */
static void
test_together(void **state)
{
	struct desk *d = *state;
	const struct opening first = { "probe", NULL, 0 };
	struct receipt kase_receipt;
	struct values v;
	uint64_t budi;

	prepare(d);
	values_parse(d, KIND_PERSON,
		"name=Budi; nik=3205011203019001; education=sd; "
		"village=32.05.01.1001",
		&v);
	check_done(d, op_person_with_case(d->o, v.row, v.n, &first, &d->r,
			      &kase_receipt, &d->err));
	kase = kase_receipt.id;
	budi = d->r.id;
	is(d, " |  | school paper began | ");
	/* Who has another program changes the person, and what follows. */
	user(d, "name=jabar; role=officer; programs=magang-jabar");
	open_case(d, budi, "magang-jabar", "");
	as(d, "jabar");
	set(d, KIND_PERSON, budi, "education=s1");
	is(d, " |  | paper began | ");
}

/* ---- by hand -------------------------------------------------------------- */

static int
try_hand(struct desk *d, uint16_t id, struct value v)
{
	struct record *r = xmalloc(sizeof(*r));
	struct change c;
	struct op *op;
	int rc;

	assert_true(peek(d, KIND_CASE, kase, r));
	change_init(&c, ACT_SET);
	op = change_op(&c, OP_SET, KIND_CASE, kase, her);
	op->base = r->seq;
	op_set(&c, op, id, record_get(r, id), &v);
	rc = submit(d->o, &c, NULL, &d->err);
	change_release(&c);
	free(r);
	return rc;
}

static void
test_hand(void **state)
{
	struct desk *d = *state;
	struct values v;

	prepare(d);
	check_refused(d, try_hand(d, F_SCORE, value_number(99 * DECIMAL_ONE)),
		MG_EDATA, "follow from the facts", NULL);
	check_refused(d, try_hand(d, F_FAILS, value_text("late")), MG_EDATA,
		"follow from the facts", NULL);
	check_refused(d, try_hand(d, F_UNANSWERED, value_none()), MG_EDATA,
		"follow from the facts", NULL);
	is(d, " |  | paper began | school");
	values_parse(d, KIND_CASE, "score=99", &v);
	check_refused(d,
		op_set_fields(d->o, KIND_CASE, kase, 0, v.row, v.n, NULL, &d->r,
			&d->err),
		MG_EUSAGE, "score", NULL);
}

/* ---- two at once ----------------------------------------------------------- */

/* Makes a change from what is there now, without sending it. */
static void
propose(struct desk *d, struct change *c, enum kind kind, uint64_t id,
	const char *text)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	struct values v;
	struct txn *txn;

	values_parse(d, kind, text, &v);
	assert_true(peek(d, kind, id, old));
	*new = *old;
	for (size_t i = 0; i < v.n; i++)
		record_set(new, v.row[i].field->id, &v.row[i].value);
	change_init(c, ACT_SET);
	assert_non_null(change_update(c, old, new));
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	change_follow(&d->o->book, txn, c);
	txn_abort(txn);
	free(old);
	free(new);
}

/* What another host would have sent: one row of it in the log. */
static void
send(struct desk *d, struct change *c)
{
	struct log_result res = { 0, 0, NULL };
	struct log_change entry;
	struct buf bytes = BUF_INIT;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	c->oseq = journal_origin_last(txn, d->o->origin) + 1;
	txn_abort(txn);
	c->cluster = d->o->cluster;
	c->origin = d->o->origin;
	c->time = d->o->now;
	c->date = d->o->today;
	c->actor = d->o->access.user;
	c->act = (uint64_t)c->origin << 32 | c->oseq;
	check_done(d, change_encode(c, d->o->store, &bytes, &d->err));
	entry = (struct log_change){ c->origin, c->oseq, bytes.data,
		bytes.len };
	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, log_append(d->o->log, &entry, 1, &res, &d->err));
	gate_leave(d->o->store);
	if (res.code)
		fail_msg("%s %s", err_id(res.code), res.detail);
	buf_release(&bytes);
	change_release(c);
}

/* Two officers look at one case, and each changes another fact: neither has
 * seen what both come to. */
static void
test_two_facts(void **state)
{
	struct desk *d = *state;
	struct change mine, hers;

	prepare(d);
	set(d, KIND_PERSON, her, "education=sd");
	is(d, " |  | school paper began | ");
	propose(d, &mine, KIND_CASE, kase, "points=70");
	propose(d, &hers, KIND_PERSON, her, "education=s1");
	send(d, &mine);
	is(d, "40 | score | school paper began | ");
	send(d, &hers);
	is(d, "85 |  | paper began | ");
	propose(d, &mine, KIND_CASE, kase, "points=20");
	propose(d, &hers, KIND_CASE, kase,
		"planned_start=2027-05-01; sound=no");
	send(d, &hers);
	is(d, "85 |  | paper began | ");
	send(d, &mine);
	is(d, "60 | score.points | paper began | ");
	check_values(d, KIND_CASE, kase, "planned_start=2027-05-01; points=20");
}

/* Neither's hours are enough, and neither changes what stands beside the case. */
static void
test_two_lessons(void **state)
{
	struct desk *d = *state;
	struct change *both[2], a, b;

	prepare(d);
	move(d, kase, "course", NULL);
	both[0] = &a;
	both[1] = &b;
	for (size_t i = 0; i < 2; i++) {
		struct record *r = xmalloc(sizeof(*r));
		struct txn *txn;

		/* numbered as one after the other would be */
		record_init(r, KIND_ACTIVITY, 0);
		record_set_number(r, F_PERSON, (int64_t)her);
		record_set_number(r, F_ABOUT, (int64_t)kase);
		record_set_number(r, F_ABOUT_KIND, KIND_CASE);
		record_set_text(r, F_ACTIVITY, "lesson");
		record_set_number(r, F_AMOUNT, 6 * DECIMAL_ONE);
		change_init(both[i], ACT_NOTE);
		change_create(both[i], r, her);
		both[i]->ops[0].id = ((uint64_t)d->o->origin << 32) + 1 + i;
		assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
		change_follow(&d->o->book, txn, both[i]);
		txn_abort(txn);
		assert_int_equal(both[i]->n, 1);
		free(r);
	}
	send(d, &a);
	is(d, " | lessons | paper | school score score.points");
	send(d, &b);
	is(d, " |  | paper | school score score.points");
}

/* ---- lists ---------------------------------------------------------------- */

static void
counts(struct desk *d, const char *filter, uint64_t wanted)
{
	struct query *q;
	uint64_t n;

	check_done(d, query_parse(d->o, KIND_CASE, filter, &q, &d->err));
	check_done(d, source_count(d->o, q, &n, &d->err));
	query_free(q);
	if (n != wanted)
		fail_msg("%s: %d", filter, (int)n);
}

static void
test_lists(void **state)
{
	struct desk *d = *state;
	struct query *q;

	prepare(d);
	set(d, KIND_CASE, kase, "points=70");
	counts(d, "score:*", 0);
	counts(d, "unknown:school", 1);
	set(d, KIND_PERSON, her, "education=s1");
	counts(d, "score>=85", 1);
	counts(d, "score>85", 0);
	counts(d, "warns:paper", 1);
	counts(d, "warns:school,began", 1);
	counts(d, "warns:school", 0);
	counts(d, "warns:*", 1);
	counts(d, "fails:score.points", 0);
	counts(d, "unknown:-", 0); /* big, healthy */
	check_refused(d,
		query_parse(d->o, KIND_CASE, "fails:papier", &q, &d->err),
		MG_EDATA, "no program has a rule 'papier'", NULL);
	check_refused(d,
		query_parse(d->o, KIND_CASE, "fails:paper", &q, &d->err),
		MG_EDATA, "write 'warns:paper'", NULL);
	check_refused(d,
		query_parse(d->o, KIND_CASE, "warns:lessons", &q, &d->err),
		MG_EDATA, "write 'fails:lessons'", NULL);
}

/* What the day, another record or health decides is asked of every row. */
static void
test_asked(void **state)
{
	struct desk *d = *state;
	struct query *q;
	struct values v;
	char text[60], nr[NUMBER_TEXT];

	prepare(d);
	counts(d, "warns:late", 1);
	counts(d, "warns:alone", 1);
	counts(d, "warns:alone,late", 1);
	counts(d, "not warns:alone", 0);
	counts(d, "unknown:big", 1);
	counts(d, "warns:big", 0);
	set(d, KIND_PERSON, her, "education=s1");
	document(d, kase, "ktp", d->o->today);
	move(d, kase, "course", NULL);
	lesson(d, 10);
	is(d, " |  |  | score score.points");
	counts(d, "warns:*", 1);
	counts(d, "warns:-", 0);
	counts(d, "unknown:*", 1);
	counts(d, "unknown:-,big", 1);
	counts(d, "fails:*", 0);
	values_parse(
		d, KIND_ORGANISATION, "name=Small; kind=host; staff=3", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	snprintf(text, sizeof(text), "host=%s",
		number_format(nr, kind_organisation.prefix, d->r.id));
	set(d, KIND_CASE, kase, text);
	counts(d, "unknown:big", 0);
	counts(d, "warns:big", 1);
	counts(d, "unknown:healthy", 1);
	set(d, KIND_CASE, kase, "sound=no");
	counts(d, "warns:healthy", 1);
	user(d, "name=lia; role=officer; programs=probe");
	as(d, "lia");
	check_refused(d,
		query_parse(d->o, KIND_CASE, "warns:healthy", &q, &d->err),
		MG_EACCESS, "'healthy' is about health", NULL);
	counts(d, "warns:late", 1);
	as(d, "admin");
}

/* Points of a part by its weight, as they stand in the total. */
static void
test_parts(void **state)
{
	struct desk *d = *state;
	struct query *q;

	prepare(d);
	counts(d, "part.points:-", 1);
	counts(d, "part.points:*", 0);
	set(d, KIND_CASE, kase, "points=70");
	counts(d, "part.points=35", 1);
	counts(d, "part.points>35", 0);
	counts(d, "part.points:30-40", 1);
	counts(d, "part.school>=0", 0);
	counts(d, "not part.school>=0", 1);
	check_refused(d,
		query_parse(d->o, KIND_CASE, "part.point>3", &q, &d->err),
		MG_EDATA, "did you mean 'part.points'", NULL);
}

/* A counter says how many fail a rule that stops, of those that go on. */
static void
test_counted(void **state)
{
	struct desk *d = *state;
	struct rule_count *rows;
	struct txn *txn;
	uint16_t probe_no;
	size_t n;

	prepare(d);
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	probe_no = dict_number(txn, DICT_PROGRAM, 0, "probe");
	txn_abort(txn);
	counts(d, "fails:*", 0);
	move(d, kase, "course", NULL);
	counts(d, "fails:*", 1);
	counts(d, "fails:* stage:open", 1);
	counts(d, "fails:lessons stage:open", 1);
	counts(d, "fails:* fails:lessons", 1);
	counts(d, "fails:* not fails:lessons", 0);
	counts(d, "fails:* name:siti", 1);
	counts(d, "fails:* name:budi", 0);
	counts(d, "not fails:*", 0);
	check_done(d, count_failed(d->o, probe_no, &rows, &n, &d->err));
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].rule, "lessons");
	assert_int_equal(rows[0].cases, 1);
	free(rows);
	move(d, kase, "gone", NULL);
	counts(d, "fails:*", 1);
	counts(d, "fails:* stage:open", 0);
	check_done(d, count_failed(d->o, probe_no, &rows, &n, &d->err));
	assert_int_equal(n, 0);
	free(rows);
}

static const char seats[] =
	"program: seats\n"
	"version: 1\n"
	"prefix: SE\n"
	"label: Seats\n"
	"stages:\n"
	"  open: {label: Open, kind: start}\n"
	"  in: {label: In}\n"
	"  done: {label: Done, kind: success}\n"
	"moves:\n"
	"  - {from: open, to: in, if: quota_left}\n"
	"  - {from: in, to: done, kind: success}\n"
	"quotas:\n"
	"  all: {seats: 2}\n"
	"  places: {by: regency, seats: {default: 5, 32.05: 1}}\n";

static void
test_quotas(void **state)
{
	struct desk *d = *state;
	struct query *q;
	uint64_t first;

	prepare(d);
	install_program(d, "seats", seats);
	first = open_case(d, her, "seats", "");
	open_case(d, person(d, "name=Budi; regency=32.05"), "seats", "");
	open_case(d, person(d, "name=Cici; regency=32.01"), "seats", "");
	counts(d, "quota:full", 0);
	counts(d, "quota:free program:seats", 3);
	move(d, first, "in", NULL);
	counts(d, "quota:full", 1);
	counts(d, "quota:places budi", 1);
	counts(d, "quota:all", 0);
	counts(d, "quota:full cici", 0);
	counts(d, "quota!=full program:seats", 2);
	check_refused(d,
		query_parse(d->o, KIND_CASE, "quota:place", &q, &d->err),
		MG_EDATA, "no program has a quota 'place'", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_facts),
		desk_test(test_undo),
		desk_test(test_undo_open),
		desk_test(test_left),
		desk_test(test_together),
		desk_test(test_hand),
		desk_test(test_two_facts),
		desk_test(test_two_lessons),
		desk_test(test_lists),
		desk_test(test_asked),
		desk_test(test_parts),
		desk_test(test_counted),
		desk_test(test_quotas),
	};

	return cmocka_run_group_tests_name("reckon", tests, NULL, NULL);
}
