/* SPDX-License-Identifier: MIT */
/*
 * apply() alone decides: changes built by hand, as a program with a fault or of
 * somebody else's making would send them.
 */
#include "magang/ops/history.h"
#include "magang/ops/submit.h"
#include "../office/office_fixture.h"

/* The first record of a kind at the only origin. */
#define ORIGIN_FIRST ((uint64_t)1 << 32 | 1)

static uint64_t here, there, gone, kase, other_case, decision, act;

/* One operation on a record as it is, with fields to be added. */
struct forged {
	struct desk *d;
	struct change c;
	struct op *op;
};

static void
forge(struct forged *f, enum act_kind act_kind, enum op_verb verb,
	enum kind kind, uint64_t id, uint64_t owner)
{
	struct record *r = xmalloc(sizeof(*r));

	change_init(&f->c, act_kind);
	f->op = change_op(&f->c, verb, kind, id, owner);
	if (verb != OP_CREATE && peek(f->d, kind, id, r))
		f->op->base = r->seq;
	free(r);
}

static void
number(struct forged *f, uint16_t id, int64_t n)
{
	struct value v = value_number(n);

	op_set(&f->c, f->op, id, NULL, &v);
}

static void
text(struct forged *f, uint16_t id, const char *s)
{
	struct value v = value_text(s);

	op_set(&f->c, f->op, id, NULL, &v);
}

/* The number of a stage of a case's program. */
static int64_t
stage(struct desk *d, const char *name)
{
	const struct program *p;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	p = office_program_named(d->o, txn, "magang-jabar");
	txn_abort(txn);
	return p->stages[program_stage(p, name)].number;
}

static void
forge_person_there(struct forged *f)
{
	forge(f, ACT_ADD, OP_CREATE, KIND_PERSON, 1, 1);
	text(f, F_NAME, "Baru");
	number(f, F_REGENCY, 3201);
}

static void
forge_person_unsealed(struct forged *f)
{
	forge(f, ACT_ADD, OP_CREATE, KIND_PERSON, 1, 0);
	text(f, F_NAME, "Baru");
}

static void
forge_old_id(struct forged *f)
{
	forge(f, ACT_ADD, OP_CREATE, KIND_PERSON, here, here);
	text(f, F_NAME, "Baru");
}

static void
forge_far_id(struct forged *f)
{
	uint64_t id = (uint64_t)77 << 32 | 5;

	forge(f, ACT_ADD, OP_CREATE, KIND_ORGANISATION, id, 0);
	text(f, F_ORG_NAME, "PT");
}

static void
forge_set_there(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, there, there);
	text(f, F_STREET, "Jl.");
}

static void
forge_taken_nik(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(f, F_NIK, "3201015203019001");
}

static void
forge_foreign_key(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, there);
	text(f, F_STREET, "Jl.");
}

static void
forge_import(struct forged *f)
{
	forge(f, ACT_IMPORT, OP_CREATE, KIND_PERSON, 1, 1);
	text(f, F_NAME, "Baru");
}

/* Opened in a stage. */
static void
stands(struct forged *f, const char *name)
{
	char history[32];

	snprintf(history, sizeof(history), "%d:%d", (int)stage(f->d, name),
		(int)f->d->o->today);
	number(f, F_STAGE, stage(f->d, name));
	number(f, F_ENTERED, f->d->o->today);
	text(f, F_HISTORY, history);
}

static void
forge_case_at(struct forged *f, enum act_kind kind)
{
	forge(f, kind, OP_CREATE, KIND_CASE, 1, here);
	number(f, F_PERSON, (int64_t)here);
	number(f, F_PROGRAM_NO, 3);
	number(f, F_VERSION, 1);
	stands(f, "certified");
}

static void
forge_case_certified(struct forged *f)
{
	forge_case_at(f, ACT_ADD);
}

static void
forge_case_demo(struct forged *f)
{
	forge_case_at(f, ACT_DEMO);
}

static void
forge_case_undone(struct forged *f)
{
	forge_case_at(f, ACT_UNDO);
	f->c.undoes = act;
}

static void
forge_case_nobody(struct forged *f)
{
	forge(f, ACT_ADD, OP_CREATE, KIND_CASE, 1, ((uint64_t)1 << 32) + 99);
	number(f, F_PERSON, (int64_t)(((uint64_t)1 << 32) + 99));
	number(f, F_PROGRAM_NO, 3);
	number(f, F_VERSION, 1);
	stands(f, "registered");
}

static void
forge_second_case(struct forged *f)
{
	forge(f, ACT_ADD, OP_CREATE, KIND_CASE, 1, here);
	number(f, F_PERSON, (int64_t)here);
	number(f, F_PROGRAM_NO, 3);
	number(f, F_VERSION, 1);
	stands(f, "registered");
}

/* The first decision of a case. */
static void
forge_decision(struct forged *f, enum act_kind kind, uint64_t about,
	uint64_t person, const char *to)
{
	forge(f, kind, OP_CREATE, KIND_DECISION, 1, person);
	number(f, F_PERSON, (int64_t)person);
	number(f, F_DECISION_CASE, (int64_t)about);
	number(f, F_PROGRAM_NO, 3);
	number(f, F_VERSION, 1);
	number(f, F_DATE, f->d->o->today);
	number(f, F_DECISION_BY, (int64_t)f->d->o->access.user);
	number(f, F_DECISION_NTH, 1);
	number(f, F_DECISION_FROM, stage(f->d, "registered"));
	number(f, F_DECISION_TO, stage(f->d, to));
}

static void
forge_move(struct forged *f, enum act_kind kind, const char *to)
{
	forge_decision(f, kind, kase, here, to);
}

/* A stage without a decision. */
static void
forge_stage_set(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	number(f, F_STAGE, stage(f->d, "doc_check"));
}

static void
forge_stage_and_history(struct forged *f)
{
	forge(f, ACT_MOVE, OP_SET, KIND_CASE, kase, here);
	stands(f, "doc_check");
}

static void
forge_move_from_elsewhere(struct forged *f)
{
	forge_move(f, ACT_MOVE, "withdrawn");
	number(f, F_DECISION_FROM, stage(f->d, "doc_check"));
}

static void
forge_move_out_of_turn(struct forged *f)
{
	forge_move(f, ACT_MOVE, "withdrawn");
	number(f, F_DECISION_NTH, 2);
}

static void
forge_move_of_yesterday(struct forged *f)
{
	forge_move(f, ACT_MOVE, "withdrawn");
	number(f, F_DATE, f->d->o->today - 1);
}

static void
forge_move_by_other_version(struct forged *f)
{
	forge_move(f, ACT_MOVE, "withdrawn");
	number(f, F_VERSION, 2);
}

/* Takes a decision away that is there: the case stays where it led. */
static void
forge_decision_gone(struct forged *f)
{
	struct record r;

	assert_true(peek(f->d, KIND_DECISION, decision, &r));
	forge(f, ACT_SET, OP_DELETE, KIND_DECISION, decision, gone);
	f->op->base = r.seq;
}

static void
forge_decision_changed(struct forged *f)
{
	struct record r;

	assert_true(peek(f->d, KIND_DECISION, decision, &r));
	forge(f, ACT_SET, OP_SET, KIND_DECISION, decision, gone);
	f->op->base = r.seq;
	number(f, F_DECISION_TO, stage(f->d, "withdrawn"));
}

static void
forge_move_guard(struct forged *f)
{
	forge_move(f, ACT_MOVE, "doc_check");
}

static void
forge_move_jump(struct forged *f)
{
	forge_move(f, ACT_SET, "certified");
}

static void
forge_move_undo(struct forged *f)
{
	forge_move(f, ACT_UNDO, "certified");
	f->c.undoes = act; /* of the administrator, about something else */
}

static void
forge_move_undo_nothing(struct forged *f)
{
	forge_move(f, ACT_REDO, "certified");
}

static void
forge_other_program(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	number(f, F_PROGRAM_NO, 1);
}

static void
forge_other_person(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	number(f, F_PERSON, (int64_t)there);
}

static void
forge_move_there(struct forged *f)
{
	forge_decision(f, ACT_MOVE, other_case, there, "withdrawn");
	text(f, F_DECISION_REASON, "x");
}

static void
forge_note_about_other(struct forged *f)
{
	forge(f, ACT_NOTE, OP_CREATE, KIND_ACTIVITY, 1, here);
	number(f, F_PERSON, (int64_t)here);
	number(f, F_ABOUT, (int64_t)other_case);
	number(f, F_ABOUT_KIND, KIND_CASE);
	text(f, F_ACTIVITY, "note");
}

static void
forge_note_about_nothing(struct forged *f)
{
	forge(f, ACT_NOTE, OP_CREATE, KIND_ACTIVITY, 1, here);
	number(f, F_PERSON, (int64_t)here);
	number(f, F_ABOUT, 12345);
	number(f, F_ABOUT_KIND, KIND_CASE);
	text(f, F_ACTIVITY, "note");
}

static void
forge_note_ownerless(struct forged *f)
{
	forge(f, ACT_NOTE, OP_CREATE, KIND_ACTIVITY, 1, 0);
	number(f, F_ABOUT, (int64_t)other_case);
	number(f, F_ABOUT_KIND, KIND_CASE);
	text(f, F_ACTIVITY, "note");
}

static void
forge_delete_used(struct forged *f)
{
	forge(f, ACT_SET, OP_DELETE, KIND_PERSON, here, here);
}

static void
forge_delete_stale(struct forged *f)
{
	forge(f, ACT_SET, OP_DELETE, KIND_CASE, kase, here);
	f->op->base--;
}

static void
forge_delete_there(struct forged *f)
{
	forge(f, ACT_SET, OP_DELETE, KIND_CASE, other_case, there);
}

static void
forge_erase(struct forged *f)
{
	forge(f, ACT_ERASE, OP_ERASE, KIND_PERSON, here, 0);
}

static void
forge_user(struct forged *f)
{
	forge(f, ACT_USER, OP_CREATE, KIND_USER, 1, 0);
	text(f, F_USER_NAME, "saya");
	text(f, F_USER_ROLE, "administrator");
}

static void
forge_own_role(struct forged *f)
{
	forge(f, ACT_USER, OP_SET, KIND_USER, f->d->o->access.user, 0);
	text(f, F_USER_ROLE, "administrator");
}

static void
forge_setting(struct forged *f)
{
	forge(f, ACT_INSTALL, OP_SET, KIND_SETTING, 2, 0);
	text(f, F_SET_TEXT, "roles: {}");
}

static void
forge_program(struct forged *f)
{
	forge(f, ACT_INSTALL, OP_CREATE, KIND_PROGRAM, (uint64_t)9 << 32 | 1,
		0);
	text(f, F_SET_TEXT, "program: x");
}

/* More fields than a record can hold. */
static void
forge_too_many(struct forged *f)
{
	forge(f, ACT_ADD, OP_CREATE, KIND_PERSON, 1, 1);
	for (uint16_t i = 0; i < RECORD_FIELDS + 40; i++)
		number(f, (uint16_t)(F_PROGRAM + i), 1);
}

static void
forge_too_many_more(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	for (uint16_t i = 0; i < RECORD_FIELDS - 2; i++)
		number(f, (uint16_t)(F_PROGRAM + 200 + i), 1);
}

/* A text where a number belongs, and the other way round. */
static void
forge_wrong_type(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	number(f, F_NAME, 5);
}

static void
forge_wrong_type_too(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	text(f, F_PLANNED_START, "soon");
}

/* Ids count from 1 in each kind: a person's is nobody's of the users. */
static void
forge_no_officer(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	number(f, F_OFFICER, (int64_t)1 << 32 | 77);
}

static void
forge_no_intake(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_CASE, kase, here);
	number(f, F_INTAKE, (int64_t)here);
}

static void
forge_known_by(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_TASK, (uint64_t)1 << 32 | 1, here);
	text(f, F_RULE, "stage:registered");
}

static void
forge_foul_street(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(f, F_STREET, "Jl. \x1B[2J");
}

static void
forge_foul_reason(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(f, F_STREET, "Jl.");
	text(f, F_REASON, "x\xC2\x9By");
}

static void
forge_foul_lines(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(f, F_NAME, "Siti\nAminah");
}

static void
forge_foul_bytes(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(f, F_REMARK, "a\xFF");
}

static void
forge_foul_order(struct forged *f)
{
	forge(f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(f, F_REMARK,
		"a\xE2\x80\xAE"
		"b");
}

/* Not even by the administrator: old cases keep their rules. */
static void
test_version_text(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };

	forge(&f, ACT_INSTALL, OP_SET, KIND_PROGRAM, (uint64_t)3 << 32 | 1, 0);
	text(&f, F_SET_TEXT, "program: x");
	check_refused(d, submit(d->o, &f.c, NULL, &d->err), MG_EEXIST, NULL);
	change_release(&f.c);
}

static const struct {
	const char *name;
	void (*make)(struct forged *f);
	int code;
} rows[] = {
	{ "person of another area", forge_person_there, MG_EACCESS },
	{ "person unsealed", forge_person_unsealed, MG_EDAMAGED },
	{ "id given again", forge_old_id, MG_EEXIST },
	{ "id of another origin", forge_far_id, MG_EDAMAGED },
	{ "set in another area", forge_set_there, MG_EACCESS },
	{ "NIK of somebody else", forge_taken_nik, MG_ETAKEN },
	{ "key of somebody else", forge_foreign_key, MG_EDAMAGED },
	{ "import by an officer", forge_import, MG_EACCESS },
	{ "case far along", forge_case_certified, MG_ENOTALLOWED },
	{ "case far along as demo", forge_case_demo, MG_ENOTALLOWED },
	{ "case far along as undo", forge_case_undone, MG_EACCESS },
	{ "case of nobody", forge_case_nobody, MG_ENOENT },
	{ "second case", forge_second_case, MG_EINUSE },
	{ "move against the guard", forge_move_guard, MG_ENOTALLOWED },
	{ "move that is none", forge_move_jump, MG_ENOTALLOWED },
	{ "stage without a decision", forge_stage_set, MG_ENOTALLOWED },
	{ "stage and history", forge_stage_and_history, MG_ENOTALLOWED },
	{ "move from elsewhere", forge_move_from_elsewhere, MG_ECONFLICT },
	{ "move out of turn", forge_move_out_of_turn, MG_ECONFLICT },
	{ "move of yesterday", forge_move_of_yesterday, MG_EDATA },
	{ "move by another version", forge_move_by_other_version, MG_EDATA },
	{ "decision taken away", forge_decision_gone, MG_ENOTALLOWED },
	{ "decision changed", forge_decision_changed, MG_ENOTALLOWED },
	{ "move as undo", forge_move_undo, MG_EACCESS },
	{ "move as redo of nothing", forge_move_undo_nothing, MG_EACCESS },
	{ "case to another program", forge_other_program, MG_ENOTALLOWED },
	{ "case to another person", forge_other_person, MG_EDAMAGED },
	{ "move in another area", forge_move_there, MG_EACCESS },
	{ "note in another area", forge_note_about_other, MG_EDAMAGED },
	{ "note about nothing", forge_note_about_nothing, MG_ENOENT },
	{ "note of nobody", forge_note_ownerless, MG_EDAMAGED },
	{ "delete what is used", forge_delete_used, MG_EINUSE },
	{ "delete what changed", forge_delete_stale, MG_ECONFLICT },
	{ "delete in another area", forge_delete_there, MG_EACCESS },
	{ "erase by an officer", forge_erase, MG_EACCESS },
	{ "user by an officer", forge_user, MG_EACCESS },
	{ "own role", forge_own_role, MG_EACCESS },
	{ "setting by an officer", forge_setting, MG_EACCESS },
	{ "program by an officer", forge_program, MG_EACCESS },
	{ "text for the terminal", forge_foul_street, MG_EDATA },
	{ "reason for the terminal", forge_foul_reason, MG_EDATA },
	{ "two lines of a name", forge_foul_lines, MG_EDATA },
	{ "bytes that are no text", forge_foul_bytes, MG_EDATA },
	{ "text the other way round", forge_foul_order, MG_EDATA },
	{ "too many fields", forge_too_many, MG_EDAMAGED },
	{ "too many fields in all", forge_too_many_more, MG_EDATA },
	{ "number for a text", forge_wrong_type, MG_EDATA },
	{ "text for a date", forge_wrong_type_too, MG_EDATA },
	{ "officer who is none", forge_no_officer, MG_ENOENT },
	{ "intake that is a person", forge_no_intake, MG_ENOENT },
	{ "task of another rule", forge_known_by, MG_ENOTALLOWED },
};

static void
prepare(struct desk *d)
{
	here = person(d, "name=Siti Aminah; nik=3205015203019001; "
			 "village=32.05.01.1001");
	kase = open_case(d, here, "magang-jabar", "");
	there = person(d, "name=Budi; nik=3201015203019001; "
			  "village=32.01.01.1001");
	other_case = open_case(d, there, "magang-jabar", "");
	act = d->r.act;
	gone = person(d, "name=Dewi; village=32.05.01.1001");
	move(d, open_case(d, gone, "wirausaha-baru", ""), "withdrawn", "x");
	decision = ORIGIN_FIRST;
	user(d, "name=oji; role=officer; areas=32.05");
}

static void
test_forged(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };

	d->replay = true;
	prepare(d);
	as(d, "oji");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int rc;

		rows[i].make(&f);
		rc = submit(d->o, &f.c, NULL, &d->err);
		if (rc != rows[i].code)
			fail_msg("%s: %s (%s)", rows[i].name, err_id(rc),
				d->err.text);
		assert_true(d->err.text[0]);
		d->err = (struct err)ERR_INIT;
		change_release(&f.c);
		if (!check_ok(d, NULL))
			fail_msg("%s", rows[i].name);
	}
	assert_string_equal(stage_of(d, kase), "registered");
	assert_string_equal(stage_of(d, other_case), "registered");
}

/* A refused change stays in the journal with its code, and says nothing. */
static void
test_refused_stays(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };
	struct log_entry e;
	struct buf hold = BUF_INIT;
	struct txn *txn;

	d->replay = true;
	prepare(d);
	as(d, "oji");
	forge_set_there(&f);
	assert_int_equal(submit(d->o, &f.c, NULL, &d->err), MG_EACCESS);
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	assert_true(journal_read(txn, f.c.seq, &hold, &e));
	assert_int_equal(e.code, MG_EACCESS);
	assert_int_equal(e.detail_len, 9); /* "area 3201" */
	txn_abort(txn);
	buf_release(&hold);
	change_release(&f.c);
	/* The administrator's undo of the same thing is no undo of it. */
	as(d, "admin");
	check_refused(d, try_undo(d, 777), MG_ENOENT, NULL);
}

/* What follows from a change stands even when the officer sees both. */
static void
test_all_or_nothing(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };
	struct op *second;
	struct value v = value_text("Jl. Dua");

	prepare(d);
	as(d, "oji");
	forge(&f, ACT_SET, OP_SET, KIND_PERSON, here, here);
	text(&f, F_STREET, "Jl. Satu");
	second = change_op(&f.c, OP_SET, KIND_PERSON, there, there);
	second->base = 1;
	op_set(&f.c, second, F_STREET, NULL, &v);
	check_refused(d, submit(d->o, &f.c, NULL, &d->err), MG_EACCESS, NULL);
	check_values(d, KIND_PERSON, here, "street=");
	change_release(&f.c);
}

/* What a face let through is refused here. */
static void
test_health(void **state)
{
	struct desk *d = *state;
	uint64_t its;

	prepare(d);
	its = open_case(d, here, "kyoto-magang", "");
	as(d, "oji");
	d->o->access.permissions |= PERM_HEALTH;
	check_refused(
		d, try_set(d, KIND_CASE, its, 0, "fit=yes"), MG_EACCESS, NULL);
	check_refused(d,
		op_case_document(d->o, its, "mcu", d->o->today, &d->r, &d->err),
		MG_EACCESS, NULL);
	document(d, its, "ktp", d->o->today);
	as(d, "admin");
	set(d, KIND_CASE, its, "fit=yes");
}

/* ---- what may be left out ------------------------------------------------ */

static struct op *
more(struct forged *f, enum op_verb verb, enum kind kind, uint64_t id,
	uint64_t owner)
{
	struct record *r = xmalloc(sizeof(*r));

	f->op = change_op(&f->c, verb, kind, id, owner);
	if (verb != OP_CREATE && peek(f->d, kind, id, r))
		f->op->base = r->seq;
	free(r);
	return f->op;
}

static void
street(struct forged *f, uint64_t id, const char *s)
{
	more(f, OP_SET, KIND_PERSON, id, id);
	text(f, F_STREET, s);
}

/* A task that follows is there once, whoever proposes it again. */
static void
test_once(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };

	d->replay = true;
	prepare(d);
	for (int alone = 1; alone >= 0; alone--) {
		change_init(&f.c, ACT_SET);
		more(&f, OP_CREATE, KIND_TASK, 1, here);
		number(&f, F_PERSON, (int64_t)here);
		number(&f, F_ABOUT, (int64_t)kase);
		number(&f, F_ABOUT_KIND, KIND_CASE);
		text(&f, F_TASK, "again");
		number(&f, F_DUE, d->o->today);
		text(&f, F_RULE, "stage:registered");
		if (alone) {
			check_refused(d, submit(d->o, &f.c, NULL, &d->err),
				MG_EEXIST, NULL);
		} else {
			street(&f, here, "Jl. Satu");
			check_done(d, submit(d->o, &f.c, NULL, &d->err));
			assert_int_equal(f.c.ops[0].refused, MG_EEXIST);
			assert_int_equal(f.c.ops[1].refused, 0);
		}
		change_release(&f.c);
		assert_int_equal(member(d, KIND_CASE, kase, KIND_TASK, 1), 0);
	}
	check_values(d, KIND_PERSON, here, "street=Jl. Satu");
	/* The undo knows what was not done. */
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.records, 2); /* the street, and the card */
	assert_int_equal(d->undo.left, 0);
	assert_true(member(d, KIND_CASE, kase, KIND_TASK, 0));
	/* It cannot become another one later. */
	change_init(&f.c, ACT_SET);
	more(&f, OP_SET, KIND_TASK, member(d, KIND_CASE, kase, KIND_TASK, 0),
		here);
	text(&f, F_RULE, "stage:registered#2");
	check_refused(
		d, submit(d->o, &f.c, NULL, &d->err), MG_ENOTALLOWED, NULL);
	change_release(&f.c);
}

static size_t history_rows;

static int
count_row(void *ctx, const struct history_row *row, struct err *err)
{
	(void)ctx;
	(void)row;
	(void)err;
	history_rows++;
	return 0;
}

/* Refused alone, with what goes with it; the rest stands. */
static void
test_soft(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };
	size_t from;

	d->replay = true;
	prepare(d);
	as(d, "oji");
	change_init(&f.c, ACT_SET);
	street(&f, here, "Jl. Satu");
	change_soft(&f.c, 0);
	from = f.c.n;
	street(&f, there, "Jl. Dua");
	change_soft(&f.c, from);
	from = f.c.n;
	/* The first of these could be done, the second not: neither is. */
	more(&f, OP_SET, KIND_CASE, kase, here);
	number(&f, F_PLANNED_START, 21000);
	street(&f, there, "Jl. Tiga");
	change_soft(&f.c, from);
	check_done(d, submit(d->o, &f.c, NULL, &d->err));
	assert_int_equal(f.c.ops[0].refused, 0);
	for (size_t i = 1; i < 4; i++) {
		assert_int_equal(f.c.ops[i].refused, MG_EACCESS);
		assert_string_equal(f.c.ops[i].why, "area 3201");
	}
	change_release(&f.c);
	check_values(d, KIND_PERSON, here, "street=Jl. Satu");
	check_values(d, KIND_CASE, kase, "planned_start=");
	as(d, "admin");
	check_values(d, KIND_PERSON, there, "street=");
	/* What was left out is no history, and nothing to take back. */
	history_rows = 0;
	check_done(d, history_record(d->o, KIND_CASE, kase, 10, count_row, NULL,
			      &d->err));
	assert_int_equal(history_rows, 2); /* opened, its task */
	as(d, "oji");
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.records, 1);
	assert_int_equal(d->undo.left, 0);
	check_values(d, KIND_PERSON, here, "street=");
}

/* Where nothing stands there is no act. */
static void
test_soft_none(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };

	d->replay = true;
	prepare(d);
	as(d, "oji");
	change_init(&f.c, ACT_SET);
	street(&f, there, "Jl. Dua");
	change_soft(&f.c, 0);
	check_refused(
		d, submit(d->o, &f.c, NULL, &d->err), MG_EACCESS, "area", NULL);
	change_release(&f.c);
	check_refused(d, try_undo(d, 0), MG_ENOENT, NULL);
}

/* What was looked at is still so, or nothing is done. */
static void
test_expect(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };
	uint64_t seen = 0;

	d->replay = true;
	prepare(d);
	for (int late = 0; late < 2; late++) {
		change_init(&f.c, ACT_SET);
		street(&f, there, late ? "Jl. Dua" : "Jl. Satu");
		more(&f, OP_EXPECT, KIND_PERSON, here, 0);
		if (!late)
			seen = f.op->base;
		f.op->base = seen;
		if (late)
			check_refused(d, submit(d->o, &f.c, NULL, &d->err),
				MG_ECONFLICT, "somebody else", NULL);
		else
			check_done(d, submit(d->o, &f.c, NULL, &d->err));
		change_release(&f.c);
		if (!late)
			set(d, KIND_PERSON, here, "phone=081200001111");
	}
	check_values(d, KIND_PERSON, there, "street=Jl. Satu");
	/* It is no act on the record that it names. */
	history_rows = 0;
	check_done(d, history_record(d->o, KIND_PERSON, here, 10, count_row,
			      NULL, &d->err));
	assert_int_equal(history_rows, 4); /* made, case, task, phone */
	/* And there is nothing of it to take back. */
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, 0));
	assert_int_equal(d->undo.records, 1);
	assert_int_equal(d->undo.left, 0);
	check_values(d, KIND_PERSON, there, "street=");
}

/* A verb that this program does not know is for nobody. */
static void
test_strange_verb(void **state)
{
	struct desk *d = *state;
	struct forged f = { .d = d };

	prepare(d);
	change_init(&f.c, ACT_SET);
	street(&f, here, "Jl. Satu");
	f.op->verb = OP_VERBS;
	assert_int_not_equal(submit(d->o, &f.c, NULL, &d->err), 0);
	change_release(&f.c);
	check_values(d, KIND_PERSON, here, "street=");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_forged),
		desk_test(test_version_text),
		desk_test(test_refused_stays),
		desk_test(test_all_or_nothing),
		desk_test(test_health),
		desk_test(test_once),
		desk_test(test_soft),
		desk_test(test_soft_none),
		desk_test(test_expect),
		desk_test(test_strange_verb),
	};

	return cmocka_run_group_tests_name("apply", tests, NULL, NULL);
}
