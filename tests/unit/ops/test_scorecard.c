/* SPDX-License-Identifier: MIT */
/*
 * Scorecards: each assessor files his own, nobody sees that of another until as
 * many are filed as the program asks for; then they count.
 */
#include "../office/office_fixture.h"

#include "magang/ops/history.h"
#include "magang/ops/ops_assess.h"
#include "magang/ops/ops_version.h"
#include "magang/rulebook/program_cache.h"
#include "magang/query/query_count.h"
#include "magang/query/query_home.h"
#include "magang/record/card_state.h"

static const char program_text[] =
	"program: panel\nversion: 1\nprefix: PA\nlabel: Panel\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  seat: {label: Seat}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: talk, to: seat}\n"
	"  - {from: seat, to: done}\n"
	"  - {from: seat, to: talk, kind: back}\n"
	"assessments:\n"
	"  panel:\n"
	"    label: Interview\n"
	"    stage: talk\n"
	"    assessors: 2\n"
	"    criteria:\n"
	"      will: {label: Will, range: 0 .. 10}\n"
	"      words: {label: Words, range: 0 .. 10}\n"
	"rules:\n"
	"  agree: {level: warn, test: spread(panel) <= 4}\n"
	"  spoken: {level: block, test: assessment(panel) >= 8}\n"
	"score:\n"
	"  line: 50\n"
	"  parts:\n"
	"    panel: {weight: 100, from: assessment(panel), scale: 0 .. 20,\n"
	"      pass: 10}\n";

static int
assess(struct desk *d, uint64_t kase, const char *points)
{
	return op_assess(d->o,
		&(struct assessing){ .kase = kase, .points = points }, &d->r,
		&d->err);
}

static uint64_t
begin(struct desk *d)
{
	uint64_t kase;

	install_program(d, "panel", program_text);
	user(d, "name=rina; role=coordinator");
	user(d, "name=aya; role=assessor");
	user(d, "name=budi; role=assessor");
	user(d, "name=cici; role=assessor");
	kase = open_case(
		d, person(d, "name=Adi; birth_date=2001-03-12"), "panel", "");
	as(d, "aya");
	return kase;
}

static int
count_row(void *ctx, const struct history_row *row, struct err *err)
{
	size_t *n = ctx;

	(void)row;
	(void)err;
	++*n;
	return 0;
}

/* How many lines the history of the case has for somebody. */
static size_t
told(struct desk *d, const char *who, uint64_t kase)
{
	size_t n = 0;

	as(d, who);
	check_done(d, history_record(d->o, KIND_CASE, kase, SIZE_MAX, count_row,
			      &n, &d->err));
	return n;
}

/* How many cards of the case somebody sees, one by one and in a list. */
static size_t
seen(struct desk *d, const char *who, uint64_t kase)
{
	struct record *r = xmalloc(sizeof(*r));
	size_t n = 0;
	uint64_t id, listed;
	struct txn *txn;

	as(d, who);
	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_SCORECARD, i));
		i++) {
		check_done(d, txn_read(d->o->store, &txn, &d->err));
		n += office_sees(d->o, txn, KIND_SCORECARD, id, r);
		txn_abort(txn);
	}
	check_done(d, count_kind(d->o, KIND_SCORECARD, 0, &listed, &d->err));
	assert_int_equal(listed, n);
	free(r);
	return n;
}

static void
test_blind(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);

	d->replay = true;
	check_done(d, assess(d, kase, "words=7 will=8"));
	assert_string_equal(
		value_of(d, KIND_SCORECARD,
			member(d, KIND_CASE, kase, KIND_SCORECARD, 0),
			"points"),
		"will=8 words=7");
	assert_int_equal(seen(d, "aya", kase), 1);
	assert_int_equal(seen(d, "budi", kase), 0);
	assert_int_equal(seen(d, "rina", kase), 0);
	assert_int_equal(seen(d, "admin", kase), 0);
	assert_int_equal(told(d, "aya", kase), 2);
	assert_int_equal(told(d, "budi", kase), 1);
	assert_int_equal(told(d, "admin", kase), 1);
	check_values(d, KIND_CASE, kase, "score=; fails=; warns=");
	as(d, "budi");
	check_done(d, assess(d, kase, "will=2 words=3"));
	assert_int_equal(seen(d, "aya", kase), 1);
	assert_int_equal(seen(d, "rina", kase), 2);
	assert_int_equal(told(d, "budi", kase), 2);
	assert_int_equal(told(d, "rina", kase), 3);
	check_values(d, KIND_CASE, kase, "score=50; fails=; warns=agree");
}

/* What is no scorecard of this assessment, case and assessor. */
static void
test_refused(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);

	check_refused(d, assess(d, kase, "will=8"), MG_EUSAGE,
		"Words: no points yet; write will=0..10 words=0..10", NULL);
	check_refused(d, assess(d, kase, "will=8 words=11"), MG_EUSAGE,
		"Words: not so many points", NULL);
	check_refused(d, assess(d, kase, "will=8 words=1 will=8"), MG_EUSAGE,
		"Will: points twice", NULL);
	check_refused(d, assess(d, kase, "will=8 word=1"), MG_EUSAGE,
		"no such criterion", NULL);
	check_refused(
		d, assess(d, kase, "well done"), MG_EUSAGE, "no points", NULL);
	as(d, "admin");
	user(d, "name=verif; role=verifier");
	user(d, "name=aya2; role=assessor");
	one_human(d, "aya", "aya2");
	set(d, KIND_USER, user_id(d, "budi"), "kk=3205010101010002");
	set(d, KIND_PERSON, owner_of(d, kase), "no_kk=3205010101010002");
	as(d, "verif");
	check_refused(d, assess(d, kase, "will=8 words=7"), MG_EACCESS,
		"file scorecards", NULL);
	as(d, "budi");
	check_refused(d, assess(d, kase, "will=10 words=10"), MG_EACCESS,
		"on your family card", NULL);
	as(d, "aya");
	check_done(d, assess(d, kase, "will=8 words=7"));
	check_refused(d, assess(d, kase, "will=8 words=8"), MG_EEXIST,
		"you have filed", NULL);
	as(d, "aya2");
	check_refused(d, assess(d, kase, "will=8 words=8"), MG_EEXIST,
		"you have filed", NULL);
	as(d, "rina");
	move(d, kase, "seat", NULL);
	as(d, "cici");
	check_refused(d, assess(d, kase, "will=8 words=8"), MG_ENOTALLOWED,
		"does not stand where", NULL);
}

/* One's own goes back while it is no more than that. */
static void
test_undo(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d), last;

	d->replay = true;
	check_done(d, assess(d, kase, "will=8 words=7"));
	check_done(d, try_undo(d, 0));
	assert_int_equal(seen(d, "aya", kase), 0);
	assert_int_equal(told(d, "aya", kase), 3);
	assert_int_equal(told(d, "budi", kase), 1);
	as(d, "aya");
	check_done(d, try_redo(d));
	check_done(d, try_undo(d, 0));
	check_done(d, assess(d, kase, "will=9 words=9"));
	as(d, "budi");
	check_done(d, assess(d, kase, "will=1 words=0"));
	last = d->r.act;
	check_values(d, KIND_CASE, kase, "score=47.5");
	assert_int_equal(try_undo(d, last), MG_ENOTALLOWED);
	assert_non_null(strstr(d->err.text, "only an administrator"));
	d->err = (struct err)ERR_INIT;
	as(d, "cici");
	check_refused(d, assess(d, kase, "will=5 words=5"), MG_ENOTALLOWED,
		"all scorecards are filed", NULL);
	/* then it is closed again */
	as(d, "admin");
	check_done(d, try_undo(d, last));
	check_values(d, KIND_CASE, kase, "score=");
	assert_int_equal(seen(d, "rina", kase), 0);
	assert_int_equal(seen(d, "aya", kase), 1);
	as(d, "budi");
	check_done(d, assess(d, kase, "will=10 words=10"));
	check_values(d, KIND_CASE, kase, "score=95; fails=; warns=");
}

/* Below the marks a case is out, whatever else it has. */
static void
test_knocks_out(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);

	check_done(d, assess(d, kase, "will=4 words=3"));
	as(d, "budi");
	check_done(d, assess(d, kase, "will=4 words=4"));
	check_values(d, KIND_CASE, kase,
		"score=37.5; fails=spoken score score.panel; warns=");
	as(d, "rina");
	assert_int_equal(try_move(d, kase, "seat", NULL), MG_ENOTALLOWED);
}

static uint64_t
waits_for(struct desk *d, const char *who)
{
	uint64_t n;

	as(d, who);
	check_done(d,
		filter_count_told(d->o, KIND_CASE, "assess:me", &n, &d->err));
	return n;
}

static const char *
why_not(struct desk *d, const char *who, uint64_t kase)
{
	const struct assessment *a;
	const char *why;

	as(d, who);
	why = assess_wanted(d->o, kase, &a);
	assert_true(!why == !!a);
	return why ? why : "";
}

/* A case waits for a card of whoever may file one, until he has. */
static void
test_wanted(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d), n;

	assert_string_equal(why_not(d, "aya", kase), "");
	assert_int_equal(waits_for(d, "aya"), 1);
	check_done(d, assess(d, kase, "will=8 words=7"));
	assert_int_equal(waits_for(d, "aya"), 0);
	assert_non_null(strstr(why_not(d, "aya", kase), "you have filed"));
	assert_int_equal(waits_for(d, "budi"), 1);
	check_done(d, assess(d, kase, "will=8 words=7"));
	assert_int_equal(waits_for(d, "cici"), 0);
	assert_non_null(strstr(why_not(d, "cici", kase), "seen by others"));
	as(d, "rina");
	check_done(d,
		filter_count_told(d->o, KIND_CASE, "assess:me", &n, &d->err));
	as(d, "admin");
	user(d, "name=verif; role=verifier");
	as(d, "verif");
	check_refused(d,
		filter_count_told(d->o, KIND_CASE, "assess:me", &n, &d->err),
		MG_EACCESS, "files no scorecards", NULL);
	as(d, "cici");
	check_refused(d,
		filter_count_told(d->o, KIND_CASE, "assess:budi", &n, &d->err),
		MG_EUSAGE, "assess:me", NULL);
}

/* Who decides waits no longer: what is in opens, nothing more is filed, and only an
 * administrator takes that back, as it was seen. */
static void
test_closed_early(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d), last;

	d->replay = true;
	check_done(d, assess(d, kase, "will=8 words=7"));
	check_refused(d,
		op_assess_close(d->o, kase, NULL, "ill", &d->r, &d->err),
		MG_EACCESS, "move", NULL);
	as(d, "rina");
	check_refused(d, op_assess_close(d->o, kase, NULL, " ", &d->r, &d->err),
		MG_EUSAGE, "say why", NULL);
	assert_int_equal(seen(d, "rina", kase), 0);
	check_done(d, op_assess_close(
			      d->o, kase, NULL, "budi is ill", &d->r, &d->err));
	last = d->r.act;
	assert_int_equal(seen(d, "rina", kase), 1);
	check_values(d, KIND_CASE, kase, "score=75; assessed_early=panel");
	check_refused(d,
		op_assess_close(d->o, kase, NULL, "ill", &d->r, &d->err),
		MG_EEXIST, "already", NULL);
	as(d, "budi");
	check_refused(d, assess(d, kase, "will=2 words=3"), MG_ENOTALLOWED,
		"seen by others", NULL);
	as(d, "rina");
	assert_int_equal(try_undo(d, last), MG_ENOTALLOWED);
	d->err = (struct err)ERR_INIT;
	as(d, "admin");
	check_done(d, try_undo(d, last));
	assert_int_equal(seen(d, "rina", kase), 0);
	check_values(d, KIND_CASE, kase, "score=; assessed_early=");
	as(d, "budi");
	check_done(d, assess(d, kase, "will=2 words=3"));
	check_values(d, KIND_CASE, kase, "score=50");
}

/* In a version that asks for fewer, the cards of a case are all in. */
static void
test_fewer_asked(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);
	const struct program *to;
	struct txn *txn;
	char *text = xstrdup(program_text), *at;

	d->replay = true;
	check_done(d, assess(d, kase, "will=8 words=7"));
	at = strstr(text, "version: 1");
	at[strlen("version: ")] = '2';
	at = strstr(text, "assessors: 2");
	at[strlen("assessors: ")] = '1';
	as(d, "admin");
	install_program(d, "panel", text);
	free(text);
	assert_int_equal(seen(d, "rina", kase), 0);
	as(d, "rina");
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	to = rulebook_program_named(&d->o->book, txn, "panel");
	txn_abort(txn);
	check_done(
		d, op_cases_version(d->o, false, to, &kase, 1, &d->r, &d->err));
	assert_int_equal(seen(d, "rina", kase), 1);
	check_values(d, KIND_CASE, kase, "score=75");
	as(d, "rina");
	check_done(d, try_undo(d, 0));
	assert_int_equal(seen(d, "rina", kase), 0);
	check_values(d, KIND_CASE, kase, "score=");
}

/* By what people call a criterion, too. */
static void
test_labels(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d);

	check_done(d, assess(d, kase, "Words=7 WILL=8"));
	assert_string_equal(
		value_of(d, KIND_SCORECARD,
			member(d, KIND_CASE, kase, KIND_SCORECARD, 0),
			"points"),
		"will=8 words=7");
}

/* Of the roles that it is for. */
static void
test_by(void **state)
{
	struct desk *d = *state;
	const char *at = strstr(program_text, "    criteria:");
	char *text = xasprintf("%.*s    by: [assessor]\n%s",
		(int)(at - program_text), program_text, at);
	uint64_t kase;

	install_program(d, "panel", text);
	free(text);
	user(d, "name=rina; role=coordinator");
	user(d, "name=aya; role=assessor");
	kase = open_case(
		d, person(d, "name=Adi; birth_date=2001-03-12"), "panel", "");
	assert_int_equal(waits_for(d, "rina"), 0);
	assert_int_equal(waits_for(d, "aya"), 1);
	as(d, "rina");
	check_refused(d, assess(d, kase, "will=8 words=7"), MG_EACCESS,
		"to other roles", NULL);
	as(d, "aya");
	check_done(d, assess(d, kase, "will=8 words=7"));
}

/* Whoever is erased leaves who judged him and when, not what. */
static void
test_erased(void **state)
{
	struct desk *d = *state;
	uint64_t kase = begin(d), card;

	d->replay = true;
	check_done(d, assess(d, kase, "will=4 words=3"));
	as(d, "budi");
	check_done(d, assess(d, kase, "will=4 words=4"));
	card = member(d, KIND_CASE, kase, KIND_SCORECARD, 0);
	as(d, "admin");
	check_done(d, op_erase(d->o, &(uint64_t){ owner_of(d, kase) }, 1,
			      "asked", &d->r, &d->err));
	assert_string_equal(value_of(d, KIND_SCORECARD, card, "points"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_blind),
		desk_test(test_refused),
		desk_test(test_undo),
		desk_test(test_knocks_out),
		desk_test(test_wanted),
		desk_test(test_by),
		desk_test(test_closed_early),
		desk_test(test_fewer_asked),
		desk_test(test_labels),
		desk_test(test_erased),
	};

	return cmocka_run_group_tests_name("scorecard", tests, NULL, NULL);
}
