/* SPDX-License-Identifier: MIT */
/* What the letters of a case say. */
#ifndef DEMO_DEMO_LETTER_H
#define DEMO_DEMO_LETTER_H

struct applicant;
struct demo;
struct path;
struct record;
struct route;

/* Fills the fields that the letter of where the case is now asks for, as place, day
 * and hour of an invitation. Nothing is drawn: the people of a seed stay who they
 * are. */
void demo_letter_fields(struct demo *d, const struct applicant *a,
	const struct route *r, const struct path *p, struct record *kase);

#endif
