/* SPDX-License-Identifier: MIT */
/* Days of a cohort marked by a line. */
#ifndef CLI_COHORT_MARK_H
#define CLI_COHORT_MARK_H

#include "command.h"

extern const struct command cohort_mark_verb, cohort_approve_verb,
	cohort_return_verb;

#endif
