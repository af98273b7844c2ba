/* SPDX-License-Identifier: MIT */
/*
 * What another version of a program would do to its open cases: for each the
 * answers by the version that it is in and by the other, from the functions that
 * judge moves. One look at the store, nothing is written. The places that are
 * free are given in thought, to all cases of the program in the order of waiting
 * lists, whoever sees them; told and counted are those that the caller sees.
 *
 * Holds 64 bytes for each open case of the program while it runs, afterwards
 * only the cases for which something changes.
 */
#ifndef MAGANG_OPS_WHATIF_H
#define MAGANG_OPS_WHATIF_H

#include "magang/casework/score_line.h"
#include "magang/casework/standing.h"
#include "magang/ops/ops_settings.h"

/* What is asked about each: may it take part, does it come to the line, has it
 * a place or would get one, would it be on the waiting list, is what a move onward
 * asks there, but for room. */
enum whatif_question {
	WHATIF_ELIGIBLE,
	WHATIF_OVER,
	WHATIF_WITHIN,
	WHATIF_LIST,
	WHATIF_ONWARD,
	WHATIF_QUESTIONS
};

/* What makes the difference. */
enum whatif_by {
	BY_RULE,
	BY_LINE, /* of the score */
	BY_MARK, /* of a part */
	BY_PART, /* its points */
	BY_SEATS,
	BY_MOVE,  /* what the move to this stage asks */
	BY_ORDER, /* others come before it, or do not any more */
	BY_MORE,  /* rules for which there was no room in the table */
};
struct whatif_cause {
	enum whatif_by by;
	const char *name; /* of the rule, the part, the stage; NULL: none */
	size_t in[WHATIF_QUESTIONS], out[WHATIF_QUESTIONS];
};
#define WHATIF_CAUSES 64

/* How many cases: yes now, yes then, and for whom it becomes so or ends. */
struct whatif_count {
	size_t now[WHATIF_QUESTIONS], then[WHATIF_QUESTIONS];
	size_t in[WHATIF_QUESTIONS], out[WHATIF_QUESTIONS];
};
/* Of an area (0: none) and a sex ("L", "P", 0: not known). */
struct whatif_place {
	uint16_t area;
	uint8_t sex;
	struct whatif_count n;
};

/* What the version has not that cases have: values of a field, a paper, a value
 * that its field takes no more or, of health, may not take, the stage where they
 * stand, their planned start. With these four a case stays in its version. Scorecards that are open, of which
 * it asks for more: what was seen stays seen. */
enum whatif_loss {
	LOSS_FIELD,
	LOSS_PAPER,
	LOSS_VALUE,
	LOSS_HEALTH,
	LOSS_STAGE,
	LOSS_START,
	LOSS_CARDS
};
struct whatif_gone {
	enum whatif_loss what;
	const char *name;          /* NULL: of a start */
	const struct label *label; /* of the old version */
	size_t cases;
};

/* One case by both. */
struct whatif_case {
	uint64_t id, card, intake;
	uint64_t causes; /* bits by their place in `causes` */
	struct standing now, then;
	uint16_t area, version;
	uint8_t sex, stage; /* its number */
	uint8_t flags;      /* enum whatif_flags */
};
/* What else there is to a case. */
enum whatif_flags {
	WHATIF_SEEN = 1 << 0,  /* by the caller */
	WHATIF_STAYS = 1 << 1, /* cannot be in the other version */
	WHATIF_THERE = 1 << 2, /* is in it already */
	WHATIF_LINE = 1 << 3,  /* the line alone decides about its score */
	WHATIF_SEATS = 1 << 4, /* the two versions have other places */
};

struct whatif {
	struct tried_version tried; /* borrowed */
	bool installed;
	/* of those that the caller sees */
	size_t open, there, stays;
	bool asked[WHATIF_QUESTIONS]; /* by either version */
	struct whatif_count all;
	struct score_line now, then; /* where the program has a score and
					places */
	struct whatif_place *places; /* by area and sex; those with a change */
	size_t n_places, cap_places;
	struct whatif_cause causes[WHATIF_CAUSES];
	size_t n_causes;
	struct whatif_gone *gone;
	size_t n_gone, cap_gone;
	struct whatif_case *cases; /* that change, by id */
	size_t n, cap;
};

/* MG_EACCESS without permission to read. To be released, whatever comes back. */
int whatif_run(struct office *office, const struct tried_version *t,
	struct whatif *out, struct err *err);
void whatif_release(struct whatif *w);

/* Does a cause make the difference of a case in this question? */
bool whatif_causes(const struct whatif *w, const struct whatif_case *c,
	enum whatif_question q, size_t cause);

/* The points of a part before and after; -1: not known, or no such part. */
struct whatif_points {
	const struct score_part *part;
	int64_t now, then;
};
#define WHATIF_PARTS 32
/* One case again, with the values behind its answers. */
struct whatif_why {
	struct record kase, person;
	struct verdict now, then;
	struct whatif_points points[WHATIF_PARTS];
	size_t n_points;
};
/* false: it is not there any more, or not for the caller. *out begins as zeros
 * and is released by the caller after the last. */
bool whatif_explain(struct office *office, struct txn *txn,
	const struct tried_version *t, uint64_t id, struct whatif_why *out);
/* Frees what the last one held. */
void whatif_why_release(struct whatif_why *w);

#endif
