/* SPDX-License-Identifier: MIT */
/* Intakes: two a year of each program, open for a year before they start. */
#ifndef DEMO_DEMO_INTAKE_H
#define DEMO_DEMO_INTAKE_H

#include <stdint.h>

struct demo;
struct route;

/* Those that are there already, from an earlier fill, stay. */
void demo_intakes(struct demo *d);
/* The one whose people start in that half-year; the first or last of them for
 * what was before or comes later. */
uint64_t demo_intake(
	const struct demo *d, const struct route *r, int32_t start);

#endif
