/* SPDX-License-Identifier: MIT */
/* What came of a class that is over: grades, who has passed, certificates. */
#ifndef DEMO_DEMO_CLASS_H
#define DEMO_DEMO_CLASS_H

#include <stdint.h>

struct demo;
struct record;
struct rolls;

/* The marks of all units, by the roll: who has gone on has passed; of the others a
 * third, and a third may try once more. */
void demo_class_grades(
	struct demo *d, const struct record *cohort, const struct rolls *rolls);
/* A cohort that is over is completed, and who finished has a certificate, where the
 * program gives one; two of three are printed. Acts of their own, as the office does
 * them. */
void demo_class_end(struct demo *d, uint64_t cohort);

#endif
