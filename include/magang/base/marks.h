/* SPDX-License-Identifier: MIT */
/*
 * Marks of the members of a group by their roll numbers: "3:a 7:s 12:i". Only
 * what differs from the rule stands in it, so a sheet on which all were present
 * is empty. Marks are short words of letters, digits and dots; what they may be
 * is for whoever has the sheet.
 *
 * Canonical: ascending, one blank between two, each roll once. In what people
 * type, order and gaps (blanks, commas) do not matter.
 */
#ifndef MAGANG_BASE_MARKS_H
#define MAGANG_BASE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

#define MARKS_MAX 200
#define MARK_BYTES 8

/* What stands beside one roll number. */
struct mark {
	uint16_t roll; /* from 1 */
	char mark[MARK_BYTES + 1];
};

struct marks {
	size_t n;
	struct mark row[MARKS_MAX]; /* ascending */
};

/* What is wrong with a text that was typed. */
enum marks_fault {
	MARKS_OK,
	MARKS_FORM,  /* no "roll:mark" */
	MARKS_TWICE, /* one roll twice */
	MARKS_MANY,
};

/* On a fault *at is the place in the text. */
enum marks_fault marks_parse(
	const char *text, size_t len, struct marks *out, size_t *at);
void marks_print(const struct marks *m, struct buf *out); /* canonical */

/* The mark of a roll; NULL: none. */
const char *marks_of(const struct marks *m, uint16_t roll);
/* mark "" takes it away. false: no room, or no mark. */
bool marks_set(struct marks *m, uint16_t roll, const char *mark);

/* Three-way, mark by mark: each becomes the wanted one where it is as it was
 * seen, or already so. false: a conflict, *out is not set and *roll (may be
 * NULL) the first one. */
bool marks_merge(const struct marks *now, const struct marks *seen,
	const struct marks *wanted, struct marks *out, uint16_t *roll);

#endif
