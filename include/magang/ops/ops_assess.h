/* SPDX-License-Identifier: MIT */
/* Scorecards filed by assessors. */
#ifndef MAGANG_OPS_OPS_ASSESS_H
#define MAGANG_OPS_OPS_ASSESS_H

#include <stdbool.h>
#include <stddef.h>
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

/* A row of a list of scorecards. */
struct card_line {
	uint64_t kase;
	size_t line;              /* of its file */
	const char *remark;       /* NULL, "": none */
	const char *const *cells; /* as many as there are heads */
};
/* The caller's own cards of many cases. Of the heads those that name a criterion of
 * the assessment have points below them. */
struct card_sheet {
	const char *of; /* as above */
	const char *const *heads;
	size_t n_heads;
	const struct card_line *rows; /* by case, each once */
	size_t n;
	bool try; /* nothing is done, only told */
	/* Told of each that is not filed. */
	void (*told)(void *ctx, const struct card_line *row, const char *why);
	void *ctx;
};
/* PERM_ASSESS. One act: those that are good are filed, and the receipt says why the
 * others are not. */
int op_assess_sheet(struct office *office, const struct card_sheet *s,
	struct receipt *out, struct err *err);
/* PERM_MOVE. No more cards are awaited, for this reason: those that are in open. The
 * assessment is that of this name, or of the stage (NULL). */
int op_assess_close(struct office *office, uint64_t kase, const char *of,
	const char *reason, struct receipt *out, struct err *err);
/* Are all cards of that assessment in, so that none is taken back? */
bool assess_all_in(struct office *office, uint64_t kase, const char *name);

#endif
