/* SPDX-License-Identifier: MIT */
/* What became of who came through a program. */
#ifndef DEMO_DEMO_OUTCOME_H
#define DEMO_DEMO_OUTCOME_H

#include <stddef.h>
#include <stdint.h>

struct demo;
struct path;
struct record;
struct route;

/* Outcomes of a case whose operations begin at `from`. */
void demo_outcomes(struct demo *d, const struct route *r, const struct path *p,
	const struct record *kase, size_t from);

#endif
