/* SPDX-License-Identifier: MIT */
/* What a move was decided on: it travels with it, apply() sees that it comes to
 * the same, and history has it for as long as the person is there. */
#include "../office/office_fixture.h"

#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/stages.h"
#include "magang/ops/history.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/submit.h"
#include "magang/record/change_build.h"

static void
install(struct desk *d, int version, int least)
{
	char *text = xasprintf(
		"program: few\nversion: %d\nprefix: FW\nlabel: Few\n"
		"fields:\n"
		"  f: {label: F, sum: {label: Sum, type: number},"
		" sick: {label: Sick, type: number, privacy: health}}\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  b: {label: B}\n"
		"  y: {kind: success, label: Y}\n"
		"moves:\n"
		"  - {from: a, to: b, if: quota_left}\n"
		"  - {from: b, to: y}\n"
		"  - {from: b, to: a, kind: back}\n"
		"rules:\n"
		"  fit: {level: warn, test: sick < 3, say: Fit}\n"
		"  enough: {level: block, test: sum >= %d, say: Enough}\n"
		"quotas:\n"
		"  all: {seats: 3}\n",
		version, least);

	install_program(d, "few", text);
	free(text);
}

static uint64_t
enter(struct desk *d, const char *values)
{
	char who[80];

	snprintf(who, sizeof(who), "name=Orang %zu; village=32.05.01.1001",
		count_records(d, KIND_PERSON));
	return open_case(d, person(d, who), "few", values);
}

/* ---- reading ------------------------------------------------------------- */

struct reading {
	struct desk *d;
	size_t skip; /* moves, from the newest */
	enum kept kept;
	int version;
	struct buf text; /* "rule:enough=1 [sum >= 10 is 70] ..." */
	bool spoil;
};

static void
say(struct reading *r, const struct verdict *v)
{
	r->version = v->program->version;
	for (size_t i = 0; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];
		const char *name = verdict_name(v, row);

		if (row->node < 0) {
			buf_addf(&r->text, "%s%s%s=%d%s ",
				verdict_word[row->what], name ? ":" : "",
				name ? name : "", row->answer,
				row->health ? "h" : "");
			continue;
		}
		buf_adds(&r->text, "[");
		expr_say(verdict_expr(v, row), row->node, NULL, &r->text);
		buf_addf(&r->text, " is %lld] ",
			(long long)(row->seen.number / DECIMAL_ONE));
	}
}

/* Any byte of what was kept may have become another one. */
static void
spoil(struct reading *r, struct txn *txn, const struct op *op)
{
	struct verdict v;

	verdict_init(&v);
	for (size_t f = 0; f < op->n; f++) {
		char *text = (char *)(uintptr_t)op->f[f].new.text;

		if (op->f[f].id != F_FROZEN && op->f[f].id != F_FROZEN_HEALTH)
			continue;
		for (size_t i = 0; i < op->f[f].new.len; i++)
			for (int c = 0; c < 256; c += 3) {
				const char was = text[i];

				text[i] = (char)c;
				if (kept_read_op(&r->d->o->book, txn, op, &v) ==
					KEPT_READ)
					for (size_t n = 0; n < v.n; n++)
						verdict_name(&v, &v.rows[n]);
				text[i] = was;
			}
	}
	verdict_release(&v);
}

static int
visit(void *ctx, const struct history_row *row, struct err *err)
{
	struct reading *r = ctx;
	struct verdict v;
	struct txn *txn;
	enum kept kept;

	assert_int_equal(txn_read(r->d->o->store, &txn, err), 0);
	verdict_init(&v);
	kept = kept_read_op(&r->d->o->book, txn, row->op, &v);
	if (kept != KEPT_NONE && !row->code && r->skip-- == 0) {
		r->kept = kept;
		if (kept == KEPT_READ)
			say(r, &v);
		if (r->spoil)
			spoil(r, txn, row->op);
	}
	verdict_release(&v);
	txn_abort(txn);
	return 0;
}

/* The n-th move of a case, from the newest. */
static struct reading
read_move(struct desk *d, uint64_t kase, size_t n)
{
	struct reading r = { .d = d, .skip = n };

	check_done(d,
		history_record(d->o, KIND_CASE, kase, 50, visit, &r, &d->err));
	return r;
}

static void
check_move(
	struct desk *d, uint64_t kase, size_t n, int version, const char *text)
{
	struct reading r = read_move(d, kase, n);

	assert_int_equal(r.kept, KEPT_READ);
	assert_int_equal(r.version, version);
	assert_string_equal(buf_str(&r.text), text);
	buf_release(&r.text);
}

#define SEEN_70                                                                \
	"guard=1 [quota_left is 0] quota:all=1 rule:fit=1h [sick < 3 is 2] "   \
	"rule:enough=1 [sum >= 10 is 70] "

/* Another version, other values, an undo: what was seen stays what it was. */
static void
test_frozen(void **state)
{
	struct desk *d = *state;
	uint64_t old, kase;

	d->replay = true;
	install(d, 1, 10);
	old = enter(d, "sum=70; sick=2");
	move(d, old, "b", NULL);
	install(d, 2, 100);
	set(d, KIND_CASE, old, "sum=5; sick=");
	kase = enter(d, "sum=300");
	move(d, kase, "b", NULL);
	check_move(d, old, 0, 1, SEEN_70);
	check_move(d, kase, 0, 2,
		"guard=1 [quota_left is 0] quota:all=1 rule:fit=2h "
		"[sick < 3 is 0] rule:enough=1 [sum >= 100 is 300] ");
	check_done(d, try_undo(d, 0));
	assert_string_equal(stage_of(d, kase), "a");
	check_move(d, kase, 0, 2,
		"guard=1 [quota_left is 0] quota:all=1 rule:fit=2h "
		"[sick < 3 is 0] rule:enough=1 [sum >= 100 is 300] ");
	check_done(d, try_redo(d));
	assert_string_equal(stage_of(d, kase), "b");
	move(d, old, "a", NULL);
	check_move(d, old, 0, 1, "");
	check_move(d, old, 1, 1, SEEN_70);
}

/* Sealed under the keys of the person, and gone with them. */
static void
test_erased(void **state)
{
	struct desk *d = *state;
	uint64_t who, kase;
	struct record c;

	d->replay = true;
	install(d, 1, 10);
	kase = enter(d, "sum=70; sick=2");
	move(d, kase, "b", NULL);
	assert_true(peek(d, KIND_CASE, kase, &c));
	who = record_owner(&c);
	assert_int_equal(
		field_class(KIND_DECISION, F_FROZEN), PRIVACY_PERSONAL);
	assert_int_equal(
		field_class(KIND_DECISION, F_FROZEN_HEALTH), PRIVACY_HEALTH);
	check_move(d, kase, 0, 1, SEEN_70);
	check_done(d, op_erase(d->o, &who, 1, NULL, &d->r, &d->err));
	assert_int_equal(read_move(d, kase, 0).kept, KEPT_GONE);
}

static void
test_damaged(void **state)
{
	struct desk *d = *state;
	struct reading r = { .d = d, .spoil = true };
	uint64_t kase;

	install(d, 1, 10);
	kase = enter(d, "sum=70; sick=2");
	move(d, kase, "b", NULL);
	check_done(d,
		history_record(d->o, KIND_CASE, kase, 50, visit, &r, &d->err));
	assert_int_equal(r.kept, KEPT_READ);
	buf_release(&r.text);
}

/* ---- comparing ----------------------------------------------------------- */

/* A move as the op makes it, with what was seen when it was looked at. */
static void
make_move(struct desk *d, struct change *c, uint64_t kase, bool tell)
{
	struct record *r = xmalloc(sizeof(*r)), *who = xmalloc(sizeof(*who));
	struct record *decision = xmalloc(sizeof(*decision));
	struct case_facts f;
	uint8_t to;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	assert_true(record_load(txn, KIND_CASE, kase, 0, r));
	assert_true(record_load(txn, KIND_PERSON, record_owner(r), 0, who));
	case_facts_init(&f, &d->o->book, txn, r, who, d->o->today);
	check_done(d, case_move_check(&f, d->o->access.role,
			      program_stage(f.program, "b"), false,
			      d->o->verdict, &d->err));
	to = f.program->stages[program_stage(f.program, "b")].number;
	decision_of(decision, r, to, d->o->today);
	record_set_number(decision, F_DECISION_BY, (int64_t)d->o->access.user);
	change_init(c, ACT_MOVE);
	change_create(c, decision, who->id);
	if (tell)
		kept_put(c, &c->ops[0], d->o->verdict);
	txn_abort(txn);
	free(r);
	free(who);
	free(decision);
}

/* Facts that have changed since the look: nobody decides on what he did not
 * see, even where the answer would be the same. */
static void
test_changed_since(void **state)
{
	struct desk *d = *state;
	struct change c;
	uint64_t kase;

	d->replay = true;
	install(d, 1, 10);
	kase = enter(d, "sum=70; sick=2");
	make_move(d, &c, kase, true);
	set(d, KIND_CASE, kase, "sum=71");
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ECONFLICT,
		"decided on has changed", NULL);
	assert_int_equal(d->o->verdict->n, 1);
	assert_string_equal(
		verdict_name(d->o->verdict, &d->o->verdict->rows[0]), "enough");
	change_release(&c);
	assert_string_equal(stage_of(d, kase), "a");
	/* of health, too */
	make_move(d, &c, kase, true);
	set(d, KIND_CASE, kase, "sick=1");
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ECONFLICT, NULL);
	assert_string_equal(
		verdict_name(d->o->verdict, &d->o->verdict->rows[0]), "fit");
	change_release(&c);
	move(d, kase, "b", NULL);
}

/* What other cases decide is decided at the place of the move. */
static void
test_others_decide(void **state)
{
	struct desk *d = *state;
	uint64_t kase[3], last;
	struct change c;

	install(d, 1, 10);
	for (size_t i = 0; i < 3; i++)
		kase[i] = enter(d, "sum=70; sick=2");
	last = enter(d, "sum=70; sick=2");
	make_move(d, &c, kase[0], true);
	move(d, kase[1], "b", NULL); /* one place less, but there is one */
	check_done(d, submit(d->o, &c, NULL, &d->err));
	assert_string_equal(stage_of(d, kase[0]), "b");
	change_release(&c);
	make_move(d, &c, last, true);
	move(d, kase[2], "b", NULL);
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ENOTALLOWED, NULL);
	change_release(&c);
}

/* A decision tells what it was made on. */
static void
test_untold(void **state)
{
	struct desk *d = *state;
	struct change c;
	uint64_t kase;

	install(d, 1, 10);
	kase = enter(d, "sum=70; sick=2");
	make_move(d, &c, kase, false);
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ECONFLICT, NULL);
	change_release(&c);
}

/* Two who look at one case: the second finds that it has gone on, even where it
 * is back in the stage that he saw. */
static void
test_two_at_once(void **state)
{
	struct desk *d = *state;
	struct change first, again;
	uint64_t kase;

	d->replay = true;
	install(d, 1, 10);
	kase = enter(d, "sum=70; sick=2");
	make_move(d, &first, kase, true);
	make_move(d, &again, kase, true);
	move(d, kase, "b", NULL);
	check_refused(d, submit(d->o, &first, NULL, &d->err), MG_ECONFLICT,
		"moved on since", NULL);
	move(d, kase, "a", NULL);
	check_refused(d, submit(d->o, &again, NULL, &d->err), MG_ECONFLICT,
		"moved on since", NULL);
	change_release(&first);
	change_release(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_frozen),
		desk_test(test_erased),
		desk_test(test_damaged),
		desk_test(test_changed_since),
		desk_test(test_others_decide),
		desk_test(test_untold),
		desk_test(test_two_at_once),
	};

	return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
