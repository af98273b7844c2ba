/* SPDX-License-Identifier: MIT */
/* Numbers that lead to one person, or to a few: each has an index of its own, and
 * second records keep theirs. */
#ifndef MAGANG_RECORD_PERSON_NUMBER_H
#define MAGANG_RECORD_PERSON_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* Is the field of a person one of them? */
bool is_number_of_person(uint16_t field);

#endif
