/* SPDX-License-Identifier: MIT */
/*
 * A line taken apart into words, as somebody types it who is used to a shell.
 * It is none: nothing is expanded, joined or run, and every sign but blanks,
 * quotes and the backslash is itself.
 */
#ifndef MAGANG_BASE_QUOTED_H
#define MAGANG_BASE_QUOTED_H

#include <stddef.h>

struct buf;
struct err;

#define QUOTED_BYTES 8192 /* of the line */
#define QUOTED_WORDS 256

struct quoted {
	char **words; /* ends in NULL */
	int n;
	char *room; /* where they stand */
};

/*
 * Words stand between blanks; '...' is taken as it is, in "..." a backslash
 * stands before a quote or another one, outside of both before anything.
 * MG_EUSAGE where a quote is left open, the line is too long or is no text that
 * may be shown: controls, a line feed too, invisible signs and what turns the
 * direction of reading. On failure nothing is to be released.
 */
int quoted_split(const char *line, struct quoted *out, struct err *err);
void quoted_release(struct quoted *q);

/* The text as one word of such a line, and of a shell. */
void quoted_put(struct buf *out, const char *text);

#endif
