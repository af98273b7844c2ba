/* SPDX-License-Identifier: MIT */
/*
 * Random acts of three users in two processes, now and then both at once, beside a
 * model of what they must come to. Stores are many and small, so that acts meet:
 * CROWD_STORES says how many, CROWD_SEED which ones.
 */
#include "other.h"

#include <time.h>

#include "crowd.h"
#include "magang/casework/waiting.h"
#include "magang/ops/ops_letter.h"
#include "magang/ops/ops_proposal.h"
#include "magang/ops/ops_version.h"
#include "magang/record/counter.h"
#include "magang/record/fields.h"
#include "magang/record/letter_state.h"
#include "magang/record/proposal_state.h"
#include "magang/record/trace.h"

#define STORES 3
#define COMPARED_EACH 20 /* acts */
#define VERSION_NEXT 2
#define LETTERS 100 /* of a case */

static const char *const users[CROWD_USERS] = { "admin", "oji", "bela" };
static const char *const regency[] = { "32.05", "32.01" };
static const char *const stages[STAGES] = { "open", "talk", "list", "seat",
	"done", "no", "gone" };

/* Of every two stores one with tasks, of every three one by hand, of every two
 * pairs one where two must agree; the caller frees it. */
static char *
program_text(unsigned seed, bool by_hand, bool eyes, int version)
{
	const bool tasks = seed % 2;

	return xasprintf(
		"program: crowd\nversion: %d\nprefix: CW\nlabel: Crowd\n"
		"fields:\n"
		"  tests:\n"
		"    label: Tests\n"
		"    points: {label: Points, type: number, range: 0 .. 100}\n"
		"stages:\n"
		"  open: {kind: start, label: Open}\n"
		"  talk: {label: Talk%s}\n"
		"  list: {kind: hold, label: List, moves_up: %s}\n"
		"  seat: {label: Seat%s}\n"
		"  done: {kind: success, label: Done}\n"
		"  no: {kind: failed, label: No}\n"
		"  gone: {kind: exit, label: Gone}\n"
		"moves:\n"
		"  - {from: open, to: talk}\n"
		"  - {from: talk, to: seat, if: points > 10 and quota_left,\n"
		"     otherwise: list%s}\n"
		"  - {from: talk, to: list, if: points > 10}\n"
		"  - {from: list, to: seat, if: points > 10 and quota_left}\n"
		"  - {from: seat, to: talk, kind: back}\n"
		"  - {from: seat, to: list}\n"
		"  - {from: seat, to: done}\n"
		"  - {from: any, to: no, by: [coordinator], reason: required}\n"
		"  - {from: any, to: gone}\n"
		"score:\n"
		"  line: 0\n"
		"  parts:\n"
		"    points: {weight: 100, from: points, scale: 0 .. 100}\n"
		"quotas:\n"
		"  all: {seats: 4}\n"
		"  area: {by: regency, seats: {default: 3}}\n"
		"letters:\n"
		"  welcome: {label: Welcome, on: seat, text: 'Dear {name}'}\n",
		version, tasks ? ", within: 7 days" : "",
		by_hand ? "by hand" : "automatic",
		tasks ? ", within: 9 days" : "",
		eyes ? ", approval: second person" : "");
}

struct order {
	struct crowd_wish wish;
	uint64_t ids[CROWD_CASES]; /* of proposals that are to be answered */
	uint64_t act; /* that is to be taken back; 0: the last one */
};

struct done {
	struct crowd_answer answer;
	uint64_t act;
	char text[200];
};

struct world {
	struct desk *d;
	uint64_t ids[CROWD_CASES], persons[CROWD_CASES], intake, random;
	uint64_t proposals[CROWD_PROPOSALS]; /* as the model numbers them */
	struct crowd *m;
	struct other other;
	size_t acts, refused, races;
	unsigned seed;
	struct buf story; /* of the last acts, for who looks for a fault */
};

static unsigned
pick(struct world *w, unsigned n)
{
	w->random = w->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(w->random >> 33) % n;
}

/* The story goes before the fault. */
static void
tell_story(const struct world *w)
{
	if (w->story.len)
		fputs(w->story.data, stderr);
	fprintf(stderr, "seed %u\n", w->seed);
}

/* ---- an act -------------------------------------------------------------- */

static void
perform_moves(struct world *w, const struct crowd_wish *wish, struct done *out)
{
	const struct decision to = { .stage = stages[wish->stage],
		.reason = "so" };
	uint64_t ids[CROWD_CASES], left[CROWD_CASES];
	struct desk *d = w->d;
	size_t n_left;

	for (size_t i = 0; i < wish->n; i++)
		ids[i] = w->ids[wish->cases[i]];
	out->answer.rc = op_cases_move(
		d->o, ids, wish->n, &to, left, &n_left, &d->r, &d->err);
	out->answer.went = d->r.went;
	out->answer.stayed = d->r.stayed;
}

static void
perform_answer(struct world *w, const struct order *order, struct done *out)
{
	const struct crowd_wish *wish = &order->wish;
	const struct answer a = { .ids = order->ids,
		.n = wish->n,
		.reason = wish->verb == RETURN ? "so" : NULL,
		.anew = wish->anew };
	struct desk *d = w->d;

	out->answer.rc = op_proposals_answer(d->o, &a, &d->r, &d->err);
	out->answer.went = d->r.went;
	out->answer.stayed = d->r.stayed;
}

static void
perform_adopt(struct world *w, const struct crowd_wish *wish, struct done *out)
{
	uint64_t ids[CROWD_CASES];
	const struct program *to;
	struct desk *d = w->d;
	struct txn *txn;

	for (size_t i = 0; i < wish->n; i++)
		ids[i] = w->ids[wish->cases[i]];
	check_done(d, office_look(d->o, &txn, &d->err));
	to = office_program(d->o, txn,
		dict_number(txn, DICT_PROGRAM, 0, "crowd"), VERSION_NEXT);
	office_look_end(txn);
	out->answer.rc =
		op_cases_version(d->o, false, to, ids, wish->n, &d->r, &d->err);
	out->answer.went = d->r.went;
	out->answer.stayed = d->r.stayed;
}

/* Letters of the case that wait, and are sent; the former into `rows`, if any. */
static size_t
letters_of(struct desk *d, uint64_t kase, struct letter_sending *rows,
	size_t *sent)
{
	struct record *r = xmalloc(sizeof(*r));
	size_t n = 0;
	uint64_t id;

	for (size_t i = 0; (id = member(d, KIND_CASE, kase, KIND_LETTER, i));
		i++) {
		assert_true(peek(d, KIND_LETTER, id, r));
		*sent += letter_state(r) == LETTER_SENT;
		if (letter_state(r) != LETTER_HELD)
			continue;
		if (rows)
			rows[n] = (struct letter_sending){ id, r->seq, "so" };
		n++;
	}
	free(r);
	return n;
}

static void
perform_send(struct world *w, const struct crowd_wish *wish, struct done *out)
{
	struct letter_sending rows[CROWD_CASES * LETTERS];
	size_t n = 0, sent = 0;

	for (size_t i = 0; i < wish->n; i++)
		n += letters_of(w->d, w->ids[wish->cases[i]], rows + n, &sent);
	out->answer.rc =
		op_letters_send(w->d->o, rows, n, false, &w->d->r, &w->d->err);
}

static void
perform_set(struct world *w, const struct crowd_wish *wish, struct done *out)
{
	struct desk *d = w->d;
	char text[40];

	if (wish->verb == SET_AREA) {
		snprintf(
			text, sizeof(text), "regency=%s", regency[wish->value]);
		out->answer.rc = try_set(
			d, KIND_PERSON, w->persons[wish->cases[0]], 0, text);
		return;
	}
	snprintf(text, sizeof(text), "%s=%d",
		wish->verb == SET_SEATS ? "seats" : "points", wish->value);
	out->answer.rc = wish->verb == SET_SEATS
				 ? try_set(d, KIND_INTAKE, w->intake, 0, text)
				 : try_set(d, KIND_CASE, w->ids[wish->cases[0]],
					   0, text);
}

static void
perform(struct world *w, const struct order *order, struct done *out)
{
	const struct crowd_wish *wish = &order->wish;
	struct desk *d = w->d;

	memset(out, 0, sizeof(*out));
	d->err = (struct err)ERR_INIT;
	memset(&d->r, 0, sizeof(d->r));
	as(d, users[wish->user]);
	switch (wish->verb) {
	case MOVE:
		out->answer.rc = try_move(
			d, w->ids[wish->cases[0]], stages[wish->stage], "so");
		break;
	case MOVES:
		perform_moves(w, wish, out);
		break;
	case APPROVE:
	case RETURN:
		perform_answer(w, order, out);
		break;
	case ADOPT:
		perform_adopt(w, wish, out);
		break;
	case SEND:
		perform_send(w, wish, out);
		break;
	case TAKE:
		out->answer.rc = try_undo(d, order->act);
		break;
	case PUT:
		out->answer.rc = try_redo(d);
		break;
	default:
		perform_set(w, wish, out);
	}
	out->act = d->r.act;
	out->answer.waits = d->r.waits;
	out->answer.proposed = d->r.proposed;
	if (wish->verb == TAKE || wish->verb == PUT) {
		out->act = d->undo.by;
		out->answer.left = d->undo.left;
		out->answer.waits = out->answer.proposed = 0;
	}
	snprintf(out->text, sizeof(out->text), "%.199s", d->err.text);
	if (d->err.code == 0 && wish->verb >= TAKE && d->text.len)
		snprintf(out->text, sizeof(out->text), "%.199s", d->text.data);
}

/* ---- the other process ---------------------------------------------------- */

static void
other_performs(void *ctx, int in, int out)
{
	struct order order;
	struct done done;

	while (read(in, &order, sizeof(order)) == sizeof(order)) {
		perform(ctx, &order, &done);
		if (write(out, &done, sizeof(done)) != sizeof(done))
			break;
	}
}

/* ---- what was asked for --------------------------------------------------- */

static void
wish_case(struct world *w, struct crowd_wish *wish)
{
	wish->cases[0] = (int)pick(w, CROWD_CASES);
	wish->n = 1;
}

static void
wish_cases(struct world *w, struct crowd_wish *wish)
{
	wish->n = 0;
	for (int i = 0; i < CROWD_CASES; i++)
		if (pick(w, 3) == 0)
			wish->cases[wish->n++] = i;
	if (!wish->n)
		wish_case(w, wish);
}

/* Most moves are those that lead somewhere, and few out of all. */
static int
wish_stage(struct world *w, const struct crowd_wish *wish)
{
	static const int onward[STAGES] = { TALK, SEAT, SEAT, DONE, TALK, TALK,
		TALK };
	const int from = crowd_stage(&w->m->kase[wish->cases[0]]);
	const int any = (int)pick(w, STAGES);

	return pick(w, 5) < 3 || (any >= DONE && pick(w, 4)) ? onward[from]
							     : any;
}

/* The last proposals of some cases; false: they have none. */
static bool
wish_answers(struct world *w, struct order *order)
{
	struct crowd_wish *wish = &order->wish;
	size_t n = 0;

	wish_cases(w, wish);
	for (size_t i = 0; i < wish->n; i++) {
		const int last = crowd_last_proposal(w->m, wish->cases[i]);

		if (last == NO_ROW)
			continue;
		order->ids[n] = w->proposals[last];
		wish->cases[n++] = last;
	}
	wish->n = n;
	wish->anew = pick(w, 2);
	return n > 0;
}

/* New ones get their numbers of the store; one that was taken back at once gets it
 * when it comes again. */
static void
number_proposals(struct world *w)
{
	for (int i = 0; i < w->m->n_proposals; i++) {
		const struct crowd_proposal *p = &w->m->proposal[i];
		uint64_t id;

		if (w->proposals[i] || p->gone)
			continue;
		for (size_t k = 0; (id = member(w->d, KIND_CASE,
					    w->ids[p->kase], KIND_PROPOSAL, k));
			k++)
			w->proposals[i] = id;
	}
}

/* What only some stores have, or must not come twice at once. */
static bool
wish_more(struct world *w, struct order *order, bool alone)
{
	struct crowd_wish *wish = &order->wish;

	switch (pick(w, 8)) {
	case 0:
		wish->verb = ADOPT;
		wish_cases(w, wish);
		return true;
	case 1:
		wish->verb = SEND;
		wish->n = 0;
		for (int i = 0; i < CROWD_CASES; i++)
			if (crowd_sees(wish->user, &w->m->kase[i]))
				wish->cases[wish->n++] = i;
		return alone && crowd_may_send(w->m, wish->user);
	case 2:
		wish->verb = RETURN;
		break;
	default:
		wish->verb = APPROVE;
	}
	return w->m->eyes && wish_answers(w, order);
}

static void
wish_make(struct world *w, struct order *order, bool alone)
{
	struct crowd_wish *wish = &order->wish;
	const unsigned n = pick(w, 20);

	memset(order, 0, sizeof(*order));
	wish->of = NO_ROW;
	wish->user = (int)pick(w, CROWD_USERS);
	wish_case(w, wish);
	if (pick(w, 4) == 0 && wish_more(w, order, alone))
		return;
	wish_case(w, wish);
	if (n < 7) {
		wish->verb = MOVE;
	} else if (n < 10) {
		wish->verb = MOVES;
		wish_cases(w, wish);
	} else if (n < 12) {
		wish->verb = SET_POINTS;
		wish->value = 5 * (1 + (int)pick(w, 10));
	} else if (n < 13) {
		wish->verb = pick(w, 3) ? SET_SEATS : SET_AREA;
		wish->user = 0;
		wish->value = wish->verb == SET_SEATS ? 1 + (int)pick(w, 7)
						      : (int)pick(w, 2);
	} else {
		wish->verb = n < 17 ? TAKE : PUT;
	}
	wish->stage = wish_stage(w, wish);
	if (wish->verb == TAKE && pick(w, 3) == 0 && w->m->n_acts) {
		const int back = 1 + (int)pick(w, 12);

		wish->of = w->m->n_acts > back ? w->m->n_acts - back : 0;
		order->act = w->m->act[wish->of].number;
	}
}

/* ---- comparing ------------------------------------------------------------ */

static const char *const verbs[] = { "move", "moves", "points", "area",
	"approve", "return", "adopt", "seats", "send", "undo", "redo" };

static void
stages_say(const struct crowd *m, char out[CROWD_CASES + 1])
{
	for (int i = 0; i < CROWD_CASES; i++)
		out[i] = stages[crowd_stage(&m->kase[i])][0];
	out[CROWD_CASES] = '\0';
}

/* What an act did, of whose undo a line tells. */
static void
tell_act(struct world *w, const struct crowd *m, int act)
{
	static const char letters[] = "otlsdng";

	if (act == NO_ROW)
		return;
	buf_addf(&w->story, " (act %d:", act);
	for (size_t c = 0; c < m->act[act].n; c++)
		for (size_t i = 0; i < m->act[act].change[c].n; i++) {
			const struct crowd_op *op =
				&m->act[act].change[c].op[i];

			buf_addf(&w->story, " %s%s%d", i ? "" : "/",
				op->what == TAKE_BACK ? "-" : "", op->kase);
			if (op->what == PROPOSE || op->what == WITHDRAW)
				buf_addf(&w->story, "%s%d",
					op->what == PROPOSE ? "?" : "-?",
					op->d.proposal);
			else if (op->what >= POINTS)
				buf_addf(&w->story, "=%d:%d", op->old, op->new);
			else
				buf_addf(&w->story, "%c%c%s",
					letters[op->d.from], letters[op->d.to],
					op->d.up ? "!" : "");
			if (op->d.up)
				buf_addf(&w->story, "%d", op->d.lead);
		}
	buf_adds(&w->story, ")");
}

/* A line of the story: what was asked, answered and how all stands then. */
static void
tell(struct world *w, const struct crowd *m, const struct order *order,
	const struct done *done, const struct crowd_answer *want, int of)
{
	const struct crowd_wish *wish = &order->wish;
	char now[CROWD_CASES + 1];

	stages_say(m, now);
	if (w->story.len > 60000)
		memmove(w->story.data, w->story.data + 30000,
			(w->story.len -= 30000) + 1);
	buf_addf(&w->story, "%d %s %s", m->n_acts, users[wish->user],
		verbs[wish->verb]);
	for (size_t i = 0;
		wish->verb != SET_SEATS && wish->verb < TAKE && i < wish->n;
		i++)
		buf_addf(&w->story, " %d", wish->cases[i]);
	if (wish->verb <= MOVES)
		buf_addf(&w->story, " -> %s", stages[wish->stage]);
	else if (wish->verb < TAKE)
		buf_addf(&w->story, " = %d", wish->value);
	else if (wish->of != NO_ROW)
		buf_addf(&w->story, " of %d", wish->of);
	tell_act(w, m, of);
	buf_addf(&w->story, ": %s", err_id(done->answer.rc));
	if (done->answer.left || want->left)
		buf_addf(&w->story, " left %zu", done->answer.left);
	buf_addf(&w->story, "; model %s left %zu: %s seats %d%s%s\n",
		err_id(want->rc), want->left, now, m->seats,
		*done->text ? " # " : "", done->text);
}

static bool
answers_as(const struct crowd_answer *is, const struct crowd_answer *want)
{
	return (is->rc == want->rc || (want->any && is->rc)) &&
	       is->went == want->went && is->stayed == want->stayed &&
	       (want->rc || (is->proposed == want->proposed &&
				    is->waits == want->waits &&
				    is->left == want->left));
}

/* The model after the act; false: the office has answered something else. */
static bool
follow(struct world *w, struct crowd *m, const struct order *order,
	const struct done *done)
{
	const int before = m->n_acts;
	int of = order->wish.of;
	struct crowd_answer want;

	if (order->wish.verb >= TAKE && of == NO_ROW)
		of = crowd_last_act(
			m, order->wish.user, order->wish.verb == PUT);
	crowd_foresee(m, &order->wish, &want);
	if (m->n_acts > before)
		m->act[before].number = done->act;
	tell(w, m, order, done, &want, of);
	return answers_as(&done->answer, &want) &&
	       (m->n_acts > before) == (done->act != 0);
}

static int64_t
number_of(struct desk *d, uint64_t kase, uint16_t field)
{
	struct record *r = xmalloc(sizeof(*r));
	int64_t n;

	assert_true(peek(d, KIND_CASE, kase, r));
	n = record_number(r, field, -1);
	free(r);
	return n;
}

static void
compare_case(struct world *w, int i)
{
	const struct crowd_case *c = &w->m->kase[i];
	const char *stage = stage_of(w->d, w->ids[i]);
	char points[16];

	if (strcmp(stage, stages[crowd_stage(c)]) != 0) {
		tell_story(w);
		fail_msg("case %d is in %s, not %s", i, stage,
			stages[crowd_stage(c)]);
	}
	assert_int_equal(number_of(w->d, w->ids[i], F_VERSION), c->version);
	snprintf(points, sizeof(points), "%d", c->points);
	assert_string_equal(
		points, value_of(w->d, KIND_CASE, w->ids[i], "points"));
}

/* Those of decisions that were taken back are sent ones, and stay. */
static void
compare_letters(struct world *w)
{
	size_t waits = 0, sent = 0, n = 0, n_sent = 0;

	for (int i = 1; i <= w->m->decisions; i++) {
		waits += w->m->letter[i] == LETTER_WAITS;
		sent += w->m->letter[i] == LETTER_IS_SENT;
	}
	for (int i = 0; i < CROWD_CASES; i++)
		n += letters_of(w->d, w->ids[i], NULL, &n_sent);
	if (n == waits && n_sent == sent)
		return;
	tell_story(w);
	fail_msg("%zu letters wait, %zu are sent, not %zu, %zu", n, n_sent,
		waits, sent);
}

static void
compare_proposals(struct world *w)
{
	size_t n[3] = { 0 }, is[3] = { 0 };
	struct record *r = xmalloc(sizeof(*r));
	uint64_t id;

	for (int i = 0; i < w->m->n_proposals; i++)
		if (!w->m->proposal[i].gone)
			n[w->m->proposal[i].state < IS_RETURNED
					? w->m->proposal[i].state
					: IS_RETURNED]++;
	for (int i = 0; i < CROWD_CASES; i++)
		for (size_t k = 0; (id = member(w->d, KIND_CASE, w->ids[i],
					    KIND_PROPOSAL, k));
			k++) {
			assert_true(peek(w->d, KIND_PROPOSAL, id, r));
			is[proposal_state(r) == PROPOSAL_OPEN ? PROPOSAL_IS_OPEN
				: proposal_state(r) == PROPOSAL_RETURNED
					? IS_RETURNED
					: IS_APPROVED]++;
		}
	free(r);
	if (memcmp(n, is, sizeof(n)) == 0)
		return;
	tell_story(w);
	fail_msg("proposals: %zu open, %zu approved, %zu returned, not %zu, "
		 "%zu, %zu",
		is[0], is[1], is[2], n[0], n[1], n[2]);
}

static void
compare_list(struct world *w)
{
	int list[CROWD_CASES];
	const size_t n = crowd_list(w->m, list);
	struct waiting is;
	struct record *kase = xmalloc(sizeof(*kase));
	struct txn *txn;

	assert_true(peek(w->d, KIND_CASE, w->ids[0], kase));
	check_done(w->d, office_look(w->d->o, &txn, &w->d->err));
	waiting_read(&w->d->o->book, txn,
		(uint16_t)record_number(kase, F_PROGRAM_NO, 0), w->intake, &is);
	office_look_end(txn);
	assert_int_equal(is.n, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(is.ids[i], w->ids[list[i]]);
	free(is.ids);
	free(kase);
}

/* What was said to be done is found by its number. */
static void
compare_acts(struct world *w)
{
	struct trace_act a;
	struct txn *txn;

	check_done(w->d, office_look(w->d->o, &txn, &w->d->err));
	for (int i = 0; i < w->m->n_acts; i++) {
		if (!trace_act(txn, w->m->act[i].number, &a))
			fail_msg("act %d is lost", i);
		if (a.undone != crowd_undone(w->m, i)) {
			tell_story(w);
			fail_msg("act %d is %sundone", i,
				a.undone ? "" : "not ");
		}
		trace_act_release(&a);
	}
	office_look_end(txn);
}

static void
compare(struct world *w)
{
	size_t decisions = 0;
	char seats[16];

	for (int i = 0; i < CROWD_CASES; i++) {
		compare_case(w, i);
		decisions += w->m->kase[i].n;
	}
	if (count_records(w->d, KIND_DECISION) != decisions) {
		tell_story(w);
		fail_msg("%zu decisions, not %zu",
			count_records(w->d, KIND_DECISION), decisions);
	}
	snprintf(seats, sizeof(seats), "%d", w->m->seats);
	assert_string_equal(
		seats, value_of(w->d, KIND_INTAKE, w->intake, "seats"));
	compare_list(w);
	compare_letters(w);
	compare_proposals(w);
}

/* ---- a store -------------------------------------------------------------- */

static void
step_one(struct world *w)
{
	struct order order;
	struct done done;

	wish_make(w, &order, true);
	if (pick(w, 2)) {
		other_ask(&w->other, &order, sizeof(order));
		other_hear(&w->other, &done, sizeof(done));
	} else {
		perform(w, &order, &done);
	}
	if (!follow(w, w->m, &order, &done)) {
		tell_story(w);
		fail_msg("%s: went %zu stayed %zu waits %zu", done.text,
			done.answer.went, done.answer.stayed,
			done.answer.waits);
	}
	number_proposals(w);
	w->acts++;
	w->refused += done.answer.rc != 0;
}

/* Both in that order? */
static bool
follow_both(struct world *w, const struct order order[2],
	const struct done done[2], int first)
{
	struct crowd *copy = xmalloc(sizeof(*copy));
	bool good;

	*copy = *w->m;
	good = follow(w, copy, &order[first], &done[first]) &&
	       follow(w, copy, &order[!first], &done[!first]);
	if (good)
		*w->m = *copy;
	free(copy);
	return good;
}

/* Both at once: as if the one had come after the other. Which one, the numbers of
 * acts tell; who was refused may have come first, or not. */
static void
step_both(struct world *w)
{
	struct order order[2];
	struct done done[2];
	int first;

	wish_make(w, &order[0], false);
	wish_make(w, &order[1], false);
	other_ask(&w->other, &order[1], sizeof(order[1]));
	perform(w, &order[0], &done[0]);
	other_hear(&w->other, &done[1], sizeof(done[1]));
	first = done[0].act && done[1].act && done[0].act > done[1].act;
	buf_adds(&w->story, "at once:\n");
	if (!follow_both(w, order, done, first) &&
		((done[0].act && done[1].act) ||
			!follow_both(w, order, done, !first))) {
		tell_story(w);
		fail_msg("two at once: %s %s: %s; %s %s: %s",
			users[order[0].wish.user], verbs[order[0].wish.verb],
			err_id(done[0].answer.rc), users[order[1].wish.user],
			verbs[order[1].wish.verb], err_id(done[1].answer.rc));
	}
	number_proposals(w);
	w->acts += 2;
	w->races++;
	w->refused += done[0].answer.rc != 0;
	w->refused += done[1].answer.rc != 0;
	compare(w);
}

static void
prepare_case(struct world *w, int i, const char *intake)
{
	struct crowd_case *c = &w->m->kase[i];
	char text[80];

	c->area = i % 3 == 2;
	c->points = 5 * (1 + i % 10);
	c->proposed = NO_ROW;
	c->version = 1;
	snprintf(text, sizeof(text), "name=Orang %c; regency=%s", 'A' + i,
		regency[c->area]);
	w->persons[i] = person(w->d, text);
	snprintf(text, sizeof(text), "points=%d; intake=%s", c->points, intake);
	w->ids[i] = open_case(w->d, w->persons[i], "crowd", text);
}

static void
install(struct world *w, int version)
{
	char *text = program_text(w->seed, w->m->by_hand, w->m->eyes, version);

	install_program(w->d, "crowd", text);
	free(text);
}

static void
prepare(struct world *w)
{
	struct desk *d = w->d;
	char number[NUMBER_TEXT];
	struct values v;
	struct txn *txn;

	w->m->by_hand = w->seed % 3 == 0;
	w->m->eyes = w->seed / 2 % 2;
	install(w, 1);
	user(d, "name=oji; role=coordinator; areas=32.05");
	user(d, "name=bela; role=coordinator; areas=32.01");
	values_parse(d, KIND_INTAKE,
		"program=crowd; name=2027; seats=4; "
		"seats_by_area=32.05:3,32.01:3",
		&v);
	check_done(d, op_add(d->o, KIND_INTAKE, v.row, v.n, &d->r, &d->err));
	w->intake = d->r.id;
	check_done(d, office_look(d->o, &txn, &d->err));
	office_number_of(d->o, txn, KIND_INTAKE, w->intake, number);
	office_look_end(txn);
	w->m->seats = 4;
	w->m->area_seats = 3;
	for (int i = 0; i < CROWD_CASES; i++)
		prepare_case(w, i, number);
	install(w, VERSION_NEXT);
}

/* So many that what is put back is an act of this test. */
static void
first_moves(struct world *w)
{
	for (int u = 0; u < CROWD_USERS; u++)
		for (int i = 0; i < CROWD_CASES; i++) {
			struct order order = { .wish = { .verb = MOVE,
						       .user = u,
						       .cases = { i },
						       .n = 1,
						       .stage = TALK,
						       .of = NO_ROW } };
			struct done done;

			if (i % 3 != u)
				continue;
			perform(w, &order, &done);
			assert_true(follow(w, w->m, &order, &done));
		}
}

static void
run_store(unsigned seed, size_t *acts, size_t *refused, size_t *races)
{
	struct world *w = xcalloc(1, sizeof(*w));
	void *state = NULL;

	assert_int_equal(desk_setup(&state), 0);
	w->d = state;
	w->d->replay = true;
	w->seed = seed;
	w->random = seed;
	w->m = xcalloc(1, sizeof(*w->m));
	w->m->act = xcalloc(CROWD_ACTS + 1, sizeof(*w->m->act));
	prepare(w);
	first_moves(w);
	other_start(w->d, &w->other, other_performs, w);
	while (w->m->n_acts < CROWD_ACTS - 2) {
		if (!getenv("CROWD_ALONE") && pick(w, 8) == 0)
			step_both(w);
		else
			step_one(w);
		if (w->acts % COMPARED_EACH == 0)
			compare(w);
	}
	other_end(&w->other);
	compare(w);
	compare_acts(w);
	as(w->d, "admin");
	assert_int_equal(desk_teardown(&state), 0);
	*acts += w->acts;
	*refused += w->refused;
	*races += w->races;
	buf_release(&w->story);
	free(w->m->act);
	free(w->m);
	free(w);
}

static unsigned
number_from(const char *name, unsigned usual)
{
	const char *text = getenv(name);

	return text ? (unsigned)strtoul(text, NULL, 10) : usual;
}

static void
test_crowd(void **state)
{
	const unsigned n = number_from("CROWD_STORES", STORES);
	const unsigned seed = number_from("CROWD_SEED", 1);
	size_t acts = 0, refused = 0, races = 0;

	(void)state;
	for (unsigned i = 0; i < n; i++)
		run_store(seed + i, &acts, &refused, &races);
	print_message("%zu acts, %zu of them refused, %zu times two at once\n",
		acts, refused, races);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_crowd),
	};

	return cmocka_run_group_tests_name("crowd", tests, NULL, NULL);
}
