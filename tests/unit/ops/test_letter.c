/* SPDX-License-Identifier: MIT */
/*
 * A letter is a part of its decision: it goes and comes back with it, whoever takes
 * that back, until it is sent. Then it is told, and only where its decision goes.
 */
#include "../office/office_fixture.h"

#include "magang/ops/ops_letter.h"
#include "magang/record/letter_state.h"

static const char program_text[] =
	"program: post\nversion: 1\nprefix: PO\nlabel: Post\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  list: {kind: hold, label: List, moves_up: automatic}\n"
	"  seat: {label: Seat}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: talk, to: seat, if: quota_left, otherwise: list}\n"
	"  - {from: talk, to: list}\n"
	"  - {from: list, to: seat, if: quota_left}\n"
	"  - {from: seat, to: talk, kind: back}\n"
	"  - {from: seat, to: list}\n"
	"  - {from: seat, to: done}\n"
	"quotas:\n"
	"  all: {seats: 1}\n"
	"letters:\n"
	"  welcome: {label: Welcome, on: seat, text: 'Dear {name}'}\n";

/* The first one has the place and a letter, the second one waits for it. */
struct two {
	uint64_t first, second;
};

static uint64_t
case_of(struct desk *d, const char *name, const char *regency)
{
	char text[80];

	snprintf(text, sizeof(text), "name=%s; regency=%s", name, regency);
	return open_case(d, person(d, text), "post", "");
}

static void
begin(struct desk *d, struct two *t)
{
	d->replay = true;
	install_program(d, "post", program_text);
	user(d, "name=oji; role=coordinator; areas=32.05");
	t->first = case_of(d, "Adi", "32.05");
	t->second = case_of(d, "Budi", "32.01");
	move(d, t->first, "seat", NULL);
	move(d, t->second, "seat", NULL);
	assert_string_equal(stage_of(d, t->second), "list");
}

static size_t
letters(struct desk *d, uint64_t kase, enum letter_state state)
{
	struct record *r = xmalloc(sizeof(*r));
	size_t n = 0;
	uint64_t id;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_LETTER, i));
		i++)
		n += peek(d, KIND_LETTER, id, r) && letter_state(r) == state;
	free(r);
	return n;
}

static void
send_letter(struct desk *d, uint64_t kase)
{
	struct letter_sending row = {
		.id = member(d, KIND_CASE, kase, KIND_LETTER, 0), .text = "Dear"
	};
	struct record *r = xmalloc(sizeof(*r));

	assert_true(peek(d, KIND_LETTER, row.id, r));
	row.seq = r->seq;
	free(r);
	check_done(d, op_letters_send(d->o, &row, 1, false, &d->r, &d->err));
}

/* Who sees only the first one frees the place, and takes that back: the second one
 * goes back with her letter. */
static void
test_outside(void **state)
{
	struct desk *d = *state;
	struct two t;

	begin(d, &t);
	as(d, "oji");
	move(d, t.first, "talk", NULL);
	assert_int_equal(letters(d, t.second, LETTER_HELD), 1);
	check_done(d, try_undo(d, 0));
	assert_string_equal(stage_of(d, t.first), "seat");
	assert_string_equal(stage_of(d, t.second), "list");
	assert_int_equal(letters(d, t.second, LETTER_HELD), 0);
}

/* Who keeps her place keeps her letter. */
static void
test_stays(void **state)
{
	struct desk *d = *state;
	struct two t;
	uint64_t act;

	begin(d, &t);
	move(d, t.first, "talk", NULL);
	act = d->r.act;
	move(d, t.first, "list", NULL);
	assert_int_equal(try_undo(d, act), MG_ECONFLICT);
	assert_string_equal(stage_of(d, t.second), "seat");
	assert_int_equal(letters(d, t.second, LETTER_HELD), 1);
	d->err = (struct err)ERR_INIT;
}

/* Nothing is told of the letter of a decision that stays. */
static void
test_told(void **state)
{
	struct desk *d = *state;
	struct two t;
	uint64_t act;

	begin(d, &t);
	move(d, t.first, "talk", NULL);
	act = d->r.act;
	send_letter(d, t.second);
	move(d, t.second, "done", NULL);
	check_done(d, try_undo(d, 0));
	assert_int_equal(letters(d, t.second, LETTER_SENT), 1);
	check_done(d, try_undo(d, act));
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(d->text.data, "a letter was sent"));
	check_done(d, try_redo(d));
	move(d, t.second, "done", NULL);
	check_done(d, try_undo(d, act)); /* the first one waits instead */
	assert_string_equal(stage_of(d, t.first), "list");
	assert_null(strstr(d->text.data, "a letter was sent"));
}

/* One that went as a held one, came back and was sent has stayed since: its decision
 * comes back to it. */
static void
test_back(void **state)
{
	struct desk *d = *state;
	struct two t;

	begin(d, &t);
	check_done(d, try_undo(d, 0)); /* the second one's */
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, d->undo.by));
	send_letter(d, t.first);
	check_done(d, try_redo(d));
	assert_string_equal(stage_of(d, t.first), "talk");
	assert_int_equal(d->undo.left, 1);
	check_done(d, try_redo(d));
	assert_string_equal(stage_of(d, t.first), "seat");
	assert_int_equal(d->undo.left, 0);
	assert_int_equal(letters(d, t.first, LETTER_SENT), 1);
}

/* What was taken back and done again, and is taken back, tells of it as well; and
 * the task for it, that is there already, is nothing that stays. */
static void
test_again(void **state)
{
	struct desk *d = *state;
	struct two t;

	begin(d, &t);
	send_letter(d, t.first);
	for (int i = 0; i < 2; i++) {
		check_done(d, try_undo(d, 0)); /* the second one's */
		check_done(d, try_undo(d, 0));
		assert_int_equal(d->undo.left, 1);
		assert_non_null(strstr(d->text.data, "a letter was sent"));
		check_done(d, try_redo(d));
		check_done(d, try_redo(d));
	}
	assert_int_equal(letters(d, t.first, LETTER_SENT), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_outside),
		desk_test(test_stays),
		desk_test(test_told),
		desk_test(test_back),
		desk_test(test_again),
	};

	return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
