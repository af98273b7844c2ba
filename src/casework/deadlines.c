/* SPDX-License-Identifier: MIT */
/*
 * Tasks that a program asks for: the time a stage may take, its deadlines, and
 * whom to call again.
 * A task knows its rule ("deadline:coe", "stage:doc_check"). Deadlines that
 * name one task have the one that is due first. A deadline that repeats gets
 * its next task ("deadline:visit#2") when the last is done, and a stage that is
 * entered again its next, too: what a task is about, its rule and the round of
 * it name one task, which apply() makes once.
 */
#include "magang/casework/deadlines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/at_host.h"
#include "magang/casework/cards.h"
#include "magang/casework/departure.h"
#include "magang/casework/followups.h"
#include "magang/casework/due.h"
#include "magang/casework/facts.h"
#include "magang/casework/stages.h"
#include "magang/casework/task_make.h"
#include "magang/program/calendar.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"
#include "magang/rulebook/program_cache.h"

#define STAGE "stage:"
#define CARDS "assess:"
#define CARD "nik"
#define CARD_DAYS 30 /* to bring the card when a person came without */

static void
want(struct wanted_tasks *list, const struct wanted_task *new)
{
	struct wanted_task *same = task_wanted(list, new->rule);

	/* deadlines with one task: the first of them */
	if (same) {
		if (new->due < same->due)
			*same = *new;
		return;
	}
	VEC_GROW(list->rows, list->n, list->cap);
	list->rows[list->n++] = *new;
}

struct wanted_task *
task_wanted(const struct wanted_tasks *in, const char rule[TASK_RULE])
{
	for (size_t i = 0; i < in->n; i++)
		if (strcmp(in->rows[i].rule, rule) == 0)
			return &in->rows[i];
	return NULL;
}

/* The first day of warning behind another one. */
static int32_t
warn_after(struct rulebook *book, int32_t due, const struct warns *warns,
	int32_t day)
{
	for (size_t i = 0; warns && i < warns->n; i++) {
		const int32_t at =
			calendar_add(&book->calendar, due, warns->at[i]);

		if (at > day)
			return at;
	}
	return DATE_NONE;
}

/* The task of a deadline that is due then. */
static struct wanted_task
deadline_task(struct rulebook *book, const struct deadline *d, int32_t due)
{
	struct wanted_task w = { .due = due,
		.warn = warn_after(book, due, &d->warns, INT32_MIN),
		.warns = &d->warns,
		.every = d->repeats ? d->after : (struct span){ 0 },
		.stays = d->repeats,
		.seen = d->seen };

	snprintf(w.rule, sizeof(w.rule), RULE_DEADLINE "%s",
		d->task ? d->task : d->name);
	snprintf(w.label, sizeof(w.label), "%s",
		label_in(&d->label, book->site.lang, d->name));
	return w;
}

static void
want_deadline(struct rulebook *book, const struct deadline *d, int32_t due,
	const struct record *c, struct wanted_tasks *list)
{
	const int32_t seen = (int32_t)record_number(c, F_SEEN, DATE_NONE);
	struct wanted_task w;

	if (due == DATE_NONE || (d->seen && deadline_is_covered(d, due, seen)))
		return;
	w = deadline_task(book, d, due);
	want(list, &w);
}

static void
want_stage(struct rulebook *book, const struct stage *stage,
	const struct record *c, struct wanted_tasks *list)
{
	int32_t entered = (int32_t)record_number(c, F_ENTERED, DATE_NONE);
	struct wanted_task w = { .warn = DATE_NONE };

	if (stage->within.unit == SPAN_NONE || entered == DATE_NONE)
		return;
	w.due = calendar_add(&book->calendar, entered, stage->within);
	snprintf(w.rule, sizeof(w.rule), STAGE "%s", stage->name);
	snprintf(w.label, sizeof(w.label), "%s",
		label_in(&stage->label, book->site.lang, stage->name));
	want(list, &w);
}

/* Scorecards of where it stands that are not in. */
static void
want_cards(struct rulebook *book, struct txn *txn, struct change_index *ops,
	const struct assessment *a, const struct record *c,
	struct wanted_tasks *list)
{
	static const struct label lacks = LABELS("lembar nilai belum lengkap",
		"scorecards are missing", "評価票の不足");
	const int32_t entered = (int32_t)record_number(c, F_ENTERED, DATE_NONE);
	struct wanted_task w = { .warn = DATE_NONE };

	if (a->within.unit == SPAN_NONE || entered == DATE_NONE ||
		!cards_lack(txn, ops, a, c))
		return;
	w.due = calendar_add(&book->calendar, entered, a->within);
	snprintf(w.rule, sizeof(w.rule), CARDS "%s", a->name);
	snprintf(w.label, sizeof(w.label), "%s: %s",
		label_in(&a->label, book->site.lang, a->name),
		label_in(&lacks, book->site.lang, ""));
	want(list, &w);
}

static void
want_made(struct rulebook *book, const char *rule, int32_t due,
	const struct warns *warns, struct wanted_tasks *list)
{
	struct wanted_task w = { .due = due,
		.warns = warns,
		.warn = warn_after(book, due, warns, INT32_MIN) };

	snprintf(w.rule, sizeof(w.rule), "%s", rule);
	snprintf(w.label, sizeof(w.label), "%s",
		label_in(task_made_label(rule), book->site.lang, ""));
	want(list, &w);
}

/* Instead of the time of the stage. */
static void
want_appeal(struct rulebook *book, const struct program *p,
	const struct record *c, struct wanted_tasks *list)
{
	if (p->appeals.allowed)
		want_made(book, RULE_APPEAL,
			calendar_add(&book->calendar,
				(int32_t)record_number(c, F_ENTERED, DATE_NONE),
				p->appeals.decide),
			NULL, list);
}

/* To try again; when that was often enough, to decide. */
static void
want_contact(struct rulebook *book, const struct program *p,
	const struct record *c, struct wanted_tasks *list)
{
	const int32_t tried = (int32_t)record_number(c, F_TRIED, DATE_NONE);

	if (record_has(c, F_UNREACHED))
		want_made(book, RULE_UNREACHED,
			(int32_t)record_number(c, F_UNREACHED, 0), NULL, list);
	else if (tried != DATE_NONE && p->contact_again.unit != SPAN_NONE)
		want_made(book, RULE_AGAIN,
			calendar_add(&book->calendar, tried, p->contact_again),
			NULL, list);
}

/* What is not ready for the flight, and what will not be good any more. Papers of
 * health count: that a question of health is open is told to everybody. */
static void
want_departure(
	struct rulebook *book, struct case_facts *f, struct wanted_tasks *list)
{
	struct departure d;

	if (!departure_read(f, NULL, &d))
		return;
	if (d.missing)
		want_made(book, RULE_DEPARTURE, d.day, &d.rule->warns, list);
	if (d.expiring)
		want_made(book, RULE_EXPIRES, d.day, &d.rule->warns, list);
	departure_release(&d);
}

static void
want_case(struct rulebook *book, struct txn *txn, struct change_index *ops,
	const struct record *c, const struct record *person,
	struct wanted_tasks *list)
{
	const struct program *p = rulebook_case_program(book, txn, c);
	struct case_facts f;
	bool ended;
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	if (record_has(c, F_RETURN_DUE))
		want_made(book, RULE_ORIGINALS,
			(int32_t)record_number(c, F_RETURN_DUE, 0), NULL, list);
	if (stage < 0)
		return;
	if (record_has(c, F_APPEALED))
		want_appeal(book, p, c, list);
	else
		want_stage(book, &p->stages[stage], c, list);
	for (size_t i = 0; i < p->n_assessments; i++)
		if (p->assessments[i].stage == stage)
			want_cards(book, txn, ops, &p->assessments[i], c, list);
	if (p->stages[stage].kind <= STAGE_HOLD)
		want_contact(book, p, c, list);
	case_facts_under(&f, book, txn, p, c, person, DATE_NONE);
	want_departure(book, &f, list);
	f.change = ops;
	ended = followups_ended(&f);
	for (size_t i = 0; i < p->n_deadlines; i++) {
		const struct deadline *d = &p->deadlines[i];

		if (d->per == DEADLINE_PER_PERSON && (!d->seen || !ended))
			want_deadline(book, d,
				deadline_due(p, d, c, person, &book->calendar),
				c, list);
	}
}

struct host_asks {
	struct rulebook *book;
	struct txn *txn;
	struct wanted_tasks *list;
};

static void
want_visited(void *ctx, const struct record *kase, const struct record *person)
{
	struct host_asks *h = ctx;
	const struct program *p = rulebook_case_program(h->book, h->txn, kase);

	for (size_t i = 0; p && i < p->n_deadlines; i++)
		if (p->deadlines[i].per == DEADLINE_PER_HOST)
			want_deadline(h->book, &p->deadlines[i],
				deadline_due(p, &p->deadlines[i], kase, person,
					&h->book->calendar),
				kase, h->list);
}

/* As far ahead as the word of the filter (kind_organisation.c). */
static void
want_licence(struct rulebook *book, const struct record *organisation,
	struct wanted_tasks *list)
{
	static const struct warns ahead = {
		{ { -90, SPAN_DAYS }, { -60, SPAN_DAYS }, { -30, SPAN_DAYS } },
		3
	};

	if (record_has(organisation, F_ORG_LICENCE_UNTIL))
		want_made(book, RULE_LICENCE,
			(int32_t)record_number(
				organisation, F_ORG_LICENCE_UNTIL, 0),
			&ahead, list);
}

/* Registered now, card later: due in 30 days, or on the 17th birthday, when the
 * first card is issued (UU 24/2013 art. 63). */
void
card_wanted(const struct record *person, int32_t today, const char *rule,
	struct wanted_task *out)
{
	int32_t birth = (int32_t)record_number(person, F_BIRTH_DATE, DATE_NONE);

	*out = (struct wanted_task){ .label = "KTP / NIK",
		.due = today + CARD_DAYS,
		.warn = DATE_NONE,
		.stays = true };
	snprintf(out->rule, sizeof(out->rule), "%s", rule);
	if (birth != DATE_NONE && date_add_months(birth, 17 * 12) > out->due)
		out->due = date_add_months(birth, 17 * 12);
}

void
tasks_wanted(struct rulebook *book, struct txn *txn, struct change_index *ops,
	const struct record *r, const struct record *person, int32_t today,
	struct wanted_tasks *out)
{
	struct wanted_task card;

	out->n = 0;
	if (record_has(person, F_ERASED))
		return;
	if (kind_is_owner(r->kind)) {
		card_wanted(r, today, CARD, &card);
		if (!record_has(r, F_NIK))
			want(out, &card);
		return;
	}
	if (r->kind == KIND_CASE) {
		want_case(book, txn, ops, r, person, out);
		return;
	}
	want_licence(book, r, out);
	at_host_each(txn, ops, r->id, want_visited,
		&(struct host_asks){ book, txn, out });
}

bool
task_rule_known(const char *rule)
{
	return strcmp(rule, CARD) == 0 || strcmp(rule, RULE_AGAIN) == 0 ||
	       strcmp(rule, RULE_UNREACHED) == 0 ||
	       strcmp(rule, RULE_APPEAL) == 0 ||
	       strcmp(rule, RULE_DEPARTURE) == 0 ||
	       strcmp(rule, RULE_EXPIRES) == 0 ||
	       strcmp(rule, RULE_ORIGINALS) == 0 ||
	       strcmp(rule, RULE_LICENCE) == 0 ||
	       strncmp(rule, STAGE, strlen(STAGE)) == 0 ||
	       strncmp(rule, CARDS, strlen(CARDS)) == 0 ||
	       strncmp(rule, RULE_DEADLINE, strlen(RULE_DEADLINE)) == 0;
}

unsigned
task_rule(const struct record *task, char out[TASK_RULE])
{
	char *hash;

	record_text(task, F_RULE, out, TASK_RULE);
	hash = strchr(out, '#');
	if (!hash)
		return 1;
	*hash = '\0';
	return (unsigned)strtoul(hash + 1, NULL, 10);
}

bool
task_next(struct rulebook *book, const struct wanted_task *w,
	const struct record *task, int32_t today, struct wanted_task *out)
{
	/* done before it warned, it has warned all the same */
	const int32_t warned = (int32_t)record_number(task, F_WARN, DATE_NONE);

	*out = *w;
	if (w->every.unit != SPAN_NONE) {
		out->due = calendar_add(&book->calendar,
			(int32_t)record_number(task, F_DUE, 0), w->every);
		out->warn = warn_after(book, out->due, w->warns, INT32_MIN);
		return true;
	}
	out->warn = warn_after(
		book, w->due, w->warns, warned > today ? warned : today);
	return out->warn != DATE_NONE;
}
