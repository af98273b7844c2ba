/* SPDX-License-Identifier: MIT */
#include "check_tasks.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/task_hand.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/change.h"
#include "magang/record/change_index.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

/* The last round of a rule; n 0: there is none. */
struct last_task {
	unsigned n;
	struct task_place of;
	int32_t due;
	bool done;
};

/* A last round that is not as the rule would have it, until the journal shows a
 * hand on the field. */
struct odd_task {
	struct task_place of;
	uint16_t field;
	enum task_said said;
	uint64_t seq; /* the change that said it */
	char *fault;
};

static void
take(struct tasks_checking *c, uint64_t id, uint64_t about)
{
	char rule[TASK_RULE];
	const struct wanted_task *w;
	struct last_task *last;
	unsigned n;

	if (!record_load(c->txn, KIND_TASK, id, RECORD_UNCHECKED, &c->task) ||
		!record_has(&c->task, F_RULE) ||
		(uint64_t)record_number(&c->task, F_ABOUT, 0) != about)
		return;
	n = task_rule(&c->task, rule);
	w = task_wanted(&c->wanted, rule);
	last = w ? &c->last[w - c->wanted.rows] : NULL;
	if (!last || n < last->n)
		return;
	last->n = n;
	task_place(&c->task, &last->of);
	last->due = (int32_t)record_number(&c->task, F_DUE, DATE_NONE);
	last->done = record_has(&c->task, F_DONE);
}

static void
add_odd(struct tasks_checking *c, const struct last_task *last, uint16_t field,
	char *fault)
{
	VEC_GROW(c->odd, c->n_odd, c->cap_odd);
	c->odd[c->n_odd++] = (struct odd_task){
		.of = last->of, .field = field, .fault = fault
	};
}

static void
check_one(struct tasks_checking *c, const struct record *r,
	const struct wanted_task *w, const struct last_task *last)
{
	char number[NUMBER_TEXT], task[NUMBER_TEXT];
	char is[DATE_TEXT], due[DATE_TEXT], *fault;

	if (last->n && !last->done && (w->stays || last->due == w->due))
		return;
	office_number(c->office, c->txn, r, number);
	number_format(task, kind_info(KIND_TASK)->prefix, last->of.task);
	if (!last->n) {
		fault = xasprintf(
			_("%s: asks for the task '%s', and it is not there"),
			number, w->label);
		c->say(c->ctx, CHECK_DERIVED, fault);
		free(fault);
	} else if (last->done) {
		add_odd(c, last, F_DONE,
			xasprintf(_("%s: is done, but nobody did it, and %s "
				    "still asks for it"),
				task, number));
	} else {
		add_odd(c, last, F_DUE,
			xasprintf(_("%s: is due %s, by its rule %s"), task,
				date_format(is, last->due),
				date_format(due, w->due)));
	}
}

void
check_tasks(struct tasks_checking *c, const struct record *r,
	const struct record *person)
{
	struct rulebook *book = &c->office->book;
	struct walk w;

	tasks_wanted(
		book, c->txn, NULL, r, person, c->office->today, &c->wanted);
	if (!c->wanted.n)
		return;
	if (c->wanted.n > c->n_last) {
		c->n_last = c->wanted.n;
		c->last = xrealloc(c->last, c->n_last, sizeof(*c->last));
	}
	memset(c->last, 0, c->wanted.n * sizeof(*c->last));
	members_begin(&w, c->txn, (enum kind)r->kind, r->id, KIND_TASK);
	while (walk_next(&w))
		take(c, walk_id(&w), r->id);
	walk_end(&w);
	for (size_t i = 0; i < c->wanted.n; i++)
		check_one(c, r, &c->wanted.rows[i], &c->last[i]);
}

/* ---- whose hand --------------------------------------------------------- */

static int
odd_order(const void *a, const void *b)
{
	const struct odd_task *x = a, *y = b;

	return (x->of.task > y->of.task) - (x->of.task < y->of.task);
}

void
check_tasks_change(
	struct tasks_checking *c, const struct change *change, uint64_t seq)
{
	struct change_index ops;

	if (!c->n_odd)
		return;
	if (!c->ordered)
		qsort(c->odd, c->n_odd, sizeof(*c->odd), odd_order);
	c->ordered = true;
	change_index_init(&ops, change);
	for (size_t i = 0; i < change->n; i++) {
		const struct odd_task key = { .of.task = change->ops[i].id };
		enum task_said said = TASK_UNSAID;
		struct odd_task *odd = NULL;

		if (change->ops[i].kind == KIND_TASK)
			odd = bsearch(
				&key, c->odd, c->n_odd, sizeof(key), odd_order);
		if (odd)
			said = task_said(&ops, &odd->of, odd->field);
		if (said == TASK_UNSAID)
			continue;
		odd->said = said;
		odd->seq = seq;
	}
	change_index_release(&ops);
}

/* A day that was set before the calendar came that it is counted with now stays
 * until something changes. */
void
check_tasks_end(struct tasks_checking *c)
{
	for (size_t i = 0; i < c->n_odd; i++) {
		const struct odd_task *odd = &c->odd[i];

		if (odd->said == TASK_FOLLOWED &&
			(odd->field != F_DUE || odd->seq > c->calendar))
			c->say(c->ctx, CHECK_DERIVED, odd->fault);
	}
}

void
tasks_checking_init(struct tasks_checking *c, struct office *office,
	struct txn *txn, check_say say, void *ctx)
{
	*c = (struct tasks_checking){
		.office = office, .txn = txn, .say = say, .ctx = ctx
	};
	if (record_load(txn, KIND_SETTING, SETTING_CALENDAR, RECORD_UNCHECKED,
		    &c->task))
		c->calendar = c->task.seq;
}

void
tasks_checking_release(struct tasks_checking *c)
{
	for (size_t i = 0; i < c->n_odd; i++)
		free(c->odd[i].fault);
	free(c->odd);
	free(c->wanted.rows);
	free(c->last);
}
