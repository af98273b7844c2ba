/* SPDX-License-Identifier: MIT */
/*
 * May a case have a seat in a cohort, or in places at a host (seat_giver.h)? Their
 * places are quotas, as those of an intake are (stand.h), counted by the seats that
 * are offered or taken. A case has one seat of a kind at a time, and a person none
 * while another one of his runs.
 */
#ifndef MAGANG_CASEWORK_SEATING_H
#define MAGANG_CASEWORK_SEATING_H

#include "magang/casework/stand.h"
#include "magang/record/record.h"
#include "magang/rulebook/places.h"

struct expr;
struct places_given;
struct rulebook;
struct seat_giver;
struct txn;

/* What gives seats. */
struct seating {
	struct rulebook *book;
	struct txn *txn;
	int32_t today;
	bool blind; /* for who sees no health: what hangs on it stays open */
	bool open;  /* something did */
	const struct seat_giver *giver;
	struct record in;
	struct expr *own; /* what the places themselves ask; NULL: nothing */
	struct places places;
	uint64_t seat; /* the one that is asked for; 0: a new one */
	bool as_then;  /* it comes back, and may to what was over already */
	struct places_given *given; /* besides those taken, or NULL */
	char detail[64];            /* of what is against it */
};
/* false: there is no such cohort, or slot. *s stays where it is; it is of this
 * transaction. */
bool seating_begin(struct seating *s, struct rulebook *book, struct txn *txn,
	enum kind kind, uint64_t id, int32_t today);
/* Frees what it holds; of one that never began, too, where that is zeros. */
void seating_end(struct seating *s);
/* 0; or a code, and in *why the words of refusal.h that say what is against it, as
 * long as *s stands and is not asked again. */
int seating_ask(struct seating *s, const struct record *kase,
	const struct record *person, const char **why);
/* The same of its other seats here: it has none. */
int seating_alone(
	struct seating *s, const struct record *kase, const char **why);
/* The same of the day: may it still join? */
int seating_joins(
	struct seating *s, const struct record *kase, const char **why);
/* In thought (s->given) the person has one. */
void seating_give(struct seating *s, const struct record *person);

/* Does the word say that there is no room, and nothing else? */
bool seating_is_room(const char *why);

/* Who waits for a seat. */
struct seated {
	struct record seat, kase, person;
};
/* Is it one that waits, and would it have room now? */
bool seating_fits(struct seating *s, uint64_t seat, struct seated *out);
/* The first on the waiting list for whom there is room; 0: nobody. The list is in
 * the order in which it was proposed. */
uint64_t seating_first(struct seating *s);

/* Limits of it that are below what is offered or taken: of a regency, a district, a
 * family card. */
struct overfull;
size_t seating_overfull(struct seating *s, struct overfull *out, size_t most);

/* The next number of the roll of a cohort: none that a seat of it has, or had. */
int64_t seating_next_roll(struct txn *txn, uint64_t cohort);

#endif
