/* SPDX-License-Identifier: MIT */
/* Tasks by stages and deadlines, in days and working days. */
#include "../office/office_fixture.h"

#include "magang/ops/ops_about.h"
#include "magang/ops/ops_settings.h"
#include "magang/query/query_count.h"
#include "magang/query/query_parse.h"

static char *
rule_of(struct desk *d, uint64_t task, char out[64])
{
	struct record *r = xmalloc(sizeof(*r));

	assert_true(peek(d, KIND_TASK, task, r));
	record_text(r, F_RULE, out, 64);
	free(r);
	return out;
}

/* "due" or "due done" of the newest task of a rule; "" where there is none. */
static const char *
task_of(struct desk *d, uint64_t kase, const char *rule)
{
	const char *found = "";
	char is[64], text[64];
	uint64_t id;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, i));
		i++) {
		if (strcmp(rule_of(d, id, is), rule) != 0)
			continue;
		snprintf(text, sizeof(text), "%s %s",
			value_of(d, KIND_TASK, id, "due"),
			value_of(d, KIND_TASK, id, "done"));
		found = arena_strndup(d->arena, text, strlen(text));
	}
	return found;
}

static size_t
tasks_of(struct desk *d, uint64_t kase, const char *rule, bool open)
{
	char is[64];
	uint64_t id;
	size_t n = 0;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, i)); i++)
		n += strcmp(rule_of(d, id, is), rule) == 0 &&
		     (!open || !*value_of(d, KIND_TASK, id, "done"));
	return n;
}

static uint64_t
new_case(struct desk *d)
{
	char text[500];

	snprintf(text, sizeof(text),
		"name=Siti Aminah; nik=3205015203019001; phone=081200005678; "
		"village=32.05.01.1001; birth_place=Garut; marital=kawin; "
		"street=Kp. Baru; rt=1; rw=2; education=smk; sector=%s; "
		"no_kk=3205010101019001; religion=islam",
		field_named(d, KIND_PERSON, "sector", 6)->choices[0].code);
	return open_case(d, person(d, text), "magang-jabar", "");
}

/* Three working days by the calendar of 2026: Tuesday 24 November, Friday,
 * over a weekend, over Christmas with its joint leave and New Year. */
static void
test_working_days(void **state)
{
	static const struct {
		const char *anchor, *due;
	} rows[] = {
		{ "2026-11-24", "2026-11-27 " },
		{ "2026-11-27", "2026-12-02 " },
		{ "2026-11-28", "2026-12-02 " },
		{ "2026-12-22", "2026-12-29 " },
		{ "2026-12-30", "2027-01-05 " },
		{ "2026-08-14", "2026-08-20 " },
	};
	struct desk *d = *state;
	uint64_t kase = new_case(d);
	char text[60];

	d->replay = true;
	assert_string_equal(task_of(d, kase, "deadline:host_answer"), "");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		snprintf(text, sizeof(text), "host_application=%s",
			rows[i].anchor);
		set(d, KIND_CASE, kase, text);
		/* The same task moves with its anchor. */
		assert_string_equal(
			task_of(d, kase, "deadline:host_answer"), rows[i].due);
		assert_int_equal(
			tasks_of(d, kase, "deadline:host_answer", false), 1);
	}
	set(d, KIND_CASE, kase, "host_application=");
	assert_string_equal(task_of(d, kase, "deadline:host_answer"),
		"2026-08-20 2026-11-24");
}

static void
test_stage(void **state)
{
	struct desk *d = *state;
	uint64_t kase = new_case(d);

	d->replay = true;
	assert_string_equal(
		task_of(d, kase, "stage:registered"), "2026-12-01 ");
	document(d, kase, "consent", d->o->today);
	later_days(d, 2);
	move(d, kase, "doc_check", NULL);
	assert_string_equal(
		task_of(d, kase, "stage:registered"), "2026-12-01 2026-11-26");
	assert_string_equal(task_of(d, kase, "stage:doc_check"), "2026-12-03 ");
	/* Back again: the time runs anew in a second round, and the task of the
	 * first stays done. */
	move(d, kase, "registered", "no photograph");
	assert_int_equal(tasks_of(d, kase, "stage:registered", true), 0);
	assert_int_equal(tasks_of(d, kase, "stage:registered", false), 1);
	assert_string_equal(
		task_of(d, kase, "stage:registered#2"), "2026-12-03 ");
	assert_int_equal(tasks_of(d, kase, "stage:doc_check", true), 0);
	/* The same day once more. */
	move(d, kase, "doc_check", NULL);
	assert_int_equal(tasks_of(d, kase, "stage:doc_check#2", true), 1);
	/* The last round counts: the first one is done, and asks for nothing. */
	set(d, KIND_CASE, kase, "host_approval_no=2");
	assert_int_equal(tasks_of(d, kase, "stage:doc_check#2", true), 1);
	check_done(d, try_undo(d, 0));
	assert_int_equal(tasks_of(d, kase, "stage:doc_check#2", true), 1);
	check_done(d, try_undo(d, 0));
	assert_int_equal(tasks_of(d, kase, "stage:doc_check#2", true), 0);
	assert_int_equal(tasks_of(d, kase, "stage:registered#2", true), 1);
	move(d, kase, "withdrawn", "moved away");
	for (uint64_t i = 0, id;
		(id = member(d, KIND_CASE, kase, KIND_TASK, i)); i++)
		assert_true(*value_of(d, KIND_TASK, id, "done"));
}

/* What somebody has done stays done while the case stands where it is. */
static void
test_done_stays(void **state)
{
	struct desk *d = *state;
	uint64_t kase = new_case(d), id;
	char rule[64];

	set(d, KIND_CASE, kase, "host_application=2026-11-24");
	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, i));
		i++) {
		rule_of(d, id, rule);
		check_done(d, op_tasks_done(d->o, &id, 1, &d->r, &d->err));
	}
	set(d, KIND_CASE, kase, "host_approval_no=2");
	document(d, kase, "ktp", d->o->today);
	assert_int_equal(tasks_of(d, kase, "stage:registered", true), 0);
	assert_int_equal(tasks_of(d, kase, "deadline:host_answer", true), 0);
	/* A task of one's own is nobody's deadline. */
	check_done(d, op_task_add(d->o, KIND_CASE, kase, "ring", d->o->today,
			      &d->r, &d->err));
	id = d->r.id;
	document(d, kase, "consent", d->o->today);
	move(d, kase, "doc_check", NULL);
	check_values(d, KIND_TASK, id, "done=");
}

static const char renewing[] =
	"program: few\nversion: 1\nprefix: FW\nlabel: Few\n"
	"fields:\n"
	"  f:\n"
	"    label: F\n"
	"    passport: {label: Passport, type: date}\n"
	"documents:\n"
	"  skck: {label: Record}\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: z}\n"
	"deadlines:\n"
	"  passport: {from: passport, after: 8 months before}\n"
	"  record: {from: skck, after: 180 days}\n";

/* Whoever has renewed a paper has done its task; the new one ends, too. */
static void
test_renewed(void **state)
{
	struct desk *d = *state;
	uint64_t kase, id;

	d->replay = true;
	install_program(d, "few", renewing);
	kase = open_case(
		d, person(d, "name=Siti; village=32.05.01.1001"), "few", "");
	set(d, KIND_CASE, kase, "passport=2027-03-01");
	document(d, kase, "skck", d->o->today - 150);
	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, i)); i++)
		check_done(d, op_tasks_done(d->o, &id, 1, &d->r, &d->err));
	set(d, KIND_CASE, kase, "passport=2027-02-01");
	assert_int_equal(tasks_of(d, kase, "deadline:passport#2", false), 0);
	set(d, KIND_CASE, kase, "passport=2032-03-01");
	assert_string_equal(
		task_of(d, kase, "deadline:passport#2"), "2031-07-01 ");
	document(d, kase, "skck", d->o->today);
	assert_string_equal(
		task_of(d, kase, "deadline:record#2"), "2027-05-23 ");
	/* the open one moves on, and what was done before stays so */
	set(d, KIND_CASE, kase, "passport=2033-03-01");
	assert_string_equal(
		task_of(d, kase, "deadline:passport#2"), "2032-07-01 ");
	assert_int_equal(tasks_of(d, kase, "deadline:passport", true), 0);
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, 0));
	assert_int_equal(tasks_of(d, kase, "deadline:record#2", false), 0);
	assert_int_equal(tasks_of(d, kase, "deadline:record", true), 0);
	check_done(d, try_redo(d));
	assert_int_equal(tasks_of(d, kase, "deadline:record#2", true), 1);
}

/* A deadline only while in its stage; in months and days before. */
static void
test_anchors(void **state)
{
	struct desk *d = *state;
	uint64_t kase = new_case(d);

	set(d, KIND_CASE, kase,
		"agreement_date=2026-11-20; start=2026-12-01;"
		"end=2027-11-30");
	assert_string_equal(task_of(d, kase, "deadline:ratify"), "");
	assert_string_equal(task_of(d, kase, "deadline:end"), "2027-10-31 ");
	assert_string_equal(
		task_of(d, kase, "deadline:max_length"), "2027-12-01 ");
	move(d, kase, "withdrawn", "x");
	assert_string_equal(
		task_of(d, kase, "deadline:end"), "2027-10-31 2026-11-24");
}

static const char sharing[] =
	"program: few\nversion: 1\nprefix: FW\nlabel: Few\n"
	"fields:\n"
	"  f:\n"
	"    label: F\n"
	"    passport: {label: Passport, type: date}\n"
	"    visa: {label: Visa, type: date}\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: z}\n"
	"deadlines:\n"
	"  passport: {from: passport, after: 20 days, warn: 5 days, task: "
	"papers}\n"
	"  visa: {from: visa, after: 3 days, task: papers}\n";

static uint64_t
counted(struct desk *d, const char *filter)
{
	struct query *q;
	uint64_t n;

	check_done(d, query_parse(d->o, KIND_TASK, filter, &q, &d->err));
	check_done(d, source_count(d->o, q, &n, &d->err));
	query_free(q);
	return n;
}

/* Two deadlines make one task, due with the first of them; it is due soon from
 * the day that its deadline warns. */
static void
test_one_task(void **state)
{
	static const char rule[] = "deadline:papers";
	struct desk *d = *state;
	uint64_t kase, task;

	d->replay = true;
	install_program(d, "few", sharing);
	kase = open_case(d,
		person(d, "name=Siti; nik=3205015203019001; "
			  "village=32.05.01.1001"),
		"few", "passport=2026-11-24");
	assert_string_equal(task_of(d, kase, rule), "2026-12-14 ");
	task = member(d, KIND_CASE, kase, KIND_TASK, 0);
	check_values(d, KIND_TASK, task, "warn=2026-12-09; task=passport");
	set(d, KIND_CASE, kase, "visa=2026-11-24");
	assert_string_equal(task_of(d, kase, rule), "2026-11-27 ");
	check_values(d, KIND_TASK, task, "warn=");
	set(d, KIND_CASE, kase, "visa=");
	assert_string_equal(task_of(d, kase, rule), "2026-12-14 ");
	assert_int_equal(tasks_of(d, kase, rule, false), 1);
	later_days(d, 14);
	assert_int_equal(counted(d, "soon"), 0);
	later_days(d, 1);
	assert_int_equal(counted(d, "soon"), 1);
	assert_int_equal(counted(d, "due<=today"), 0);
	check_done(d, op_tasks_done(d->o, &task, 1, &d->r, &d->err));
	assert_int_equal(counted(d, "soon"), 0);
}

/* A deadline may begin with a date of the person. */
static void
test_of_person(void **state)
{
	static const char text[] =
		"program: few\nversion: 1\nprefix: FW\nlabel: Few\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  z: {kind: exit, label: Z}\n"
		"moves:\n"
		"  - {from: a, to: z}\n"
		"deadlines:\n"
		"  grown: {from: birth_date, after: 18 years}\n";
	static const char rule[] = "deadline:grown";
	struct desk *d = *state;
	uint64_t who, kase;

	d->replay = true;
	install_program(d, "few", text);
	who = person(d, "name=Siti; birth_date=2009-01-02");
	kase = open_case(d, who, "few", "");
	assert_string_equal(task_of(d, kase, rule), "2027-01-02 ");
	set(d, KIND_PERSON, who, "birth_date=2009-02-03");
	assert_string_equal(task_of(d, kase, rule), "2027-02-03 ");
	check_done(d, try_undo(d, 0));
	assert_string_equal(task_of(d, kase, rule), "2027-01-02 ");
}

/* Whoever loses the number of the card brings it again. */
static void
test_card(void **state)
{
	struct desk *d = *state;
	uint64_t who = person(d, "name=Siti; birth_date=1999-01-02"), task;

	d->replay = true;
	task = member(d, KIND_PERSON, who, KIND_TASK, 0);
	check_values(d, KIND_TASK, task, "due=2026-12-24; done=");
	set(d, KIND_PERSON, who, "nik=3205014201999001");
	check_values(d, KIND_TASK, task, "done=2026-11-24");
	set(d, KIND_PERSON, who, "nik=");
	check_values(d, KIND_TASK, task, "done=2026-11-24");
	task = member(d, KIND_PERSON, who, KIND_TASK, 1);
	check_values(d, KIND_TASK, task, "rule=nik#2; done=");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_working_days),
		desk_test(test_stage),
		desk_test(test_done_stays),
		desk_test(test_renewed),
		desk_test(test_anchors),
		desk_test(test_one_task),
		desk_test(test_of_person),
		desk_test(test_card),
	};

	return cmocka_run_group_tests_name("deadlines", tests, NULL, NULL);
}
