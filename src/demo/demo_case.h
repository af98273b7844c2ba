/* SPDX-License-Identifier: MIT */
/* Cases on their way. */
#ifndef DEMO_DEMO_CASE_H
#define DEMO_DEMO_CASE_H

#include <stddef.h>
#include <stdint.h>

struct applicant;
struct demo;

/* The case and what goes with it, as operations of the batch. */
void demo_case(
	struct demo *d, struct applicant *a, size_t which, uint64_t person);

#endif
