/* SPDX-License-Identifier: MIT */
/* A cohort completed. */
#ifndef CLI_COHORT_COMPLETE_H
#define CLI_COHORT_COMPLETE_H

#include "command.h"

extern const struct command cohort_complete_verb;

#endif
