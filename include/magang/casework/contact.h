/* SPDX-License-Identifier: MIT */
/*
 * How it went to reach a person: activities about a case or its person with a
 * result, in the order of their days. Whoever was reached is reached; as many
 * tries in vain as the program says make a case one whose person is unreachable.
 * One before the time that the program leaves between two of them, without that
 * before the next day, is no other try.
 */
#ifndef MAGANG_CASEWORK_CONTACT_H
#define MAGANG_CASEWORK_CONTACT_H

#include <stdint.h>

#include "magang/record/record.h"

struct case_facts;

/* Results, by their code. */
#define CONTACT_REACHED "reached"
#define CONTACT_NO_ANSWER "no_answer"
#define CONTACT_LATER "later" /* reached, and asked to be called once more */

/*
 * Of a case by its program: F_TRIES, how many were in vain since the person was
 * reached; F_TRIED, the day of the last of them, or when he asked for another;
 * F_UNREACHED, that of the one that was the last by the program. Nothing where the
 * program does not count them.
 */
enum { CONTACT_UNREACHED = 2, CONTACT_FIELDS };
extern const uint16_t contact_fields[CONTACT_FIELDS];
void case_contact(struct case_facts *f, struct value out[CONTACT_FIELDS]);

/* The first day on which another try counts, after one on `tried` (DATE_NONE: each
 * does, INT32_MIN). */
struct program;
int32_t contact_next(const struct program *p, int32_t tried);

#endif
