/* SPDX-License-Identifier: MIT */
/* Scorecards filed by assessors. */
#ifndef MAGANG_OPS_OPS_ASSESS_H
#define MAGANG_OPS_OPS_ASSESS_H

#include <stdint.h>

struct err;
struct office;
struct receipt;

/* What an assessor gives a case, as it was typed. */
struct assessing {
	uint64_t kase;
	const char *of; /* name of the assessment; NULL: that of the stage */
	const char *points; /* "motivation=8 speech=7" (program/scorecard.h) */
	const char *remark; /* NULL, "": none */
};
/* PERM_ASSESS. The caller's own scorecard; MG_EUSAGE says which points there are. */
int op_assess(struct office *office, const struct assessing *a,
	struct receipt *out, struct err *err);

#endif
