/* SPDX-License-Identifier: MIT */
/*
 * Whether somebody was seen on the days on which a program asks for it: deadlines
 * with `seen`. Such a day is covered by nothing but that the person was reached, or
 * took part in an activity in which people are seen, since the deadline warns. Who
 * was seen later was there before: one day covers all up to it.
 */
#ifndef MAGANG_CASEWORK_FOLLOWUPS_H
#define MAGANG_CASEWORK_FOLLOWUPS_H

#include "magang/record/record.h"

struct case_facts;

/* Of a case: F_SEEN, when its person was last seen; F_FOLLOWUP, the first of those
 * days that nobody has covered. Nothing where its program has no such days, and no
 * day once it has ended without success, or an outcome has ended everything. */
enum { FOLLOWUP_FIELDS = 2 };
/* Their ids. */
extern const uint16_t followup_fields[FOLLOWUP_FIELDS];
/* Into out, in that order. */
void case_followups(struct case_facts *f, struct value out[FOLLOWUP_FIELDS]);
/* Is nobody to see its person any more, as an outcome ends everything? */
bool followups_ended(struct case_facts *f);

#endif
