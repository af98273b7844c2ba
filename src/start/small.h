/* SPDX-License-Identifier: MIT */
/*
 * The process is small: what this program never does it cannot do, whoever has
 * taken it over by a text, a file or a damaged store. A kernel that lacks a
 * part of it is no reason not to work: that part is left out, without a word.
 */
#ifndef START_SMALL_H
#define START_SMALL_H

#include <stdbool.h>

struct app;

/* From the start on: no other program, no socket, no look into others; no new
 * rights; so much memory and so many files. */
void small_start(void);

/*
 * When what it needs is open: nobody of this account looks into it; where
 * `places` is not NULL, of all files only those of the store, those in the
 * directories of the paths in `places`, which end in NULL, and for reading those
 * of the system and of this program.
 */
void small_confine(const struct app *app, const char *const *places);

#endif
