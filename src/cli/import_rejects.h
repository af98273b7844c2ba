/* SPDX-License-Identifier: MIT */
/*
 * Bad rows as a file: beside the list or where --rejects wants it. A file that
 * is there is never replaced, somebody may be correcting it: without --rejects
 * the next free name is taken, LIST.rejects.csv, LIST.rejects-2.csv and so on.
 * Of a note they become drafts, and a file only where one is named.
 */
#ifndef CLI_IMPORT_REJECTS_H
#define CLI_IMPORT_REJECTS_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct plain_file;

/* `wanted`: --rejects FILE or NULL; `only_wanted`: no file but that one.
 * r->f is NULL where there is to be none. */
int rejects_open(struct plain_file *r, const char *input, const char *wanted,
	bool only_wanted, struct err *err);
/* Keeps the file where something was rejected; under the next free name where
 * another import has taken its own meanwhile, unless it was `wanted`. */
int rejects_close(
	struct plain_file *r, size_t rejected, bool wanted, struct err *err);

#endif
