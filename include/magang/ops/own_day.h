/* SPDX-License-Identifier: MIT */
/* The day of the caller. */
#ifndef MAGANG_OPS_OWN_DAY_H
#define MAGANG_OPS_OWN_DAY_H

#include <stddef.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct err;
struct office;

/* What the caller has made since midnight and what is there still: taken back
 * things are left out, and what is of another day counts neither way. */
struct own_day {
	int persons; /* registered */
	int known;   /* who were registered already and got another case */
	int cases, tasks, activities;
};
int office_own_day(struct office *office, struct own_day *out, struct err *err);

/* A decision that the caller has made since midnight and that stands, or a proposal
 * for one, and the act that it was part of. */
struct own_decision {
	enum kind kind;
	uint64_t id, act;
};
/* All of them, the last one first; the caller frees *out. */
int office_own_decisions(struct office *office, struct own_decision **out,
	size_t *n, struct err *err);

#endif
