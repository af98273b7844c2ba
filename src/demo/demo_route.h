/* SPDX-License-Identifier: MIT */
/*
 * Ways through a program. The line is the way that leads on from the start;
 * other stages (refused, left, held, ended well) hang on it by moves.
 *
 * How far people come follows the one yield that is known (West Java, the
 * state's way to Japan 2000-2016): of 100 who apply 85 pass the documents and
 * 17 depart. The steps between are not reported and are taken as even.
 */
#ifndef DEMO_DEMO_ROUTE_H
#define DEMO_DEMO_ROUTE_H

#include "demo_random.h"

struct move;
struct program;

#define PATH_STEPS 64

struct step {
	int stage;
	int32_t entered;
	const struct move *by; /* NULL for the first */
};
struct path {
	struct step steps[PATH_STEPS];
	size_t n;
	int32_t last; /* today, or where it is over: the last day that counts */
};

#define DEMO_INTAKES 8 /* half-years, the next two among them */

struct route {
	const struct program *program;
	uint16_t number;
	unsigned weight; /* of the program among all */
	unsigned women;  /* of 1000 */
	bool abroad;     /* has a stage `departed` */
	int *line;       /* stages */
	unsigned *drop;  /* how many come to an end there, of 1000 */
	size_t n_line;
	size_t anchor;     /* where 17 of 100 arrive */
	unsigned *weights; /* how often a case is in a stage now */
	uint64_t *reads;   /* by field: moves whose guard reads it */
	bool *scored;      /* by field: counts for the score */
	uint64_t intakes[DEMO_INTAKES]; /* placeholders until stored */
	int64_t taken[DEMO_INTAKES];    /* places of each */
	bool waits[DEMO_INTAKES];       /* somebody for a place of it */
};

void route_init(struct route *r, const struct program *p, uint16_t number);
void route_release(struct route *r);
/* A way to a stage with the dates of each step, the last one before or on
 * `today`. */
void route_walk(const struct route *r, struct rng *rng, int stage,
	int32_t today, struct path *out);
/* A stage, as often as cases are in it. */
int route_stage(const struct route *r, struct rng *rng);
/* Did or will he depart while the program took anybody? Who has not got so far does. */
bool route_in_time(const struct route *r, const struct path *p);
/* The same steps on the same days by another program; false: it does not have them
 * all. */
bool route_same(const struct route *by, const struct route *r,
	const struct path *p, struct path *out);
/* Ends it before the departure, where it has come to of late. */
void route_stay(const struct route *r, struct path *p, int32_t today);
/* Where a path passes a stage, -1: nowhere. */
int path_find(const struct path *p, int stage);
/* The day a case left a step: the next one's, or the last. */
int32_t path_left(const struct path *p, size_t step);

#endif
