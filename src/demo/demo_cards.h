/* SPDX-License-Identifier: MIT */
/* Scorecards of cases that were assessed, or are. */
#ifndef DEMO_DEMO_CARDS_H
#define DEMO_DEMO_CARDS_H

#include <stddef.h>

struct applicant;
struct demo;
struct record;

/* Of a case that is an operation of the batch already. */
void demo_cards(struct demo *d, const struct applicant *a, size_t which,
	const struct record *kase);

#endif
