/* SPDX-License-Identifier: MIT */
/* How often the members of a cohort come. */
#ifndef CLI_COHORT_ATTENDANCE_H
#define CLI_COHORT_ATTENDANCE_H

#include "command.h"

extern const struct command cohort_attendance_verb;

#endif
