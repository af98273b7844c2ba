/* SPDX-License-Identifier: MIT */
#include "magang/ops/order_which.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/placing/match_input.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/record/ranking.h"
#include "magang/store/walk.h"

struct which_finding {
	struct office *office;
	struct txn *txn;
	struct order_whiches *out;
	struct record r;
};

static bool
is_there(const struct order_whiches *w, const struct order_which *is)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->row[i].program == is->program &&
			w->row[i].slot == is->slot)
			return true;
	return false;
}

static void
add(struct which_finding *f, const struct order_which *is, const char *place)
{
	struct order_whiches *w = f->out;
	const struct program *p =
		office_program(f->office, f->txn, is->program, 0);

	if (w->n == ORDERS_MOST || is_there(w, is) || !match_asked_for(p))
		return;
	w->row[w->n] = *is;
	w->row[w->n++].label = xasprintf(is->id ? "%s, %s" : _("new: %s, %s"),
		label_in(&p->label, f->office->lang, p->name),
		is->slot ? place : _("all its places"));
}

/* What holds for a slot of the host, or could. */
static void
add_slot(struct which_finding *f, uint64_t slot)
{
	struct order_which is = { .slot = slot }, all;
	char name[200];

	if (!office_sees(f->office, f->txn, KIND_SLOT, slot, &f->r))
		return;
	is.host = (uint64_t)record_number(&f->r, F_SLOT_HOST, 0);
	is.program = (uint16_t)record_number(&f->r, F_SLOT_PROGRAM, 0);
	is.id = ranking_of(f->txn, is.host, is.program, slot);
	record_text(&f->r, F_SLOT_NAME, name, sizeof(name));
	all = is;
	all.slot = 0;
	all.id = ranking_of(f->txn, is.host, is.program, 0);
	if (all.id || !ranking_of_any(f->txn, is.host, is.program))
		add(f, &all, NULL);
	if (!all.id)
		add(f, &is, name);
}

void
order_whiches(struct office *office, enum kind kind, uint64_t id,
	struct order_whiches *out)
{
	struct which_finding *f = xcalloc(1, sizeof(*f));
	struct err unread = ERR_INIT;
	struct walk w;

	*out = (struct order_whiches){ .n = 0 };
	f->office = office;
	f->out = out;
	if (office_look(office, &f->txn, &unread) != 0) {
		free(f);
		return;
	}
	if (kind == KIND_SLOT) {
		add_slot(f, id);
	} else {
		members_begin(&w, f->txn, KIND_ORGANISATION, id, KIND_SLOT);
		while (walk_next(&w))
			add_slot(f, walk_id(&w));
		walk_end(&w);
	}
	office_look_end(f->txn);
	free(f);
}

void
order_whiches_release(struct order_whiches *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->row[i].label);
	w->n = 0;
}
