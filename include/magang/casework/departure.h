/* SPDX-License-Identifier: MIT */
/*
 * Is somebody ready to leave? The papers of `departure` in the program file against
 * the day of the flight, or the planned start until that is known.
 */
#ifndef MAGANG_CASEWORK_DEPARTURE_H
#define MAGANG_CASEWORK_DEPARTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/casework/papers.h"

struct departure_rule;

/* How a paper will be on that day. */
enum leaving {
	LEAVES_READY,
	LEAVES_MISSING,
	LEAVES_EXPIRES, /* it is there, and runs out before */
	LEAVES_UNDATED, /* there; until when it is good is not filled in */
	LEAVES_FREE,    /* not needed, or not for whoever asks */
};

/* One of them; the document is borrowed from the program. */
struct leaving_paper {
	struct paper paper;
	enum leaving how;
	int spare;  /* days it is good beyond the flight, below 0: short; of
		      those that run out, as far as the caller may see it */
	bool dated; /* `spare` is known */
};

struct departure {
	const struct departure_rule *rule;
	int32_t day;  /* of the flight, or until then of the planned start */
	bool planned; /* it is the planned start */
	struct leaving_paper *rows; /* in the order of the program */
	size_t n;
	size_t needed, ready;
	size_t missing;  /* or undated */
	size_t expiring; /* before the day */
};

/* As `who` may see the papers, NULL: all; false, and nothing to release: the
 * program says nothing of it, the case does not stand where it is asked for, or no
 * day is known. */
bool departure_read(
	struct case_facts *f, const struct access *who, struct departure *out);
void departure_release(struct departure *d);

#endif
