/* SPDX-License-Identifier: MIT */
/* What goes with persons and cases: tasks, activities, possible doubles. */
#include "demo_follow.h"

#include "demo_data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/phone.h"
#include "magang/linkage/duplicate.h"
#include "magang/casework/contact.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/due.h"
#include "magang/casework/task_make.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/change_index.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* Of 1000. */
enum {
	SHARE_NOTED = 450,   /* cases with a note, call or visit */
	SHARE_OVERDUE = 250, /* of tasks whose day has just passed */
	SHARE_ANSWERED = 300,
};
#define CARD_DAYS 30
#define ABROAD "deadline:abroad_"
#define HOST_LATE 10    /* what is due of a host is done by then */
#define OVERDUE_DAYS 60 /* after that somebody has done it */

static const struct {
	const char *activity, *text;
} notes[] = {
	{ "call",
		"Dihubungi lewat telepon, berkas akan dilengkapi minggu ini" },
	{ "call", "Tidak diangkat, dicoba lagi besok" },
	{ "call", "Orang tua sudah setuju" },
	{ "visit", "Kunjungan ke rumah, keluarga mendukung" },
	{ "visit", "Alamat sesuai dengan KK" },
	{ "note", "Ijazah asli diperlihatkan, salinan disimpan" },
	{ "note", "Ingin ditempatkan bersama saudaranya" },
	{ "note", "Sedang mengikuti kursus bahasa" },
	{ "note", "Minta jadwal wawancara sore hari" },
	{ "note", "Datang sendiri ke loket, diberi daftar berkas" },
};

static struct record *
new_about(enum kind kind, enum kind about_kind, uint64_t about, uint64_t person)
{
	struct record *r = xmalloc(sizeof(*r));

	record_init(r, kind, 0);
	record_set_number(r, F_PERSON, (int64_t)person);
	record_set_number(r, F_ABOUT, (int64_t)about);
	record_set_number(r, F_ABOUT_KIND, about_kind);
	return r;
}

/* ---- tasks -------------------------------------------------------------- */

/* It ends by itself, and by nobody's word. */
static bool
is_until_ready(const char *rule)
{
	return strcmp(rule, RULE_DEPARTURE) == 0 ||
	       strcmp(rule, RULE_EXPIRES) == 0;
}

/* The day on which somebody did what was due; DATE_NONE: nobody has. */
static int32_t
draw_done(struct demo *d, int32_t due)
{
	const int32_t done = due - (int32_t)rng_between(&d->rng, 0, 5);

	return due >= d->office->today ||
			       (due > d->office->today - OVERDUE_DAYS &&
				       rng_chance(&d->rng, SHARE_OVERDUE))
		       ? DATE_NONE
		       : done;
}

/* Tasks whose day has passed are done, most of them; those of a stage that the
 * case is still in wait. The day on which it was; DATE_NONE: it is not. */
static int32_t
settle(struct demo *d, struct op *op, bool lost)
{
	const struct op_field *rule = op_sets(op, F_RULE);
	int32_t done;
	struct value v;

	if (rule && is_until_ready(rule->new.text))
		return DATE_NONE;
	done = draw_done(d, (int32_t)op_number(op, F_DUE));
	v = value_number(done);

	if (done == DATE_NONE)
		return DATE_NONE;
	if (lost || (rule && strncmp(rule->new.text, "stage:", 6) == 0))
		return DATE_NONE;
	op_set(d->change, op, F_DONE, NULL, &v);
	return done;
}

void
demo_card_task(struct demo *d, struct applicant *a, uint64_t person)
{
	struct record *t;

	if (record_has(&a->person, F_NIK))
		return;
	t = new_about(KIND_TASK, KIND_PERSON, person, person);
	record_set_text(t, F_TASK, "KTP / NIK");
	record_set_text(t, F_RULE, "nik");
	record_set_number(t, F_DUE, a->since + CARD_DAYS);
	change_create(d->change, t, person);
	free(t);
}

/* ---- activities --------------------------------------------------------- */

static void
add_activity(struct demo *d, struct record *r, const char *name, int32_t date,
	int64_t amount, const char *text, uint64_t person)
{
	record_set_text(r, F_ACTIVITY, name);
	record_set_number(r, F_DATE, date);
	if (amount)
		record_set_number(r, F_AMOUNT, amount * DECIMAL_ONE);
	if (text)
		record_set_text(r, F_TEXT, text);
	change_create(d->change, r, person);
	free(r);
}

/* All of it where the stage was left, a part while the case is in it. */
static void
add_done(struct demo *d, const struct path *p, const struct activity *act,
	uint64_t kase, uint64_t person)
{
	int step = act->stage < 0 ? -1 : path_find(p, act->stage);
	int64_t amount = act->amount;

	if (step < 0)
		return;
	if ((size_t)step + 1 == p->n)
		amount = rng_between(&d->rng, 0, amount);
	if (amount <= 0)
		return;
	add_activity(d, new_about(KIND_ACTIVITY, KIND_CASE, kase, person),
		act->name,
		(int32_t)rng_between(&d->rng, p->steps[step].entered,
			path_left(p, (size_t)step)),
		amount, NULL, person);
}

static void
add_note(struct demo *d, const struct path *p, uint64_t kase, uint64_t person)
{
	size_t i = rng_below(&d->rng, ARRAY_SIZE(notes));

	if (!rng_chance(&d->rng, SHARE_NOTED))
		return;
	add_activity(d, new_about(KIND_ACTIVITY, KIND_CASE, kase, person),
		notes[i].activity,
		(int32_t)rng_between(&d->rng, p->steps[0].entered, p->last), 0,
		notes[i].text, person);
}

/* Without it the day would stay open. */
static void
add_sighting(struct demo *d, uint64_t kase, uint64_t person, int32_t date)
{
	struct record *r = new_about(KIND_ACTIVITY, KIND_CASE, kase, person);

	record_set_text(r, F_RESULT, CONTACT_REACHED);
	add_activity(d, r, "call", date, 0, NULL, person);
}

/* Nobody knows where some are. */
static bool
is_lost(uint64_t kase)
{
	return kase % 17 == 4;
}

/* Abroad, and after a success, they are seen on the day, without a draw: whom else a
 * seed makes does not hang on how often. */
static bool
is_seen_then(const struct wanted_task *w, const struct path *p,
	const struct program *program)
{
	return w->seen &&
	       (strncmp(w->rule, ABROAD, strlen(ABROAD)) == 0 ||
		       program->stages[p->steps[p->n - 1].stage].kind ==
			       STAGE_SUCCESS);
}

static int32_t
settle_seen(struct demo *d, struct op *op, bool lost)
{
	const int32_t due = (int32_t)op_number(op, F_DUE);
	const struct value v = value_number(due);

	if (lost || due >= d->office->today)
		return DATE_NONE;
	op_set(d->change, op, F_DONE, NULL, &v);
	return due;
}

static void
add_tasks(struct demo *d, const struct wanted_tasks *wanted,
	const struct path *p, const struct program *program,
	const struct record *kase, uint64_t person)
{
	for (size_t i = 0; i < wanted->n; i++) {
		const struct wanted_task *w = &wanted->rows[i];
		const bool lost = w->seen && is_lost(kase->id);
		struct op *op;
		int32_t done;

		task_make(d->change, kase, w, 1);
		op = &d->change->ops[d->change->n - 1];
		done = is_seen_then(w, p, program) ? settle_seen(d, op, lost)
						   : settle(d, op, lost);
		if (w->seen && done != DATE_NONE)
			add_sighting(d, kase->id, person, done);
	}
}

/* What is due of a host (demo_slot.c) takes its draws here, too: whom else a seed
 * makes does not hang on whose task it is. */
static void
draw_of_host(struct demo *d, const struct program *p, const struct record *kase,
	const struct record *person)
{
	for (size_t i = 0; i < p->n_deadlines; i++) {
		const struct deadline *l = &p->deadlines[i];
		const int32_t due = l->per == DEADLINE_PER_HOST
					    ? deadline_due(p, l, kase, person,
						      &d->office->book.calendar)
					    : DATE_NONE;

		if (due != DATE_NONE)
			(void)draw_done(d, due);
	}
}

void
demo_follow(struct demo *d, struct applicant *a, size_t which,
	struct record *kase, uint64_t person)
{
	const struct program *program = a->route[which]->program;
	const struct path *p = &a->path[which];
	struct wanted_tasks wanted = { NULL, 0, 0 };

	tasks_wanted(&d->office->book, d->txn, NULL, kase, &a->person,
		d->change->date, &wanted);
	add_tasks(d, &wanted, p, program, kase, person);
	free(wanted.rows);
	draw_of_host(d, program, kase, &a->person);
	for (size_t i = 0; i < program->n_activities; i++)
		add_done(d, p, &program->activities[i], kase->id, person);
	add_note(d, p, kase->id, person);
}

/* ---- hosts -------------------------------------------------------------- */

/* Each round was done in time, up to the one that is due now, or was a few days
 * ago. */
static void
add_rounds(
	struct demo *d, const struct record *host, struct wanted_task *wanted)
{
	const struct calendar *calendar = &d->office->book.calendar;
	unsigned round = 1;

	for (; wanted->due < d->office->today - HOST_LATE; round++) {
		const struct value done = value_number(wanted->due);

		task_make(d->change, host, wanted, round);
		op_set(d->change, &d->change->ops[d->change->n - 1], F_DONE,
			NULL, &done);
		wanted->due =
			calendar_add(calendar, wanted->due, wanted->every);
		if (wanted->warns->n)
			wanted->warn = calendar_add(
				calendar, wanted->due, wanted->warns->at[0]);
	}
	task_make(d->change, host, wanted, round);
}

static bool
has_tasks(struct demo *d, uint64_t host)
{
	struct walk w;
	bool has;

	members_begin(&w, d->txn, KIND_ORGANISATION, host, KIND_TASK);
	has = walk_next(&w);
	walk_end(&w);
	return has;
}

void
demo_host_tasks(struct demo *d, const struct ids *hosts)
{
	struct wanted_tasks wanted = { NULL, 0, 0 };
	struct record *host = xmalloc(sizeof(*host));
	struct change_index ops;

	change_index_init(&ops, d->change);
	for (size_t i = 0; i < hosts->n; i++) {
		if (has_tasks(d, hosts->rows[i]) ||
			!record_load(d->txn, KIND_ORGANISATION, hosts->rows[i],
				RECORD_UNCHECKED, host))
			continue;
		tasks_wanted(&d->office->book, d->txn, &ops, host, host,
			d->change->date, &wanted);
		for (size_t k = 0; k < wanted.n; k++)
			if (wanted.rows[k].every.unit != SPAN_NONE)
				add_rounds(d, host, &wanted.rows[k]);
	}
	change_index_release(&ops);
	free(wanted.rows);
	free(host);
}

/* ---- doubles ------------------------------------------------------------ */

static void
kin_trait(const struct kin *k, struct trait *out)
{
	memset(out, 0, sizeof(*out));
	out->nik = k->nik;
	out->kk = k->kk;
	out->phone = phone_key(k->phone, strlen(k->phone));
	out->birth = k->birth;
	out->sex = k->sex;
	out->village = (int64_t)k->village->code;
	fold_name(&out->name, k->name, 0);
	trait_settle(out);
}

void
demo_doubt(struct demo *d, struct applicant *a, uint64_t person)
{
	static const char *const answers[] = { "same", "different" };
	struct trait first, second;
	char why[EVIDENCE_TEXT];
	struct weighed w;
	struct record *r;

	if (!a->twice)
		return;
	trait_of(&a->person, &first);
	kin_trait(a->twice, &second);
	weigh(&first, &second, d->next, &w);
	if ((int)w.band < d->office->book.site.similar_line)
		return;
	weighed_words(&w, why);
	r = xmalloc(sizeof(*r));
	record_init(r, KIND_DOUBT, 0);
	record_set_number(r, F_FIRST, (int64_t)person);
	record_set_number(r, F_SECOND, (int64_t)a->twice->id);
	record_set_number(r, F_LIKENESS, w.likeness * DECIMAL_ONE);
	record_set_text(r, F_EVIDENCE, why);
	record_set_text(r, F_ANSWER,
		rng_chance(&d->rng, SHARE_ANSWERED)
			? answers[rng_below(&d->rng, ARRAY_SIZE(answers))]
			: "open");
	change_create(d->change, r, person);
	free(r);
}
