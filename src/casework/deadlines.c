/* SPDX-License-Identifier: MIT */
/*
 * Tasks that follow from a program: the time a stage may take, and its
 * deadlines. A task knows its rule ("deadline:coe", "stage:doc_check"), so that
 * it moves when its anchor moves and closes when its stage is left. Deadlines
 * that name one task have the one that is due first. A deadline
 * that repeats gets its next task ("deadline:visit#2") when the last is done,
 * and a stage that is entered again its next, too: what a task is about, its
 * rule and the round of it name one task, which apply() makes once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/program/calendar.h"
#include "magang/record/index.h"
#include "magang/casework/stages.h"
#include "magang/casework/deadlines.h"
#include "magang/record/change_build.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#define RULE_TEXT 64
#define DEADLINE "deadline:" /* then its task, or else its own name */

struct wanted {
	char rule[RULE_TEXT]; /* without the round */
	unsigned round;       /* of the last task that there was; 0: none */
	char label[200];
	int32_t due, warn; /* warn: DATE_NONE where nobody is warned before */
	bool repeats;
	bool met;  /* has a task already */
	bool anew; /* was not asked for before: a task that is done is an old
		      one */
};

struct wanted_list {
	struct wanted *rows;
	size_t n, cap;
};

static void
want(struct wanted_list *list, const struct wanted *new)
{
	/* deadlines with one task: the first of them */
	for (size_t i = 0; i < list->n; i++) {
		if (strcmp(list->rows[i].rule, new->rule) != 0)
			continue;
		if (new->due < list->rows[i].due)
			list->rows[i] = *new;
		return;
	}
	VEC_GROW(list->rows, list->n, list->cap);
	list->rows[list->n++] = *new;
}

/* The task of a deadline that is due then. */
static struct wanted
deadline_task(struct rulebook *book, const struct deadline *d, int32_t due)
{
	struct wanted w = {
		.due = due, .warn = DATE_NONE, .repeats = d->repeats
	};

	snprintf(w.rule, sizeof(w.rule), DEADLINE "%s",
		d->task ? d->task : d->name);
	snprintf(w.label, sizeof(w.label), "%s",
		label_in(&d->label, book->site.lang, d->name));
	if (d->warn.unit != SPAN_NONE)
		w.warn = calendar_add(&book->calendar, due, d->warn);
	return w;
}

static int32_t
anchor_date(const struct program *p, const struct deadline *d,
	const struct record *c, const struct record *person)
{
	const struct record *r = c;

	switch (d->anchor) {
	case ANCHOR_DATE:
		return d->date;
	case ANCHOR_STAGE:
		return stage_entered(c, p->stages[d->index].number);
	case ANCHOR_DOCUMENT:
		return (int32_t)record_number(
			c, p->documents[d->index].id, DATE_NONE);
	case ANCHOR_FIELD:
		if (d->field->id < F_PERSON)
			r = person;
		return r ? (int32_t)record_number(r, d->field->id, DATE_NONE)
			 : DATE_NONE;
	}
	return DATE_NONE;
}

static void
want_stage(struct rulebook *book, const struct stage *stage,
	const struct record *c, struct wanted_list *list)
{
	int32_t entered = (int32_t)record_number(c, F_ENTERED, DATE_NONE);
	struct wanted w = { .warn = DATE_NONE };

	if (stage->within.unit == SPAN_NONE || entered == DATE_NONE)
		return;
	w.due = calendar_add(&book->calendar, entered, stage->within);
	snprintf(w.rule, sizeof(w.rule), "stage:%s", stage->name);
	snprintf(w.label, sizeof(w.label), "%s",
		label_in(&stage->label, book->site.lang, stage->name));
	want(list, &w);
}

static void
wanted_tasks(struct rulebook *book, const struct program *p,
	const struct record *c, const struct record *person,
	struct wanted_list *list)
{
	int stage = program_stage_by_number(
		p, (uint8_t)record_number(c, F_STAGE, 0));

	if (stage < 0)
		return;
	want_stage(book, &p->stages[stage], c, list);
	for (size_t i = 0; i < p->n_deadlines; i++) {
		const struct deadline *d = &p->deadlines[i];
		int32_t anchor = anchor_date(p, d, c, person);
		struct wanted w;

		if (anchor == DATE_NONE ||
			(d->stage >= 0 && d->stage != stage) ||
			p->stages[stage].kind > STAGE_HOLD)
			continue;
		w = deadline_task(book, d,
			calendar_add(&book->calendar, anchor, d->after));
		want(list, &w);
	}
}

/* "deadline:visit#2"; the first round is not said. */
static void
rule_write(char *out, size_t size, const struct wanted *w)
{
	if (w->round)
		snprintf(out, size, "%s#%u", w->rule, w->round + 1);
	else
		snprintf(out, size, "%s", w->rule);
}

/* The rule of a task without its round, which is returned. */
static unsigned
rule_read(const struct record *t, char out[RULE_TEXT])
{
	char *hash;

	record_text(t, F_RULE, out, RULE_TEXT);
	hash = strchr(out, '#');
	if (!hash)
		return 1;
	*hash = '\0';
	return (unsigned)strtoul(hash + 1, NULL, 10);
}

static void
create_task(struct change *c, const struct record *kase, const struct wanted *w)
{
	struct record *t = xmalloc(sizeof(*t));
	uint64_t person = record_owner(kase);
	char rule[RULE_TEXT + 12];

	rule_write(rule, sizeof(rule), w);
	record_init(t, KIND_TASK, 0);
	record_set_number(t, F_PERSON, (int64_t)person);
	record_set_number(t, F_ABOUT, (int64_t)kase->id);
	record_set_number(t, F_ABOUT_KIND, KIND_CASE);
	record_set_text(t, F_TASK, w->label);
	record_set_text(t, F_RULE, rule);
	record_set_number(t, F_DUE, w->due);
	if (w->warn != DATE_NONE)
		record_set_number(t, F_WARN, w->warn);
	if (record_has(kase, F_OFFICER))
		record_set(t, F_OFFICER, record_get(kase, F_OFFICER));
	change_create(c, t, person);
	free(t);
}

/* An open task of a rule follows its deadline; one without is closed. */
static void
settle_task(struct change *c, const struct record *t, struct wanted_list *list)
{
	char rule[RULE_TEXT];
	unsigned round = rule_read(t, rule);
	struct value now = value_number(c->date);
	struct op *op;

	for (size_t i = 0; i < list->n; i++) {
		struct value due = value_number(list->rows[i].due);
		struct value warn = list->rows[i].warn == DATE_NONE
					    ? value_none()
					    : value_number(list->rows[i].warn);

		if (strcmp(list->rows[i].rule, rule) != 0)
			continue;
		if (list->rows[i].round < round)
			list->rows[i].round = round;
		if (list->rows[i].anew && record_has(t, F_DONE))
			continue;
		if (list->rows[i].met && !list->rows[i].repeats)
			continue;
		list->rows[i].met = true;
		if (record_number(t, F_DUE, 0) == due.number ||
			record_has(t, F_DONE) || list->rows[i].repeats)
			return;
		op = change_op(c, OP_SET, KIND_TASK, t->id, record_owner(t));
		op->base = t->seq;
		op_set(c, op, F_DUE, record_get(t, F_DUE), &due);
		op_set(c, op, F_WARN, record_get(t, F_WARN), &warn);
		return;
	}
	if (record_has(t, F_DONE))
		return;
	op = change_op(c, OP_SET, KIND_TASK, t->id, record_owner(t));
	op->base = t->seq;
	op_set(c, op, F_DONE, NULL, &now);
}

static void
settle_tasks(struct txn *txn, struct change *c, const struct record *kase,
	struct wanted_list *list)
{
	struct record *t = xmalloc(sizeof(*t));
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase->id, KIND_TASK);
	while (walk_next(&w))
		if (record_load(txn, KIND_TASK, walk_id(&w), 0, t) &&
			record_has(t, F_RULE))
			settle_task(c, t, list);
	walk_end(&w);
	free(t);
}

/* Marks what the case as it was did not ask for. */
static void
mark_anew(struct rulebook *book, const struct program *p,
	const struct record *old, const struct record *person,
	struct wanted_list *list)
{
	struct wanted_list before = { NULL, 0, 0 };

	wanted_tasks(book, p, old, person, &before);
	for (size_t i = 0; i < list->n; i++) {
		list->rows[i].anew = true;
		for (size_t j = 0; j < before.n; j++)
			if (strcmp(before.rows[j].rule, list->rows[i].rule) ==
				0)
				list->rows[i].anew = false;
	}
	free(before.rows);
}

void
deadline_tasks(struct rulebook *book, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new,
	const struct record *person)
{
	const struct program *p = rulebook_case_program(book, txn, new);
	struct wanted_list list = { NULL, 0, 0 };

	if (!p)
		return;
	wanted_tasks(book, p, new, person, &list);
	if (old) {
		mark_anew(book, p, old, person, &list);
		settle_tasks(txn, c, new, &list);
	}
	for (size_t i = 0; i < list.n; i++)
		if (!list.rows[i].met)
			create_task(c, new, &list.rows[i]);
	free(list.rows);
}

static const struct deadline *
deadline_of(const struct program *p, const struct record *t, unsigned *round)
{
	char rule[RULE_TEXT];

	*round = rule_read(t, rule);
	if (strncmp(rule, DEADLINE, strlen(DEADLINE)) != 0)
		return NULL;
	for (size_t i = 0; i < p->n_deadlines; i++) {
		const struct deadline *d = &p->deadlines[i];

		if (strcmp(d->task ? d->task : d->name,
			    rule + strlen(DEADLINE)) == 0)
			return d;
	}
	return NULL;
}

void
deadline_next(struct rulebook *book, struct txn *txn, struct change *c,
	const struct record *task)
{
	struct record *kase = xmalloc(sizeof(*kase));
	const struct program *p = NULL;
	const struct deadline *d = NULL;
	unsigned round = 0;
	int stage = -1;

	if (record_number(task, F_ABOUT_KIND, 0) == KIND_CASE &&
		record_load(txn, KIND_CASE,
			(uint64_t)record_number(task, F_ABOUT, 0), 0, kase))
		p = rulebook_case_program(book, txn, kase);
	if (p) {
		d = deadline_of(p, task, &round);
		stage = program_stage_by_number(
			p, (uint8_t)record_number(kase, F_STAGE, 0));
	}
	if (d && d->repeats && (d->stage < 0 || d->stage == stage)) {
		struct wanted w = deadline_task(book, d,
			calendar_add(&book->calendar,
				(int32_t)record_number(task, F_DUE, 0),
				d->after));

		w.round = round;
		create_task(c, kase, &w);
	}
	free(kase);
}
