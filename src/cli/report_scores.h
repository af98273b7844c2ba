/* SPDX-License-Identifier: MIT */
/* How the scores of a program lie, and where its places end. */
#ifndef CLI_REPORT_SCORES_H
#define CLI_REPORT_SCORES_H

#include "report.h"

int report_scores(const struct report_run *r, struct err *err);

#endif
