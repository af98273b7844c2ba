/* SPDX-License-Identifier: MIT */
#ifndef CLI_REPORT_FUNNEL_H
#define CLI_REPORT_FUNNEL_H

#include "report.h"

/* What became of cases that came to each stage of a program. */
int report_funnel(const struct report_run *r, struct err *err);

#endif
