/* SPDX-License-Identifier: MIT */
#ifndef CLI_REPORT_AGENCIES_H
#define CLI_REPORT_AGENCIES_H

#include "report.h"

/* Under whom those count who count today, of the outcomes that a filter takes. */
int report_agencies(const struct report_run *r, struct err *err);

#endif
