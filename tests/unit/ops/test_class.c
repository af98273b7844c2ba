/* SPDX-License-Identifier: MIT */
/*
 * Random acts on scorecards, seats of a cohort and sheets of its days: three
 * assessors and two who plan, in two processes, now and then both at once,
 * beside a model in plain C. What an act before the last one leaves of seats
 * and sheets when it is taken back is read anew, and must keep what always
 * holds; all else is foreseen. CLASS_STORES says how many stores, CLASS_SEED
 * which ones.
 */
#include "other.h"

#include "magang/ops/ops_assess.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_sheet.h"
#include "magang/record/card_state.h"
#include "magang/record/fields.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"
#include "magang/record/trace.h"

#define STORES 2
#define STEPS 300 /* of a store */
#define ACTS (2 * STEPS + 2)
#define CASES 24
#define ASSESSORS 3
#define NEEDED 2 /* cards of a case */
#define SEATS 7
#define ROLLS 200
#define DAYS 1 /* no day is marked before it comes */
#define CHOSEN 6

enum { AYA, BUDI, CICI, MAYA, ADMIN, USERS };
static const char *const users[USERS] = { "aya", "budi", "cici", "maya",
	"admin" };
static const char letters[] = "hats";

static const char program_text[] =
	"program: class\nversion: 1\nprefix: CL\nlabel: Class\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: talk, to: done}\n"
	"assessments:\n"
	"  panel:\n"
	"    label: Interview\n"
	"    stage: talk\n"
	"    assessors: 2\n"
	"    criteria:\n"
	"      will: {label: Will, range: 0 .. 10}\n";

enum verb { ASSESS, FILL, ANSWER, MARK, TAKE, PUT };
static const char *const verbs[] = { "assess", "fill", "answer", "mark", "undo",
	"redo" };

/* ---- the model -------------------------------------------------------------
 */

struct klass {
	struct {
		bool filed[ASSESSORS], open;
		int points[ASSESSORS];
	} card[CASES];
	struct {
		int state, roll; /* 0: there is none */
		uint64_t nth;    /* in the order in which they came */
	} seat[CASES];
	int last_roll;
	struct {
		bool entered;
		char mark[ROLLS];
	} day[DAYS];
};

/* What somebody asks for. */
struct order {
	enum verb verb;
	int user, cases[CHOSEN], value, day;
	size_t n, waiting;
	uint64_t act; /* to be taken back */
	int of;       /* the same, as it was noted here */
	char letter;
};

struct done {
	int rc;
	uint64_t act;
	size_t went, stayed, listed;
	char text[160];
};

/* An act that was done, and what it changed. */
struct noted {
	struct order order;
	uint64_t number;
	bool undone, is_undo;
	int of;
};

struct world {
	struct desk *d;
	uint64_t ids[CASES], cohort, random;
	int32_t first; /* day of class */
	struct klass m,
		before; /* now, and before the last act that changed it */
	struct noted *acts;
	int n_acts;
	struct other other;
	/* An older act was taken back while somebody waits: who moves up by what
   * comes back next need not be who did. */
	bool loose;
	size_t done, refused, races, reread;
	unsigned seed;
};

static unsigned
pick(struct world *w, unsigned n)
{
	w->random = w->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(w->random >> 33) % n;
}

static bool
is_live(int state)
{
	return state == SEAT_OFFERED || state == SEAT_TAKEN;
}

static int
live(const struct klass *m)
{
	int n = 0;

	for (int i = 0; i < CASES; i++)
		n += is_live(m->seat[i].state);
	return n;
}

/* Who waits first; -1: nobody. */
static int
waits_first(const struct klass *m)
{
	int first = -1;

	for (int i = 0; i < CASES; i++)
		if (m->seat[i].state == SEAT_WAITING &&
			(first < 0 || m->seat[i].nth < m->seat[first].nth))
			first = i;
	return first;
}

static void
move_up(struct klass *m)
{
	for (int i; live(m) < SEATS && (i = waits_first(m)) >= 0;)
		m->seat[i].state = SEAT_OFFERED;
}

static void
judge_cards(struct klass *m, int kase, bool back)
{
	int n = 0;

	for (int i = 0; i < ASSESSORS; i++)
		n += m->card[kase].filed[i];
	m->card[kase].open = n >= NEEDED || (m->card[kase].open && !back && n);
}

static int
foresee_assess(struct klass *m, const struct order *o)
{
	const int kase = o->cases[0];

	if (m->card[kase].open)
		return MG_ENOTALLOWED;
	if (m->card[kase].filed[o->user])
		return MG_EEXIST;
	m->card[kase].filed[o->user] = true;
	m->card[kase].points[o->user] = o->value;
	judge_cards(m, kase, false);
	return 0;
}

static void
offer(struct klass *m, int kase, enum seat_state state)
{
	uint64_t last = 0;

	for (int i = 0; i < CASES; i++)
		last = m->seat[i].nth > last ? m->seat[i].nth : last;
	m->seat[kase].state = (int)state;
	m->seat[kase].nth = last + 1;
}

static void
foresee_fill(struct klass *m, const struct order *o, struct done *out)
{
	for (size_t i = 0; i < o->n; i++) { /* by number */
		if (m->seat[o->cases[i]].state) {
			out->stayed++;
		} else if (live(m) < SEATS && waits_first(m) < 0) {
			offer(m, o->cases[i], SEAT_OFFERED);
			out->went++;
		} else if (out->listed < o->waiting) {
			offer(m, o->cases[i], SEAT_WAITING);
			out->listed++;
		} else {
			out->stayed++;
		}
	}
}

static bool
answers(struct klass *m, int kase, enum seat_said said)
{
	int *state = &m->seat[kase].state, *roll = &m->seat[kase].roll;

	switch (said) {
	case SEAT_YES:
		if (*state == SEAT_TAKEN || *state == SEAT_WAITING ||
			(!is_live(*state) && live(m) >= SEATS))
			return false;
		*state = SEAT_TAKEN;
		if (!*roll)
			*roll = ++m->last_roll;
		return true;
	case SEAT_NO:
		if (*state != SEAT_OFFERED && *state != SEAT_WAITING)
			return false;
		*state = SEAT_REFUSED;
		return true;
	default:
		if (*state != SEAT_TAKEN)
			return false;
		*state = SEAT_LEFT;
		return true;
	}
}

static void
foresee_answer(struct klass *m, const struct order *o, struct done *out)
{
	for (size_t i = 0; i < o->n; i++)
		if (answers(m, o->cases[i], (enum seat_said)o->value))
			out->went++;
		else
			out->stayed++;
	if (out->went)
		move_up(m);
}

static int
foresee_mark(struct klass *m, const struct order *o)
{
	const char is = o->letter == 'h' ? 0 : o->letter;
	bool sits = false;

	for (int i = 0; i < CASES; i++) /* who left today was there */
		sits |= (m->seat[i].state == SEAT_TAKEN ||
				m->seat[i].state == SEAT_LEFT) &&
			m->seat[i].roll == o->value;
	if (m->day[o->day].entered && m->day[o->day].mark[o->value] == is)
		return MG_ENOENT;
	if (!sits && is)
		return MG_ENOENT;
	m->day[o->day].entered = true;
	m->day[o->day].mark[o->value] = is;
	return 0;
}

/* Somebody waits and has room: an undo can leave that, and what the next act
 * makes of it is read. */
static bool
is_odd(const struct klass *m)
{
	return waits_first(m) >= 0 && live(m) < SEATS;
}

/* Who moves up by what comes back need not be who did. */
static bool
is_loose(const struct world *w)
{
	return w->loose || is_odd(&w->before);
}

/* As it was before. A number of the roll goes where nothing was answered then, and is
 * not given again. */
static void
take_all_back(struct klass *m, const struct klass *before)
{
	const struct klass was = *m;

	*m = *before;
	m->last_roll = was.last_roll;
	for (int i = 0; i < CASES; i++)
		if (m->seat[i].state > SEAT_OFFERED && was.seat[i].roll)
			m->seat[i].roll = was.seat[i].roll;
}

/* Of a card, wherever it stands; all else is foreseen of the last act alone. */
static int
foresee_take(struct world *w, const struct order *o, bool *known)
{
	const struct noted *a = &w->acts[o->of];
	struct klass *m = &w->m;
	const int kase = a->order.cases[0];

	*known = a->order.verb == ASSESS ||
		 (o->of == w->n_acts - 1 &&
			 !(is_loose(w) && a->order.verb != MARK));
	if (a->undone)
		return MG_ENOENT;
	if (a->order.verb != ASSESS) {
		if (*known)
			take_all_back(m, &w->before);
		return 0;
	}
	if (m->card[kase].open && o->user != ADMIN)
		return MG_ENOTALLOWED;
	if (!m->card[kase].open && o->user != a->order.user)
		return MG_ENOENT;
	m->card[kase].filed[a->order.user] = false;
	judge_cards(m, kase, true);
	return 0;
}

/* The last undo of the user that stands; -1: none. */
static int
last_undo(const struct world *w, int user)
{
	for (int i = w->n_acts; i-- > 0;)
		if (w->acts[i].is_undo && !w->acts[i].undone &&
			w->acts[i].order.user == user)
			return i;
	return -1;
}

static int
foresee_put(struct world *w, const struct order *o, bool *known)
{
	const int last = last_undo(w, o->user);
	const struct noted *a = last < 0 ? NULL : &w->acts[w->acts[last].of];
	int kase;

	*known = !a || a->order.verb == ASSESS ||
		 (last == w->n_acts - 1 &&
			 !(is_loose(w) && a->order.verb != MARK));
	if (!a)
		return MG_ENOENT;
	if (a->order.verb != ASSESS) {
		if (*known)
			take_all_back(&w->m, &w->before);
		return 0;
	}
	kase = a->order.cases[0];
	if (w->m.card[kase].open || w->m.card[kase].filed[a->order.user])
		return MG_ECONFLICT;
	w->m.card[kase].filed[a->order.user] = true;
	w->m.card[kase].points[a->order.user] = a->order.value;
	judge_cards(&w->m, kase, false);
	return 0;
}

/* What it comes to, in w->m; false: that is to be read. */
static bool
foresee(struct world *w, const struct order *o, struct done *out)
{
	bool known = true;

	memset(out, 0, sizeof(*out));
	switch (o->verb) {
	case ASSESS:
		out->rc = foresee_assess(&w->m, o);
		break;
	case FILL:
		foresee_fill(&w->m, o, out);
		out->rc = out->went || out->listed ? 0 : MG_ENOTALLOWED;
		break;
	case ANSWER:
		foresee_answer(&w->m, o, out);
		out->rc = out->went ? 0 : MG_ENOTALLOWED;
		break;
	case MARK:
		out->rc = foresee_mark(&w->m, o);
		break;
	case TAKE:
		out->rc = foresee_take(w, o, &known);
		break;
	default:
		out->rc = foresee_put(w, o, &known);
	}
	return known;
}

/* ---- an act ----------------------------------------------------------------
 */

static uint64_t
seat_id_of(struct world *w, int kase)
{
	return member(w->d, KIND_CASE, w->ids[kase], KIND_SEAT, 0);
}

static int
perform_seats(struct world *w, const struct order *o)
{
	uint64_t ids[CHOSEN];
	struct desk *d = w->d;
	size_t n = 0;

	for (size_t i = 0; i < o->n; i++)
		ids[n++] = o->verb == FILL ? w->ids[o->cases[i]]
					   : seat_id_of(w, o->cases[i]);
	if (o->verb == FILL)
		return op_seats_fill(d->o,
			&(struct filling){ .in_kind = KIND_COHORT,
				.in = w->cohort,
				.cases = ids,
				.n = n,
				.waiting = o->waiting },
			&d->r, &d->err);
	return op_seats_answer(d->o,
		&(struct seat_answer){ .said = (enum seat_said)o->value,
			.cause = o->value == SEAT_LEAVES ? "work" : NULL,
			.seats = ids,
			.n = n },
		&d->r, &d->err);
}

static int
perform_mark(struct world *w, const struct order *o)
{
	const char letter[] = { o->letter, '\0' };
	struct marks marks = { 0 };
	struct marked *is = xcalloc(1, sizeof(*is));
	const struct marking m = {
		.cohort = w->cohort, .day = w->first + o->day, .marks = &marks
	};
	int rc;

	marks_set(&marks, (uint16_t)o->value, letter);
	rc = op_cohort_mark(w->d->o, &m, is, &w->d->r, &w->d->err);
	free(is);
	return rc;
}

static void
perform(struct world *w, const struct order *o, struct done *out)
{
	struct desk *d = w->d;
	char points[16];

	memset(out, 0, sizeof(*out));
	d->err = (struct err)ERR_INIT;
	d->r = (struct receipt){ 0 };
	d->undo = (struct undo_report){ 0 };
	as(d, users[o->user]);
	snprintf(points, sizeof(points), "will=%d", o->value);
	if (o->verb == ASSESS)
		out->rc = op_assess(d->o,
			&(struct assessing){
				.kase = w->ids[o->cases[0]], .points = points },
			&d->r, &d->err);
	else if (o->verb == FILL || o->verb == ANSWER)
		out->rc = perform_seats(w, o);
	else if (o->verb == MARK)
		out->rc = perform_mark(w, o);
	else
		out->rc = o->verb == TAKE ? try_undo(d, o->act) : try_redo(d);
	out->act = o->verb < TAKE ? d->r.act : d->undo.by;
	out->went = d->r.went;
	out->stayed = d->r.stayed;
	out->listed = d->r.listed;
	snprintf(out->text, sizeof(out->text), "%.159s", d->err.text);
}

/* ---- what stands in the store ----------------------------------------------
 */

static void
read_cards(struct world *w, struct klass *m, int kase)
{
	struct record *r = xmalloc(sizeof(*r));
	int64_t sum;
	uint64_t id;

	for (size_t k = 0;
		(id = member(w->d, KIND_CASE, w->ids[kase], KIND_SCORECARD, k));
		k++) {
		int by = 0;

		assert_true(peek(w->d, KIND_SCORECARD, id, r));
		while (user_id(w->d, users[by]) !=
			(uint64_t)record_number(r, F_CARD_BY, 0))
			assert_true(++by < ASSESSORS);
		assert_false(m->card[kase].filed[by]);
		assert_true(card_sum(r, &sum));
		m->card[kase].filed[by] = true;
		m->card[kase].points[by] = (int)(sum / DECIMAL_ONE);
		m->card[kase].open = card_is_open(r);
	}
	free(r);
}

static void
read_seat(struct world *w, struct klass *m, int kase)
{
	struct record *r = xmalloc(sizeof(*r));
	const uint64_t id = seat_id_of(w, kase);

	assert_int_equal(
		member(w->d, KIND_CASE, w->ids[kase], KIND_SEAT, 1), 0);
	if (id) {
		assert_true(peek(w->d, KIND_SEAT, id, r));
		m->seat[kase].nth = id;
		m->seat[kase].state = (int)seat_state(r);
		m->seat[kase].roll =
			(int)(record_number(r, F_SEAT_ROLL, 0) / DECIMAL_ONE);
	}
	free(r);
}

static void
read_day(struct world *w, struct klass *m, int day)
{
	struct record *r = xmalloc(sizeof(*r));
	struct marks marks;

	if (peek(w->d, KIND_SHEET, sheet_id(w->cohort, w->first + day), r)) {
		sheet_marks(r, F_SHEET_MARKS, &marks);
		m->day[day].entered = true;
		for (size_t i = 0; i < marks.n; i++)
			m->day[day].mark[marks.row[i].roll] =
				marks.row[i].mark[0];
	}
	free(r);
}

static void
read_all(struct world *w, struct klass *m)
{
	struct record *r = xmalloc(sizeof(*r));

	memset(m, 0, sizeof(*m));
	for (int i = 0; i < CASES; i++) {
		read_cards(w, m, i);
		read_seat(w, m, i);
	}
	for (int i = 0; i < DAYS; i++)
		read_day(w, m, i);
	assert_true(peek(w->d, KIND_COHORT, w->cohort, r));
	m->last_roll = (int)(record_number(r, F_COHORT_ROLL, 0) / DECIMAL_ONE);
	free(r);
}

/* Points of a card that is gone are nothing; what numbers the store gives is
 * its own matter. */
static void
forget_points(struct klass *m, const struct klass *now)
{
	for (int i = 0; i < CASES; i++)
		for (int k = 0; k < ASSESSORS; k++)
			if (!m->card[i].filed[k])
				m->card[i].points[k] = 0;
	for (int i = 0; i < CASES; i++)
		m->seat[i].nth = now->seat[i].nth;
}

static void
say(const struct world *w, const struct order *o, const struct done *is,
	const struct done *want)
{
	fprintf(stderr,
		"seed %u act %d: %s %s case %d n %zu value %d day %d %c wait "
		"%zu of %d: %s %zu/%zu/%zu, model %s %zu/%zu/%zu: %s\n",
		w->seed, w->n_acts, users[o->user], verbs[o->verb], o->cases[0],
		o->n, o->value, o->day, o->letter ? o->letter : '-', o->waiting,
		o->of, err_id(is->rc), is->went, is->stayed, is->listed,
		err_id(want->rc), want->went, want->stayed, want->listed,
		is->text);
}

static void
say_state(const char *what, const struct klass *m)
{
	fprintf(stderr, "%s seats", what);
	for (int i = 0; i < CASES; i++)
		fprintf(stderr, " %d/%d", m->seat[i].state, m->seat[i].roll);
	fprintf(stderr, " last %d cards", m->last_roll);
	for (int i = 0; i < CASES; i++)
		fprintf(stderr, " %d%d%d%s", m->card[i].filed[0],
			m->card[i].filed[1], m->card[i].filed[2],
			m->card[i].open ? "!" : "");
	fputs(" day ", stderr);
	for (int i = 0; i <= m->last_roll; i++)
		fputc(m->day[0].mark[i] ? m->day[0].mark[i] : '.', stderr);
	fputc('\n', stderr);
}

/* What always holds, whatever was taken back. */
static void
check_always(const struct klass *m)
{
	bool seen[ROLLS] = { false };

	assert_true(live(m) <= SEATS);
	for (int i = 0; i < CASES; i++) {
		const int roll = m->seat[i].roll;

		assert_true(roll >= 0 && roll <= m->last_roll);
		assert_true(m->seat[i].state != SEAT_TAKEN || roll);
		assert_false(roll && seen[roll]);
		seen[roll] |= roll > 0;
	}
}

static void
compare(struct world *w, const struct order *o, const struct done *is,
	const struct done *want)
{
	struct klass now;

	read_all(w, &now);
	check_always(&now);
	forget_points(&w->m, &now);
	if (memcmp(&now, &w->m, sizeof(now)) == 0)
		return;
	say(w, o, is, want);
	say_state("is", &now);
	say_state("model", &w->m);
	fail_msg("the store is otherwise");
}

/* ---- steps ------------------------------------------------------------------
 */

/* Has all of it been taken back? Of what came back in part the rest is taken
 * once more. */
static bool
is_undone(struct world *w, const struct noted *a)
{
	struct trace_act act;
	struct txn *txn;
	bool undone;

	assert_int_equal(txn_read(w->d->o->store, &txn, &w->d->err), 0);
	assert_true(trace_act(txn, a->number, &act));
	undone = act.undone;
	trace_act_release(&act);
	txn_abort(txn);
	return undone;
}

static void
note(struct world *w, const struct order *o, const struct done *is, bool known)
{
	struct noted *a = &w->acts[w->n_acts];
	const int last = o->verb == PUT ? last_undo(w, o->user) : -1;

	*a = (struct noted){ .order = *o, .number = is->act, .of = o->of };
	if (o->verb == TAKE) {
		w->acts[o->of].undone = known || is_undone(w, &w->acts[o->of]);
		a->is_undo = true;
	} else if (o->verb == PUT) {
		w->acts[w->acts[last].of].undone = false;
		w->acts[last].undone = known || is_undone(w, &w->acts[last]);
	}
	w->n_acts++;
}

static bool
answers_as(
	const struct order *o, const struct done *is, const struct done *want)
{
	if ((is->rc == 0) != (want->rc == 0) || (is->act != 0) != (is->rc == 0))
		return false;
	return o->verb == ASSESS || o->verb >= MARK ||
	       (is->went == want->went && is->stayed == want->stayed &&
		       is->listed == want->listed);
}

/* The model after the act; false: the office answered something else. */
static bool
follow(struct world *w, const struct order *o, const struct done *is,
	struct done *want)
{
	const struct klass was = w->m;
	const bool odd = (o->verb == FILL || o->verb == ANSWER) && is_odd(&was);
	const bool known = foresee(w, o, want) && !odd;

	if (known && !answers_as(o, is, want))
		return false;
	if (!known)
		read_all(w, &w->m);
	w->reread += !known;
	w->loose = (w->loose || !known) && waits_first(&w->m) >= 0;
	if (is->rc) {
		w->refused++;
		if (known)
			w->m = was;
		return memcmp(&w->m, &was, sizeof(was)) == 0;
	}
	w->before = was;
	note(w, o, is, known);
	w->done++;
	return true;
}

static int
any_act(struct world *w)
{
	for (int tries = 0; w->n_acts && tries < 20; tries++) {
		const int back = 1 + (int)pick(w, pick(w, 2) ? 1 : 15);
		const int i = w->n_acts > back ? w->n_acts - back : 0;

		if (w->acts[i].order.verb < TAKE)
			return i;
	}
	return -1;
}

static void
choose_cases(struct world *w, struct order *o)
{
	const bool seated = o->verb == ANSWER;

	for (int i = 0; i < CASES && o->n < CHOSEN; i++)
		if (pick(w, 3) == 0 && (!seated || w->m.seat[i].state))
			o->cases[o->n++] = i;
}

/* false: there is nothing to ask for. */
static bool
order_make(struct world *w, struct order *o, bool forward)
{
	const unsigned n = pick(w, forward ? 14 : 20);

	memset(o, 0, sizeof(*o));
	o->of = -1;
	o->user = pick(w, 3) ? MAYA : ADMIN;
	if (n < 5) {
		o->verb = ASSESS;
		o->user = (int)pick(w, ASSESSORS);
		o->cases[o->n++] = (int)pick(w, CASES);
		o->value = 1 + (int)pick(w, 10);
	} else if (n < 7) {
		o->verb = FILL;
		o->waiting = pick(w, 3);
		choose_cases(w, o);
	} else if (n < 11) {
		o->verb = ANSWER;
		o->value = (int[]){ SEAT_YES, SEAT_YES, SEAT_NO,
			SEAT_LEAVES }[pick(w, 4)];
		choose_cases(w, o);
	} else if (n < 14) {
		o->verb = MARK;
		o->day = (int)pick(w, DAYS);
		o->value = 1 + (int)pick(w, (unsigned)w->m.last_roll + 1);
		o->letter = letters[pick(w, 4)];
		return w->m.last_roll + 1 < ROLLS;
	} else if (n < 18) {
		o->verb = TAKE;
		o->of = any_act(w);
		if (o->of < 0)
			return false;
		o->act = w->acts[o->of].number;
		if (pick(w, 8))
			o->user = w->acts[o->of].order.user;
		return o->user == w->acts[o->of].order.user || o->user == ADMIN;
	} else {
		o->verb = PUT;
		o->user = (int)pick(w, USERS);
	}
	return o->verb == PUT || o->n > 0;
}

/* ---- the other process ----------------------------------------------------
 */

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

static void
step_one(struct world *w)
{
	struct order o;
	struct done is, want;

	if (!order_make(w, &o, false))
		return;
	if (pick(w, 2)) {
		other_ask(&w->other, &o, sizeof(o));
		other_hear(&w->other, &is, sizeof(is));
	} else {
		perform(w, &o, &is);
	}
	if (!follow(w, &o, &is, &want)) {
		say(w, &o, &is, &want);
		say_state("model", &w->m);
		fail_msg("answered otherwise");
	}
	compare(w, &o, &is, &want);
}

/* Both at once: as if the one had come after the other. Of two that were done the
 * store says which was first; by what they come to either may be, and still somebody
 * moved up by the one and not by the other. */
static void
step_both(struct world *w)
{
	struct order o[2];
	struct done is[2], want;
	struct klass was = w->m, before = w->before;
	const bool loose = w->loose;
	bool good = false, both;

	if (!order_make(w, &o[0], true) || !order_make(w, &o[1], true) ||
		is_odd(&w->m))
		return;
	other_ask(&w->other, &o[1], sizeof(o[1]));
	perform(w, &o[0], &is[0]);
	other_hear(&w->other, &is[1], sizeof(is[1]));
	both = is[0].act && is[1].act;
	for (int i = 0; i < (both ? 1 : 2) && !good; i++) {
		const int first = both ? is[1].act < is[0].act : i;
		const int n = w->n_acts;
		const size_t done = w->done, refused = w->refused;
		struct klass now;

		good = follow(w, &o[first], &is[first], &want) &&
		       follow(w, &o[!first], &is[!first], &want);
		read_all(w, &now);
		forget_points(&w->m, &now);
		if (good && memcmp(&now, &w->m, sizeof(now)) != 0) {
			say_state("is", &now);
			say_state("model", &w->m);
			good = false;
		}
		if (good)
			break;
		w->m = was;
		w->before = before;
		w->loose = loose;
		w->n_acts = n;
		w->done = done;
		w->refused = refused;
	}
	if (!good) {
		say(w, &o[0], &is[0], &want);
		say(w, &o[1], &is[1], &want);
		fail_msg("two at once");
	}
	w->races++;
}

/* ---- a store
 * ----------------------------------------------------------------- */

static void
prepare(struct world *w)
{
	struct desk *d = w->d;
	struct values v;
	char text[80];

	install_program(d, "class", program_text);
	for (int i = 0; i < ASSESSORS; i++) {
		snprintf(
			text, sizeof(text), "name=%s; role=assessor", users[i]);
		user(d, text);
	}
	user(d, "name=maya; role=coordinator");
	for (int i = 0; i < CASES; i++) {
		snprintf(text, sizeof(text),
			"name=Orang %c; regency=32.05; birth_date=2001-03-12",
			'A' + i);
		w->ids[i] = open_case(d, person(d, text), "class", "");
	}
	w->first = d->o->today;
	snprintf(text, sizeof(text),
		"program=class; name=pagi; seats=%d; "
		"from=2026-11-24; until=2026-12-18",
		SEATS);
	values_parse(d, KIND_COHORT, text, &v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	w->cohort = d->r.id;
}

static void
run_store(unsigned seed, struct world *sum)
{
	struct world *w = xcalloc(1, sizeof(*w));
	void *state = NULL;

	assert_int_equal(desk_setup(&state), 0);
	w->d = state;
	w->d->replay = true;
	w->seed = seed;
	w->random = seed;
	w->acts = xcalloc(ACTS, sizeof(*w->acts));
	prepare(w);
	other_start(w->d, &w->other, other_performs, w);
	for (int i = 0; i < STEPS; i++)
		if (pick(w, 8) == 0)
			step_both(w);
		else
			step_one(w);
	other_end(&w->other);
	as(w->d, "admin");
	assert_int_equal(desk_teardown(&state), 0);
	sum->done += w->done;
	sum->refused += w->refused;
	sum->races += w->races;
	sum->reread += w->reread;
	free(w->acts);
	free(w);
}

static unsigned
number_from(const char *name, unsigned usual)
{
	const char *text = getenv(name);

	return text ? (unsigned)strtoul(text, NULL, 10) : usual;
}

static void
test_class(void **state)
{
	const unsigned n = number_from("CLASS_STORES", STORES);
	const unsigned seed = number_from("CLASS_SEED", 1);
	struct world sum = { 0 };

	(void)state;
	for (unsigned i = 0; i < n; i++)
		run_store(seed + i, &sum);
	print_message("%zu acts, %zu of them refused, %zu times two at once; "
		      "%zu read anew\n",
		sum.done + sum.refused, sum.refused, sum.races, sum.reread);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_class),
	};

	return cmocka_run_group_tests_name("class", tests, NULL, NULL);
}
