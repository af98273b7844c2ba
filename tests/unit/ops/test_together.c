/* SPDX-License-Identifier: MIT */
/*
 * Every op there is from two processes at once. Both are let go while this one
 * holds the gate, and the gate is opened when both stand before it: whoever
 * looked before would work with what is no longer so.
 */
#include "../office/office_fixture.h"

#include <glob.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

#include "magang/ops/init.h"
#include "magang/ops/ops_statement.h"
#include "magang/ops/ops_appeal.h"
#include "magang/ops/ops_assess.h"
#include "magang/demo/demo.h"
#include "magang/exchange/import.h"
#include "magang/ops/merge.h"
#include "magang/ops/ops_about.h"
#include "magang/base/ids.h"
#include "magang/ops/ops_certificate.h"
#include "magang/ops/ops_pack.h"
#include "magang/ops/ops_complete.h"
#include "magang/ops/ops_grade.h"
#include "magang/ops/ops_keys.h"
#include "magang/ops/ops_letter.h"
#include "magang/ops/ops_proposal.h"
#include "magang/ops/ops_match.h"
#include "magang/ops/ops_rank.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/ops_sheet.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/ops_version.h"
#include "magang/ops/handover.h"
#include "magang/record/dict.h"
#include "magang/record/doubt_state.h"
#include "magang/record/grade.h"
#include "magang/record/sheet.h"
#include "magang/ops/ops_wish.h"
#include "magang/ops/ops_work.h"
#include "magang/ops/erase.h"
#include "magang/ops/retention.h"
#include "magang/ops/sweep.h"
#include "magang/store/gate.h"

/* ---- two processes ------------------------------------------------------- */

static int at_gate = -1; /* of a child: where it says that it waits */

/* The gate is the only thing that an op sleeps for. */
int
nanosleep(const struct timespec *t, struct timespec *left)
{
	if (at_gate >= 0 && write(at_gate, "w", 1) == 1)
		at_gate = -1;
	return (int)syscall(SYS_nanosleep, t, left);
}

struct told {
	int rc;
	struct receipt receipt;
	char text[300];
};

struct world {
	struct desk *d;
	uint64_t person, kase, task, doubt, act, user, proposal, letter,
		letter_seq, cohort, slot, ranking, other, seat, certificate,
		pack;
	uint32_t run;
	struct values v;
	uint16_t program;
	unsigned row, nth; /* which of the two this is */
};
typedef int (*act_fn)(struct world *w, struct office *o, struct receipt *out,
	struct err *err);

static void
child(struct world *w, act_fn act, int go, int out)
{
	struct office_options opt = desk_options(w->d);
	struct told a = { 0 };
	struct err err = ERR_INIT;
	struct office *o;
	char c;

	opt.as = "admin";
	a.rc = office_open(&opt, &o, &err);
	if (read(go, &c, 1) != 1)
		_exit(2);
	if (!a.rc) {
		at_gate = out;
		do /* where the machine is slow: once more, as it is told */
			a.rc = act(w, o, &a.receipt, &err);
		while (a.rc == MG_EBUSY);
		at_gate = -1;
		office_close(o);
	}
	snprintf(a.text, sizeof(a.text), "%.299s", err.text);
	if (write(out, "r", 1) != 1 || write(out, &a, sizeof(a)) != sizeof(a))
		_exit(2);
	_exit(0);
}

struct worker {
	pid_t pid;
	int go, out; /* our ends */
};

static void
start(struct worker *k, struct world *w, act_fn act)
{
	int go[2], out[2];

	assert_int_equal(pipe(go) | pipe(out), 0);
	fflush(NULL);
	k->pid = fork();
	assert_true(k->pid >= 0);
	if (k->pid == 0) {
		close(go[1]);
		close(out[0]);
		child(w, act, go[0], out[1]);
	}
	close(go[0]);
	close(out[1]);
	k->go = go[1];
	k->out = out[0];
}

static char
next_word(struct worker *k)
{
	char c = 0;

	if (read(k->out, &c, 1) != 1)
		fail_msg("a process has gone without a word");
	return c;
}

static void
finish(struct worker *k, char word, struct told *out)
{
	int status;

	if (word == 'w')
		word = next_word(k);
	assert_int_equal(word, 'r');
	assert_int_equal(read(k->out, out, sizeof(*out)), sizeof(*out));
	assert_int_equal(waitpid(k->pid, &status, 0), k->pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(k->go);
	close(k->out);
}

static void
both(struct world *w, act_fn act, struct told out[2])
{
	struct worker k[2];
	char word[2];

	/* A store is opened anew in every process. */
	office_close(w->d->o);
	for (unsigned i = 0; i < 2; i++) {
		w->nth = i;
		start(&k[i], w, act);
	}
	desk_open(w->d);
	check_done(w->d, gate_enter(w->d->o->store, &w->d->err));
	for (int i = 0; i < 2; i++)
		assert_int_equal(write(k[i].go, "g", 1), 1);
	for (int i = 0; i < 2; i++)
		word[i] = next_word(&k[i]);
	gate_leave(w->d->o->store);
	for (int i = 0; i < 2; i++)
		finish(&k[i], word[i], &out[i]);
}

/* ---- each op ------------------------------------------------------------- */

#define ACT(name)                                                              \
	static int name(struct world *w, struct office *o,                     \
		struct receipt *out, struct err *err)

ACT(person_add)
{
	return op_person_add(o, w->v.row, w->v.n, out, err);
}

ACT(person_with_case)
{
	const struct opening first = { "kyoto-ikusei", NULL, 0 };
	struct receipt kase;

	return op_person_with_case(
		o, w->v.row, w->v.n, &first, out, &kase, err);
}

ACT(add_user)
{
	return op_add(o, KIND_USER, w->v.row, w->v.n, out, err);
}

ACT(set_fields)
{
	return op_set_fields(
		o, KIND_PERSON, w->person, 0, w->v.row, w->v.n, NULL, out, err);
}

ACT(set_try)
{
	return op_set_try(
		o, KIND_PERSON, w->person, 0, w->v.row, w->v.n, out, err);
}

ACT(set_many)
{
	return op_set_many(o,
		&(struct many_values){
			.kind = KIND_PERSON, .values = w->v.row, .n = w->v.n },
		&w->person, 1, out, err);
}

ACT(set_rows)
{
	const struct set_row row = {
		.id = w->person, .values = w->v.row, .n = w->v.n
	};
	const struct set_rows rows = {
		.kind = KIND_PERSON, .act = ACT_SET, .rows = &row, .n = 1
	};

	return op_set_rows(o, &rows, out, err);
}

ACT(own_choice)
{
	(void)out;
	return op_own_choice(o, w->v.row, w->v.n, err);
}

ACT(case_open)
{
	return op_case_open(o, w->person, "magang-jabar", NULL, 0, out, err);
}

ACT(case_come)
{
	uint64_t there;

	return op_case_come(
		o, w->person, "magang-jabar", NULL, 0, &there, out, err);
}

ACT(case_open_row)
{
	const struct case_opening row = { .person = w->person,
		.program = "magang-jabar" };

	return op_case_open_row(o, &row, out, err);
}

ACT(case_decide)
{
	const struct decision d = {
		.id = w->kase, .stage = "withdrawn", .reason = "abroad"
	};

	return op_case_decide(o, &d, out, err);
}

ACT(cases_move)
{
	uint64_t left;
	size_t n_left;

	return op_cases_move(o, &w->kase, 1,
		&(struct decision){ .stage = "withdrawn", .reason = "abroad" },
		&left, &n_left, out, err);
}

ACT(cases_try)
{
	uint64_t left;
	size_t n_left;

	return op_cases_try(o, &w->kase, 1,
		&(struct decision){ .stage = "withdrawn", .reason = "abroad" },
		&left, &n_left, out, err);
}

ACT(move_check)
{
	(void)out;
	return op_case_move_check(o,
		&(struct decision){ .id = w->kase,
			.stage = "withdrawn",
			.reason = "abroad" },
		err);
}

ACT(case_document)
{
	return op_case_document(o, w->kase, "skck", o->today, out, err);
}

ACT(letters_send)
{
	const struct letter_sending row = { w->letter, w->letter_seq, "Dear" };

	return op_letters_send(o, &row, 1, false, out, err);
}

ACT(letters_withhold)
{
	return op_letters_withhold(o, &w->letter, 1, "told", out, err);
}

ACT(letters_answer)
{
	const struct letter_answer row = { w->letter, "later", NULL };

	return op_letters_answer(o, &row, 1, NULL, false, out, err);
}

ACT(seats_fill)
{
	const struct filling f = { .in_kind = KIND_COHORT,
		.in = w->cohort,
		.cases = &w->kase,
		.n = 1 };

	return op_seats_fill(o, &f, out, err);
}

/* Each another case, for the one place there is. */
ACT(slot_fill)
{
	const struct filling f = { .in_kind = KIND_SLOT,
		.in = w->slot,
		.cases = w->nth ? &w->other : &w->kase,
		.n = 1 };

	return op_seats_fill(o, &f, out, err);
}

ACT(wishes_set)
{
	const struct wish wish = { .kase = w->kase,
		.places = { 1, { { w->slot, 1 } } } };

	return op_wishes_set(o, &wish, 1, false, out, err);
}

ACT(match_publish)
{
	return op_match_publish(o, w->run, 1, false, out, err);
}

ACT(ranks_set)
{
	const struct ranked first = { w->kase, 1 };
	const struct ranks_told told = {
		.ranking = w->ranking, .rows = &first, .n = 1, .whole = true
	};
	struct ranks_changed is;

	return op_ranks_set(o, &told, &is, out, err);
}

ACT(seats_answer)
{
	const struct seat_answer a = {
		.said = SEAT_YES, .seats = &w->seat, .n = 1
	};

	return op_seats_answer(o, &a, out, err);
}

static const char ending_text[] =
	"program: ending\nversion: 1\nprefix: EN\nlabel: Ending\n"
	"cohorts:\n"
	"  units: {hand: {label: Hand, pass: 60}}\n"
	"  complete: {passed: z, out: gone}\n"
	"stages:\n"
	"  a: {kind: start, label: Asked}\n"
	"  z: {kind: success, label: Done}\n"
	"  gone: {kind: failed, label: Gone}\n"
	"moves:\n"
	"  - {from: a, to: z}\n"
	"  - {from: a, to: gone}\n";

ACT(cohort_complete)
{
	const struct complete_order c = { .cohort = w->cohort };

	return op_cohort_complete(o, &c, out, err);
}

/* Each grades another one, as a list does. */
ACT(cohort_grades)
{
	const struct marks marks = { 1, { { (uint16_t)(w->nth + 1), "70" } } };
	const struct grading g = { .cohort = w->cohort,
		.unit = "japanese",
		.attempt = 1,
		.marks = &marks };
	struct graded is;

	return op_cohort_grades(o, &g, 1, NULL, &is, out, err);
}

/* The same by a line. */
ACT(cohort_grade)
{
	const struct marks marks = { 1, { { (uint16_t)(w->nth + 1), "70" } } };
	const struct grading g = { .cohort = w->cohort,
		.unit = "japanese",
		.attempt = 1,
		.marks = &marks };
	struct graded is;

	return op_cohort_grade(o, &g, &is, out, err);
}

/* Each marks another one. */
ACT(cohort_mark)
{
	const struct marks marks = { 1, { { (uint16_t)(w->nth + 1), "a" } } };
	const struct marking m = {
		.cohort = w->cohort, .day = o->today, .marks = &marks
	};
	struct marked is;

	return op_cohort_mark(o, &m, &is, out, err);
}

ACT(sheets_answer)
{
	const uint64_t id = sheet_id(w->cohort, o->today - 1);

	return op_sheets_answer(o, &id, 1, NULL, out, err);
}

ACT(about_add)
{
	return op_about_add(o, KIND_ACTIVITY, KIND_PERSON, w->person, w->v.row,
		w->v.n, out, err);
}

ACT(about_add_row)
{
	const struct about_row row = { .kind = KIND_ACTIVITY,
		.about_kind = KIND_PERSON,
		.about = w->person,
		.values = w->v.row,
		.n = w->v.n };

	return op_about_add_row(o, &row, out, err);
}

ACT(note)
{
	const struct deed deed = { .activity = "note", .text = "called" };

	return op_note(o, KIND_PERSON, w->person, &deed, out, err);
}

ACT(contact)
{
	return op_contact(
		o, KIND_PERSON, w->person, "call", "reached", out, err);
}

ACT(task_add)
{
	return op_task_add(
		o, KIND_PERSON, w->person, "call", o->today, out, err);
}

ACT(tasks_done)
{
	return op_tasks_done(o, &w->task, 1, out, err);
}

ACT(doubts_answer)
{
	return op_doubts_answer(o, &w->doubt, 1, "different", out, err);
}

ACT(sweep)
{
	struct swept s;

	(void)w;
	memset(out, 0, sizeof(*out));
	return op_sweep(o, NULL, NULL, &s, err);
}

ACT(undo)
{
	struct undo_report report = { 0 };

	(void)out;
	return op_undo(o, w->act, &report, err);
}

ACT(merge_persons)
{
	struct merge_plan plan;
	int rc = merge_plan_make(o, w->person, w->other, &plan, err);

	if (!rc)
		rc = op_merge_persons(o, &plan, NULL, false, out, err);
	merge_plan_release(&plan);
	return rc;
}

ACT(unmerge)
{
	struct undo_report report = { 0 };

	(void)out;
	return op_unmerge(o, w->other, &report, err);
}

ACT(redo)
{
	struct undo_report report = { 0 };

	(void)w;
	(void)out;
	return op_redo(o, &report, err);
}

ACT(erase)
{
	return op_erase(o, &w->person, 1, "asked", out, err);
}

/* A month later, when nobody keeps the data any more. */
static void
goes_on(struct office *o)
{
	o->today += 30;
	o->now += 30 * 86400;
}

ACT(expire_propose)
{
	const struct expiring x = { .ids = &w->person, .n = 1 };

	goes_on(o);
	return op_expire_propose(o, &x, out, err);
}

ACT(expire)
{
	goes_on(o);
	return op_expire(o, &w->person, 1, out, err);
}

static const char kept_text[] =
	"program: kept\nversion: 1\nprefix: KP\nlabel: Kept\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  z: {kind: success, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: z}\n"
	"retention:\n"
	"  z: {keep: 2 days, then: erase}\n";

static const char program_text[] =
	"program: two\nversion: 1\nprefix: TW\nlabel: Two\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  z: {kind: success, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: z}\n";

ACT(cases_version)
{
	const struct program *to;
	struct txn *txn;
	int rc = office_look(o, &txn, err);

	if (rc)
		return rc;
	to = office_program_named(o, txn, "two");
	office_look_end(txn);
	return op_cases_version(o, false, to, &w->kase, 1, out, err);
}

/* Whoever comes second is told that it was returned. */
ACT(version_return)
{
	const struct program *version;
	struct txn *txn;
	int rc = office_look(o, &txn, err);

	(void)w;
	if (rc)
		return rc;
	version = office_program_named(o, txn, "two");
	office_look_end(txn);
	return op_version_return(o, version, "no", out, err);
}

ACT(assign)
{
	const struct handing h = { .kind = KIND_CASE, .to = w->user };

	return op_assign(o, &h, &w->kase, 1, out, err);
}

/* Planned before the other one went. */
ACT(handover)
{
	struct handover h = {
		.from = o->access.user, .to = { w->user }, .n_to = 1
	};
	struct handover_item item = { .id = w->kase, .to = w->user };

	h.cases = (struct handover_items){ &item, 1, 1 };
	return op_handover(o, &h, false, out, err);
}

ACT(accept)
{
	return op_cases_accept(o, &w->kase, 1, out, err);
}

ACT(refuse)
{
	return op_cases_refuse(o, "too far", &w->kase, 1, out, err);
}

static char
base64_of(unsigned row)
{
	return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	       "0123456789+/"[row % 64];
}

ACT(key_add)
{
	char line[128];

	/* nobody has that of another */
	snprintf(line, sizeof(line),
		"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QE"
		"RITFBUWFxgZGhscHR4%c oji@phone",
		base64_of(w->row));
	return op_user_key_add(o, w->user, line, out, err);
}

ACT(key_close)
{
	return op_user_key_close(o, w->user, "oji@phone", out, err);
}

static int
install_text(struct office *o, const char *text, struct receipt *out,
	struct err *err)
{
	struct diag_list diags;
	int rc;

	diag_init(&diags, "two.yaml");
	rc = op_program_install(
		o, "two.yaml", text, strlen(text), &diags, out, err);
	if (rc && diags.n)
		err_set(err, rc, "%s", diags.rows[0].text);
	diag_release(&diags);
	return rc;
}

ACT(program_install)
{
	(void)w;
	return install_text(o, program_text, out, err);
}

static void
some_proposal(struct world *w)
{
	static const char text[] =
		"program: eyes\nversion: 1\nprefix: EY\nlabel: Eyes\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  z: {kind: success, label: Z}\n"
		"moves:\n"
		"  - {from: a, to: z, approval: second person}\n";

	check_done(w->d, install_text(w->d->o, text, &w->d->r, &w->d->err));
	w->kase = open_case(w->d, w->person, "eyes", "");
	user(w->d, "name=rina; role=coordinator");
	as(w->d, "rina");
	move(w->d, w->kase, "z", NULL);
	w->proposal = w->d->r.first[KIND_PROPOSAL];
	as(w->d, "admin");
}

ACT(proposals_answer)
{
	const struct answer a = { .ids = &w->proposal, .n = 1 };

	return op_proposals_answer(o, &a, out, err);
}

static void
some_assessment(struct world *w)
{
	static const char text[] =
		"program: panel\nversion: 1\nprefix: PA\nlabel: Panel\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  z: {kind: success, label: Z}\n"
		"moves:\n"
		"  - {from: a, to: z}\n"
		"assessments:\n"
		"  talk: {label: Talk, stage: a, assessors: 2, criteria: {\n"
		"    will: {label: Will, range: 0 .. 10}}}\n";

	check_done(w->d, install_text(w->d->o, text, &w->d->r, &w->d->err));
	w->kase = open_case(w->d, w->person, "panel", "");
}

ACT(assess)
{
	const struct assessing a = { .kase = w->kase, .points = "will=8" };

	return op_assess(o, &a, out, err);
}

ACT(assess_sheet)
{
	static const char *const heads[] = { "will" }, *const cells[] = { "8" };
	const struct card_line row = { .kase = w->kase, .cells = cells };
	const struct card_sheet s = {
		.heads = heads, .n_heads = 1, .rows = &row, .n = 1
	};

	return op_assess_sheet(o, &s, out, err);
}

ACT(assess_close)
{
	return op_assess_close(o, w->kase, NULL, "ill", out, err);
}

static void
some_pass(struct world *w)
{
	static const char text[] =
		"program: paper\nversion: 1\nprefix: PC\nlabel: Paper\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  z: {kind: success, label: Z}\n"
		"moves:\n"
		"  - {from: a, to: z}\n"
		"certificates:\n"
		"  c: {label: C, on: z, text: passed}\n";

	check_done(w->d, install_text(w->d->o, text, &w->d->r, &w->d->err));
	w->kase = open_case(w->d, w->person, "paper", "");
	move(w->d, w->kase, "z", NULL);
}

static void
some_certificate(struct world *w)
{
	some_pass(w);
	check_done(w->d, op_certificates_give(w->d->o,
				 &(struct giving){ .cases = &w->kase, .n = 1 },
				 &w->d->r, &w->d->err));
	w->certificate = w->d->r.first[KIND_CERTIFICATE];
}

static void
some_other_name(struct world *w)
{
	some_certificate(w);
	set(w->d, KIND_PERSON, w->person, "name=Another Name");
}

static void
some_consent(struct world *w)
{
	struct record *r = xmalloc(sizeof(*r));

	set(w->d, KIND_PERSON, w->person, "consent_partner=2026-11-01");
	assert_true(peek(w->d, KIND_CASE, w->kase, r));
	w->program = (uint16_t)record_number(r, F_PROGRAM_NO, 0);
	free(r);
}

ACT(pack_make)
{
	struct ids cases = { &w->kase, 1, 1 };
	const struct packing p = { .program = w->program,
		.version = 1,
		.pack = "roster",
		.to = "Kyoto",
		.code = "ABCDEF",
		.cases = &cases,
		.digest = "d",
		.content = "d",
		.signature = "s",
		.key = "k" };

	return op_pack_make(o, &p, out, err);
}

static void
some_pack(struct world *w)
{
	some_consent(w);
	check_done(w->d, pack_make(w, w->d->o, &w->d->r, &w->d->err));
	w->pack = w->d->r.first[KIND_PACK];
}

ACT(pack_return)
{
	struct setting yes = { .value = value_number(1) };
	const struct set_row row = { .id = w->kase, .values = &yes, .n = 1 };
	struct txn *txn;

	if (office_look(o, &txn, err))
		return err->code;
	yes.field = office_field(o, txn, KIND_CASE, "chosen_by_host", 14);
	office_look_end(txn);
	return op_pack_return(o,
		&(struct unpacking){ .pack = w->pack, .rows = &row, .n = 1 },
		out, err);
}

ACT(state)
{
	struct stating s = {
		.target = "places_per_year", .day = o->today, .known = DATE_NONE
	};
	struct txn *txn;

	(void)w;
	if (office_look(o, &txn, err))
		return err->code;
	s.program = dict_number(txn, DICT_PROGRAM, 0, "kyoto-ikusei");
	office_look_end(txn);
	return op_state(o, &s, out, err);
}

ACT(certificates_give)
{
	const struct giving g = { .cases = &w->kase, .n = 1 };

	return op_certificates_give(o, &g, out, err);
}

ACT(certificates_print)
{
	return op_certificates_print(o, &w->certificate, 1, NULL, out, err);
}

ACT(certificates_replace)
{
	return op_certificates_replace(o, &w->certificate, 1, "x", out, err);
}

ACT(certificates_revoke)
{
	return op_certificates_revoke(o, &w->certificate, 1, "x", out, err);
}

static void
some_decline(struct world *w)
{
	static const char text[] =
		"program: plea\nversion: 1\nprefix: PL\nlabel: Plea\n"
		"stages:\n"
		"  a: {kind: start, label: A}\n"
		"  n: {kind: failed, label: N}\n"
		"  z: {kind: success, label: Z}\n"
		"moves:\n"
		"  - {from: a, to: z}\n"
		"  - {from: a, to: n}\n"
		"appeals: {within: 5 days, decide: 5 days}\n";

	check_done(w->d, install_text(w->d->o, text, &w->d->r, &w->d->err));
	w->kase = open_case(w->d, w->person, "plea", "");
	move(w->d, w->kase, "n", NULL);
}

ACT(appeal)
{
	return op_case_appeal(o, w->kase, 0, "it was there", out, err);
}

ACT(setting_install)
{
	static const char text[] = "holidays:\n  2027-01-01: New Year\n";

	(void)w;
	return op_setting_install(
		o, "calendar", text, strlen(text), NULL, out, err);
}

ACT(import)
{
	static char text[] = "NIK,Nama,Tanggal Lahir,Kabupaten\n"
			     "3205011203019002,Dadang,2001-03-12,32.05\n";
	struct import_options opt = { .kind = KIND_PERSON, .file = "list" };
	struct import_report report;
	FILE *f = fmemopen(text, strlen(text), "r");
	int rc = import_file(o, f, &opt, &report, err);

	(void)w;
	out->act = report.added;
	import_report_release(&report);
	fclose(f);
	return rc;
}

ACT(import_hosts)
{
	static char text[] = "Name,Kind\nPT Baru Sekali,host\n";
	struct import_options opt = { .kind = KIND_ORGANISATION,
		.file = "list" };
	struct import_report report;
	FILE *f = fmemopen(text, strlen(text), "r");
	int rc = import_file(o, f, &opt, &report, err);

	(void)w;
	out->act = report.added;
	import_report_release(&report);
	fclose(f);
	return rc;
}

/* A store of its own, which both begin. */
ACT(init)
{
	struct office_options opt = desk_options(w->d);
	char dir[sizeof(w->d->dir) + 10];

	(void)o;
	(void)out;
	snprintf(dir, sizeof(dir), "%s/second", w->d->dir);
	opt.dir = dir;
	return office_init(&opt, err);
}

ACT(demo)
{
	const struct demo_options opt = { .people = 20,
		.seed = 3,
		.names = TEST_DATA "/config/demo/names.txt" };
	struct demo_report report;

	(void)w;
	(void)out;
	return demo_fill(o, &opt, &report, err);
}

/* ---- what must come of it ------------------------------------------------ */

/* Values of somebody whom no other row has: its letter for @, its number of
 * four digits for #. */
static void
parse(struct world *w, const char *text)
{
	struct buf b = BUF_INIT;

	for (; *text; text++)
		if (*text == '@')
			buf_addf(&b, "%c%s", 'a' + (int)(w->row % 26),
				w->row < 26 ? "" : "x");
		else if (*text == '#')
			buf_addf(&b, "%u", 9100 + w->row);
		else
			buf_addc(&b, *text);
	values_parse(w->d, KIND_PERSON, buf_str(&b), &w->v);
	buf_release(&b);
}

static void
nothing(struct world *w)
{
	(void)w;
}

static void
some_person(struct world *w)
{
	parse(w, "name=Budi @; nik=320501030799#; regency=32.05");
}

static void
some_candidate(struct world *w)
{
	parse(w, "name=Wahyu @; nik=320501150585#; regency=32.05");
}

static void
some_user(struct world *w)
{
	values_parse(w->d, KIND_USER, "name=oji; role=officer", &w->v);
}

/* Two alike, registered while nobody was asked about anything. */
static void
some_unasked(struct world *w)
{
	struct site *site = &w->d->o->book.site;
	const int line = site->similar_line;

	site->similar_line = LINK_BANDS;
	for (int i = 0; i < 2; i++) {
		parse(w, "name=Budi Santosa; birth_date=1980-03-12; "
			 "phone=081299990000");
		check_done(w->d, person_add(w, w->d->o, &w->d->r, &w->d->err));
	}
	site->similar_line = line;
}

static void
some_phone(struct world *w)
{
	values_parse(w->d, KIND_PERSON, "phone=081200007777", &w->v);
}

static void
some_choice(struct world *w)
{
	values_parse(w->d, KIND_USER, "lang=ja", &w->v);
}

static void
some_note(struct world *w)
{
	values_parse(w->d, KIND_ACTIVITY, "activity=note; text=x", &w->v);
}

static void
some_letter(struct world *w)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct decision d = { .id = w->kase,
		.stage = "rejected",
		.reason = "late",
		.cause = "papers" };

	check_done(w->d, op_case_decide(w->d->o, &d, &w->d->r, &w->d->err));
	w->letter = member(w->d, KIND_CASE, w->kase, KIND_LETTER, 0);
	assert_true(peek(w->d, KIND_LETTER, w->letter, r));
	w->letter_seq = r->seq;
	free(r);
}

static void
some_sent(struct world *w)
{
	some_letter(w);
	check_done(w->d, letters_send(w, w->d->o, &w->d->r, &w->d->err));
}

static void
some_cohort(struct world *w)
{
	struct values v;

	values_parse(w->d, KIND_COHORT,
		"program=kyoto-ikusei; name=One; seats=1", &v);
	check_done(w->d,
		op_add(w->d->o, KIND_COHORT, v.row, v.n, &w->d->r, &w->d->err));
	w->cohort = w->d->r.id;
}

static void
some_slot(struct world *w)
{
	struct desk *d = w->d;
	struct values v;
	char text[120];

	snprintf(
		text, sizeof(text), "name=Host%u; kind=host; staff=30", w->row);
	values_parse(d, KIND_ORGANISATION, text, &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	values_parse(
		d, KIND_SLOT, "program=kyoto-ikusei; name=K-07; seats=1", &v);
	v.row[v.n++] = (struct setting){ core_field(F_SLOT_HOST),
		value_number((int64_t)d->r.id) };
	check_done(d, op_add(d->o, KIND_SLOT, v.row, v.n, &d->r, &d->err));
	w->slot = d->r.id;
	w->other = open_case(d, person(d, "name=Nining; sex=P; regency=32.05"),
		"kyoto-ikusei", "");
}

/* Of one person and one place. */
static void
some_run(struct world *w)
{
	static const char text[] =
		"program: pairs\nversion: 1\nprefix: QX\nlabel: Pairs\n"
		"stages:\n  pool: {kind: start, label: Pool, matched: yes}\n"
		"  done: {kind: success, label: Done}\n"
		"moves:\n  - {from: pool, to: done}\n";
	struct desk *d = w->d;
	struct match_of of = { .seed = "1", .today = d->o->today };
	struct record *r = xmalloc(sizeof(*r));
	struct match_ran ran;
	struct values v;

	check_done(d, install_text(d->o, text, &d->r, &d->err));
	w->kase = open_case(d, w->person, "pairs", "");
	values_parse(d, KIND_ORGANISATION, "name=Pairs; kind=host", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	values_parse(d, KIND_SLOT, "program=pairs; name=P-1; seats=1", &v);
	v.row[v.n++] = (struct setting){ core_field(F_SLOT_HOST),
		value_number((int64_t)d->r.id) };
	check_done(d, op_add(d->o, KIND_SLOT, v.row, v.n, &d->r, &d->err));
	w->slot = d->r.id;
	check_done(d, wishes_set(w, d->o, &d->r, &d->err));
	assert_true(peek(d, KIND_SLOT, w->slot, r));
	of.program = (uint16_t)record_number(r, F_SLOT_PROGRAM, 0);
	free(r);
	check_done(d, match_run(d->o, &of, false, &ran, &d->err));
	check_done(d, match_keep(d->o, &ran, false, &w->run, &d->err));
	match_ran_release(&ran);
}

static void
some_ranking(struct world *w)
{
	struct values v;

	values_parse(w->d, KIND_ORGANISATION, "name=Uji; kind=host", &v);
	check_done(w->d, op_add(w->d->o, KIND_ORGANISATION, v.row, v.n,
				 &w->d->r, &w->d->err));
	values_parse(w->d, KIND_RANKING,
		"program=kyoto-ikusei; host=OR-000001-3; name=Uji", &v);
	check_done(w->d, op_add(w->d->o, KIND_RANKING, v.row, v.n, &w->d->r,
				 &w->d->err));
	w->ranking = w->d->r.id;
}

static void
some_seat(struct world *w)
{
	some_cohort(w);
	check_done(w->d, seats_fill(w, w->d->o, &w->d->r, &w->d->err));
	w->seat = w->d->r.first[KIND_SEAT];
}

/* Of two, with class today. */
static void
some_class(struct world *w)
{
	struct desk *d = w->d;
	const uint64_t cases[] = { w->kase,
		open_case(d, person(d, "name=Nining; sex=P; regency=32.05"),
			"kyoto-ikusei", "") };
	const struct filling f = { .cases = cases, .n = ARRAY_SIZE(cases) };
	struct filling of = f;
	uint64_t seats[ARRAY_SIZE(cases)];
	const struct seat_answer a = {
		.said = SEAT_YES, .seats = seats, .n = ARRAY_SIZE(seats)
	};
	struct values v;
	char text[120];

	snprintf(text, sizeof(text),
		"program=kyoto-ikusei; name=Class%u; seats=2; "
		"from=2026-11-23; until=2026-12-31",
		w->row);
	values_parse(d, KIND_COHORT, text, &v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	of.in_kind = KIND_COHORT;
	of.in = w->cohort = d->r.id;
	check_done(d, op_seats_fill(d->o, &of, &d->r, &d->err));
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		seats[i] = member(d, KIND_CASE, cases[i], KIND_SEAT, 0);
	later_days(d, -1);
	check_done(d, op_seats_answer(d->o, &a, &d->r, &d->err));
	/* a screen that was read before does not write over it */
	check_refused(d,
		op_seats_answer(d->o,
			&(struct seat_answer){ .said = SEAT_NO,
				.seats = seats,
				.n = 1,
				.seen = d->r.seq - 1 },
			&d->r, &d->err),
		MG_ECONFLICT, "changed meanwhile", NULL);
	later_days(d, 1);
}

/* A cohort of a program of its own that is over, and its one member has passed. */
static void
some_end(struct world *w)
{
	const struct marks marks = { 1, { { 1, "70" } } };
	struct desk *d = w->d;
	struct grading g = { .unit = "hand", .attempt = 1, .marks = &marks };
	struct seat_answer yes = {
		.said = SEAT_YES, .seats = &w->seat, .n = 1
	};
	struct filling f = { .cases = &w->kase, .n = 1 };
	struct graded is;
	struct values v;

	check_done(d, install_text(d->o, ending_text, &d->r, &d->err));
	w->kase = open_case(d, w->person, "ending", "");
	values_parse(d, KIND_COHORT,
		"program=ending; name=End; seats=1; from=2026-11-23; "
		"until=2026-11-24",
		&v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	g.cohort = f.in = w->cohort = d->r.id;
	f.in_kind = KIND_COHORT;
	later_days(d, -1);
	check_done(d, op_seats_fill(d->o, &f, &d->r, &d->err));
	w->seat = member(d, KIND_CASE, w->kase, KIND_SEAT, 0);
	check_done(d, op_seats_answer(d->o, &yes, &d->r, &d->err));
	later_days(d, 1);
	check_done(d, op_cohort_grade(d->o, &g, &is, &d->r, &d->err));
}

/* Marks of yesterday, told late by somebody else. */
static void
some_late(struct world *w)
{
	const struct marks marks = { 1, { { 1, "s" } } };
	struct desk *d = w->d;
	struct marking m = {
		.marks = &marks, .reason = "found", .extra = "yes"
	};
	struct marked is;
	char name[40];

	some_class(w);
	set(d, KIND_COHORT, w->cohort, "lock_after=0");
	snprintf(name, sizeof(name), "name=guru%u; role=coordinator", w->row);
	user(d, name);
	snprintf(name, sizeof(name), "guru%u", w->row);
	as(d, name);
	m.cohort = w->cohort;
	m.day = d->o->today - 1;
	check_done(d, op_cohort_mark(d->o, &m, &is, &d->r, &d->err));
	as(d, "admin");
}

static void
some_act(struct world *w)
{
	set(w->d, KIND_PERSON, w->person, "phone=081200008888");
	w->act = w->d->r.act;
}

static void
some_second(struct world *w)
{
	w->other = person(w->d, "name=Siti A; regency=32.05");
}

static void
some_merge(struct world *w)
{
	struct receipt r;

	some_second(w);
	check_done(w->d, merge_persons(w, w->d->o, &r, &w->d->err));
}

static void
some_undo(struct world *w)
{
	some_act(w);
	check_done(w->d, try_undo(w->d, w->act));
}

static void
some_version(struct world *w)
{
	static const char key[] = "version: ";
	char *newer = xstrdup(program_text);
	struct err err = ERR_INIT;

	program_install(w, w->d->o, &w->d->r, &err);
	w->kase = open_case(w->d, w->person, "two", "");
	strstr(newer, key)[sizeof(key) - 1] = '2';
	check_done(w->d, install_text(w->d->o, newer, &w->d->r, &w->d->err));
	free(newer);
}

/* The next one, that asks for a second person. */
static void
some_guarded(struct world *w)
{
	static const char key[] = "version: ";
	char *newer = xasprintf("approval: second person\n%s", program_text);

	strstr(newer, key)[sizeof(key) - 1] = '3';
	check_done(w->d, install_text(w->d->o, newer, &w->d->r, &w->d->err));
	free(newer);
}

static void
some_officer(struct world *w)
{
	char text[40];

	snprintf(text, sizeof(text), "name=ima%u; role=officer", w->row);
	user(w->d, text);
	w->user = w->d->r.id;
}

static void
some_offer(struct world *w)
{
	const struct handing back = { .kind = KIND_CASE,
		.to = w->d->o->access.user };
	struct desk *d = w->d;
	char name[40];

	some_officer(w);
	snprintf(name, sizeof(name), "ima%u", w->row);
	check_done(d, assign(w, d->o, &d->r, &d->err));
	as(d, name);
	check_done(d, op_assign(d->o, &back, &w->kase, 1, &d->r, &d->err));
	as(d, "admin");
}

static void
some_key(struct world *w)
{
	some_officer(w);
	check_done(w->d, key_add(w, w->d->o, &w->d->r, &w->d->err));
}

static void
some_ended(struct world *w)
{
	struct desk *d = w->d;
	char text[60];

	install_text(d->o, kept_text, &d->r, &d->err);
	snprintf(text, sizeof(text), "name=Kep %c", 'a' + (int)(w->row % 26));
	w->person = person(d, text);
	move(d, open_case(d, w->person, "kept", ""), "z", NULL);
}

static void
some_expiring(struct world *w)
{
	struct expiring x = { .n = 1 };
	struct desk *d = w->d;

	some_ended(w);
	x.ids = &w->person;
	user(d, "name=kedua; role=administrator");
	as(d, "kedua");
	later_days(d, 30);
	check_done(d, op_expire_propose(d->o, &x, &d->r, &d->err));
	later_days(d, -30);
	as(d, "admin");
}

static const struct {
	const char *op;
	void (*before)(struct world *w);
	act_fn act;
	int second;  /* what the later one is told */
	size_t made; /* records by both together */
} rows[] = {
	/* of the pair that both have found; first, while there is no other */
	{ "op_sweep", some_unasked, sweep, 0, 1 },
	{ "op_person_add", some_person, person_add, MG_ETAKEN, 1 },
	/* with the task of its stage */
	{ "op_person_with_case", some_candidate, person_with_case, MG_ETAKEN,
		3 },
	{ "op_add", some_user, add_user, MG_ETAKEN, 1 },
	{ "op_set_fields", some_phone, set_fields, MG_ENOENT, 0 },
	{ "op_set_try", some_phone, set_try, 0, 0 },
	{ "op_set_many", some_phone, set_many, MG_ENOENT, 0 },
	{ "op_set_rows", some_phone, set_rows, MG_ENOENT, 0 },
	{ "op_own_choice", some_choice, own_choice, 0, 0 },
	{ "op_case_open", nothing, case_open, MG_EINUSE, 2 },
	{ "op_case_come", nothing, case_come, MG_EINUSE, 2 },
	{ "op_case_open_row", nothing, case_open_row, MG_EINUSE, 2 },
	{ "op_case_decide", nothing, case_decide, MG_ENOENT, 0 },
	{ "op_cases_move", nothing, cases_move, MG_ENOENT, 0 },
	{ "op_cases_try", nothing, cases_try, 0, 0 },
	{ "op_case_move_check", nothing, move_check, 0, 0 },
	{ "op_proposals_answer", some_proposal, proposals_answer, MG_ECONFLICT,
		1 },
	/* with the task that asks for a decision */
	{ "op_case_appeal", some_decline, appeal, MG_EEXIST, 2 },
	{ "op_assess", some_assessment, assess, MG_EEXIST, 1 },
	{ "op_certificates_give", some_pass, certificates_give, MG_EEXIST, 1 },
	{ "op_certificates_print", some_certificate, certificates_print,
		MG_EUSAGE, 0 },
	{ "op_certificates_replace", some_other_name, certificates_replace,
		MG_ENOTALLOWED, 1 },
	{ "op_certificates_revoke", some_certificate, certificates_revoke,
		MG_ENOTALLOWED, 0 },
	{ "op_assess_sheet", some_assessment, assess_sheet, MG_EEXIST, 1 },
	{ "op_assess_close", some_assessment, assess_close, MG_EEXIST, 0 },
	{ "op_case_document", nothing, case_document, MG_ENOENT, 1 },
	/* each one of its own */
	{ "op_pack_make", some_consent, pack_make, 0, 2 },
	{ "op_state", nothing, state, 0, 2 },
	{ "op_pack_return", some_pack, pack_return, MG_ENOENT, 0 },
	{ "op_letters_send", some_letter, letters_send, MG_ECONFLICT, 0 },
	{ "op_letters_withhold", some_letter, letters_withhold, MG_ENOTALLOWED,
		0 },
	/* with the call that it is */
	{ "op_letters_answer", some_sent, letters_answer, MG_ENOENT, 1 },
	{ "op_seats_fill", some_cohort, seats_fill, MG_ENOTALLOWED, 1 },
	{ "op_seats_fill", some_slot, slot_fill, MG_ENOTALLOWED, 1 },
	{ "op_wishes_set", some_slot, wishes_set, MG_ENOENT, 0 },
	{ "op_match_publish", some_run, match_publish, MG_ECONFLICT, 2 },
	{ "op_ranks_set", some_ranking, ranks_set, MG_ENOENT, 1 },
	{ "op_seats_answer", some_seat, seats_answer, MG_ENOENT, 0 },
	/* both, on one sheet */
	{ "op_cohort_mark", some_class, cohort_mark, 0, 1 },
	{ "op_cohort_grade", some_class, cohort_grade, 0, 1 },
	{ "op_cohort_grades", some_class, cohort_grades, 0, 1 },
	/* whoever is first decides of all */
	{ "op_cohort_complete", some_end, cohort_complete, MG_ENOENT, 1 },
	{ "op_sheets_answer", some_late, sheets_answer, MG_ENOENT, 0 },
	{ "op_about_add", some_note, about_add, 0, 2 },
	{ "op_about_add_row", some_note, about_add_row, 0, 2 },
	{ "op_note", nothing, note, 0, 2 },
	{ "op_contact", nothing, contact, 0, 2 },
	{ "op_task_add", nothing, task_add, 0, 2 },
	{ "op_tasks_done", nothing, tasks_done, MG_ENOENT, 0 },
	{ "op_doubts_answer", nothing, doubts_answer, MG_ENOENT, 0 },
	{ "op_merge_persons", some_second, merge_persons, MG_ECONFLICT, 0 },
	/* first, while no other undo stands */
	{ "op_redo", some_undo, redo, MG_ENOENT, 0 },
	{ "op_undo", some_act, undo, MG_ENOENT, 0 },
	{ "op_unmerge", some_merge, unmerge, MG_ENOENT, 0 },
	{ "op_erase", nothing, erase, MG_EERASED, 0 },
	{ "op_program_install", nothing, program_install, 0, 1 },
	{ "op_cases_version", some_version, cases_version, MG_ENOENT, 0 },
	{ "op_version_return", some_guarded, version_return, MG_EEXIST, 0 },
	{ "op_user_key_add", some_officer, key_add, MG_EDATA, 0 },
	{ "op_user_key_close", some_key, key_close, MG_ENOENT, 0 },
	{ "op_setting_install", nothing, setting_install, 0, 0 },
	{ "import_batch.c", nothing, import, 0, 1 },
	{ "import_records.c", nothing, import_hosts, 0, 1 },
	{ "init.c", nothing, init, MG_EEXIST, 0 },
	{ "demo.c", nothing, demo, 0, 0 },
	{ "op_assign", some_officer, assign, MG_ENOENT, 0 },
	{ "op_handover", some_officer, handover, MG_ENOENT, 0 },
	{ "op_cases_accept", some_offer, accept, MG_ENOENT, 0 },
	{ "op_cases_refuse", some_offer, refuse, MG_ENOENT, 1 },
	/* last: the days go on */
	{ "op_expire_propose", some_ended, expire_propose, MG_ENOENT, 0 },
	{ "op_expire", some_expiring, expire, MG_EERASED, 0 },
};

static size_t
count_all(struct desk *d)
{
	size_t n = 0;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
		n += count_records(d, (enum kind)k);
	return n;
}

static void
make_world(struct world *w)
{
	struct desk *d = w->d;

	parse(w, "name=Siti @; nik=320501520301#; "
		 "birth_date=2001-03-12; regency=32.05");
	check_done(d, person_add(w, d->o, &d->r, &d->err));
	parse(w, "name=Siti @; birth_date=2001-03-12; sex=P; "
		 "regency=32.05; phone=08120000#");
	check_done(d, person_add(w, d->o, &d->r, &d->err));
	w->person = d->r.id;
	assert_true(d->r.doubts > 0);
	w->doubt = d->r.first[KIND_DOUBT];
	w->kase = open_case(
		d, w->person, "kyoto-ikusei", "planned_start=2027-05-01");
	w->task = member(d, KIND_CASE, w->kase, KIND_TASK, 0);
	assert_true(w->task);
}

static void
test_row(struct desk *d, size_t i)
{
	struct world w = { .d = d, .row = (unsigned)i };
	struct told a[2];
	size_t before;
	int first;

	make_world(&w);
	rows[i].before(&w);
	before = count_all(d);
	both(&w, rows[i].act, a);
	first = a[0].rc ? 1 : 0;
	if (a[first].rc || a[!first].rc != rows[i].second)
		fail_msg("%s: %s (%s) and %s (%s)", rows[i].op, err_id(a[0].rc),
			a[0].text, err_id(a[1].rc), a[1].text);
	if (rows[i].made && count_all(d) != before + rows[i].made)
		fail_msg("%s has made %zu records", rows[i].op,
			count_all(d) - before);
	/* Whoever is told that it is done has not done it once more. */
	if (rows[i].act == program_install || rows[i].act == setting_install ||
		rows[i].act == import || rows[i].act == import_hosts)
		assert_int_equal(!a[0].receipt.act + !a[1].receipt.act, 1);
	/* Whoever opens next makes of a new program what all share. */
	office_close(d->o);
	desk_open(d);
	if (!check_ok(d, NULL))
		fail_msg("%s leaves a store that is not whole", rows[i].op);
}

static void
test_ops(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		test_row(*state, i);
}

/* Two who enter one day make one sheet, and neither of them loses a mark. */
static void
test_one_day(void **state)
{
	struct world w = { .d = *state, .row = ARRAY_SIZE(rows) };
	struct told a[2];
	uint64_t id;

	make_world(&w);
	some_class(&w);
	both(&w, cohort_mark, a);
	assert_int_equal(a[0].rc | a[1].rc, 0);
	id = sheet_id(w.cohort, w.d->o->today);
	assert_string_equal(value_of(w.d, KIND_SHEET, id, "marks"), "1:a 2:a");
	assert_true(check_ok(w.d, NULL));
}

/* Nor where they grade one unit. */
static void
test_one_unit(void **state)
{
	struct world w = { .d = *state, .row = ARRAY_SIZE(rows) + 1 };
	struct told a[2];
	uint64_t id;

	make_world(&w);
	some_class(&w);
	both(&w, cohort_grade, a);
	assert_int_equal(a[0].rc | a[1].rc, 0);
	id = grade_id(w.cohort, 1, 1);
	assert_string_equal(
		value_of(w.d, KIND_GRADE, id, "marks"), "1:70 2:70");
	assert_true(check_ok(w.d, NULL));
}

static void
has_row(const char *op)
{
	size_t i = 0;

	while (i < ARRAY_SIZE(rows) && strcmp(rows[i].op, op) != 0)
		i++;
	if (i == ARRAY_SIZE(rows))
		fail_msg("%s is not tried by two at once", op);
}

static size_t
ops_of(const char *header)
{
	char line[200], name[64];
	FILE *f = fopen(header, "re");
	size_t n = 0;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "int %63[a-z_](", name) != 1 ||
			strncmp(name, "op_", 3) != 0)
			continue;
		has_row(name);
		n++;
	}
	fclose(f);
	return n;
}

/* Does a file make changes of its own? */
static bool
makes_changes(const char *file)
{
	static const char *const ways[] = { "op_run(", "op_run_job(",
		"op_try(" };
	char line[200];
	FILE *f = fopen(file, "re");
	bool yes = false;

	assert_non_null(f);
	while (!yes && fgets(line, sizeof(line), f))
		for (size_t i = 0; i < ARRAY_SIZE(ways); i++)
			yes |= strstr(line, ways[i]) != NULL;
	fclose(f);
	return yes;
}

/* An op that stands in a header stands above; op_run.h has none. */
static void
test_none_forgotten(void **state)
{
	glob_t found;
	size_t n = 0;

	(void)state;
	assert_int_equal(
		glob(TEST_DATA "/include/magang/ops/*.h", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (!strstr(found.gl_pathv[i], "op_run.h"))
			n += ops_of(found.gl_pathv[i]);
	assert_true(n > 10);
	globfree(&found);
}

/* Nor what makes changes by itself, in another room. */
static void
test_none_outside(void **state)
{
	glob_t found;
	size_t n = 0;

	(void)state;
	assert_int_equal(glob(TEST_DATA "/src/*/*.c", 0, NULL, &found), 0);
	assert_int_equal(
		glob(TEST_DATA "/src/*/*/*.c", GLOB_APPEND, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *file = found.gl_pathv[i];

		if (strstr(file, "/src/ops/") || !makes_changes(file))
			continue;
		has_row(strrchr(file, '/') + 1);
		n++;
	}
	assert_true(n >= 3);
	globfree(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_ops),
		desk_test(test_one_day),
		desk_test(test_one_unit),
		cmocka_unit_test(test_none_forgotten),
		cmocka_unit_test(test_none_outside),
	};

	return cmocka_run_group_tests_name("together", tests, NULL, NULL);
}
