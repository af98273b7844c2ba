/* SPDX-License-Identifier: MIT */
/* Whom another agency counts, and what organisations took part in. */
#ifndef DEMO_DEMO_LISTED_H
#define DEMO_DEMO_LISTED_H

struct demo;

/* The list of an agency, as it stands when it was reconciled. */
void demo_listed(struct demo *d);
/* What cooperatives and companies did in the areas of the agreement, and how
 * cooperatives grew over the years. */
void demo_taken_part(struct demo *d);

#endif
