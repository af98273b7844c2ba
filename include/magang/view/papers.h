/* SPDX-License-Identifier: MIT */
/* The checklist of a case and the moves that are open to it. */
#ifndef MAGANG_TUI_PAPERS_H
#define MAGANG_TUI_PAPERS_H

#include "magang/view/text.h"

enum paper_state { PAPER_PRESENT, PAPER_EXPIRED, PAPER_MISSING, PAPER_NOT_NEEDED };

struct paper {
	const struct document *document;
	enum paper_state state;
	int32_t date, until; /* DATE_NONE: none */
};

struct papers {
	struct paper *rows;
	size_t n;
	size_t present, needed;
};

/* With style->txn open; empty where the program is not known. */
void papers_read(const struct style *style, const struct record *c,
	const struct record *person, struct papers *out);
void papers_release(struct papers *p);
const char *paper_word(enum paper_state state); /* translated */

struct step {
	int stage; /* index */
	bool reason;
	char *why_not; /* NULL: it may go there */
};

struct steps_open {
	const struct program *program;
	int from;
	struct step *rows;
	size_t n;
};

void steps_read(const struct style *style, const struct record *c,
	const struct record *person, struct steps_open *out);
void steps_release(struct steps_open *s);

#endif
