/* SPDX-License-Identifier: MIT */
#include "magang/casework/tasks.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/at_host.h"
#include "magang/casework/contact.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/followups.h"
#include "magang/casework/letters.h"
#include "magang/casework/reckon.h"
#include "magang/casework/seats_follow.h"
#include "magang/casework/task_hand.h"
#include "magang/casework/task_make.h"
#include "magang/record/change_build.h"
#include "magang/record/change_index.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "magang/casework/foresee.h"

#define AWAY_DAYS 7 /* to decide on whoever gave a seat up */

/* The last task of a rule. */
struct round {
	unsigned n; /* 0: there was none */
	uint64_t id;
	bool done;
	int64_t due;
};

struct settling {
	struct rulebook *book;
	struct txn *txn;
	struct change *c;
	struct change_index *ops;
	bool back;  /* an undo: what was done by hand is done */
	bool made;  /* the record is new */
	bool tried; /* somebody tried to reach a person, or did not */
	struct record was, is, person_was, person_is, task;
	struct wanted_tasks before, wanted;
	struct round *last; /* of each that is wanted */
	uint64_t *tasks;    /* of the record */
	size_t n_tasks, cap_tasks;
	struct ids hosts; /* of those whose cases, or places, change */
};

/* The operation of this change on a task, or a new one. */
static struct op *
op_of_task(struct settling *f, uint64_t id)
{
	uint32_t at = change_first(f->ops, KIND_TASK, id);
	struct record *t = &f->task;
	struct op *op;

	if (at)
		return &f->c->ops[change_place(f->ops, at)];
	op = change_op(f->c, OP_SET, KIND_TASK, id, record_owner(t));
	op->base = t->seq;
	return op;
}

static void
set_task(struct settling *f, uint16_t field, const struct value *v)
{
	const struct value *was = record_get(&f->task, field);
	const struct value none = value_none();

	struct op *op;

	if (value_equal(was ? was : &none, v))
		return;
	op = op_of_task(f, f->task.id);
	for (size_t i = 0; i < op->n; i++)
		if (op->f[i].id == field) {
			op->f[i].new = *v;
			return;
		}
	op_set(f->c, op, field, op->verb == OP_CREATE ? NULL : was, v);
}

static bool
load_task(struct settling *f, uint64_t id)
{
	return change_foresee(f->txn, f->ops, KIND_TASK, id, &f->task) &&
	       record_has(&f->task, F_RULE);
}

/* Those of whom she was merged with are theirs. */
static void
add_task(struct settling *f, uint64_t id, const struct record *about)
{
	char rule[TASK_RULE];
	unsigned n;
	const struct wanted_task *w;
	struct round *last;

	if (!load_task(f, id) ||
		(uint64_t)record_number(&f->task, F_ABOUT, 0) != about->id)
		return;
	n = task_rule(&f->task, rule);
	if (!task_rule_known(rule))
		return;
	VEC_GROW(f->tasks, f->n_tasks, f->cap_tasks);
	f->tasks[f->n_tasks++] = id;
	w = task_wanted(&f->wanted, rule);
	last = w ? &f->last[w - f->wanted.rows] : NULL;
	if (last && n >= last->n)
		*last = (struct round){ n, id, record_has(&f->task, F_DONE),
			record_number(&f->task, F_DUE, 0) };
}

/* Those that there are, and those that this change makes. */
static void
gather_tasks(struct settling *f, const struct record *about)
{
	struct walk w;
	uint32_t at;

	free(f->last);
	f->last = xcalloc(f->wanted.n + 1, sizeof(*f->last));
	f->n_tasks = 0;
	members_begin(&w, f->txn, (enum kind)about->kind, about->id, KIND_TASK);
	while (walk_next(&w))
		add_task(f, walk_id(&w), about);
	walk_end(&w);
	at = change_first_about(f->ops, (enum kind)about->kind, about->id);
	for (; at; at = change_next(f->ops, at)) {
		const struct op *op = &f->c->ops[change_place(f->ops, at)];

		if (op->kind == KIND_TASK)
			add_task(f, op->id, about);
	}
}

/* As the rule named it, and nobody since. */
static bool
task_is_called(const struct record *task, const char *label)
{
	const struct value *v = record_get(task, F_TASK);

	return v && v->kind == VALUE_TEXT && v->len == strlen(label) &&
	       memcmp(v->text, label, v->len) == 0;
}

/* The last round goes with its date; an open one that is not asked for, or of a
 * round before, is closed. */
static void
settle_task(struct settling *f, uint64_t id)
{
	struct value now = value_number(f->c->date), due, warn;
	const struct wanted_task *w, *was;
	char rule[TASK_RULE];

	if (!load_task(f, id) || record_has(&f->task, F_DONE))
		return;
	task_rule(&f->task, rule);
	w = task_wanted(&f->wanted, rule);
	if (!w || f->last[w - f->wanted.rows].id != id) {
		set_task(f, F_DONE, &now);
		return;
	}
	due = value_number(w->due);
	if (w->stays || record_number(&f->task, F_DUE, 0) == w->due)
		return;
	was = task_wanted(&f->before, rule);
	if (was && task_is_called(&f->task, was->label)) {
		const struct value label = value_text(
			arena_strndup(f->c->arena, w->label, strlen(w->label)));

		set_task(f, F_TASK, &label);
		load_task(f, id);
	}
	warn = w->warn == DATE_NONE ? value_none() : value_number(w->warn);
	set_task(f, F_DUE, &due);
	load_task(f, id);
	set_task(f, F_WARN, &warn);
}

/* Of what an undo asks for again: did somebody do it, and not only the rule
 * when it did not ask any more? */
static bool
was_done(struct settling *f, const struct round *last)
{
	return change_first(f->ops, KIND_TASK, last->id) ||
	       !record_load(f->txn, KIND_TASK, last->id, RECORD_UNCHECKED,
		       &f->task) ||
	       !task_lapsed(f->book, f->txn, &f->task);
}

/* Is it asked for by a later day now than when it was done? A paper that is
 * renewed ends once more. */
static bool
is_renewed(const struct round *last, const struct wanted_task *was,
	const struct wanted_task *w)
{
	return !w->stays && w->due > was->due && w->due > last->due;
}

/* A task that is done counts, but for one that was asked for before and not
 * since, until now, and for one whose date is renewed. */
static bool
is_met(struct settling *f, size_t i)
{
	const struct round *last = &f->last[i];
	const struct wanted_task *w = &f->wanted.rows[i],
				 *was = task_wanted(&f->before, w->rule);

	if (!last->n)
		return false;
	if (!last->done || f->made)
		return true;
	if (was)
		return f->back || !is_renewed(last, was, w);
	return f->back && was_done(f, last);
}

/* What a case was to be looked at for is done: tasks whose rule begins so. */
static void
told_done(struct settling *f, uint64_t kase, const char *begins, size_t n)
{
	const struct value now = value_number(f->c->date);
	char rule[TASK_RULE];
	struct walk w;

	members_begin(&w, f->txn, KIND_CASE, kase, KIND_TASK);
	while (walk_next(&w)) {
		if (!load_task(f, walk_id(&w)) || record_has(&f->task, F_DONE))
			continue;
		task_rule(&f->task, rule);
		if (strncmp(rule, begins, n) == 0)
			set_task(f, F_DONE, &now);
	}
	walk_end(&w);
}

/* `was`: the record before, with its person; NULL: it is new. */
static void
settle(struct settling *f, const struct record *was,
	const struct record *person_was, const struct record *is,
	const struct record *person_is)
{
	const int32_t today = f->c->date;

	f->before.n = 0;
	f->made = !was;
	if (was && person_was)
		tasks_wanted(f->book, f->txn, NULL, was, person_was, today,
			&f->before);
	tasks_wanted(f->book, f->txn, f->ops, is, person_is, today, &f->wanted);
	gather_tasks(f, is);
	for (size_t i = 0; i < f->n_tasks; i++)
		settle_task(f, f->tasks[i]);
	for (size_t i = 0; i < f->wanted.n; i++)
		if (!is_met(f, i))
			task_make(
				f->c, is, &f->wanted.rows[i], f->last[i].n + 1);
}

/* A record before this change and after it. */
static const struct record *
load_was(struct settling *f, enum kind kind, uint64_t id, struct record *out)
{
	return record_load(f->txn, kind, id, RECORD_UNCHECKED, out) ? out
								    : NULL;
}

/* With a decision what is reckoned is not in the change. */
static void
foresee_contact(struct settling *f)
{
	struct value v[CONTACT_FIELDS], seen[FOLLOWUP_FIELDS];
	struct case_facts facts;

	if (!f->tried)
		return;
	case_facts_init(
		&facts, f->book, f->txn, &f->is, &f->person_is, DATE_NONE);
	facts.change = f->ops;
	case_contact(&facts, v);
	case_followups(&facts, seen);
	for (size_t i = 0; i < CONTACT_FIELDS; i++)
		record_set(&f->is, contact_fields[i], &v[i]);
	for (size_t i = 0; i < FOLLOWUP_FIELDS; i++)
		record_set(&f->is, followup_fields[i], &seen[i]);
}

/* What is due once for all at a host is not asked of its program as it is now
 * alone: it may have been another version. */
static void
note_hosts(struct settling *f, uint64_t kase)
{
	if ((change_foresee(f->txn, f->ops, KIND_CASE, kase, &f->is) &&
		    program_asks_hosts(
			    rulebook_case_program(f->book, f->txn, &f->is))) ||
		(load_was(f, KIND_CASE, kase, &f->was) &&
			program_asks_hosts(rulebook_case_program(
				f->book, f->txn, &f->was))))
		hosts_of_case(f->txn, f->ops, kase, &f->hosts);
}

/* `cause`: what it was decided for; NULL: nothing was. */
static void
settle_case(struct settling *f, uint64_t id, const struct value *cause)
{
	const struct record *was, *person_was;
	uint64_t person;

	note_hosts(f, id);
	if (!change_foresee(f->txn, f->ops, KIND_CASE, id, &f->is))
		return;
	person = record_owner(&f->is);
	if (!change_foresee(f->txn, f->ops, KIND_PERSON, person, &f->person_is))
		return;
	foresee_contact(f);
	was = load_was(f, KIND_CASE, id, &f->was);
	person_was = load_was(f, KIND_PERSON, person, &f->person_was);
	settle(f, was, person_was, &f->is, &f->person_is);
	seats_follow(f->book, f->txn, f->c, f->ops,
		&(struct seats_case){ was, &f->is, cause });
}

/* Of a second record nothing is asked. */
static void
settle_merged(struct settling *f, const struct record *second)
{
	f->wanted.n = 0;
	gather_tasks(f, second);
	for (size_t i = 0; i < f->n_tasks; i++)
		settle_task(f, f->tasks[i]);
}

/* The card of the person, and deadlines that begin with a date of his. */
static void
settle_person(struct settling *f, uint64_t id)
{
	const struct record *was;
	struct walk w;

	if (!change_foresee(f->txn, f->ops, KIND_PERSON, id, &f->is))
		return;
	was = load_was(f, KIND_PERSON, id, &f->was);
	if (was && was->id != id) /* of whom she was a second record */
		was = NULL;
	if (f->is.id == id)
		settle(f, was, was, &f->is, &f->is);
	else if (was)
		settle_merged(f, was);
	members_begin(&w, f->txn, KIND_PERSON, id, KIND_CASE);
	while (walk_next(&w))
		settle_case(f, walk_id(&w), NULL);
	walk_end(&w);
}

/* Who is erased is nowhere any more. */
static void
leave_hosts(struct settling *f, uint64_t person)
{
	struct walk w;

	members_begin(&w, f->txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		note_hosts(f, walk_id(&w));
	walk_end(&w);
}

/* Its licence, and what is due for who is there. */
static void
settle_organisation(struct settling *f, uint64_t id)
{
	const struct record *was;

	if (!change_foresee(f->txn, f->ops, KIND_ORGANISATION, id, &f->is))
		return;
	was = load_was(f, KIND_ORGANISATION, id, &f->was);
	settle(f, was, was, &f->is, &f->is);
}

/* What a task is about, and who; no person: itself. */
static bool
foresee_about(struct settling *f)
{
	const enum kind kind = record_about(&f->task);

	if ((kind != KIND_CASE && kind != KIND_ORGANISATION) ||
		!change_foresee(f->txn, f->ops, kind,
			(uint64_t)record_number(&f->task, F_ABOUT, 0), &f->is))
		return false;
	if (kind == KIND_CASE)
		return change_foresee(f->txn, f->ops, KIND_PERSON,
			record_owner(&f->is), &f->person_is);
	f->person_is = f->is;
	return true;
}

/* When its task is done. */
static void
next_round(struct settling *f, uint64_t id)
{
	const struct wanted_task *w;
	struct wanted_task next;
	char rule[TASK_RULE];
	unsigned n;

	if (f->back || !load_task(f, id) || !record_has(&f->task, F_DONE) ||
		!foresee_about(f) || !load_was(f, KIND_TASK, id, &f->was) ||
		record_has(&f->was, F_DONE))
		return;
	n = task_rule(&f->task, rule);
	tasks_wanted(f->book, f->txn, f->ops, &f->is, &f->person_is, f->c->date,
		&f->wanted);
	w = task_wanted(&f->wanted, rule);
	if (w && task_next(f->book, w, &f->task, f->c->date, &next))
		task_make(f->c, &f->is, &next, n + 1);
}

static void
decision_follow(struct settling *f, struct change *c, size_t i)
{
	const struct op_field *said = op_sets(&c->ops[i], F_DECISION_CAUSE);
	const struct value cause = said ? said->new : value_none();
	enum kind about;

	settle_case(f, op_about(&c->ops[i], &about), &cause);
	if (!f->back)
		told_done(f, op_about(&c->ops[i], &about), RULE_AWAY ":",
			strlen(RULE_AWAY ":"));
	letters_follow(f->book, f->txn, c, f->ops, &c->ops[i]);
}

/* Is the same case offered another seat in this change? */
static bool
is_offered(const struct change *c, uint64_t kase)
{
	enum kind kind;

	for (size_t i = c->reckoned; i < c->n; i++)
		if (c->ops[i].kind == KIND_SEAT &&
			c->ops[i].verb == OP_CREATE &&
			op_about(&c->ops[i], &kind) == kase)
			return true;
	return false;
}

/* Whoever loses a seat by its giver, and nothing of his own, is to be told, wherever
 * his case stands. */
static void
seat_lost(struct settling *f, const struct op *op)
{
	const struct op_field *state = op_sets(op, F_SEAT_STATE);
	const struct value withdrawn = value_text("withdrawn");
	enum kind kind;

	if (!f->back && op->verb == OP_SET && state &&
		value_equal(&state->new, &withdrawn) &&
		change_foresee(f->txn, f->ops, KIND_SEAT, op->id, &f->is) &&
		!is_offered(f->c, op_about(op, &kind)))
		seat_tell_lost(f->book, f->txn, f->c, f->ops, &f->is);
}

/* Whoever gave up a seat of a run that was published, for what holds at any place,
 * is matched no more until somebody has decided on the case (match_input.h). */
static void
seat_given_up(struct settling *f, const struct op *op)
{
	const struct op_field *cause = op_sets(op, F_SEAT_CAUSE);
	const struct made_task t = { RULE_AWAY, op->id, f->c->date + AWAY_DAYS,
		NULL };
	char code[40];

	if (f->back || op->verb != OP_SET || !cause ||
		!change_foresee(f->txn, f->ops, KIND_SEAT, op->id, &f->is) ||
		!record_has(&f->is, F_SEAT_RUN) ||
		(seat_state(&f->is) != SEAT_LEFT &&
			seat_state(&f->is) != SEAT_REFUSED) ||
		!seat_cause_is_away(record_text(
			&f->is, F_SEAT_CAUSE, code, sizeof(code))) ||
		!change_foresee(f->txn, f->ops, KIND_CASE,
			(uint64_t)record_number(&f->is, F_DECISION_CASE, 0),
			&f->is))
		return;
	task_make_one(f->c, f->book->site.lang, &f->is, &t);
}

/* Whoever moved up to a seat and has answered, or lost it, need not be told. */
static void
seat_follows(struct settling *f, const struct op *op)
{
	const struct op_field *state = op_sets(op, F_SEAT_STATE);
	const struct value offered = value_text("offered");
	char wanted[TASK_RULE];
	enum kind kind;

	if (op->verb != OP_DELETE &&
		(op->verb != OP_SET || !state ||
			value_equal(&state->new, &offered)))
		return;
	snprintf(wanted, sizeof(wanted), RULE_MOVED_UP ":%" PRIu64, op->id);
	told_done(f, op_about(op, &kind), wanted, strlen(wanted) + 1);
}

/* A cohort that is done, or called off. What an undo leaves of it is as it was. */
static void
giver_follows(struct settling *f, enum kind kind, uint64_t id)
{
	const struct seat_giver *g = seat_giver(kind);
	const uint32_t at = g ? change_first(f->ops, kind, id) : 0;
	const struct op *op = at ? &f->c->ops[change_place(f->ops, at)] : NULL;

	if (op && op->verb == OP_SET && op_sets(op, g->state) &&
		change_foresee(f->txn, f->ops, kind, id, &f->is) &&
		seat_giver_is_over(&f->is))
		seats_of_closed(f->book, f->txn, f->c, f->ops, &f->is);
}

/* What asks for tasks itself. */
static void
settle_one(struct settling *f, enum kind kind, uint64_t id)
{
	if (kind == KIND_CASE)
		settle_case(f, id, NULL);
	else if (kind == KIND_PERSON)
		settle_person(f, id);
	else if (kind == KIND_ORGANISATION)
		settle_organisation(f, id);
}

/* Operations that are added meanwhile may move them all. */
static void
op_follows(struct settling *f, struct change *c, size_t i)
{
	const enum op_verb verb = c->ops[i].verb;
	const enum kind kind = c->ops[i].kind;
	const uint64_t id = c->ops[i].id;
	enum kind about;

	if (kind == KIND_DECISION) {
		decision_follow(f, c, i);
		return;
	}
	if (kind == KIND_SCORECARD) {
		settle_case(f, op_about(&c->ops[i], &about), NULL);
		return;
	}
	if (kind == KIND_SEAT) {
		note_hosts(f, op_about(&c->ops[i], &about));
		seat_follows(f, &c->ops[i]);
		seat_lost(f, &c->ops[i]);
		seat_given_up(f, &c->ops[i]);
	}
	if (seat_giver(kind))
		giver_follows(f, kind, id);
	if (kind == KIND_PERSON && verb == OP_ERASE)
		leave_hosts(f, id);
	if ((verb != OP_CREATE && verb != OP_SET) || !op_asks_tasks(&c->ops[i]))
		return;
	settle_one(f, kind, id);
	if (kind == KIND_TASK && verb == OP_SET)
		next_round(f, id);
}

static void
tasks_follow(struct settling *f, struct change *c)
{
	const size_t end = c->n;

	for (size_t i = c->reckoned; i < end; i++)
		f->tried |= c->ops[i].kind == KIND_ACTIVITY;
	for (size_t i = c->reckoned; i < end; i++)
		op_follows(f, c, i);
	for (size_t i = 0; i < f->hosts.n; i++)
		settle_organisation(f, f->hosts.rows[i]);
}

void
change_follow(struct rulebook *book, struct txn *txn, struct change *c)
{
	struct settling *f = xcalloc(1, sizeof(*f));
	struct change_index ops;

	change_index_init(&ops, c);
	f->book = book;
	f->txn = txn;
	f->c = c;
	f->ops = &ops;
	f->back = c->kind == ACT_UNDO || c->kind == ACT_REDO;
	change_reckon(book, txn, c, &ops); /* tasks follow from that, too */
	tasks_follow(f, c);
	c->reckoned = c->n;
	change_index_release(&ops);
	free(f->before.rows);
	free(f->wanted.rows);
	free(f->last);
	free(f->tasks);
	ids_release(&f->hosts);
	free(f);
}
