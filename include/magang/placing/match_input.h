/* SPDX-License-Identifier: MIT */
/*
 * From the store to an instance of matching: who of a program stands in a stage
 * whose cases are matched, the places that are open, who is fit for which by what
 * the places ask, wishes, the rankings of hosts, bounds of hosts and of sexes as
 * nodes above places, seats that somebody has as pins.
 *
 * The lot is drawn by the number of the case: whoever knows the seed and the
 * number can draw it again. A place with bounds for a sex is a node above a place
 * for men and one for women. Everything lives as long as the transaction.
 */
#ifndef MAGANG_PLACING_MATCH_INPUT_H
#define MAGANG_PLACING_MATCH_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/buf.h"
#include "magang/base/seal.h"
#include "magang/expr/expr.h"
#include "magang/matching/instance.h"

struct arena;
struct case_facts;
struct expr;
struct program;
struct record;
struct rulebook;
struct txn;

/* What is against a person at a place, before anybody is asked. */
enum match_fit {
	FIT,
	FIT_PROGRAM, /* what the program asks of who comes to a host */
	FIT_ASKS,    /* what the place asks does not hold */
	FIT_UNKNOWN, /* whether it holds is not known */
	FIT_SEX,     /* it has no seat for this sex, or that is not known */
	FIT_BEFORE, /* she waits for a seat there, refused one or left it, or its
			host took it back */
	FIT_AWAY,   /* she left her last one for a cause that holds for any,
			and nobody has decided on her case since */
	/* of a pin alone */
	FIT_ABSENT, /* she takes no part */
	FIT_CLOSED, /* the place is not open */
	FIT_HELD,   /* she has another place, by a seat or a pin */
	FIT_FULL,   /* it is, or its host */
	/* a country that she refuses; beside the others, for a pin does not ask */
	FIT_COUNTRY = 0x80,
};

/* Who takes part: the person of this number in the instance. */
struct match_case {
	uint64_t kase, person;
	uint8_t sex;     /* 'L', 'P', 0 */
	uint32_t fits;   /* places that she is fit for */
	uint32_t missed; /* of her wishes: places that are not, or not open */
	uint64_t seat;   /* the seat that she has; 0: none */
	uint64_t away;   /* the seat whose cause keeps her out; 0: none */
};

/* Places of one kind at a host. */
struct match_slot {
	uint64_t slot, host;
	const char *name, *country;
	uint32_t node, above; /* in the instance, and its host */
	uint32_t in[2]; /* where men and women come in; itself without bounds */
	uint32_t seats, most[2]; /* MATCH_NONE: no bound */
	uint32_t least;          /* women at its host, or none; 0: any number */
	int32_t start;           /* day on which what it asks is asked */
	const char *text;        /* of that; "": nothing */
	struct expr *asks;       /* NULL: nothing, or `like` asks the same */
	uint32_t like;           /* the first slot that asks the same */
	bool unreadable;         /* it is not understood: nobody is fit */
	uint32_t fits;           /* people who are fit for it */
};

/* What is asked for. */
struct match_of {
	uint16_t program;
	uint64_t intake;  /* 0: of all */
	const char *seed; /* borrowed */
	int32_t today;
	/* Pins besides the seats that are there: cases and slots. */
	const struct match_pin {
		uint64_t kase, slot;
	} * pins;
	size_t n_pins;
};

struct match_input {
	struct rulebook *book;
	struct txn *txn;
	const struct match_of *of;
	const struct program *program; /* the newest version */
	struct instance m;
	struct match_case *person; /* m.n_people */
	struct match_slot *slot;
	uint32_t n_slots;
	uint8_t *fit;      /* enum match_fit, person by slot */
	uint8_t *pin_fit;  /* the same of each pin; those that are not FIT are
			      not taken */
	struct buf frozen; /* all that the answer hangs on (match_frozen.h) */
	uint8_t digest[HASH_SIZE]; /* of that */
	struct arena *arena;
};

/* It names a stage whose cases are matched. */
bool match_asked_for(const struct program *p);

/* false: there is no such program, or it names no stage whose cases are matched;
 * nothing to release then. */
bool match_input(struct rulebook *book, struct txn *txn,
	const struct match_of *of, struct match_input *out);
void match_input_release(struct match_input *in);

static inline enum match_fit
match_fit(const struct match_input *in, uint32_t person, uint32_t slot)
{
	const uint8_t fit = in->fit[(size_t)person * in->n_slots + slot];

	return (enum match_fit)(fit & FIT_COUNTRY ? FIT_COUNTRY : fit);
}

/* Could she be pinned there, beside the pins that are taken? Whatever she wishes or
 * refuses, but not against what is asked of her, nor without room. */
enum match_fit match_pin_fit(
	const struct match_input *in, const struct match_pin *pin);

#endif
