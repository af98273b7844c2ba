/* SPDX-License-Identifier: MIT */
/* Units of a cohort graded, and its grades as a table. */
#ifndef CLI_COHORT_GRADE_H
#define CLI_COHORT_GRADE_H

#include "command.h"

extern const struct command cohort_grade_verb, cohort_grades_verb;

#endif
