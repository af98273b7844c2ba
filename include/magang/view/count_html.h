/* SPDX-License-Identifier: MIT */
/* A table of frequencies as one page of HTML. */
#ifndef MAGANG_VIEW_COUNT_HTML_H
#define MAGANG_VIEW_COUNT_HTML_H

struct app;
struct counted_by;
struct err;

/*
 * Whole in itself: style and pictures are in it, no script, nothing is fetched; a
 * browser prints it. It says what was counted, on which day, by which version of the
 * program and of the office's programs, and the BLAKE2b-256 of the same table as CSV:
 * magang count ... --csv | b2sum -l 256. Small figures are left out, as of a file.
 */
int count_html(struct app *app, struct counted_by *c, struct err *err);

#endif
