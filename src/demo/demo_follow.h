/* SPDX-License-Identifier: MIT */
/* Tasks, activities, doubles. */
#ifndef DEMO_DEMO_FOLLOW_H
#define DEMO_DEMO_FOLLOW_H

#include <stddef.h>
#include <stdint.h>

struct applicant;
struct demo;
struct record;

/* Tasks and activities of a case. */
void demo_follow(struct demo *d, struct applicant *a, size_t which,
	struct record *kase, uint64_t person);
void demo_card_task(struct demo *d, struct applicant *a, uint64_t person);
void demo_doubt(struct demo *d, struct applicant *a, uint64_t person);

#endif
