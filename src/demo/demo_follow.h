/* SPDX-License-Identifier: MIT */
/* Tasks, activities, doubles. */
#ifndef DEMO_DEMO_FOLLOW_H
#define DEMO_DEMO_FOLLOW_H

#include <stddef.h>
#include <stdint.h>

struct applicant;
struct demo;
struct ids;
struct record;

/* Tasks and activities of a case. */
void demo_follow(struct demo *d, struct applicant *a, size_t which,
	struct record *kase, uint64_t person);
/* What is due of hosts once for all who got seats there in the change, by rounds. */
void demo_host_tasks(struct demo *d, const struct ids *hosts);
void demo_card_task(struct demo *d, struct applicant *a, uint64_t person);
void demo_doubt(struct demo *d, struct applicant *a, uint64_t person);

#endif
