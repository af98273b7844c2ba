/* SPDX-License-Identifier: MIT */
/* The checklist of a case: which papers are there, and until when. */
#ifndef MAGANG_CASEWORK_PAPERS_H
#define MAGANG_CASEWORK_PAPERS_H

#include "magang/casework/facts.h"

struct access;

/* How it stands with a paper on the day of the facts. */
enum paper_state {
	PAPER_PRESENT,
	PAPER_EXPIRED,
	PAPER_MISSING,
	PAPER_NOT_NEEDED, /* its condition says so, and none is there */
	PAPER_CLOSED,     /* of health: not for whoever asks; no dates */
};

/* One line of the checklist; the document is borrowed from the program. */
struct paper {
	const struct document *document;
	enum paper_state state;
	int32_t date, until; /* DATE_NONE: none; until: it never runs out */
};

struct papers {
	struct paper *rows; /* in the order of the program */
	size_t n;
	size_t present, needed; /* without those that are closed */
};

/* Is it missing, or run out? */
bool paper_wanting(const struct paper *p);

/* The last day it is good for; DATE_NONE: not there, it never runs out, or the day
 * is still to be filled in. */
int32_t paper_until(const struct case_facts *f, const struct document *d);
/* One document alone. */
struct paper paper_read(const struct case_facts *f, const struct document *d);
/* As `who` may see it. */
struct paper paper_seen(const struct paper *p, const struct access *who);
/* As `who` may see them; empty where the program is not known. */
void papers_read(const struct case_facts *f, const struct access *who,
	struct papers *out);
/* Frees the rows; an empty list is left. */
void papers_release(struct papers *p);

#endif
