/* SPDX-License-Identifier: MIT */
#ifndef CLI_REPORT_AREAS_H
#define CLI_REPORT_AREAS_H

#include "report.h"

/* What was done in each of the eight areas of the agreement: how often, for how many
 * persons and organisations, how much. Of the program's cases, and of organisations
 * where they take part in an activity of it. */
int report_areas(const struct report_run *r, struct err *err);

#endif
