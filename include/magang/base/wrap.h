/* SPDX-License-Identifier: MIT */
/* A text as lines. */
#ifndef MAGANG_BASE_WRAP_H
#define MAGANG_BASE_WRAP_H

struct buf;

/* Appends the text as lines of at most `columns` columns, each with its end; those
 * after the first stand behind `indent` blanks, which do not count. Breaks at blanks
 * where there are some, and where the text does; no line begins with what closes the
 * one before. */
void wrap(struct buf *out, const char *text, int columns, int indent);

#endif
