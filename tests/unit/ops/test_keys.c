/* SPDX-License-Identifier: MIT */
/*
 * Every key of a program file acts: a small program is asked all that a program
 * answers, then with one key changed, and the answer must be another one. A key
 * of the schema without a row here fails, as does a row that changes nothing.
 */
#include "../office/office_fixture.h"

#include "magang/casework/counting.h"
#include "magang/ops/ops_assess.h"
#include "magang/ops/ops_about.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/ops/ops_certificate.h"
#include "magang/ops/ops_complete.h"
#include "magang/ops/ops_grade.h"
#include "magang/ops/ops_letter.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/ops_sheet.h"
#include "magang/ops/ops_version.h"
#include "magang/program/describe.h"
#include "magang/program/certificate_paper.h"
#include "magang/program/letter.h"
#include "magang/program/load.h"
#include "magang/query/query_parse.h"
#include "magang/rulebook/core.h"
#include "magang/rulebook/program_cache.h"

#define QUOTA_OF_HOST                                                          \
	"{first: {\n"                                                          \
	"    label: First, years: 1, staff: [30], seats: [3, 5 %],\n"          \
	"    excellent: [6, 9 %], designated: [8, 7 %], times_staff: 2}}"
#define SLOTS                                                                        \
	"slots: {conditions: points > 10, stay: 2 years, host_quota: " QUOTA_OF_HOST \
	"}\n"

static const char base[] =
	"program: probe\n"
	"version: 1\n"
	"valid: 2026-01-01 .. 2028-12-31\n"
	"prefix: PB\n"
	"label: Trial\n"
	"partner: Kyoto\n"
	"owner: Bandung\n"
	"core:\n"
	"  phone: {required: open, label: Handset, verify: no}\n"
	"fields:\n"
	"  tests:\n"
	"    label: Page\n"
	"    points: {label: Points, type: number, range: 0 .. 100,\n"
	"      required: open}\n"
	"    code: {label: Code, type: digits, digits: 5}\n"
	"    motto: {label: Motto, type: text, length: 20}\n"
	"    colour: {label: Colour, type: choice, values: [red, blue]}\n"
	"    place: {label: Place, type: area, level: village}\n"
	"    host: {label: Host, type: ref, to: organisation}\n"
	"    agent: {label: Agent, type: ref, to: organisation}\n"
	"    shoe: {label: Shoe, type: number, privacy: public,\n"
	"      repeat: no, verify: no}\n"
	"    start: {label: Start, type: date}\n"
	"    issued: {label: Issued, type: date}\n"
	"documents:\n"
	"  ktp: {label: Card, required: open, valid: 30 days,\n"
	"    until: issued, if: points > 50, privacy: public}\n"
	"  paper: {label: Paper}\n"
	"stages:\n"
	"  open: {label: Opened, kind: start, within: 7 days}\n"
	"  course: {label: Course, within: 14 days, matched: no}\n"
	"  rest: {label: Rest, kind: hold}\n"
	"  list: {label: List, kind: hold, moves_up: automatic}\n"
	"  done: {label: Done, kind: success}\n"
	"  gone: {label: Gone, kind: exit}\n"
	"moves:\n"
	"  - {from: open, to: course, kind: forward, by: [officer],\n"
	"    approval: none, reason: optional, if: quota_left,\n"
	"    otherwise: list}\n"
	"  - {from: open, to: list}\n"
	"  - {from: list, to: course, if: quota_left}\n"
	"  - {from: open, to: rest}\n"
	"  - {from: rest, to: open, kind: resume}\n"
	"  - {from: course, to: done, if: score >= 10}\n"
	"  - {from: any, to: gone, kind: exit, causes: {far: Far, ill: Ill},\n"
	"    cause: optional}\n"
	"rules:\n"
	"  able: {level: block, test: points >= 80, source: Act 7,\n"
	"    say: Able enough, from: open}\n"
	"score:\n"
	"  line: 60\n"
	"  parts:\n"
	"    sums: {label: Sums, weight: 50, from: points,\n"
	"      scale: 0 .. 100, pass: 40}\n"
	"    hue: {weight: 50, from: colour, points: {red: 0, blue: 100}}\n"
	"cohorts: {if: points > 10, join_until: 4, attendance: {at_least: 90 %,\n"
	"    counted: [absent, sick], lock: 3 days,\n"
	"    causes: {x: {label: Ox, mark: sick}}}, causes: {strayed: Strayed},\n"
	"  units: {hand: {label: Hand, pass: 41, most: 50, attempts: 2},\n"
	"    foot: {label: Foot, pass: 1}},\n"
	"  complete: {passed: done, resit: rest, out: gone, units: 1}}\n" SLOTS
	"quotas:\n"
	"  all: {by: total, seats: 5}\n"
	"  men: {by: sex, of: L, seats: 0}\n"
	"  share: {by: sex, of: L, at_least: 40 %}\n"
	"activities:\n"
	"  drill: {label: Drill, area: investment, unit: visits}\n"
	"  lesson: {label: Lesson, area: training, unit: hours,\n"
	"    amount: 10, stage: course}\n"
	"assessments:\n"
	"  panel: {label: Panel, stage: open, assessors: 1, criteria: {\n"
	"    will: {label: Will, range: 0 .. 10}}}\n"
	"deadlines:\n"
	"  visit: {label: Call on, from: course, after: 30 days,\n"
	"    warn: 5 days, repeats: yes, stage: course}\n"
	"  chore: {from: start, after: 3 days, seen: yes, task: work}\n"
	"appeals: {within: 30 days, decide: 10 days}\n"
	"letters:\n"
	"  invited: {label: Invitation, on: course, text: 'Dear {name}',\n"
	"    answers: {yes: {to: gone, cause: far}, no: {task: Why},\n"
	"      later: {task: Wait}, unreachable: {task: Seek}}}\n"
	"  sorry: {on: gone, causes: [far], text: 'Get well'}\n"
	"certificates:\n"
	"  diploma: {label: Diploma, on: course, if: points > 79,\n"
	"    cohort: optional, document: paper,\n"
	"    number: '{prefix}.{number}',\n"
	"    text: 'Was in {program}', signers: [{role: Head, name: Ani}]}\n"
	"packs:\n"
	"  roster: {label: Roster, to: Sento, fields: [name, colour],\n"
	"    answers: [points], activity: drill, ranks: no}\n"
	"contact: {tries: 2, again: 3 days}\n"
	"departure: {date: start, papers: [ktp], from: open, to: done,\n"
	"  warn: [40 days, 20 days]}\n"
	"protection: {cap: points, currency: yen, from: 2026-01-01,\n"
	"  say: Little, yen: 100, originals: 9 days, sender: agent}\n"
	"targets:\n"
	"  places: {total: 100, by: regency, shares: {32.05: 40},\n"
	"    grades: 'a, b, c', per: all}\n"
	"  visits: {total: 9, until: 2028-12-31}\n"
	"outcomes:\n"
	"  firm: {label: Own firm, counts_for: places, digits: 9,\n"
	"    lasts: 8 months, lists: done}\n"
	"  flock: {label: Flock, counts_for: places, ends: no}\n"
	"retention:\n"
	"  gone: {keep: 2 years, then: erase}\n";

/* ---- answers ---------------------------------------------------------------
 */

enum asked {
	CHECK, /* magang program check */
	SHOW,  /* its page for an applicant */
	FORM,  /* what the form asks of the field twice or again */
	WORK,  /* everything that is done with a case */
};

static const char *
answer_check(const char *text, struct buf *out)
{
	struct diag_list diags;
	char name[64];
	int version;

	diag_init(&diags, "");
	if (office_program_check(
		    "", text, strlen(text), &diags, name, &version))
		buf_adds(out, "right\n");
	diag_print(&diags, out);
	diag_release(&diags);
	return buf_str(out);
}

static const struct program *
probe(struct desk *d)
{
	const struct program *p;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	p = office_program_named(d->o, txn, "probe");
	txn_abort(txn);
	return p;
}

static void
say(struct desk *d, struct buf *out, const char *what, int rc)
{
	buf_addf(out, "%s: %s", what, rc ? err_id(rc) : "done");
	verdict_rows(d->o->verdict, out);
	buf_addc(out, '\n');
	d->err = (struct err)ERR_INIT;
}

/* What fields take, and how what they took is shown to whom it is hidden. */
static void
try_values(struct desk *d, const char *host, struct buf *out)
{
	const char *const rows[][2] = {
		{ "points", "100" },
		{ "points", "101" },
		{ "code", "12345" },
		{ "code", "1234" },
		{ "motto", "twenty letters or so" },
		{ "motto", "two" },
		{ "colour", "red" },
		{ "colour", "green" },
		{ "place", "32.05.01.1001" },
		{ "place", "32.05" },
		{ "host", host },
		{ "shoe", "44" },
		{ "shoe", "wide" },
	};
	const struct program *p = probe(d);

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct fdef *f = program_field(p, rows[i][0]);
		struct err unsaid = ERR_INIT;
		struct value v;
		int rc =
			field_parse(d->o, f, rows[i][1], d->arena, &v, &unsaid);

		buf_addf(out, "%s %s: %d ", rows[i][0], rows[i][1], rc);
		if (!rc)
			field_print(d->o, NULL, f, &v, false, out);
		buf_addc(out, '\n');
	}
}

static void
tell_case(struct desk *d, uint64_t kase, struct buf *out)
{
	static const char *const fields[] = { "version", "score", "fails",
		"unknown", "cause", "over_cap", "last_seen" };
	static const char *const of_task[] = { "rule", "task", "due", "warn",
		"done" };
	uint64_t id;

	/* the key that the date of the paper is sealed with */
	buf_addf(out, "sealed %d ",
		field_class(KIND_CASE, probe(d)->documents[0].date.id));
	for (size_t i = 0; i < ARRAY_SIZE(fields); i++)
		buf_addf(out, "%s=%s ", fields[i],
			value_of(d, KIND_CASE, kase, fields[i]));
	buf_addf(out, "in %s\n", stage_of(d, kase));
	for (size_t n = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, n));
		n++) {
		for (size_t i = 0; i < ARRAY_SIZE(of_task); i++)
			buf_addf(out, " %s",
				value_of(d, KIND_TASK, id, of_task[i]));
		buf_addc(out, '\n');
	}
	for (size_t n = 0; (id = member(d, KIND_CASE, kase, KIND_LETTER, n));
		n++)
		buf_addf(out, " %s %s\n",
			value_of(d, KIND_LETTER, id, "letter"),
			value_of(d, KIND_LETTER, id, "state"));
}

static const char *
number_of(struct desk *d, enum kind kind, uint64_t id, char number[64])
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;

	assert_true(peek(d, kind, id, r));
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	office_number(d->o, txn, r, number);
	txn_abort(txn);
	free(r);
	return number;
}

static const char *
new_host(struct desk *d, char number[64])
{
	struct values v;

	values_parse(d, KIND_ORGANISATION, "name=PT Satu; kind=host", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	return number_of(d, KIND_ORGANISATION, d->r.id, number);
}

/* Whoever may not see health is not told who has which value. */
static void
try_filters(struct desk *d, struct buf *out)
{
	static const char *const rows[] = { "shoe:44", "ktp:*", "has:ktp" };

	user(d, "name=tamu; role=auditor");
	as(d, "tamu");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct query *q = NULL;

		buf_addf(out, "%s: %d\n", rows[i],
			query_parse(d->o, KIND_CASE, rows[i], &q, &d->err));
		query_free(q);
		d->err = (struct err)ERR_INIT;
	}
}

/* Of a task of a deadline that repeats. */
static void
finish_visit(struct desk *d, uint64_t kase)
{
	uint64_t id;

	for (size_t n = 0; (id = member(d, KIND_CASE, kase, KIND_TASK, n)); n++)
		if (strcmp(value_of(d, KIND_TASK, id, "rule"),
			    "deadline:visit") == 0 &&
			!*value_of(d, KIND_TASK, id, "done")) {
			check_done(
				d, op_tasks_done(d->o, &id, 1, &d->r, &d->err));
			return;
		}
}

/* The letter of the invitation is sent, and answered. */
static void
answers_come(struct desk *d, uint64_t kase, struct buf *out)
{
	struct letter_sending sent = {
		member(d, KIND_CASE, kase, KIND_LETTER, 0), 0, "Dear"
	};

	as(d, "admin");
	if (sent.id) {
		sent.seq = seq_of(d, KIND_LETTER, sent.id);
		check_done(d,
			op_letters_send(d->o, &sent, 1, false, &d->r, &d->err));
	}
	for (int i = REPLY_COUNT - 1; sent.id && i >= 0; i--) {
		const struct letter_answer row = { sent.id,
			letter_reply_word[i], NULL };

		say(d, out, row.code,
			op_letters_answer(
				d->o, &row, 1, NULL, false, &d->r, &d->err));
		tell_case(d, kase, out);
		if (i == REPLY_YES)
			try_undo(d, 0);
	}
	as(d, "oji");
}

/* Nobody answers. */
static void
call_twice(struct desk *d, uint64_t kase, struct buf *out)
{
	for (int i = 0; i < 2; i++) {
		later_days(d, 4);
		check_done(d, op_contact(d->o, KIND_CASE, kase, "call",
				      "no_answer", &d->r, &d->err));
		buf_addf(out, "unreachable: %s\n",
			value_of(d, KIND_CASE, kase, "unreachable"));
		tell_case(d, kase, out);
	}
}

/* Whoever ticks it may see health. */
static void
paper_comes(struct desk *d, uint64_t kase, int32_t date)
{
	as(d, "admin");
	document(d, kase, "ktp", date);
	as(d, "oji");
}

/* A second case ends for a cause. */
static void
go_far(struct desk *d, uint64_t her, struct buf *out)
{
	int rc = try_open(d, her, "probe", "planned_start=2027-05-01");
	uint64_t kase = d->r.id;

	say(d, out, "again", rc);
	if (rc)
		return;
	rc = op_case_decide(d->o,
		&(struct decision){ .id = kase,
			.stage = "gone",
			.reason = "moved",
			.cause = "far" },
		&d->r, &d->err);
	say(d, out, "far", rc);
	tell_case(d, kase, out);
}

/* Cards with no points, too many, and as many as there are. */
static void
assess(struct desk *d, uint64_t kase, struct buf *out)
{
	static const char *const points[] = { "-", "will=99", "will=8" };
	uint64_t id;

	as(d, "admin");
	user(d, "name=judge; role=assessor");
	as(d, "judge");
	for (size_t i = 0; i < ARRAY_SIZE(points); i++) {
		int rc = op_assess(d->o,
			&(struct assessing){
				.kase = kase, .points = points[i] },
			&d->r, &d->err);

		buf_addf(out, "assess: %s\n", d->err.text);
		say(d, out, "assess", rc);
	}
	id = member(d, KIND_CASE, kase, KIND_SCORECARD, 0);
	if (id)
		buf_addf(out, "%s %s\n",
			value_of(d, KIND_SCORECARD, id, "assessment"),
			value_of(d, KIND_SCORECARD, id, "state"));
	as(d, "oji");
}

/* The second of the papers of the program. */
static bool
has_paper(struct desk *d, uint64_t kase)
{
	const uint16_t id = probe(d)->documents[1].date.id;
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	bool there;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	there = record_load(txn, KIND_CASE, kase, 0, r) && record_has(r, id);
	txn_abort(txn);
	free(r);
	return there;
}

/* Given where the program gives it, and as it is printed. */
static void
certify(struct desk *d, uint64_t kase, struct buf *out)
{
	const struct giving g = { .name = "diploma", .cases = &kase, .n = 1 };
	struct certificate_paper paper = { .lang = LANG_EN,
		.office = "",
		.code = "",
		.name = "",
		.kana = "",
		.cohort = "",
		.replaces = "" };
	uint64_t id;

	as(d, "admin");
	say(d, out, "certify", op_certificates_give(d->o, &g, &d->r, &d->err));
	buf_addf(out, "paper %d\n", has_paper(d, kase));
	id = member(d, KIND_CASE, kase, KIND_CERTIFICATE, 0);
	if (id) {
		const struct program *p = probe(d);

		paper.program = p;
		paper.certificate =
			&p->certificates[program_certificate(p, "diploma")];
		paper.number = value_of(d, KIND_CERTIFICATE, id, "cert_number");
		certificate_print(&paper, out);
	}
	as(d, "oji");
}

static void
tell_end(void *ctx, const struct complete_told *t)
{
	if (t->why)
		buf_addf(ctx, "%d %s %s %s\n", t->outcome,
			t->stage ? t->stage : "-", t->why,
			t->hinders ? t->hinders : "");
}

/* As if it was over. */
static void
end_class(struct desk *d, uint64_t cohort, struct buf *out)
{
	const struct complete_order c = {
		.cohort = cohort, .try = true, .told = tell_end, .ctx = out
	};

	later_days(d, 60);
	say(d, out, "end", op_cohort_complete(d->o, &c, &d->r, &d->err));
	later_days(d, -60);
}

/* A unit, once more, and more than there is, by its label. */
static void
grade(struct desk *d, uint64_t cohort, struct buf *out)
{
	static const struct {
		unsigned attempt;
		struct marks marks;
	} tries[] = { { 1, { 1, { { 1, "35" } } } },
		{ 2, { 1, { { 1, "39" } } } }, { 1, { 1, { { 1, "49" } } } } };
	struct grading g = { .cohort = cohort, .unit = "hand" };
	const struct program *p = probe(d);
	struct graded is;

	for (size_t i = 0; i < ARRAY_SIZE(tries); i++) {
		g.attempt = tries[i].attempt;
		g.marks = &tries[i].marks;
		say(d, out, "grade",
			op_cohort_grade(d->o, &g, &is, &d->r, &d->err));
		end_class(d, cohort, out);
	}
	for (size_t i = 0; i < p->n_units; i++)
		buf_addf(
			out, "%s\n", label_in(&p->units[i].label, LANG_EN, ""));
	for (size_t i = 0; i < p->n_absences; i++)
		buf_addf(out, "%s\n",
			label_in(&p->absences[i].label, LANG_EN, ""));
}

/* In a class, there on one day and not on two; a day is marked four days later. */
static void
attend(struct desk *d, uint64_t kase, struct buf *out)
{
	static const struct {
		int ago;
		struct marks marks;
	} days[] = { { 2, { 0 } }, { 1, { 1, { { 1, "x" } } } },
		{ 0, { 1, { { 1, "a" } } } }, { 4, { 1, { { 1, "t" } } } } };
	struct filling f = { .cases = &kase, .n = 1 };
	struct marking m = { .extra = "more" };
	struct seat_answer yes = { .said = SEAT_YES, .n = 1 };
	struct seat_answer left = {
		.said = SEAT_LEAVES, .n = 1, .cause = "strayed", .try = true
	};
	struct marked is;
	struct values v;
	uint64_t seat;

	as(d, "admin");
	values_parse(d, KIND_COHORT,
		"program=probe; name=Class; seats=1; from=2026-11-16; "
		"until=2026-12-31",
		&v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	f.in_kind = KIND_COHORT;
	f.in = m.cohort = d->r.id;
	later_days(d, -20);
	say(d, out, "seat", op_seats_fill(d->o, &f, &d->r, &d->err));
	seat = member(d, KIND_CASE, kase, KIND_SEAT, 0);
	yes.seats = left.seats = &seat;
	say(d, out, "yes", op_seats_answer(d->o, &yes, &d->r, &d->err));
	later_days(d, 20);
	for (size_t i = 0; i < ARRAY_SIZE(days); i++) {
		m.day = d->o->today - days[i].ago;
		m.marks = &days[i].marks;
		say(d, out, "mark",
			op_cohort_mark(d->o, &m, &is, &d->r, &d->err));
		if (i == 0)
			grade(d, m.cohort, out);
	}
	say(d, out, "left", op_seats_answer(d->o, &left, &d->r, &d->err));
	end_class(d, m.cohort, out);
	tell_case(d, kase, out);
	as(d, "oji");
}

/* All that is in a pack but the code, which no two share. */
static void
pack_goes(struct desk *d, uint64_t her, struct buf *out)
{
	const struct program *p = probe(d);
	struct pack_order order = { .program = "probe", .filter = "" };
	struct pack_sheet s;

	as(d, "admin");
	set(d, KIND_PERSON, her, "consent_partner=2026-11-01");
	for (size_t i = 0; i < p->n_packs; i++) {
		order.pack = p->packs[i].name;
		say(d, out, order.pack, pack_gather(d->o, &order, &s, &d->err));
		for (size_t c = 0; c + 1 < s.n_columns; c++)
			buf_addf(out, "%s: %s\n", s.columns[c].ja,
				s.n_rows ? s.cells[c] : "");
		pack_sheet_release(&s);
	}
	as(d, "oji");
}

/* Yen, of whoever takes them: 10,000 rupiah. */
static void
pay(struct desk *d, uint64_t kase, struct buf *out)
{
	char number[64], text[160];
	struct values v;
	int rc;

	snprintf(text, sizeof(text),
		"case=%s; what=paid; date=2026-01-05; amount=100; currency=jpy",
		number_of(d, KIND_CASE, kase, number));
	values_parse(d, KIND_LEDGER, text, &v);
	rc = op_add(d->o, KIND_LEDGER, v.row, v.n, &d->r, &d->err);
	say(d, out, "yen", rc);
	for (size_t i = 0; !rc && i < d->r.notes.n; i++)
		buf_addf(out, "%s\n", d->r.notes.text[i]);
	snprintf(text, sizeof(text),
		"case=%s; what=original; date=2026-11-05; item=diploma",
		number_of(d, KIND_CASE, kase, number));
	values_parse(d, KIND_LEDGER, text, &v);
	say(d, out, "original",
		op_add(d->o, KIND_LEDGER, v.row, v.n, &d->r, &d->err));
	snprintf(text, sizeof(text), "agent=%s", new_host(d, number));
	set(d, KIND_CASE, kase, text);
	buf_addf(out, "sent by %s\n", value_of(d, KIND_CASE, kase, "sent_by"));
}

static int
try_outcome(struct desk *d, uint64_t kase, const char *what)
{
	char number[64], text[160];
	struct values v;

	snprintf(text, sizeof(text), "case=%s; date=2026-11-05; %s",
		number_of(d, KIND_CASE, kase, number), what);
	values_parse(d, KIND_OUTCOME, text, &v);
	return op_add(d->o, KIND_OUTCOME, v.row, v.n, &d->r, &d->err);
}

/* Who counts on a day. */
static void
counted(struct desk *d, int32_t day, struct buf *out)
{
	const struct program *p = probe(d);
	struct target_row *rows = xcalloc(TARGET_ROWS, sizeof(*rows));
	struct txn *txn;
	size_t n;

	check_done(d, office_look(d->o, &txn, &d->err));
	n = target_rows(txn, dict_number(txn, DICT_PROGRAM, 0, p->name),
		&p->targets[0], day, 0, rows);
	office_look_end(txn);
	buf_addf(out, "%lld count\n",
		(long long)(n ? target_sum(&p->targets[0], rows[0].now.n) : 0));
	free(rows);
}

/* With a licence of nine digits; then something for the same target. */
static void
succeed(struct desk *d, uint64_t kase, struct buf *out)
{
	int rc = try_outcome(d, kase, "what=firm; grade=a; licence=123456789");
	struct record r;

	say(d, out, "firm", rc);
	if (rc)
		return;
	assert_true(peek(d, KIND_OUTCOME, d->r.id, &r));
	buf_addf(out, "%lld\n",
		(long long)record_number(&r, F_OUTCOME_UNTIL, 0));
	say(d, out, "flock",
		try_outcome(
			d, kase, "what=flock; grade=c; replaces=HS-000001-3"));
	counted(d, d->o->today, out);
	counted(d, date_year_after(d->o->today), out);
}

/* One case from its opening to its end, everything tried on the way. */
static void
work(struct desk *d, uint64_t her, struct buf *out)
{
	char number[64];
	uint64_t kase;
	int rc;

	say(d, out, "late",
		try_open(d, her, "probe", "planned_start=2029-05-01"));
	rc = try_open(d, her, "probe", "planned_start=2027-05-01");
	say(d, out, "open", rc);
	if (rc)
		return;
	kase = d->r.id;
	buf_addf(out, "%s\n", number_of(d, KIND_CASE, kase, number));
	say(d, out, "empty", try_move(d, kase, "course", NULL));
	assess(d, kase, out);
	set(d, KIND_CASE, kase, "points=60; colour=blue; start=2026-12-01");
	pay(d, kase, out);
	succeed(d, kase, out);
	paper_comes(d, kase, d->o->today - 40);
	say(d, out, "old paper", try_move(d, kase, "course", NULL));
	tell_case(d, kase, out);
	set(d, KIND_CASE, kase, "points=90");
	set(d, KIND_PERSON, her, "phone=081200005678");
	paper_comes(d, kase, d->o->today);
	say(d, out, "gone",
		op_case_move_check(d->o,
			&(struct decision){
				.id = kase, .stage = "gone", .reason = NULL },
			&d->err));
	say(d, out, "course", try_move(d, kase, "course", NULL));
	certify(d, kase, out);
	pack_goes(d, her, out);
	rc = note_about(d->o, KIND_CASE, kase, "lesson", 5 * DECIMAL_ONE / 2,
		NULL, &d->r, &d->err);
	say(d, out, "lesson", rc);
	if (!rc)
		buf_addf(out, "%s\n",
			value_of(d, KIND_ACTIVITY, d->r.id, "cooperation"));
	finish_visit(d, kase);
	tell_case(d, kase, out);
	call_twice(d, kase, out);
	answers_come(d, kase, out);
	attend(d, kase, out);
	set(d, KIND_CASE, kase, "points=30");
	say(d, out, "low", try_move(d, kase, "done", NULL));
	set(d, KIND_CASE, kase, "points=85");
	say(d, out, "done", try_move(d, kase, "done", NULL));
	tell_case(d, kase, out);
	go_far(d, her, out);
}

/* Whoever installs the next version carries a case into it. */
static void
next_version(struct desk *d, const char *text, uint64_t kase, struct buf *out)
{
	static const char key[] = "version: ";
	char *next = xstrdup(text);

	as(d, "admin");
	strstr(next, key)[sizeof(key) - 1] = '9';
	check_done(d, try_install(d, "", next));
	say(d, out, "next version",
		op_cases_version(
			d->o, false, probe(d), &kase, 1, &d->r, &d->err));
	as(d, "oji");
	free(next);
}

/* A man has no place. */
static void
no_room(struct desk *d, const char *text, uint64_t his, struct buf *out)
{
	uint64_t kase;
	int rc = try_open(d, his, "probe", "planned_start=2027-05-01");

	say(d, out, "his", rc);
	if (rc)
		return;
	kase = d->r.id;
	rc = try_set(d, KIND_CASE, kase, 0, "points=90; colour=blue");
	say(d, out, "his points", rc);
	paper_comes(d, kase, d->o->today);
	set(d, KIND_PERSON, his, "phone=081200005679");
	say(d, out, "his course", try_move(d, kase, "course", NULL));
	tell_case(d, kase, out);
	next_version(d, text, kase, out);
}

static bool
named_as_in_base(const struct program *p)
{
	static const char *const fields[] = { "points", "code", "motto",
		"colour", "place", "host", "shoe", "start" };

	for (size_t i = 0; i < ARRAY_SIZE(fields); i++)
		if (!program_field(p, fields[i]))
			return false;
	return program_document(p, "ktp") >= 0;
}

static void
answer_work(const char *text, struct buf *out)
{
	void *state = NULL;
	char number[64];
	const char *host;
	struct desk *d;
	uint64_t her, his;

	assert_int_equal(desk_setup(&state), 0);
	d = state;
	user(d, "name=oji; role=officer");
	his = person(d, "name=Budi; sex=L; village=32.05.01.1001");
	her = person(d, "name=Siti Aminah; nik=3205015203019001; "
			"village=32.05.01.1001");
	host = new_host(d, number);
	if (try_install(d, "", text))
		buf_addf(out, "not installed: %s\n", d->err.text);
	else if (!probe(d) || !named_as_in_base(probe(d)))
		buf_adds(out, "another program\n");
	else {
		try_values(d, host, out);
		try_filters(d, out);
		as(d, "oji");
		work(d, her, out);
		no_room(d, text, his, out);
	}
	assert_int_equal(desk_teardown(&state), 0);
}

static const char *
answer(enum asked asked, const char *text, struct buf *out)
{
	struct program_cache *cache = program_cache_new();
	struct diag_list diags;
	struct program *p;

	buf_clear(out);
	diag_init(&diags, "");
	p = program_load(
		"", text, strlen(text), program_cache_core(cache), &diags);
	if (asked == CHECK)
		answer_check(text, out);
	else if (!p)
		fail_msg("faults: %s", answer_check(text, out));
	else if (asked == SHOW)
		program_describe(p, LANG_EN, out);
	else if (asked == WORK)
		answer_work(text, out);
	for (size_t i = 0; asked == FORM && i < p->n_fields; i++)
		buf_addf(out, "%x ", p->fields[i].flags);
	for (size_t i = 0; asked == FORM && i < p->n_core; i++)
		buf_addf(out, "%x ", p->core[i].flags);
	program_free(p);
	diag_release(&diags);
	program_cache_free(cache);
	return buf_str(out);
}

/* ---- rows ------------------------------------------------------------------
 */

static const struct flip {
	const char *page, *key, *from, *to;
	enum asked asked;
} flips[] = {
#define TOP "(top)"
	{ TOP, "program", "program: probe", "program: other", WORK },
	{ TOP, "version", "version: 1", "version: 2", WORK },
	{ TOP, "valid", ".. 2028-12-31", ".. 2029-12-31", WORK },
	{ TOP, "prefix", "prefix: PB", "prefix: QB", WORK },
	{ TOP, "approval", "prefix: PB\n",
		"prefix: PB\napproval: second person\n", WORK },
	{ TOP, "label", "label: Trial", "label: Essay", SHOW },
	{ TOP, "partner", "Kyoto", "Osaka", SHOW },
	{ TOP, "owner", "Bandung", "Garut", SHOW },
	{ TOP, "core", "core:\n  phone: {", "core:\n  email: {", WORK },
	{ TOP, "fields", "    points:", "    pints:", CHECK },
	{ TOP, "documents", "  ktp:", "  card:", CHECK },
	{ TOP, "stages", "  rest: {", "  pause: {", CHECK },
	{ TOP, "moves", "  - {from: open, to: rest}\n", "", CHECK },
	{ TOP, "rules", "  able:", "  fit:", WORK },
	{ TOP, "cohorts",
		"cohorts: {if: points > 10, join_until: 4, attendance: {at_least: 90 %,\n"
		"    counted: [absent, sick], lock: 3 days,\n"
		"    causes: {x: {label: Ox, mark: sick}}}, causes: {strayed: Strayed},\n"
		"  units: {hand: {label: Hand, pass: 41, most: 50, attempts: 2},\n"
		"    foot: {label: Foot, pass: 1}},\n"
		"  complete: {passed: done, resit: rest, out: gone, units: 1}}\n",
		"", SHOW },
	{ TOP, "slots", SLOTS, "", SHOW },
	{ TOP, "score", "    sums:", "    counts:", WORK },
	{ TOP, "quotas", "  all: {by: total, seats: 5}",
		"  all: {by: total, seats: 0}", WORK },
	{ TOP, "activities", "  lesson:", "  class:", WORK },
	{ TOP, "deadlines", "  visit: {", "  callon: {", WORK },
	{ TOP, "targets", "  places: {total: 100", "  seats: {total: 100",
		CHECK },
	{ TOP, "retention",
		"retention:\n  gone: {keep: 2 years, then: erase}\n", "",
		SHOW },
	{ "fields: SECTION", "label", "label: Page", "label: Leaf", SHOW },
#define FIELD "fields: SECTION: FIELD"
	{ FIELD, "label", "label: Motto", "label: Saying", SHOW },
	{ FIELD, "type", "type: number, privacy", "type: text, privacy", WORK },
	{ FIELD, "values", "[red, blue]", "[red, blue, green]", CHECK },
	{ FIELD, "range", "range: 0 .. 100,\n      required",
		"range: 0 .. 101,\n      required", WORK },
	{ FIELD, "digits", "digits: 5}", "digits: 4}", WORK },
	{ FIELD, "length", "length: 20", "length: 10", WORK },
	{ FIELD, "level", "level: village", "level: regency", WORK },
	{ FIELD, "to", "Host, type: ref, to: organisation",
		"Host, type: ref, to: person", WORK },
	{ FIELD, "required", "      required: open}", "      required: course}",
		WORK },
	{ FIELD, "privacy", "privacy: public,\n      repeat",
		"privacy: health,\n      repeat", WORK },
	{ FIELD, "repeat", "repeat: no", "repeat: yes", FORM },
	{ FIELD, "verify", "repeat: no, verify: no", "repeat: no, verify: yes",
		FORM },
#define CORE "core: FIELD"
	{ CORE, "required", "phone: {required: open",
		"phone: {required: course", WORK },
	{ CORE, "label", "Handset", "Mobile", SHOW },
	{ CORE, "verify", "Handset, verify: no", "Handset, verify: yes", FORM },
#define PAPER "documents: NAME"
	{ PAPER, "label", "label: Card", "label: Chart", SHOW },
	{ PAPER, "required", "Card, required: open", "Card, required: course",
		WORK },
	{ PAPER, "valid", "valid: 30 days", "valid: 50 days", WORK },
	{ PAPER, "until", "until: issued", "until: start", WORK },
	{ PAPER, "privacy", "if: points > 50, privacy: public",
		"if: points > 50, privacy: health", WORK },
	{ PAPER, "if", "if: points > 50", "if: points > 70", WORK },
#define STAGE "stages: NAME"
	{ STAGE, "label", "label: Opened", "label: Begun", WORK },
	{ STAGE, "kind", "label: Gone, kind: exit", "label: Gone, kind: failed",
		SHOW },
	{ STAGE, "within", "within: 7 days", "within: 9 days", WORK },
	{ STAGE, "moves_up", "moves_up: automatic", "moves_up: by hand", SHOW },
	{ STAGE, "matched", "matched: no", "matched: yes", SHOW },
#define MOVE "moves: -"
	{ MOVE, "from", "{from: any, to: gone", "{from: course, to: gone",
		WORK },
	{ MOVE, "to", "{from: open, to: rest}", "{from: open, to: done}",
		CHECK },
	{ MOVE, "kind", "kind: forward", "kind: back", WORK },
	{ MOVE, "by", "by: [officer]", "by: [manager]", WORK },
	{ MOVE, "approval", "approval: none", "approval: second person", WORK },
	{ MOVE, "reason", "reason: optional", "reason: required", WORK },
	{ MOVE, "causes", "causes: {far: Far, ill: Ill}",
		"causes: {far: Far, old: Old}", SHOW },
	{ MOVE, "cause", "cause: optional", "cause: required", WORK },
	{ MOVE, "otherwise", "if: quota_left,\n    otherwise: list}\n",
		"if: quota_left}\n", WORK },
	{ MOVE, "if", "if: score >= 10", "if: score >= 95", WORK },
#define RULE "rules: NAME"
	{ RULE, "level", "level: block", "level: warn", WORK },
	{ RULE, "test", "points >= 80", "points >= 50", WORK },
	{ RULE, "source", "Act 7", "Act 8", SHOW },
	{ RULE, "say", "Able enough", "Well able", SHOW },
	{ RULE, "override", "Able enough,", "Able enough, override: [officer],",
		WORK },
	{ RULE, "from", "Able enough, from: open", "Able enough, from: course",
		WORK },
	{ "score", "line", "line: 60", "line: 70", WORK },
	{ "score", "parts", "weight: 50, from: colour",
		"weight: 60, from: colour", CHECK },
	{ "cohorts", "if", "if: points > 10", "if: points > 20", SHOW },
	{ "cohorts", "join_until", "join_until: 4", "join_until: 5", SHOW },
	{ "cohorts", "attendance",
		", attendance: {at_least: 90 %,\n"
		"    counted: [absent, sick], lock: 3 days,\n"
		"    causes: {x: {label: Ox, mark: sick}}}",
		"", WORK },
	{ "cohorts", "causes", " causes: {strayed: Strayed},\n", "\n", WORK },
	{ "slots", "conditions", "{conditions: points > 10",
		"{conditions: points > 12", SHOW },
	{ "slots", "stay", "stay: 2 years", "stay: 3 years", SHOW },
	{ "slots", "host_quota", ", host_quota: " QUOTA_OF_HOST, "", SHOW },
#define HOST "slots: host_quota: NAME"
	{ HOST, "label", "label: First", "label: Second", SHOW },
	{ HOST, "years", "years: 1,", "years: 2 ..,", SHOW },
	{ HOST, "staff", "staff: [30]", "staff: [40]", SHOW },
	{ HOST, "seats", "seats: [3, 5 %]", "seats: [3, 5]", SHOW },
	{ HOST, "excellent", "[6, 9 %]", "[7, 9 %]", SHOW },
	{ HOST, "designated", "[8, 7 %]", "[9, 7 %]", SHOW },
	{ HOST, "times_staff", "times_staff: 2", "times_staff: 3", SHOW },
	{ "cohorts: attendance", "at_least", "at_least: 90 %", "at_least: 20 %",
		WORK },
	{ "cohorts: attendance", "counted", "[absent, sick]", "[absent]",
		WORK },
	{ "cohorts: attendance", "lock", "lock: 3 days", "lock: 5 days", WORK },
	{ "cohorts: attendance", "causes",
		",\n    causes: {x: {label: Ox, mark: sick}}", "", WORK },
#define CAUSE "cohorts: attendance: causes: LETTER"
	{ CAUSE, "label", "label: Ox", "label: Elk", WORK },
	{ CAUSE, "mark", "mark: sick", "mark: leave", WORK },
	{ "cohorts", "units", "units: {hand:", "units: {arm:", WORK },
	{ "cohorts", "complete",
		",\n  complete: {passed: done, resit: rest, out: gone, units: 1}",
		"", WORK },
#define COMPLETE "cohorts: complete"
	{ COMPLETE, "passed", "passed: done", "passed: gone", WORK },
	{ COMPLETE, "resit", ", resit: rest", "", WORK },
	{ COMPLETE, "out", "out: gone", "out: done", WORK },
	{ COMPLETE, "units", ", units: 1}", "}", WORK },
#define UNIT "cohorts: units: NAME"
	{ UNIT, "label", "hand: {label: Hand", "hand: {label: Arm", WORK },
	{ UNIT, "pass", "Hand, pass: 41", "Hand, pass: 30", WORK },
	{ UNIT, "most", "most: 50", "most: 45", WORK },
	{ UNIT, "attempts", "attempts: 2", "attempts: 1", WORK },
#define PART "score: parts: NAME"
	{ PART, "label", "label: Sums", "label: Adding", SHOW },
	{ PART, "weight", "weight: 50, from: points",
		"weight: 40, from: points", CHECK },
	{ PART, "from", "weight: 50, from: points", "weight: 50, from: shoe",
		WORK },
	{ PART, "scale", "scale: 0 .. 100", "scale: 0 .. 200", WORK },
	{ PART, "points", "{red: 0, blue: 100}", "{red: 0, blue: 50}", WORK },
	{ PART, "pass", "pass: 40", "pass: 20", WORK },
#define QUOTA "quotas: NAME"
	{ QUOTA, "by", "{by: sex, of: L, seats: 0}", "{by: total, seats: 0}",
		WORK },
	{ QUOTA, "of", "of: L, seats: 0", "of: P, seats: 0", WORK },
	{ QUOTA, "seats", "total, seats: 5", "total, seats: 0", WORK },
	{ QUOTA, "at_least", "at_least: 40 %", "at_least: 90 %", WORK },
#define ACTIVITY "activities: NAME"
	{ ACTIVITY, "label", "label: Lesson", "label: Class", SHOW },
	{ ACTIVITY, "area", "area: training", "area: promotion", WORK },
	{ ACTIVITY, "unit", "unit: hours", "unit: visits", WORK },
	{ ACTIVITY, "amount", "amount: 10", "amount: 2", WORK },
	{ ACTIVITY, "seen", "unit: hours,", "unit: hours, seen: yes,", WORK },
	{ ACTIVITY, "stage", "stage: course}\nasse", "stage: open}\nasse",
		WORK },
	{ TOP, "assessments", "  panel: {", "  board: {", WORK },
#define ASSESSMENT "assessments: NAME"
	{ ASSESSMENT, "label", "label: Panel", "label: Board", WORK },
	{ ASSESSMENT, "stage", "Panel, stage: open", "Panel, stage: course",
		WORK },
	{ ASSESSMENT, "assessors", "assessors: 1", "assessors: 2", WORK },
	{ ASSESSMENT, "within", "assessors: 1", "assessors: 1, within: 5 days",
		WORK },
	{ ASSESSMENT, "by", "assessors: 1", "assessors: 1, by: [officer]",
		WORK },
	{ ASSESSMENT, "criteria", "    will:", "    wish:", WORK },
#define CRITERION "assessments: NAME: criteria: NAME"
	{ CRITERION, "label", "label: Will", "label: Wish", WORK },
	{ CRITERION, "range", "range: 0 .. 10}}", "range: 0 .. 7}}", WORK },
#define DEADLINE "deadlines: NAME"
	{ DEADLINE, "label", "label: Call on", "label: Look in", WORK },
	{ DEADLINE, "from", "from: start, after", "from: planned_start, after",
		WORK },
	{ DEADLINE, "after", "after: 30 days", "after: 31 days", WORK },
	{ DEADLINE, "warn", "warn: 5 days", "warn: 6 days", WORK },
	{ DEADLINE, "repeats", "repeats: yes", "repeats: no", WORK },
	{ DEADLINE, "seen", "seen: yes, task", "seen: no, task", WORK },
	{ DEADLINE, "per", "yes, stage: course",
		"yes, per: host, stage: course", WORK },
	{ DEADLINE, "stage", "yes, stage: course", "yes, stage: rest", WORK },
	{ DEADLINE, "task", "task: work", "task: visit", WORK },
	{ TOP, "letters", "  invited: {", "  asked_in: {", WORK },
	{ TOP, "appeals", "appeals: {within: 30 days, decide: 10 days}\n", "",
		SHOW },
	{ "appeals", "within", "within: 30 days, decide",
		"within: 0 days, decide", SHOW },
	{ "appeals", "decide", "decide: 10 days", "decide: 11 days", SHOW },
#define LETTER "letters: NAME"
	{ LETTER, "label", "label: Invitation", "label: Summons", SHOW },
	{ LETTER, "on", "Invitation, on: course", "Invitation, on: rest",
		WORK },
	{ LETTER, "causes", "causes: [far]", "causes: [ill]", WORK },
	{ LETTER, "text", "Dear {name}", "Dear {nam}", CHECK },
	{ LETTER, "answers",
		",\n    answers: {yes: {to: gone, cause: far}, no: {task: Why},\n"
		"      later: {task: Wait}, unreachable: {task: Seek}}",
		"", WORK },
	{ TOP, "certificates", "  diploma: {", "  scroll: {", WORK },
#define CERTIFICATE "certificates: NAME"
	{ CERTIFICATE, "label", "label: Diploma", "label: Scroll", WORK },
	{ CERTIFICATE, "on", "on: course, if", "on: done, if", WORK },
	{ CERTIFICATE, "if", "if: points > 79", "if: points > 95", WORK },
	{ CERTIFICATE, "cohort", "cohort: optional", "cohort: required", WORK },
	{ CERTIFICATE, "document", " document: paper,", "", WORK },
	{ CERTIFICATE, "number", "{prefix}.{number}", "{prefix}/{number}",
		WORK },
	{ CERTIFICATE, "text", "Was in {program}", "Sat in {program}", WORK },
	{ CERTIFICATE, "signers", ", signers: [{role: Head, name: Ani}]}", "}",
		WORK },
#define SIGNER "certificates: NAME: signers: -"
	{ SIGNER, "role", "role: Head", "role: Chief", WORK },
	{ SIGNER, "name", "name: Ani", "name: Ida", WORK },
#define ANSWERS "letters: NAME: answers"
	{ ANSWERS, "yes", "{yes: {to: gone, cause: far}, ", "{", WORK },
	{ ANSWERS, "no", " no: {task: Why},", "", WORK },
	{ ANSWERS, "later", "later: {task: Wait}, ", "", WORK },
	{ ANSWERS, "unreachable", ", unreachable: {task: Seek}", "", WORK },
#define ANSWER "letters: NAME: answers: ANSWER"
	{ ANSWER, "to", "yes: {to: gone,", "yes: {to: rest,", CHECK },
	{ ANSWER, "cause", "{to: gone, cause: far}", "{to: gone, cause: ill}",
		WORK },
	{ ANSWER, "task", "task: Why", "task: Who", WORK },
	{ TOP, "packs", "  roster: {", "  list: {", WORK },
#define PACK "packs: NAME"
	{ PACK, "label", "label: Roster", "label: List", SHOW },
	{ PACK, "to", "to: Sento", "to: Kyoto", SHOW },
	{ PACK, "fields", "[name, colour]", "[name]", WORK },
	{ PACK, "answers", "    answers: [points],", "    answers: [colour],",
		WORK },
	{ PACK, "activity", ", activity: drill, ranks", ", ranks", WORK },
	{ PACK, "ranks", "drill, ranks: no", "drill, ranks: yes", WORK },
	{ TOP, "departure", "departure: {date: start, papers: [ktp]",
		"departure: {date: issued, papers: [ktp]", WORK },
#define DEPARTURE "departure"
	{ DEPARTURE, "date", "date: start, papers", "date: issued, papers",
		WORK },
	{ DEPARTURE, "papers", "papers: [ktp]", "papers: [paper]", WORK },
	{ DEPARTURE, "from", "from: open, to: done", "from: course, to: done",
		WORK },
	{ DEPARTURE, "to", "from: open, to: done", "from: open, to: course",
		WORK },
	{ DEPARTURE, "warn", "[40 days, 20 days]", "[35 days, 20 days]", WORK },
	{ TOP, "protection", "cap: points, currency: yen, from: 2026-01-01",
		"cap: points, currency: yen, from: 2027-06-01", WORK },
#define PROTECTION "protection"
	{ PROTECTION, "cap", "cap: points", "cap: points * 3", WORK },
	{ PROTECTION, "currency", "currency: yen", "currency: rupiah", WORK },
	{ PROTECTION, "from", "from: 2026-01-01", "from: 2028-01-01", WORK },
	{ PROTECTION, "say", "say: Little", "say: Nothing", WORK },
	{ PROTECTION, "yen", "yen: 100,", "yen: 70,", WORK },
	{ PROTECTION, "originals", "originals: 9 days", "originals: 8 days",
		WORK },
	{ PROTECTION, "sender", "sender: agent", "sender: host", WORK },
	{ TOP, "contact", "contact: {tries: 2, again: 3 days}\n", "", WORK },
#define CONTACT "contact"
	{ CONTACT, "tries", "tries: 2", "tries: 3", WORK },
	{ CONTACT, "again", "again: 3 days", "again: 4 days", WORK },
#define TARGET "targets: NAME"
	{ TARGET, "grades", "grades: 'a, b, c'", "grades: 'a, b'", WORK },
	{ TARGET, "per", "per: all", "per: year", WORK },
	{ TARGET, "until", "until: 2028-12-31", "until: soon", CHECK },
	{ TARGET, "total", "total: 100", "total: many", CHECK },
	{ TARGET, "by", "by: regency, shares", "by: total, shares", CHECK },
	{ TARGET, "shares", "{32.05: 40}", "{32.05.01: 40}", CHECK },
	{ TOP, "outcomes", "  flock: {label: Flock", "  herd: {label: Flock",
		WORK },
#define OUTCOME "outcomes: NAME"
	{ OUTCOME, "label", "Own firm", "Firm of her own", SHOW },
	{ OUTCOME, "counts_for", "Flock, counts_for: places", "Flock", WORK },
	{ OUTCOME, "digits", "digits: 9", "digits: 8", WORK },
	{ OUTCOME, "lists", "lists: done", "lists: start", CHECK },
	{ OUTCOME, "ends", "ends: no", "ends: yes", WORK },
	{ OUTCOME, "lasts", "lasts: 8 months", "lasts: 7 months", WORK },
#define RETENTION "retention: NAME"
	{ RETENTION, "keep", "keep: 2 years", "keep: 3 years", SHOW },
	{ RETENTION, "then", "then: erase", "then: anonymise", SHOW },
};

/* ---- tests -----------------------------------------------------------------
 */

static char *
flipped(const struct flip *flip)
{
	const char *at = strstr(base, flip->from);

	if (!at)
		fail_msg("%s %s: no '%s'", flip->page, flip->key, flip->from);
	if (strstr(at + 1, flip->from))
		fail_msg("%s %s: '%s' is there twice", flip->page, flip->key,
			flip->from);
	return xasprintf("%.*s%s%s", (int)(at - base), base, flip->to,
		at + strlen(flip->from));
}

static void
test_flips(void **state)
{
	struct buf was[WORK + 1], now = BUF_INIT;
	size_t still = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(was); i++) {
		was[i] = (struct buf)BUF_INIT;
		answer((enum asked)i, base, &was[i]);
	}
	if (getenv("SHOW_ANSWERS"))
		print_message("%s", buf_str(&was[WORK]));
	for (size_t i = 0; i < ARRAY_SIZE(flips); i++) {
		char *text = flipped(&flips[i]);

		answer(flips[i].asked, text, &now);
		if (strcmp(buf_str(&now), buf_str(&was[flips[i].asked])) == 0) {
			print_error("%s: '%s' changes nothing\n", flips[i].page,
				flips[i].key);
			still++;
		}
		free(text);
	}
	for (size_t i = 0; i < ARRAY_SIZE(was); i++)
		buf_release(&was[i]);
	buf_release(&now);
	assert_int_equal(still, 0);
}

static bool
has_flip(const char *page, const char *key)
{
	for (size_t i = 0; i < ARRAY_SIZE(flips); i++)
		if (strcmp(flips[i].page, page) == 0 &&
			strcmp(flips[i].key, key) == 0)
			return true;
	return false;
}

/* Every key of the schema, by the text that the manual is made from. */
static void
test_schema(void **state)
{
	struct buf keys = BUF_INIT;
	char *save = NULL, page[80] = "", key[40];
	size_t n = 0;

	(void)state;
	program_keys(&keys);
	for (char *line = strtok_r(keys.data, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		size_t indent = strspn(line, " ");

		if (indent == 0)
			snprintf(page, sizeof(page), "%s", line);
		if (indent != 4 || sscanf(line, "%39s", key) != 1)
			continue;
		n++;
		if (!has_flip(page, key))
			fail_msg("%s: no row for '%s'", page, key);
	}
	assert_true(n > 70);
	buf_release(&keys);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schema),
		cmocka_unit_test(test_flips),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
