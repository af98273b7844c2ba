/* SPDX-License-Identifier: MIT */
/*
 * Everything that is written about somebody, in each text of each kind and in the
 * reasons beside, and then erased: no byte of it is left in any file of the store.
 * A kind or a field that is new fails here until a text stands in it, or until it
 * is said why none of hers can.
 */
#include "../office/office_fixture.h"
#include "../store/bytes.h"

#include "magang/base/fold.h"
#include "magang/base/pack.h"
#include "magang/ops/draft.h"
#include "magang/ops/ops_appeal.h"
#include "magang/ops/ops_assess.h"
#include "magang/ops/ops_certificate.h"
#include "magang/ops/ops_letter.h"
#include "magang/ops/ops_proposal.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_work.h"

/* Words that stand nowhere else, also as indexes have them: no spelling changes
 * them. The NIK is hers, and so are the other numbers. */
#define W(n) "quzabomi" n
#define NIK "3205015203019001"
#define KK "3205019988776655"
#define PHONE "812334455667"
#define PHONE_ABROAD "62812334455667"

static const char program_text[] =
	"program: all\nversion: 1\nprefix: AL\nlabel: All\n"
	"fields:\n"
	"  f:\n"
	"    label: F\n"
	"    mentor: {label: Mentor, type: text}\n"
	"    allergy: {label: Allergy, type: text, privacy: health}\n"
	"    open_remark: {label: Open, type: note}\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  seat: {label: Seat}\n"
	"  done: {kind: success, label: Done}\n"
	"  no: {kind: failed, label: No}\n"
	"moves:\n"
	"  - {from: talk, to: seat}\n"
	"  - {from: seat, to: talk, kind: back}\n"
	"  - {from: seat, to: done, approval: second person}\n"
	"  - {from: seat, to: no, kind: failed, reason: required,\n"
	"     if: known(mentor) and known(allergy)}\n"
	"appeals: {within: 30 days, decide: 10 days}\n"
	"letters:\n"
	"  come: {on: seat, text: 'Dear {name}'}\n"
	"  sorry: {on: no, text: 'Dear {name}: {reason}'}\n"
	"outcomes:\n"
	"  works: {label: Works}\n"
	"certificates:\n"
	"  was: {label: WAS, on: [seat, done], text: was}\n"
	"assessments:\n"
	"  panel:\n"
	"    label: Panel\n"
	"    stage: seat\n"
	"    assessors: 3\n"
	"    criteria: {will: {label: Will, range: 0 .. 10}}\n";

static const char *const told[] = { W("aa"), W("ab"), W("ac"), W("ad"), W("ae"),
	W("af"), W("ag"), W("ah"), W("ai"), W("aj"), W("ak"), W("al"), W("am"),
	W("an"), W("ao"), W("ap") };

/* Texts that stand in clear and stay: by whom they are written. */
static const struct {
	enum kind kind;
	uint16_t field;
	const char *why;
} kept[] = {
	{ KIND_CASE, F_HISTORY, "numbers of stages" },
	{ KIND_CASE, F_FAILS, "names of rules" },
	{ KIND_CASE, F_UNANSWERED, "names of rules" },
	{ KIND_CASE, F_WARNS, "names of rules" },
	{ KIND_CASE, F_CARDS_CLOSED, "names of assessments" },
	{ KIND_TASK, F_RULE, "name of a deadline" },
	{ KIND_ACTIVITY, F_ACTIVITY, "a name of the program" },
	{ KIND_DECISION, F_ROOM_BY, "numbers of records" },
	{ KIND_PROPOSAL, F_ROOM_BY, "numbers of records" },
	{ KIND_LETTER, F_LETTER_TEMPLATE, "name of a letter" },
	{ KIND_SEAT, F_ROOM_BY, "numbers of records" },
	{ KIND_SCORECARD, F_CARD_OF, "name of an assessment" },
	{ KIND_CERTIFICATE, F_CERT_OF, "name of a certificate" },
	{ KIND_CERTIFICATE, F_CERT_NUMBER, "of the register" },
	{ KIND_CERTIFICATE, F_CERT_CLASS, "name of a cohort" },
	{ KIND_PERSON, F_COUNTED, "numbers and days" },
	{ KIND_OUTCOME, F_OUTCOME_WHAT, "name of an outcome" },
	{ KIND_OUTCOME, F_OUTCOME_SEX, "a code" },
};

/* Sealed ones in which the program alone writes, codes and numbers. */
static const struct {
	enum kind kind;
	uint16_t field;
} worked_out[] = {
	{ KIND_DOUBT, F_EVIDENCE },
	{ KIND_CASE, F_CAUSE },
	{ KIND_DECISION, F_DECISION_CAUSE },
	{ KIND_PROPOSAL, F_DECISION_CAUSE },
	{ KIND_DECISION, F_FROZEN },
	{ KIND_DECISION, F_FROZEN_HEALTH },
	{ KIND_PROPOSAL, F_FROZEN },
	{ KIND_PROPOSAL, F_FROZEN_HEALTH },
	{ KIND_SCORECARD, F_CARD_POINTS },
};

/* Kinds that are of nobody. */
static const enum kind nobodys[] = { KIND_ORGANISATION, KIND_USER, KIND_PROGRAM,
	KIND_SETTING, KIND_INTAKE, KIND_COHORT, KIND_SHEET, KIND_GRADE,
	KIND_SLOT, KIND_RANKING, KIND_PACK, KIND_RUN, KIND_STATEMENT };

static bool
is_text(const struct fdef *f)
{
	switch (f->type) {
	case TYPE_TEXT:
	case TYPE_NOTE:
	case TYPE_NAME:
	case TYPE_UPPER:
	case TYPE_KATAKANA:
	case TYPE_NIK:
	case TYPE_KK:
	case TYPE_PHONE:
	case TYPE_EMAIL:
	case TYPE_CONTACT:
	case TYPE_PASSPORT:
	case TYPE_RESCARD:
		return true;
	default:
		return false;
	}
}

/* ---- what is written ----------------------------------------------------- */

static uint64_t her, twin, kase;

static uint64_t
last(struct desk *d, enum kind kind)
{
	uint64_t id, found = 0;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, kind, i)); i++)
		found = id;
	return found;
}

static void
send_letter(struct desk *d, const char *text)
{
	struct letter_sending row = { .id = last(d, KIND_LETTER),
		.text = text };

	row.seq = seq_of(d, KIND_LETTER, row.id);
	check_done(d, op_letters_send(d->o, &row, 1, false, &d->r, &d->err));
}

static void
write_person(struct desk *d)
{
	her = person(d,
		"name=Quzabomi Ratih; titles=" W("ba") "; nik=" NIK "; no_kk=" KK "; birth_date=2001-03-12; birth_place=" W(
			"bb") "; name_passport=QUZABOMI RATIH; "
			      "name_kana=\u30af\u30b6\u30dc\u30df; "
			      "passport_no=X7788991; phone=0" PHONE
			      "; email=" W("bc") "@b.id; emergency=" W("bd") "; street=" W(
				      "be") "; "
					    "village=32.05.01.1001; major=" W(
						    "bf") "; remark=" W("bg"));
	check_done(d, op_set_fields(d->o, KIND_PERSON, her, 0,
			      &(struct setting){ core_field(F_STREET),
				      value_text(W("bh")) },
			      1, told[0], &d->r, &d->err));
	twin = person(d, "name=Quzabomi Ratih; birth_date=2001-03-12; "
			 "phone=0" PHONE "; regency=32.05");
	assert_true(d->r.doubts > 0);
	check_done(d, op_task_add(d->o, KIND_PERSON, her, W("ca"), d->o->today,
			      &d->r, &d->err));
	check_done(d, note_about(d->o, KIND_PERSON, her, "note", 0, W("cb"),
			      &d->r, &d->err));
}

static void
write_member(struct desk *d)
{
	struct values v;
	char text[200], number[NUMBER_TEXT], of[NUMBER_TEXT];

	values_parse(d, KIND_ORGANISATION, "name=Padi; kind=cooperative", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	snprintf(text, sizeof(text),
		"person=%s; organisation=%s; member_no=" W("da") "; role=" W(
			"db"),
		number_format(number, "MG", her),
		number_format(of, "OR", d->r.id));
	values_parse(d, KIND_MEMBER, text, &v);
	check_done(d, op_add(d->o, KIND_MEMBER, v.row, v.n, &d->r, &d->err));
}

static void
write_work(struct desk *d)
{
	const struct handing h = { KIND_CASE, user_id(d, "sari"), told[1],
		false };

	check_done(d, op_assign(d->o, &h, &kase, 1, &d->r, &d->err));
	as(d, "sari");
	check_done(d, op_assign(d->o,
			      &(struct handing){ KIND_CASE, user_id(d, "tari"),
				      told[2], false },
			      &kase, 1, &d->r, &d->err));
	as(d, "tari");
	check_done(d, op_cases_refuse(d->o, told[3], &kase, 1, &d->r, &d->err));
	as(d, "admin");
}

static void
write_seat(struct desk *d)
{
	struct values v;
	uint64_t cohort, id;

	values_parse(d, KIND_COHORT,
		"program=all; name=Satu; area=32.05; from=2027-01-04; "
		"until=2027-03-31; seats=3",
		&v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	cohort = d->r.id;
	check_done(d, op_seats_fill(d->o,
			      &(struct filling){ .in_kind = KIND_COHORT,
				      .in = cohort,
				      .cases = &kase,
				      .n = 1 },
			      &d->r, &d->err));
	id = last(d, KIND_SEAT);
	check_done(d, op_seats_answer(d->o,
			      &(struct seat_answer){ .said = SEAT_NO,
				      .cause = "other_program",
				      .reason = W("ea"),
				      .seats = &id,
				      .n = 1 },
			      &d->r, &d->err));
}

static void
write_certificate(struct desk *d)
{
	uint64_t id;

	check_done(d, op_certificates_give(d->o,
			      &(struct giving){ .cases = &kase, .n = 1 }, &d->r,
			      &d->err));
	id = last(d, KIND_CERTIFICATE);
	for (size_t i = 4; i < 6; i++)
		check_done(d, op_certificates_print(
				      d->o, &id, 1, told[i], &d->r, &d->err));
	set(d, KIND_PERSON, her, "name=Quzabomi Sutinah");
	check_done(d,
		op_certificates_replace(d->o, &id, 1, told[6], &d->r, &d->err));
	id = last(d, KIND_CERTIFICATE);
	check_done(d,
		op_certificates_revoke(d->o, &id, 1, W("fa"), &d->r, &d->err));
}

static void
write_ledger(struct desk *d)
{
	struct values v;

	values_parse(d, KIND_LEDGER,
		"what=paid; date=2026-11-02; amount=5; by=" W(
			"ma") "; receipt=" W("mb") "; note=" W("mc"),
		&v);
	v.row[v.n++] = (struct setting){ kind_field(KIND_LEDGER, "case", 4),
		value_number((int64_t)kase) };
	check_done(d, op_add(d->o, KIND_LEDGER, v.row, v.n, &d->r, &d->err));
}

static void
write_outcome(struct desk *d)
{
	struct values v;

	values_parse(d, KIND_OUTCOME,
		"what=works; grade=c; date=2026-11-02; licence=" W(
			"md") "; note=" W("me"),
		&v);
	v.row[v.n++] = (struct setting){ kind_field(KIND_OUTCOME, "case", 4),
		value_number((int64_t)kase) };
	check_done(d, op_add(d->o, KIND_OUTCOME, v.row, v.n, &d->r, &d->err));
}

static void
write_case(struct desk *d)
{
	uint64_t id;

	kase = open_case(d, her, "all",
		"mentor=" W("ga") "; allergy=" W("gb") "; open_remark=" W(
			"gc"));
	check_done(d, op_task_add(d->o, KIND_CASE, kase, W("gd"), d->o->today,
			      &d->r, &d->err));
	check_done(d, note_about(d->o, KIND_CASE, kase, "note", 0, W("ge"),
			      &d->r, &d->err));
	write_ledger(d);
	write_outcome(d);
	write_work(d);
	move(d, kase, "seat", W("ha"));
	id = last(d, KIND_LETTER);
	check_done(
		d, op_letters_withhold(d->o, &id, 1, told[7], &d->r, &d->err));
	write_seat(d);
	write_certificate(d);
	check_done(d, op_assess(d->o,
			      &(struct assessing){ .kase = kase,
				      .points = "will=7",
				      .remark = W("ia") },
			      &d->r, &d->err));
	check_done(d,
		op_assess_close(d->o, kase, "panel", told[8], &d->r, &d->err));
	move(d, kase, "done", W("ja"));
	as(d, "rina");
	id = last(d, KIND_PROPOSAL);
	check_done(d, op_proposals_answer(d->o,
			      &(struct answer){
				      .ids = &id, .n = 1, .reason = W("jb") },
			      &d->r, &d->err));
	as(d, "admin");
	move(d, kase, "no", W("jc"));
	send_letter(d, W("ka"));
	check_done(d, op_case_appeal(d->o, kase, 0, W("jd"), &d->r, &d->err));
}

static void
write_drafts(struct desk *d)
{
	struct draft a;

	draft_init(&a, KIND_ACTIVITY);
	a.about_kind = KIND_CASE;
	a.about = kase;
	draft_add(&a, F_TEXT, 0, W("la"));
	check_done(d, draft_save(d->o, 5, &a, &d->err));
	draft_release(&a);
}

/* ---- is there one in each text? ------------------------------------------ */

/* Anything of hers: a word of it, or a number. */
static bool
is_planted(const struct value *v)
{
	static const char *const hers[] = { "quzabomi", "Quzabomi", "QUZABOMI",
		"\u30af\u30b6\u30dc\u30df", NIK, KK, PHONE, "X7788991" };

	for (size_t i = 0; v->kind == VALUE_TEXT && i < ARRAY_SIZE(hers); i++)
		if (memmem(v->text, v->len, hers[i], strlen(hers[i])))
			return true;
	return false;
}

static bool
stands_in(struct desk *d, enum kind kind, uint16_t field)
{
	const uint8_t prefix = (uint8_t)kind;
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	struct walk w;
	bool found = false;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (!found && walk_next(&w))
		found = record_load(txn, kind, walk_id(&w), 0, r) &&
			record_owner(r) == her && record_get(r, field) &&
			is_planted(record_get(r, field));
	walk_end(&w);
	txn_abort(txn);
	free(r);
	return found;
}

static bool
is_kept(enum kind kind, uint16_t field)
{
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		if (kept[i].kind == kind && kept[i].field == field)
			return true;
	return false;
}

static bool
is_worked_out(enum kind kind, uint16_t field)
{
	for (size_t i = 0; i < ARRAY_SIZE(worked_out); i++)
		if (worked_out[i].kind == kind && worked_out[i].field == field)
			return true;
	return false;
}

static void
check_kind(struct desk *d, const struct kind_info *k)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct fdef *f = &k->fields[i];

		if (!is_text(f))
			continue;
		if ((f->flags & FDEF_CLEAR) != 0 && !is_kept(k->kind, f->id))
			fail_msg("%s.%s outlives an erasure", k->name, f->name);
		if (!(f->flags & FDEF_CLEAR) &&
			!is_worked_out(k->kind, f->id) &&
			!stands_in(d, k->kind, f->id))
			fail_msg("%s.%s: nothing is planted", k->name, f->name);
	}
}

static void
check_all_kinds(struct desk *d)
{
	for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
		const struct kind_info *k = kind_info((enum kind)kind);
		bool free_of_all = false;

		for (size_t i = 0; i < ARRAY_SIZE(nobodys); i++)
			free_of_all |= nobodys[i] == k->kind;
		if (free_of_all == (k->owner != 0))
			fail_msg("%s: is it of somebody?", k->name);
		if (k->owner)
			check_kind(d, k);
	}
}

/* ---- nothing is left ------------------------------------------------------ */

static bool
number_stands(const char *store, const char *digits)
{
	uint8_t be[8];

	put_u64(be, strtoull(digits, NULL, 10));
	return bytes_stand(store, digits, strlen(digits)) ||
	       bytes_stand(store, be, sizeof(be));
}

static void
check_bytes(struct desk *d, bool there)
{
	static const char *const words[] = { "quzabomi", "Quzabomi", "QUZABOMI",
		"\u30af\u30b6\u30dc\u30df", "X7788991", "other_program" };
	static const char *const digits[] = { NIK, KK, PHONE, PHONE_ABROAD };

	office_close(d->o);
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (bytes_stand(d->store, words[i], strlen(words[i])) != there)
			fail_msg("'%s' is%s there", words[i],
				there ? " not" : "");
	for (size_t i = 0; i < ARRAY_SIZE(digits); i++)
		if (!there && number_stands(d->store, digits[i]))
			fail_msg("%s is there", digits[i]);
	desk_open(d);
}

static void
test_texts(void **state)
{
	struct desk *d = *state;
	size_t drafts;

	install_program(d, "all", program_text);
	user(d, "name=rina; role=manager");
	user(d, "name=sari; role=officer");
	user(d, "name=tari; role=officer");
	write_person(d);
	write_member(d);
	write_case(d);
	write_drafts(d);
	check_all_kinds(d);
	check_bytes(d, true);
	check_done(d, op_erase(d->o, &twin, 1, "asked", &d->r, &d->err));
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	check_bytes(d, false);
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &drafts, &d->err));
	assert_int_equal(drafts, 0);
}

/* ---- causes ---------------------------------------------------------------- */

#define CAUSE "hivdanlain"

static const char causes_text[] =
	"program: cau\nversion: 1\nprefix: CA\nlabel: Causes\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  done: {kind: success, label: Done}\n"
	"  no: {kind: failed, label: No}\n"
	"moves:\n"
	"  - {from: talk, to: done, approval: second person,\n"
	"     causes: {" CAUSE ": HIV, far: Far}}\n"
	"  - {from: talk, to: no, kind: failed, cause: required,\n"
	"     causes: {" CAUSE ": HIV, far: Far}}\n";

/* A case of hers that was proposed for it, and ended for it. */
static void
end_for_cause(struct desk *d, const char *name)
{
	struct decision to = { .stage = "done", .cause = CAUSE };
	uint64_t id;

	her = person(d, name);
	to.id = kase = open_case(d, her, "cau", "");
	check_done(d, op_case_decide(d->o, &to, &d->r, &d->err));
	as(d, "rina");
	id = last(d, KIND_PROPOSAL);
	check_done(d,
		op_proposals_answer(d->o,
			&(struct answer){ .ids = &id, .n = 1, .reason = "no" },
			&d->r, &d->err));
	as(d, "admin");
	to.stage = "no";
	check_done(d, op_case_decide(d->o, &to, &d->r, &d->err));
}

static size_t
causes_stand(struct desk *d)
{
	char data[120];
	size_t n;

	snprintf(data, sizeof(data), "%s/data", d->store);
	office_close(d->o);
	n = bytes_count(data, CAUSE, strlen(CAUSE));
	desk_open(d);
	return n;
}

/* The code stands in the program, and in nothing that is left of her. Without her key
 * the journal comes to the same. */
static void
test_causes(void **state)
{
	struct desk *d = *state;
	size_t n;

	d->replay = true;
	install_program(d, "cau", causes_text);
	user(d, "name=rina; role=manager");
	her = person(d, "name=Orang Lain");
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	n = causes_stand(d);
	end_for_cause(d, "name=Quzabomi Ratih; regency=32.05");
	check_values(d, KIND_CASE, kase, "cause=" CAUSE);
	assert_true(causes_stand(d) > n);
	assert_true(replay_ok(d));
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	assert_int_equal(causes_stand(d), n);
	check_values(d, KIND_CASE, kase, "cause=");
	assert_string_equal(stage_of(d, kase), "no");
	assert_true(check_ok(d, NULL));
	assert_true(replay_ok(d));
}

/* Who is told of somebody's health by a code of a choice has the seal of that person:
 * it goes with her. The marks of a class are of nobody. */
static void
test_health_is_sealed(void **state)
{
	(void)state;
	for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
		const struct kind_info *k = kind_info((enum kind)kind);

		for (size_t i = 0; k->owner && i < k->n_fields; i++)
			for (size_t j = 0; j < k->fields[i].n_choices; j++)
				if (k->fields[i].choices[j].health &&
					(k->fields[i].flags & FDEF_CLEAR))
					fail_msg("%s.%s stands in clear",
						k->name, k->fields[i].name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_texts),
		desk_test(test_causes),
		cmocka_unit_test(test_health_is_sealed),
	};

	return cmocka_run_group_tests_name("erase_texts", tests, NULL, NULL);
}
