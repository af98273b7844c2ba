/* SPDX-License-Identifier: MIT */
/* Intakes: two a year of each program, open for a year before they start. */
#ifndef DEMO_DEMO_INTAKE_H
#define DEMO_DEMO_INTAKE_H

#include <stdint.h>

#include "magang/record/kind.h"

struct demo;
struct path;
struct route;

/* The record of the program with this name, by the fields that say both; 0: there is
 * none. */
uint64_t demo_named(struct demo *d, enum kind kind, uint16_t program,
	uint16_t label, const struct route *r, const char *name);

/* Those that are there already, from an earlier fill, stay. */
void demo_intakes(struct demo *d);
/* The one of a case: whose people start in that half-year; the first or last of
 * them for what was before or comes later. Whoever waits does so for the last one
 * that has started, and those that are open have places left. */
uint64_t demo_intake(const struct demo *d, const struct route *r,
	const struct path *p, int32_t start);
/* It is in there, with a place or without. */
void demo_intake_case(struct route *r, const struct path *p, uint64_t intake);
/* Where somebody waits there are no more seats than are taken. Behind the last
 * case. */
void demo_seats(struct demo *d);

#endif
