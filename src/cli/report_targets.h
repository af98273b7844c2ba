/* SPDX-License-Identifier: MIT */
#ifndef CLI_REPORT_TARGETS_H
#define CLI_REPORT_TARGETS_H

#include "report.h"

/* Who counts for the targets of a program today, by regency and grade. */
int report_targets(const struct report_run *r, struct err *err);
/* The share of each regency that is reached, about where it lies; as a file the table
 * of report_targets(). */
int report_tiles(const struct report_run *r, struct err *err);
/* Of all regencies together, in lines that a telephone shows whole. */
int report_phone(const struct report_run *r, struct err *err);

#endif
