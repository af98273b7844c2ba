/* SPDX-License-Identifier: MIT */
/* What is read out. */
#ifndef MAGANG_TUI_LINEAR_LINEAR_SAY_H
#define MAGANG_TUI_LINEAR_LINEAR_SAY_H

#include <stdbool.h>
#include <stddef.h>

struct linear;
struct linear_said;
struct told;

/* A line; runs of blanks, which are columns on a screen, become commas. */
void linear_say(struct linear *l, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Without its end: an answer follows. */
void linear_ask(struct linear *l, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* What has changed, then what is asked. */
void linear_show(struct linear *l);
/* The next rows; false: there are no more. */
bool linear_more(struct linear *l);
/* What was read out of the page, or of the overlay on it, so that only changes
 * are said; borrowed. */
struct linear_said *linear_said(struct linear *l);
void linear_again(struct linear *l); /* the page with the marker */
/* How many rows a page tells, heads not counted. */
size_t linear_rows(const struct told *t);

#endif
