/* SPDX-License-Identifier: MIT */
/* The page of a program: its words in every language, its parts, its rows. */
#ifndef PROGRAM_DESCRIBE_SHEET_H
#define PROGRAM_DESCRIBE_SHEET_H

#include <stdbool.h>

#include "magang/base/i18n.h"
#include "magang/program/program.h"

struct buf;

enum sheet_word {
	W_VERSION,
	W_STARTS,
	W_PARTNER,
	W_OWNER,
	W_WHO,
	W_ASKED,
	W_PAPERS,
	W_WAY,
	W_ORDER,
	W_PLACES,
	W_COHORTS,
	W_SEAT_IF,
	W_JOIN_UNTIL,
	W_ATTENDANCE,
	W_HOSTS,
	W_STAY,
	W_YEARS,
	W_STAFF,
	W_MORE,
	W_EXCELLENT,
	W_DESIGNATED,
	W_TIMES_STAFF,
	W_ACTIVITIES,
	W_DEADLINES,
	W_LETTERS,
	W_CERTIFICATES,
	W_PACKS,
	W_FILLED,
	W_RANKS,
	W_DEPARTURE,
	W_CONTACT,
	W_TRIES,
	W_AGAIN,
	W_PROTECTION,
	W_CAP,
	W_APPEALS,
	W_ANEW,
	W_OUTCOMES,
	W_LASTS,
	W_KEPT,
	W_MUST,
	W_SHOULD,
	W_SOURCE,
	W_BEFORE_LEAVING,
	W_VALID,
	W_ONLY_IF,
	W_WITHIN,
	W_WAITS,
	W_BY_HAND,
	W_MATCHED,
	W_CAUSES,
	W_LINE,
	W_PASS,
	W_EACH,
	W_AT_LEAST,
	W_REPEATS,
	W_SEEN,
	W_PER_HOST,
	W_ORIGINALS,
	W_SENDER,
	W_ERASE,
	W_ANONYMISE,
	W_GENERAL,
	WORD_COUNT
};

struct program_sheet {
	const struct program *p;
	enum lang lang;
	struct buf *out;
	bool any; /* has this part a line yet? */
	enum sheet_word head;
};

#define SHEET_WIDTH 78

const char *sheet_word(const struct program_sheet *g, enum sheet_word w);
/* In the language of the sheet, or the name itself. */
const char *sheet_label(
	const struct program_sheet *g, const struct label *l, const char *name);
const char *sheet_stage(const struct program_sheet *g, int stage);

/* The head of a part stands before its first line: no line, no head. */
void sheet_part(struct program_sheet *g, enum sheet_word head);
/* Before each line that is no row. */
void sheet_begin_line(struct program_sheet *g);
/* "  NAME          TEXT", or the name alone. */
void sheet_row(struct program_sheet *g, const char *name, const char *text);

/* `text` from `column` on, in lines of SHEET_WIDTH columns; all but the first
 * indented. */
void sheet_wrap(struct buf *out, const char *text, int column, int indent);
void sheet_underline(struct buf *out, int columns, char c);
/* "; " if something stands there already; returns `b`. */
struct buf *sheet_and(struct buf *b);

#endif
