/* SPDX-License-Identifier: MIT */
/*
 * Marks as they are kept (marks.h): the shortest of three texts, the first of them
 * where two are as short, so that the same marks are always the same text.
 *
 *	4a11ts		a roll, where it is not the one after the last, and its
 *			letter; with longer marks 4:78:80 11:91.5
 *	ats=DIGITS	from roll 1 on, several of them in a digit: none, or one of
 *			these letters
 *	60-98=DIGITS	the same with numbers from 60 to 98
 *
 * A digit is one of the 94 characters from ! to ~.
 */
#ifndef MAGANG_BASE_MARKS_PACK_H
#define MAGANG_BASE_MARKS_PACK_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct marks;

/* Appends; nothing where there are no marks. */
void marks_pack(const struct marks *m, struct buf *out);
/* false: it is no such text, and *out is empty. */
bool marks_unpack(const char *text, size_t len, struct marks *out);

#endif
