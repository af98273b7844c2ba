/* SPDX-License-Identifier: MIT */
/*
 * How it went to reach a person: activities about a case or its person with a
 * result, in the order of their days. Whoever was reached is reached; as many
 * tries in vain as the program says make a case one whose person is unreachable.
 */
#ifndef MAGANG_CASEWORK_CONTACT_H
#define MAGANG_CASEWORK_CONTACT_H

#include <stdbool.h>
#include <stdint.h>

struct case_facts;
struct fdef;
struct record;

/* Results, by their code. */
#define CONTACT_REACHED "reached"
#define CONTACT_NO_ANSWER "no_answer"
#define CONTACT_LATER "later" /* reached, and asked to be called once more */

struct contact {
	int64_t tries;     /* in vain, since the person was reached */
	int32_t tried;     /* the last of them, or when he asked for another;
			      DATE_NONE: nobody has to try again */
	int32_t unreached; /* the one that was the last by the program */
};

/* Of a case by its program; nothing where that does not count them. */
void case_contact(struct case_facts *f, struct contact *out);

#endif
