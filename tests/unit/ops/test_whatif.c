/* SPDX-License-Identifier: MIT */
/*
 * What another version of a program would do to its open cases, and which of its
 * decisions would come out otherwise. Nothing is written.
 */
#include "../office/office_fixture.h"

#include "magang/office/again.h"
#include "magang/ops/ops_version.h"
#include "magang/ops/whatif.h"
#include "magang/ops/whatif_decisions.h"

#define CASES 12
#define GARUT 3205
#define BOGOR 3201

/* What one version says that another does not. */
struct version {
	int number, line, seats;
	const char *fields, *stage, *rules, *more;
	const char *part; /* input of the score; NULL: the points */
};

static const struct version one = { 1, 10, 4, "", "list", "", "", NULL };
static const struct version two = { 2, 55, 2, "", "list",
	"rules:\n"
	"  big: {level: block, test: points >= 53, say: Fifty-three}\n",
	"", NULL };

static char *
text_of(const struct version *v)
{
	return xasprintf(
		"program: wait\nversion: %d\nprefix: WT\nlabel: Wait\n%s"
		"fields:\n"
		"  tests:\n"
		"    label: Tests\n"
		"    points: {label: Points, type: number, range: 0 .. 100}\n%s"
		"stages:\n"
		"  open: {kind: start, label: Open, within: 7 days}\n"
		"  talk: {label: Talk, within: 7 days}\n"
		"  %s: {kind: hold, label: List, within: 30 days}\n"
		"  seat: {label: Seat, within: 9 days}\n"
		"  done: {kind: success, label: Done}\n"
		"  no: {kind: failed, label: No}\n"
		"  gone: {kind: exit, label: Gone}\n"
		"moves:\n"
		"  - {from: open, to: talk}\n"
		"  - {from: talk, to: seat, if: quota_left, otherwise: %s}\n"
		"  - {from: talk, to: %s}\n"
		"  - {from: %s, to: seat, if: quota_left}\n"
		"  - {from: seat, to: done}\n"
		"  - {from: any, to: no}\n"
		"  - {from: any, to: gone}\n"
		"%s"
		"score:\n"
		"  line: %d\n"
		"  parts:\n"
		"    points: {weight: 100, from: %s, scale: 0 .. 100}\n"
		"quotas:\n"
		"  all: {seats: %d}\n"
		"  area: {by: regency, seats: {default: 3}}\n"
		"  kk: {by: kk, seats: 1}\n",
		v->number, v->more, v->fields, v->stage, v->stage, v->stage,
		v->stage, v->rules, v->line, v->part ? v->part : "points",
		v->seats);
}

static void
install(struct desk *d, const struct version *v)
{
	char *text = text_of(v);

	install_program(d, "wait", text);
	free(text);
}

static int
load(struct desk *d, const struct version *v, struct tried_version *out)
{
	char *text = text_of(v);
	struct diag_list diags;
	int rc;

	diag_init(&diags, "new.yaml");
	rc = tried_version_load(
		d->o, "new.yaml", text, strlen(text), &diags, out, &d->err);
	assert_int_equal(diags.faults, 0);
	diag_release(&diags);
	free(text);
	return rc;
}

static void
prepare(struct desk *d, const struct version *v, uint64_t ids[CASES])
{
	install(d, v);
	apply_all(d, ids, CASES);
}

static void
ask(struct desk *d, const struct tried_version *t, struct whatif *w)
{
	uint64_t before, after;

	check_done(d, office_head(d->o, &before, &d->err));
	check_done(d, whatif_run(d->o, t, w, &d->err));
	check_done(d, office_head(d->o, &after, &d->err));
	assert_int_equal(after, before);
}

static void
counts_are(const struct whatif_count *n, enum whatif_question q, size_t now,
	size_t then, size_t in, size_t out)
{
	assert_int_equal(n->now[q], now);
	assert_int_equal(n->then[q], then);
	assert_int_equal(n->in[q], in);
	assert_int_equal(n->out[q], out);
}

static void
cause_is(const struct whatif *w, enum whatif_by by, enum whatif_question q,
	size_t in, size_t out)
{
	for (size_t i = 0; i < w->n_causes; i++)
		if (w->causes[i].by == by) {
			assert_int_equal(w->causes[i].in[q], in);
			assert_int_equal(w->causes[i].out[q], out);
			return;
		}
	assert_int_equal(in + out, 0);
}

static const struct whatif_place *
place_named(const struct whatif *w, uint16_t area)
{
	for (size_t i = 0; i < w->n_places; i++)
		if (w->places[i].area == area)
			return &w->places[i];
	fail_msg("no row of %u", area);
	return NULL;
}

static const struct whatif_case *
case_of(const struct whatif *w, uint64_t id)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->cases[i].id == id)
			return &w->cases[i];
	return NULL;
}

/* Now 11, 10, 9, 8 would have the four places; then 11 and 10 the two. */
static void
test_counts(void **state)
{
	struct desk *d = *state;
	struct tried_version t;
	uint64_t ids[CASES];
	struct whatif *w = xcalloc(1, sizeof(*w));

	prepare(d, &one, ids);
	check_done(d, load(d, &two, &t));
	ask(d, &t, w);
	assert_false(w->installed);
	assert_int_equal(w->open, CASES);
	assert_int_equal(w->stays + w->there, 0);
	counts_are(&w->all, WHATIF_ELIGIBLE, 12, 9, 0, 3);
	counts_are(&w->all, WHATIF_OVER, 12, 7, 0, 5);
	counts_are(&w->all, WHATIF_WITHIN, 4, 2, 0, 2);
	counts_are(&w->all, WHATIF_LIST, 8, 5, 2, 5);
	cause_is(w, BY_RULE, WHATIF_ELIGIBLE, 0, 3);
	cause_is(w, BY_RULE, WHATIF_OVER, 0, 0);
	cause_is(w, BY_LINE, WHATIF_OVER, 0, 5);
	cause_is(w, BY_SEATS, WHATIF_WITHIN, 0, 2);
	cause_is(w, BY_SEATS, WHATIF_LIST, 2, 0);
	cause_is(w, BY_RULE, WHATIF_LIST, 0, 3);
	cause_is(w, BY_LINE, WHATIF_LIST, 0, 2);
	counts_are(&place_named(w, BOGOR)->n, WHATIF_ELIGIBLE, 4, 3, 0, 1);
	counts_are(&place_named(w, BOGOR)->n, WHATIF_WITHIN, 2, 1, 0, 1);
	counts_are(&place_named(w, GARUT)->n, WHATIF_LIST, 6, 3, 1, 4);
	/* 5, 6, 7 wait as before: nothing is told of them, nor of 10, 11 */
	assert_int_equal(w->n, 7);
	assert_null(case_of(w, ids[6]));
	assert_null(case_of(w, ids[11]));
	assert_int_equal(case_of(w, ids[9])->now.rank, 3);
	assert_int_equal(case_of(w, ids[9])->then.rank, 3);
	assert_int_equal(case_of(w, ids[2])->then.rank, 0);
	whatif_release(w);
	/* places are given to all, told is what the caller sees */
	as(d, "oji");
	ask(d, &t, w);
	assert_int_equal(w->open, 8);
	counts_are(&w->all, WHATIF_WITHIN, 2, 1, 0, 1);
	assert_null(case_of(w, ids[8]));
	whatif_release(w);
	tried_version_release(&t);
	free(w);
}

/* Taken places count, those of a household too; a part's points are named. */
static void
test_places(void **state)
{
	static const struct version other = { 2, 10, 12,
		"    bonus: {label: Bonus, type: number, range: 0 .. 100}\n",
		"list", "", "", NULL };
	struct desk *d = *state;
	struct tried_version t;
	uint64_t ids[CASES];
	struct record *r = xmalloc(sizeof(*r));
	struct whatif *w = xcalloc(1, sizeof(*w));

	prepare(d, &one, ids);
	move(d, ids[0], "seat", NULL);
	peek(d, KIND_CASE, ids[11], r);
	set(d, KIND_PERSON, record_owner(r), "no_kk=3205010101010001");
	peek(d, KIND_CASE, ids[10], r);
	set(d, KIND_PERSON, record_owner(r), "no_kk=3205010101010001");
	check_done(d, load(d, &other, &t));
	ask(d, &t, w);
	/* 0 has one; 11, not 10 of the same card, 9, 8; then 7 and 5 as well, as
	 * each area has three */
	counts_are(&w->all, WHATIF_WITHIN, 4, 6, 2, 0);
	counts_are(&w->all, WHATIF_LIST, 8, 6, 0, 2);
	cause_is(w, BY_SEATS, WHATIF_WITHIN, 2, 0);
	assert_non_null(case_of(w, ids[7]));
	assert_non_null(case_of(w, ids[5]));
	whatif_release(w);
	tried_version_release(&t);
	free(r);
	free(w);
}

static const struct whatif_gone *
gone_named(const struct whatif *w, enum whatif_loss what)
{
	for (size_t i = 0; i < w->n_gone; i++)
		if (w->gone[i].what == what)
			return &w->gone[i];
	fail_msg("nothing of %d is gone", (int)what);
	return NULL;
}

/* What the version has not is told with how many cases. */
static void
test_losses(void **state)
{
	static const struct version rich = { 1, 10, 0,
		"    note: {label: Note, type: text}\n"
		"    level: {label: Level, type: level, values: [a, b, c]}\n",
		"list", "", "", NULL };
	static const struct version poor = { 2, 10, 4,
		"    level: {label: Level, type: level, values: [b, c]}\n",
		"queue", "", "", NULL };
	static const struct version later = { 2, 10, 4,
		"    note: {label: Note, type: text}\n"
		"    level: {label: Level, type: level, values: [a, b, c]}\n",
		"list", "", "valid: 2027-04-01 ..\n", NULL };
	struct desk *d = *state;
	struct tried_version t;
	uint64_t ids[CASES];
	struct whatif *w = xcalloc(1, sizeof(*w));

	prepare(d, &rich, ids);
	set(d, KIND_CASE, ids[0], "note=x; level=b");
	set(d, KIND_CASE, ids[1], "note=y; level=a");
	move(d, ids[2], "list", NULL);
	check_done(d, load(d, &poor, &t));
	ask(d, &t, w);
	assert_int_equal(w->stays, 2);
	assert_int_equal(gone_named(w, LOSS_FIELD)->cases, 2);
	assert_string_equal(gone_named(w, LOSS_FIELD)->name, "note");
	assert_int_equal(gone_named(w, LOSS_VALUE)->cases, 1);
	assert_string_equal(gone_named(w, LOSS_VALUE)->name, "level");
	assert_int_equal(gone_named(w, LOSS_STAGE)->cases, 1);
	assert_string_equal(gone_named(w, LOSS_STAGE)->name, "list");
	assert_int_equal(w->n_gone, 3);
	whatif_release(w);
	tried_version_release(&t);
	set(d, KIND_CASE, ids[4], "planned_start=2027-01-01");
	set(d, KIND_CASE, ids[5], "planned_start=2027-05-01");
	check_done(d, load(d, &later, &t));
	ask(d, &t, w);
	assert_int_equal(w->stays, 1);
	assert_int_equal(gone_named(w, LOSS_START)->cases, 1);
	assert_int_equal(w->n_gone, 1);
	whatif_release(w);
	tried_version_release(&t);
	free(w);
}

/* Points that change move ranks; whose own stay is passed by others. */
static void
test_order(void **state)
{
	struct desk *d = *state;
	struct version back = one;
	struct tried_version t;
	uint64_t ids[CASES];
	struct whatif *w = xcalloc(1, sizeof(*w));
	struct whatif_why *why = xcalloc(1, sizeof(*why));
	struct txn *txn;

	prepare(d, &one, ids);
	/* the last become the first: of Garut 0 1 3, of Bogor 2 */
	back.number = 2;
	back.part = "111 - points";
	check_done(d, load(d, &back, &t));
	ask(d, &t, w);
	counts_are(&w->all, WHATIF_WITHIN, 4, 4, 4, 4);
	cause_is(w, BY_PART, WHATIF_WITHIN, 4, 4);
	cause_is(w, BY_ORDER, WHATIF_WITHIN, 0, 0);
	assert_int_equal(case_of(w, ids[0])->then.rank, 1);
	assert_int_equal(case_of(w, ids[0])->now.rank, 12);
	check_done(d, office_look(d->o, &txn, &d->err));
	assert_true(whatif_explain(d->o, txn, &t, ids[0], why));
	assert_int_equal(why->n_points, 1);
	assert_int_equal(why->points[0].now, 50 * DECIMAL_ONE);
	assert_int_equal(why->points[0].then, 61 * DECIMAL_ONE);
	office_look_end(txn);
	whatif_why_release(why);
	whatif_release(w);
	tried_version_release(&t);
	/* a rule takes the first two out: those behind come up by it */
	back = (struct version){ 2, 10, 4, "", "list",
		"rules:\n"
		"  low: {level: block, test: points < 60, say: Low}\n",
		"", NULL };
	check_done(d, load(d, &back, &t));
	ask(d, &t, w);
	counts_are(&w->all, WHATIF_WITHIN, 4, 4, 2, 2);
	cause_is(w, BY_RULE, WHATIF_WITHIN, 0, 2);
	cause_is(w, BY_ORDER, WHATIF_WITHIN, 2, 0);
	whatif_release(w);
	tried_version_release(&t);
	free(why);
	free(w);
}

/* A version that is not there, and one that is there with another text. */
static void
test_which(void **state)
{
	struct desk *d = *state;
	struct version other = one;
	struct tried_version t;

	check_refused(d, load(d, &one, &t), MG_ENOENT, "'wait'",
		"not installed", NULL);
	tried_version_release(&t);
	install(d, &one);
	check_done(d, load(d, &one, &t));
	tried_version_release(&t);
	other.line = 20;
	check_refused(d, load(d, &other, &t), MG_EEXIST, "version 1 of 'wait'",
		"a new version", NULL);
	tried_version_release(&t);
}

/* Moves that would be refused; a decline that nothing speaks for any more. */
static void
test_decisions(void **state)
{
	static const struct version strict = { 1, 10, 4, "", "list",
		"rules:\n"
		"  big: {level: block, test: points >= 40, say: Forty}\n",
		"", NULL };
	static const struct version mild = { 2, 10, 4, "", "list", "", "",
		NULL };
	struct whatif_decisions w;
	struct again *one_of = xcalloc(1, sizeof(*one_of));
	struct desk *d = *state;
	struct tried_version t;
	uint64_t ids[CASES];
	struct txn *txn;

	prepare(d, &strict, ids);
	check_done(d, load(d, &two, &t));
	check_done(d, whatif_decisions_run(d->o, &t, &w, &d->err));
	assert_int_equal(w.looked_at, CASES);
	assert_int_equal(w.n, 3);
	whatif_decisions_release(&w);
	tried_version_release(&t);

	set(d, KIND_CASE, ids[0], "points=30");
	move(d, ids[0], "no", NULL);
	move(d, ids[1], "no", NULL);
	check_done(d, load(d, &mild, &t));
	check_done(d, whatif_decisions_run(d->o, &t, &w, &d->err));
	assert_int_equal(w.looked_at, CASES + 2);
	assert_int_equal(w.n, 1);
	again_init(one_of);
	check_done(d, office_look(d->o, &txn, &d->err));
	assert_true(office_sees(
		d->o, txn, KIND_DECISION, w.ids[0], &one_of->decision));
	assert_true(office_again(d->o, txn, t.program, false, one_of));
	assert_int_equal(one_of->course, COURSE_GOES_ON);
	assert_int_equal(one_of->kase.id, ids[0]);
	office_look_end(txn);
	again_release(one_of);
	whatif_decisions_release(&w);
	/* what others facts make of a decision is not the version's doing */
	set(d, KIND_CASE, ids[0], "points=90");
	set(d, KIND_CASE, ids[2], "points=5");
	check_done(d, whatif_decisions_run(d->o, &t, &w, &d->err));
	assert_int_equal(w.n, 0);
	assert_int_equal(w.changed, 2);
	whatif_decisions_release(&w);
	tried_version_release(&t);
	free(one_of);
}

static const struct program *
newest(struct desk *d)
{
	const struct program *p;
	struct txn *txn;

	check_done(d, office_look(d->o, &txn, &d->err));
	p = office_program_named(d->o, txn, "wait");
	office_look_end(txn);
	return p;
}

static int
adopt(struct desk *d, const uint64_t *ids, size_t n)
{
	return op_cases_version(d->o, false, newest(d), ids, n, &d->r, &d->err);
}

static void
versions_are(struct desk *d, const uint64_t *ids, const char *want)
{
	struct record *r = xmalloc(sizeof(*r));

	for (size_t i = 0; want[i]; i++) {
		peek(d, KIND_CASE, ids[i], r);
		assert_int_equal(record_number(r, F_VERSION, 0), want[i] - '0');
	}
	free(r);
}

/* What was told is what comes: moved into the version, those get the places. */
static void
test_adopt(void **state)
{
	struct desk *d = *state;
	uint64_t ids[CASES], left[CASES], act, decisions;
	const struct decision seat = { .stage = "seat" };
	struct whatif_decisions differ;
	struct tried_version t;
	size_t n;

	d->replay = true;
	prepare(d, &one, ids);
	move(d, ids[3], "gone", NULL);
	decisions = count_records(d, KIND_DECISION);
	install(d, &two);
	check_done(d, adopt(d, ids, CASES));
	act = d->r.act;
	assert_int_equal(d->r.went, CASES - 1);
	assert_int_equal(d->r.stayed, 1);
	versions_are(d, ids, "222122222222");
	/* rules are those of the version, decisions those of their day */
	check_values(d, KIND_CASE, ids[0], "fails=big score");
	assert_int_equal(count_records(d, KIND_DECISION), decisions);
	check_done(d, tried_version_installed(d->o, newest(d), &t, &d->err));
	check_done(d, whatif_decisions_run(d->o, &t, &differ, &d->err));
	assert_int_equal(differ.n, 3);
	whatif_decisions_release(&differ);
	/* one undo, one redo */
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.of_kind[KIND_CASE], CASES - 1);
	versions_are(d, ids, "111111111111");
	check_values(d, KIND_CASE, ids[0], "fails=");
	check_done(d, try_redo(d));
	versions_are(d, ids, "222122222222");
	check_done(d, op_cases_move(d->o, ids + 4, 8, &seat, left, &n, &d->r,
			      &d->err));
	assert_string_equal(stage_of(d, ids[11]), "seat");
	assert_string_equal(stage_of(d, ids[10]), "seat");
	assert_string_equal(stage_of(d, ids[9]), "list");
}

/* What a version cannot have stays, and comes back only to where it can be. */
static void
test_adopt_stays(void **state)
{
	static const struct version poor = { 2, 10, 4,
		"    level: {label: Level, type: level, values: [b, c]}\n",
		"queue", "", "", NULL };
	static const struct version rich = { 1, 10, 0,
		"    level: {label: Level, type: level, values: [a, b, c]}\n",
		"list", "", "", NULL };
	struct desk *d = *state;
	uint64_t ids[CASES], act;

	d->replay = true;
	prepare(d, &rich, ids);
	set(d, KIND_CASE, ids[0], "level=a");
	set(d, KIND_CASE, ids[1], "level=b");
	move(d, ids[2], "list", NULL);
	install(d, &poor);
	check_done(d, adopt(d, ids, 4));
	act = d->r.act;
	assert_int_equal(d->r.went, 2);
	assert_int_equal(d->r.n_why, 2);
	versions_are(d, ids, "1212");
	check_refused(
		d, adopt(d, ids, 1), MG_EDATA, "does not take its value", NULL);
	check_refused(d, adopt(d, ids + 2, 1), MG_ENOENT,
		"is not in that version", NULL);
	/* it has moved on where the old version has no stage */
	move(d, ids[1], "queue", NULL);
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 1);
	versions_are(d, ids, "1211");
}

/* Whoever plans may, and where one of the two files says so not who installed it. */
static void
test_adopt_who(void **state)
{
	static const struct version guarded = { 2, 10, 4, "", "list", "",
		"approval: second person\n", NULL };
	static const struct version open = { 3, 10, 4, "", "list", "", "",
		NULL };
	struct desk *d = *state;
	struct access owner;
	uint64_t ids[CASES];

	prepare(d, &one, ids);
	owner = d->o->access;
	user(d, "name=siti; role=officer; areas=32.05");
	install(d, &guarded);
	check_refused(d, adopt(d, ids, CASES), MG_EACCESS,
		"you installed this version", NULL);
	as(d, "siti");
	check_refused(
		d, adopt(d, ids, CASES), MG_EACCESS, "hand out work", NULL);
	as(d, "oji");
	check_done(d, adopt(d, ids, 2));
	versions_are(d, ids, "2211");
	/* not out of his area */
	check_refused(d, adopt(d, ids + 2, 1), MG_ENOENT, NULL);
	d->o->access = owner;
	install(d, &open);
	check_refused(d, adopt(d, ids, 1), MG_EACCESS,
		"you installed this version", NULL);
	check_done(d, adopt(d, ids + 2, 1));
	versions_are(d, ids, "2231");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_counts, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_places, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_losses, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_order, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_which, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_decisions, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_adopt, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_adopt_stays, desk_setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_adopt_who, desk_setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
