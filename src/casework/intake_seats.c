/* SPDX-License-Identifier: MIT */
#include "magang/casework/intake_seats.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/casework/quota.h"
#include "magang/casework/room.h"
#include "magang/program/score.h"
#include "magang/rulebook/program_cache.h"

/* An intake looked at through a case of it that is nobody's. */
struct overlook {
	struct case_facts f;
	struct record kase;
	struct places places;
	struct overfull *out;
	size_t n;
};

/* NULL: it has no places to give. */
static struct overlook *
overlook_new(
	struct rulebook *book, struct txn *txn, const struct record *intake)
{
	struct overlook *l = xcalloc(1, sizeof(*l));
	const struct program *p = NULL;
	int64_t number = 0;

	/* what a form has of it need not be all */
	if (record_load(
		    txn, KIND_INTAKE, intake->id, RECORD_UNCHECKED, &l->kase)) {
		number = record_number(&l->kase, F_INTAKE_PROGRAM, 0);
		p = rulebook_program(book, txn, (uint16_t)number, 0);
	}
	if (!p || room_stage(p) < 0) {
		free(l);
		return NULL;
	}
	record_init(&l->kase, KIND_CASE, 0);
	record_set_number(&l->kase, F_PROGRAM_NO, number);
	record_set_number(&l->kase, F_INTAKE, (int64_t)intake->id);
	l->f = (struct case_facts){ .book = book,
		.txn = txn,
		.program = p,
		.c = &l->kase,
		.to = room_stage(p) };
	places_said(p, intake, &l->places);
	return l;
}

bool
intake_seats(struct rulebook *book, struct txn *txn,
	const struct record *intake, struct intake_seats *out)
{
	struct overlook *l = overlook_new(book, txn, intake);
	const struct quota *all;

	if (!l)
		return false;
	all = places_by(&l->places, QUOTA_TOTAL);
	out->taken = places_taken(&l->f, 0, 0);
	out->seats = all ? quota_seats_for(all, 0) : -1;
	free(l);
	return true;
}

static void
look_over(
	struct overlook *l, const struct quota *q, uint16_t area, int64_t seats)
{
	const int64_t taken = places_taken(
		&l->f, area, q->by == QUOTA_SEX ? (uint8_t)q->of[0] : 0);

	if (seats >= 0 && taken > seats && l->n < OVERFULL_MAX)
		l->out[l->n++] =
			(struct overfull){ q->name, area, taken, seats };
}

/* A share of one sex, and what a household has, are nobody's seats. */
static void
look_over_all(struct overlook *l)
{
	for (size_t i = 0; i < l->places.n; i++) {
		const struct quota *q = &l->places.row[i].quota;

		if (q->by == QUOTA_TOTAL ||
			(q->by == QUOTA_SEX && q->of && !q->at_least_percent))
			look_over(l, q, 0, quota_seats_for(q, 0));
		for (size_t k = 0; q->by == QUOTA_REGENCY && k < q->n_seats;
			k++)
			if (q->seats[k].key)
				look_over(l, q, (uint16_t)q->seats[k].key,
					q->seats[k].seats);
	}
}

size_t
intake_overfull(struct rulebook *book, struct txn *txn,
	const struct record *intake, struct overfull out[OVERFULL_MAX])
{
	struct overlook *l = overlook_new(book, txn, intake);
	size_t n;

	if (!l)
		return 0;
	l->out = out;
	look_over_all(l);
	n = l->n;
	free(l);
	return n;
}
