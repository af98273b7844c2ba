/* SPDX-License-Identifier: MIT */
/*
 * Batches of persons, each one change, all one act. A batch is as large as the
 * log takes while nobody else writes.
 */
#include "magang/demo/demo.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops.h"
#include "magang/apply/apply.h"
#include "magang/ops/ops_settings.h"
#include "magang/store/txn.h"
#include "demo_case.h"
#include "demo_cohort.h"
#include "demo_slot.h"
#include "demo_wish.h"
#include "demo_data.h"
#include "demo_intake.h"
#include "demo_follow.h"
#include "demo_ledger.h"
#include "demo_listed.h"
#include "demo_match.h"
#include "demo_office.h"
#include "demo_person.h"
#include "demo_place.h"
#include "magang/record/change_build.h"
#include "magang/record/change_bytes.h"
#include "magang/record/index.h"
#include "magang/ops/op_run.h"
#include "magang/log/given.h"

#define BATCH_PERSONS 1000
#define BATCH_OPS 4850
#define BATCH_BYTES (CHANGE_BYTES - (CHANGE_BYTES >> 4))
#define PROGRAMS_MAX 64

/* Of 1000. */
enum {
	SHARE_TWICE = 40, /* registered before under another spelling */
	SHARE_BARE = 20,  /* without any case */
	SHARE_SECOND = 120,
	SHARE_NO_CARD = 120, /* of those at the first stage */
};

/* ---- batches ------------------------------------------------------------ */

static void
count_ops(struct demo *d)
{
	struct demo_report *out = d->report;
	size_t *const counts[KIND_COUNT] = {
		[KIND_PERSON] = &out->persons,
		[KIND_ORGANISATION] = &out->organisations,
		[KIND_CASE] = &out->cases,
		[KIND_TASK] = &out->tasks,
		[KIND_ACTIVITY] = &out->activities,
		[KIND_DOUBT] = &out->doubts,
		[KIND_USER] = &out->users,
	};

	for (size_t i = 0; i < d->change->n; i++) {
		const struct op *op = &d->change->ops[i];

		if (op->verb == OP_CREATE && counts[op->kind])
			(*counts[op->kind])++;
	}
}

static void
resolve(const struct change *c, uint64_t *id)
{
	if (*id > 0 && *id <= c->n)
		*id = c->ops[*id - 1].id;
}

/* Placeholders that later batches refer to have become ids. */
static void
resolve_list(const struct change *c, struct ids *of)
{
	for (size_t i = 0; i < of->n; i++)
		resolve(c, &of->rows[i]);
}

static void
resolve_all(struct demo *d)
{
	for (size_t i = 0; i < ARRAY_SIZE(d->kin); i++)
		resolve(d->change, &d->kin[i].id);
	for (size_t i = 0; i < ARRAY_SIZE(d->users); i++)
		resolve(d->change, &d->users[i].id);
	for (size_t use = 0; use < ORG_USES; use++)
		resolve_list(d->change, &d->orgs[use]);
	for (size_t i = 0; d->part == DEMO_PEOPLE && i < d->n_routes; i++)
		for (size_t k = 0; k < DEMO_INTAKES; k++)
			resolve(d->change, &d->routes[i].intakes[k]);
	for (size_t i = 0; i < DEMO_COHORTS; i++) {
		resolve(d->change, &d->cohorts[i].id);
		resolve_list(d->change, &d->cohorts[i].cases);
	}
	for (size_t i = 0; i < DEMO_SLOT_USES; i++) {
		resolve_list(d->change, &d->slots[i].slots);
		resolve_list(d->change, &d->slots[i].cases);
	}
	resolve_list(d->change, &d->wished.slots);
	resolve_list(d->change, &d->wished.cases);
	resolve_list(d->change, &d->rankings);
	resolve_list(d->change, &d->placed);
	resolve_list(d->change, &d->bare);
	resolve(d->change, &d->report->person);
	resolve(d->change, &d->report->kase);
}

static void
batch_done(void *ctx, const struct change *c)
{
	struct demo *d = ctx;

	(void)c;
	count_ops(d);
	resolve_all(d);
	if (d->part == DEMO_PEOPLE && d->done && d->opt->progress)
		d->opt->progress(d->opt->ctx, d->done, d->opt->people);
}

/* ---- one person --------------------------------------------------------- */

static struct route *
pick_route(struct demo *d, const struct route *other)
{
	unsigned weights[PROGRAMS_MAX];

	for (size_t i = 0; i < d->n_routes; i++)
		weights[i] = &d->routes[i] == other ? 0 : d->routes[i].weight;
	return &d->routes[rng_weighted(&d->rng, weights, d->n_routes)];
}

/* All but the one at which whoever comes by a list of another agency stands. */
static size_t
stages_worked(const struct program *p)
{
	return p->n_stages - (program_listed(p) >= 0);
}

/* Every stage of every program is somebody's turn, spread over the fill. */
static bool
turn_of(const struct demo *d, size_t i, size_t *program, int *stage)
{
	size_t all = 0, turn;

	for (size_t p = 0; p < d->n_routes; p++)
		all += stages_worked(d->routes[p].program);
	turn = i * all / d->opt->people;
	if (i > 0 && (i - 1) * all / d->opt->people == turn)
		return false;
	*program = 0;
	while (turn >= stages_worked(d->routes[*program].program))
		turn -= stages_worked(d->routes[(*program)++].program);
	*stage = (int)turn;
	for (int s = 0; s <= *stage; s++)
		*stage += program_lists_begin(d->routes[*program].program, s);
	return true;
}

static const struct kin *
pick_twice(struct demo *d)
{
	size_t known = d->n_kin < DEMO_KIN ? d->n_kin : DEMO_KIN;
	struct kin *k;

	if (known == 0 || !rng_chance(&d->rng, SHARE_TWICE))
		return NULL;
	k = &d->kin[rng_below(&d->rng, known)];
	if (k->doubled)
		return NULL;
	k->doubled = true;
	return k;
}

static void
plan(struct demo *d, struct applicant *a, size_t i)
{
	int stage = 0, today = d->office->today;
	size_t program = 0;
	bool turn = turn_of(d, i, &program, &stage);

	memset(a, 0, sizeof(*a));
	a->route[0] = turn ? &d->routes[program] : pick_route(d, NULL);
	a->n_cases = turn || !rng_chance(&d->rng, SHARE_BARE);
	if (!turn) {
		a->twice = pick_twice(d);
		stage = a->twice ? a->route[0]->line[0]
				 : route_stage(a->route[0], &d->rng);
	}
	route_walk(a->route[0], &d->rng, stage, today, &a->path[0]);
	a->since = a->path[0].steps[0].entered;
	a->no_card = a->path[0].n == 1 && rng_chance(&d->rng, SHARE_NO_CARD);
	if (turn || a->twice || a->no_card || a->n_cases == 0 ||
		d->n_routes < 2 || !rng_chance(&d->rng, SHARE_SECOND))
		return;
	a->route[1] = pick_route(d, a->route[0]);
	route_walk(a->route[1], &d->rng, route_stage(a->route[1], &d->rng),
		today, &a->path[1]);
	a->n_cases = 2;
	if (a->path[1].steps[0].entered < a->since)
		a->since = a->path[1].steps[0].entered;
}

/* What the stages behind a case have asked of the person. */
static void
fill_needs(struct demo *d, struct applicant *a)
{
	for (size_t w = 0; w < a->n_cases; w++) {
		const struct program *p = a->route[w]->program;

		for (size_t i = 0; i < p->n_core; i++) {
			int step =
				p->core[i].required
					? path_find(&a->path[w],
						  program_stage(p,
							  p->core[i].required))
					: -1;

			if (step >= 0 && (size_t)step + 1 < a->path[w].n)
				demo_person_need(d, a, p->core[i].id);
		}
		if (demo_is_matched(a->route[w], &a->path[w]))
			demo_person_shown(d, a);
	}
}

/* The first one well on the way is worth looking at. */
static void
point_out(struct demo *d, const struct applicant *a, uint64_t person,
	uint64_t kase)
{
	if (d->report->kase || a->n_cases == 0 ||
		a->path[0].n <= a->route[0]->anchor)
		return;
	d->report->person = person;
	d->report->kase = kase;
}

static void
add_person(struct demo *d, struct applicant *a, size_t i)
{
	uint64_t id, kase;

	plan(d, a, i);
	demo_person(d, a);
	fill_needs(d, a);
	id = change_create(d->change, &a->person, 0);
	demo_card_task(d, a, id);
	demo_doubt(d, a, id);
	if (!a->n_cases)
		ids_add(&d->bare, id);
	kase = d->change->n + 1;
	for (size_t w = 0; w < a->n_cases; w++)
		demo_case(d, a, w, id);
	point_out(d, a, id, kase);
	demo_remember(d, a, id);
	d->next++;
	arena_clear(d->arena);
}

/* As many as one change takes. */
static int
add_people(struct demo *d)
{
	struct applicant *a = xmalloc(sizeof(*a));
	size_t bytes = 0, first = d->done;

	while (d->done < d->opt->people) {
		size_t from = d->change->n;

		add_person(d, a, d->done++);
		bytes += change_size(d->change, from);
		if (d->done - first == BATCH_PERSONS ||
			d->change->n >= BATCH_OPS || bytes >= BATCH_BYTES)
			break;
	}
	free(a);
	if (d->done == d->opt->people)
		demo_seats(d);
	return OP_MORE;
}

/* ---- all of it ---------------------------------------------------------- */

static int
load_routes(struct demo *d, struct err *err)
{
	const struct program *p;

	d->routes = xcalloc(PROGRAMS_MAX, sizeof(*d->routes));
	for (uint16_t no = 0;
		d->n_routes < PROGRAMS_MAX &&
		(p = office_program_next(d->office, d->txn, &no));)
		route_init(&d->routes[d->n_routes++], p, no);
	if (d->n_routes)
		return txn_fault(d->txn, err);
	return err_set(
		err, MG_ECONFIG, _("there is no program to invent cases of"));
}

static int
demo_start(struct demo *d, struct err *err)
{
	uint64_t last = given_last(d->txn, KIND_PERSON, d->office->origin);
	int rc;

	d->was_empty = last == 0;
	d->next = (size_t)(last & UINT32_MAX);
	rng_seed(&d->rng, d->opt->seed);
	d->key = rng_below(&d->rng, 10000);
	rc = load_routes(d, err);
	if (!rc)
		rc = words_load(&d->words, d->opt->names, err);
	return rc;
}

/* Whom a batch needs is in the log before it. */
static int
demo_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct demo *d = ctx;
	int rc;

	(void)office;
	d->change = c;
	d->txn = txn;
	switch (d->part) {
	case DEMO_USERS_FIRST:
		rc = demo_start(d, err);
		if (rc)
			return rc;
		demo_users(d);
		d->part = DEMO_ORGS;
		return OP_MORE;
	case DEMO_ORGS:
		demo_intakes(d);
		demo_cohorts(d);
		demo_organisations(d);
		d->part = DEMO_PEOPLE;
		return d->opt->people ? OP_MORE : 0;
	case DEMO_PEOPLE:
		break;
	case DEMO_CLASSES:
		demo_cohort_marks(d);
		d->part = DEMO_PLACES;
		return OP_MORE;
	case DEMO_PLACES:
		demo_slots(d);
		d->part = DEMO_PLACED;
		return OP_MORE;
	case DEMO_PLACED:
		if (demo_slot_seats(d))
			d->part = DEMO_LEDGER;
		return OP_MORE;
	case DEMO_LEDGER:
		if (!demo_ledger(d))
			return OP_MORE;
		d->part = DEMO_WISHES;
		if (d->change->n > BATCH_OPS / 4)
			return OP_MORE;
		/* fallthrough */
	case DEMO_WISHES:
		demo_wishes(d);
		d->part = DEMO_LISTED;
		if (d->change->n > BATCH_OPS / 4)
			return OP_MORE;
		/* fallthrough */
	case DEMO_LISTED:
		demo_listed(d);
		demo_taken_part(d);
		return 0;
	}
	if (d->done < d->opt->people)
		return add_people(d);
	demo_cohort_seats(d);
	d->part = DEMO_CLASSES;
	return OP_MORE;
}

static void
demo_free(struct demo *d)
{
	arena_free(d->arena);
	words_release(&d->words);
	number_set_release(&d->given);
	for (size_t i = 0; i < d->n_routes; i++)
		route_release(&d->routes[i]);
	free(d->routes);
	for (size_t i = 0; i < REGENCIES; i++)
		free(d->villages[i].rows);
	for (size_t i = 0; i < ORG_USES; i++)
		ids_release(&d->orgs[i]);
	for (size_t i = 0; i < DEMO_COHORTS; i++)
		ids_release(&d->cohorts[i].cases);
	for (size_t i = 0; i < DEMO_SLOT_USES; i++) {
		ids_release(&d->slots[i].slots);
		ids_release(&d->slots[i].cases);
	}
	ids_release(&d->wished.slots);
	ids_release(&d->wished.cases);
	ids_release(&d->rankings);
	ids_release(&d->placed);
	ids_release(&d->bare);
	free(d);
}

int
demo_fill(struct office *office, const struct demo_options *opt,
	struct demo_report *out, struct err *err)
{
	struct op_job job = {
		.kind = ACT_DEMO, .build = demo_build, .done = batch_done
	};
	struct receipt receipt;
	struct demo *d;
	int rc = access_need(&office->access, PERM_ADMIN, err);

	memset(out, 0, sizeof(*out));
	if (!rc && opt->people > DEMO_PEOPLE_MAX)
		rc = err_set(err, MG_EUSAGE, _("%d persons at most"),
			DEMO_PEOPLE_MAX);
	if (rc)
		return rc;
	job.ctx = d = xcalloc(1, sizeof(*d));
	d->office = office;
	d->opt = opt;
	d->report = out;
	d->arena = arena_new();
	rc = demo_places(d, err);
	if (!rc)
		rc = op_run_job(office, &job, &receipt, err);
	out->act = rc ? 0 : receipt.act;
	if (!rc) {
		demo_cohort_ends(d);
		demo_matched(d);
	}
	demo_free(d);
	return rc;
}

/* ---- the mark ----------------------------------------------------------- */

static const char mark[] = "DEMO";

bool
demo_marked(const struct office *office)
{
	return office->book.site.office &&
	       strncmp(office->book.site.office, mark, strlen(mark)) == 0;
}

/*
 * The line of the name is changed, and that of the language: whoever looks around
 * reads English where nothing says otherwise. The others and their comments stay.
 */
static void
mark_text(const char *text, size_t len, struct buf *out)
{
	static const char key[] = "office: ", lang[] = "language: ";
	const char *end = text + len;

	while (text < end) {
		const char *nl = memchr(text, '\n', (size_t)(end - text));
		const char *next = nl ? nl + 1 : end;

		if ((size_t)(next - text) > strlen(key) &&
			memcmp(text, key, strlen(key)) == 0) {
			buf_addf(out, "%s%s - ", key, mark);
			text += strlen(key);
		} else if ((size_t)(next - text) > strlen(lang) &&
			   memcmp(text, lang, strlen(lang)) == 0) {
			buf_addf(out, "%s%s\n", lang, lang_code(LANG_EN));
			text = next;
		}
		buf_add(out, text, (size_t)(next - text));
		text = next;
	}
}

int
demo_mark(struct office *office, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct buf text = BUF_INIT;
	struct receipt receipt;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (!rc) {
		const struct value *v = NULL;

		if (record_load(txn, KIND_SETTING, SETTING_SITE, 0, r))
			v = record_get(r, F_SET_TEXT);
		if (v)
			mark_text(v->text, v->len, &text);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	if (!rc && !demo_marked(office))
		rc = op_setting_install(office, setting_name[SETTING_SITE],
			buf_str(&text), text.len, NULL, &receipt, err);
	buf_release(&text);
	free(r);
	return rc;
}
