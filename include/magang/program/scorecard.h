/* SPDX-License-Identifier: MIT */
/*
 * The points of a scorecard as they are kept: "motivation=8 speech=7.5", in the
 * order of the criteria. Named, so that they can be read whatever the program says
 * by then.
 */
#ifndef MAGANG_PROGRAM_SCORECARD_H
#define MAGANG_PROGRAM_SCORECARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"

struct assessment;
struct buf;

#define CARD_POINTS 20 /* criteria of an assessment */

/* The sum of all of them. */
int64_t card_total(const char *text, size_t len);

/* How a text misses an assessment. */
enum card_fault {
	CARD_GOOD,
	CARD_BROKEN,  /* it is no such text */
	CARD_UNKNOWN, /* a criterion that the assessment has not */
	CARD_TWICE,
	CARD_RANGE,   /* fewer or more points than there are */
	CARD_MISSING, /* a criterion without points */
};
/* Is there a point for each criterion, once, in its range? *at: the criterion of
 * the fault, where it is one of the assessment. */
enum card_fault card_check(
	const struct assessment *a, const char *text, size_t len, size_t *at);
/* The same text in the order of the criteria, of one that card_check() finds good. */
void card_write(const struct assessment *a, const char *text, size_t len,
	struct buf *out);
/* The place of the criterion of this name, or of what people call it, which may have
 * blanks; as many as it has: none. */
size_t card_criterion(const struct assessment *a, const char *text, size_t len);
/* Any text, for people: "Motivation 8, Speech 7.5". What the assessment does not
 * have, or has no more, goes by its name. */
void card_say(const struct assessment *a, const char *text, size_t len,
	enum lang lang, struct buf *out);

#endif
