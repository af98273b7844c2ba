/* SPDX-License-Identifier: MIT */
#include "magang/ops/handover.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/stages.h"
#include "magang/casework/work.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"
#include "magang/ops/ops_work.h"
#include "many.h"

int
handover_receivers(struct office *office, const char *names, struct handover *h,
	struct err *err)
{
	char *text = xstrdup(names), *save = NULL;
	int rc = 0;

	for (char *w = strtok_r(text, ", ", &save); w && !rc;
		w = strtok_r(NULL, ", ", &save)) {
		if (h->n_to == HANDOVER_TO) {
			rc = err_set(err, MG_EUSAGE,
				_("not more than %d users at once"),
				HANDOVER_TO);
			break;
		}
		h->to[h->n_to] = work_user(office, w, err);
		rc = h->to[h->n_to] ? 0 : err->code;
		h->n_to += !rc;
	}
	free(text);
	if (!rc && !h->n_to)
		rc = err_set(err, MG_EUSAGE, _("say whom: --to USER"));
	return rc;
}

/* ---- what there is -------------------------------------------------------- */

struct planning {
	struct office *office;
	struct txn *txn;
	struct handover *h;
	struct access may[HANDOVER_TO];
	uint64_t load[HANDOVER_TO]; /* cases in hand, those given among them */
	struct record r;
};

static void
item_add(struct planning *p, struct handover_items *items)
{
	const struct handover_item item = { .id = p->r.id,
		.area = record_area(p->txn, &p->r),
		.program = record_program(p->txn, &p->r) };

	VEC_GROW(items->rows, items->n, items->cap);
	items->rows[items->n++] = item;
}

static void
walk_hand(struct walk *w, const struct planning *p, enum index_no ix)
{
	struct key k = { 0 };

	key_u8(&k, (uint8_t)ix);
	key_u64(&k, p->h->from);
	walk_begin(w, p->txn, TREE_IX, k.b, k.n);
}

/* It may go on, or its person is to be seen still. */
static bool
is_in_hand(const struct planning *p)
{
	return case_is_active(&p->office->book, p->txn, &p->r) ||
	       record_has(&p->r, F_FOLLOWUP);
}

static void
gather_cases(struct planning *p)
{
	struct walk w;

	walk_hand(&w, p, IX_HELD);
	while (walk_next(&w))
		if (office_sees(
			    p->office, p->txn, KIND_CASE, walk_id(&w), &p->r) &&
			is_in_hand(p))
			item_add(p, &p->h->cases);
	walk_end(&w);
}

static int
by_id(const void *a, const void *b)
{
	const struct handover_item *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static struct handover_item *
item_of(const struct handover_items *items, uint64_t id)
{
	const struct handover_item key = { .id = id };

	return items->n ? bsearch(&key, items->rows, items->n,
				  sizeof(*items->rows), by_id)
			: NULL;
}

/* Those that name him are given by themselves; the others go with their case. */
static void
gather_tasks(struct planning *p)
{
	struct handover_items *tasks = &p->h->tasks;
	struct walk w;

	walk_hand(&w, p, IX_OFFICER);
	while (walk_next(&w)) {
		struct handover_item *kase;

		if (!office_sees(
			    p->office, p->txn, KIND_TASK, walk_id(&w), &p->r))
			continue;
		if (record_has(&p->r, F_OFFICER)) {
			item_add(p, tasks);
			continue;
		}
		kase = item_of(&p->h->cases,
			(uint64_t)record_number(&p->r, F_ABOUT, 0));
		if (kase)
			kase->tasks++;
	}
	walk_end(&w);
	if (tasks->n)
		qsort(tasks->rows, tasks->n, sizeof(*tasks->rows), by_id);
}

/* ---- to whom -------------------------------------------------------------- */

static bool
can_get(const struct access *a, const struct handover_item *item)
{
	return access_works(a) && access_area(a, item->area) &&
	       (!item->program || access_program(a, item->program));
}

/* Who sees it and has the least; HANDOVER_TO: nobody sees it. */
static size_t
least(const struct planning *p, const struct handover_item *item)
{
	size_t best = HANDOVER_TO;

	for (size_t i = 0; i < p->h->n_to; i++)
		if (can_get(&p->may[i], item) &&
			(best == HANDOVER_TO || p->load[i] < p->load[best]))
			best = i;
	return best;
}

static bool
goes_together(const struct handover_item *a, const struct handover_item *b)
{
	return a->area == b->area && a->program == b->program;
}

/* All of its area and program at once, so that they stay together. */
static void
give_group(struct planning *p, struct handover_items *items, size_t first,
	enum handover_why why)
{
	const size_t to = least(p, &items->rows[first]);

	for (size_t i = first; i < items->n; i++) {
		if (items->rows[i].to ||
			!goes_together(&items->rows[i], &items->rows[first]))
			continue;
		items->rows[i].to = p->h->to[to];
		items->rows[i].why = why;
		p->load[to]++;
	}
}

static void
give_one(struct planning *p, struct handover_item *item, enum handover_why why)
{
	const size_t to = least(p, item);

	item->why = why;
	item->to = p->h->to[to];
	p->load[to]++;
}

static size_t
count_can(const struct planning *p, const struct handover_item *item)
{
	size_t n = 0;

	for (size_t i = 0; i < p->h->n_to; i++)
		n += can_get(&p->may[i], item);
	return n;
}

/* What only one can get goes first: the others make up for it. */
static void
give(struct planning *p, struct handover_items *items)
{
	for (size_t can = 1; can <= p->h->n_to; can++)
		for (size_t i = 0; i < items->n; i++) {
			const enum handover_why why =
				can == 1 ? HANDOVER_ONLY : HANDOVER_LEAST;

			if (items->rows[i].to ||
				count_can(p, &items->rows[i]) != can)
				continue;
			if (p->h->split == SPLIT_AREA)
				give_group(p, items, i, why);
			else
				give_one(p, &items->rows[i], why);
		}
}

/* ---- the table ------------------------------------------------------------ */

static struct handover_row *
row_of(struct handover *h, const struct handover_item *item)
{
	for (size_t i = 0; i < h->n_rows; i++)
		if (h->rows[i].to == item->to &&
			h->rows[i].area == item->area &&
			h->rows[i].program == item->program)
			return &h->rows[i];
	VEC_GROW(h->rows, h->n_rows, h->cap_rows);
	h->rows[h->n_rows] = (struct handover_row){ .to = item->to,
		.area = item->area,
		.program = item->program,
		.why = item->why };
	return &h->rows[h->n_rows++];
}

static int
by_receiver(const void *a, const void *b)
{
	const struct handover_row *x = a, *y = b;

	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	if (x->area != y->area)
		return x->area < y->area ? -1 : 1;
	return (x->program > y->program) - (x->program < y->program);
}

static void
make_rows(struct handover *h)
{
	for (size_t i = 0; i < h->cases.n; i++) {
		const struct handover_item *c = &h->cases.rows[i];
		struct handover_row *row = row_of(h, c);

		row->cases++;
		row->tasks += c->tasks;
	}
	for (size_t i = 0; i < h->tasks.n; i++)
		row_of(h, &h->tasks.rows[i])->tasks++;
	if (h->n_rows)
		qsort(h->rows, h->n_rows, sizeof(*h->rows), by_receiver);
}

static int
read_receivers(struct planning *p, struct err *err)
{
	const struct handover *h = p->h;
	struct in_hand work;

	for (size_t i = 0; i < h->n_to; i++) {
		if (h->to[i] == h->from)
			return err_set(err, MG_EUSAGE,
				_("give it to others, not to the same user"));
		access_load(
			&p->office->book.roles, p->txn, h->to[i], &p->may[i]);
		work_of(&p->office->book, p->txn, h->to[i], NULL,
			p->office->today, &work);
		p->load[i] = work.cases;
	}
	return 0;
}

int
handover_plan(struct office *office, struct handover *h, struct err *err)
{
	struct planning *p = xcalloc(1, sizeof(*p));
	int rc = access_need(&office->access, PERM_PLAN, err);

	if (!rc)
		rc = office_look(office, &p->txn, err);
	if (rc) {
		free(p);
		return rc;
	}
	p->office = office;
	p->h = h;
	rc = read_receivers(p, err);
	if (!rc) {
		gather_cases(p);
		gather_tasks(p);
		give(p, &h->cases);
		give(p, &h->tasks);
		make_rows(h);
		rc = txn_fault(p->txn, err);
	}
	office_look_end(p->txn);
	free(p);
	return rc;
}

/* ---- as one act ------------------------------------------------------------ */

struct handing_on {
	const struct handover *h;
	const struct handover_items *items;
};

static int
hand_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct handing_on *on = m->ctx;
	const struct handover_item *item = item_of(on->items, old->id);
	const struct value none = value_none();

	(void)office;
	if (record_officer(txn, old) != on->h->from)
		return err_set(
			err, MG_ENOENT, _("is with somebody else meanwhile"));
	if (!item->to)
		return err_set(err, MG_ENOTALLOWED,
			_("none of them sees its area and program"));
	record_set_number(new, F_OFFICER, (int64_t)item->to);
	record_set(new, F_OFFERED, &none);
	if (new->kind == KIND_TASK)
		task_goes_with_case(txn, new);
	change_update(c, old, new);
	return 0;
}

static int
hand_on(struct office *office, const struct handover *h, enum kind kind,
	bool try, struct receipt *out, struct err *err)
{
	const struct handing_on on = { h,
		kind == KIND_CASE ? &h->cases : &h->tasks };
	uint64_t *ids = xcalloc(on.items->n + 1, sizeof(*ids));
	struct many all = { .kind = kind,
		.act = ACT_ASSIGN,
		.most = MANY_APART,
		.of_act = out->act,
		.each = hand_each,
		.ctx = &on,
		.try = try,
		.chosen = ids,
		.n = on.items->n };
	int rc;

	for (size_t i = 0; i < on.items->n; i++)
		ids[i] = on.items->rows[i].id;
	rc = op_many(office, &all, out, err);
	free(ids);
	return rc;
}

int
op_handover(struct office *office, const struct handover *h, bool try,
	struct receipt *out, struct err *err)
{
	struct receipt tasks = { 0 };
	struct err why = ERR_INIT;
	int rc = 0, more = 0;

	*out = (struct receipt){ 0 };
	if (h->cases.n)
		rc = hand_on(office, h, KIND_CASE, try, out, err);
	tasks.act = out->act;
	if (h->tasks.n)
		more = hand_on(office, h, KIND_TASK, try, &tasks, &why);
	if (!out->act)
		out->act = tasks.act;
	out->went += tasks.went;
	out->stayed += tasks.stayed;
	for (size_t i = 0; i < tasks.n_why && out->n_why < STAY_REASONS; i++)
		out->why[out->n_why++] = tasks.why[i];
	if (out->went)
		return 0;
	if (more && !rc)
		*err = why;
	return rc ? rc : more;
}

void
handover_release(struct handover *h)
{
	free(h->cases.rows);
	free(h->tasks.rows);
	free(h->rows);
}
