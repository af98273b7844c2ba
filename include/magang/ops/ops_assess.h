/* SPDX-License-Identifier: MIT */
/* Scorecards filed by assessors. */
#ifndef MAGANG_OPS_OPS_ASSESS_H
#define MAGANG_OPS_OPS_ASSESS_H

#include <stdbool.h>
#include <stdint.h>

struct assessment;
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
/* What the caller may file a card for where the case stands, which lives as long as
 * the office; else *out is NULL, and this is why, in his language. */
const char *assess_wanted(
	struct office *office, uint64_t kase, const struct assessment **out);
/* PERM_ASSESS. The caller's own scorecard; MG_EUSAGE says which points there are. */
int op_assess(struct office *office, const struct assessing *a,
	struct receipt *out, struct err *err);
/* PERM_MOVE. No more cards are awaited, for this reason: those that are in open. The
 * assessment is that of this name, or of the stage (NULL). */
int op_assess_close(struct office *office, uint64_t kase, const char *of,
	const char *reason, struct receipt *out, struct err *err);
/* Are all cards of that assessment in, so that none is taken back? */
bool assess_all_in(struct office *office, uint64_t kase, const char *name);

#endif
