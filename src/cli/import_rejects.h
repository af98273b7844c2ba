/* SPDX-License-Identifier: MIT */
/* Bad rows as a file. */
#ifndef CLI_IMPORT_REJECTS_H
#define CLI_IMPORT_REJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct err;
struct rejects;

/* `wanted`: --rejects FILE or NULL; `only_wanted`: no file but that one. *out:
 * NULL where there is to be none. */
int rejects_open(struct rejects *r, const char *input, const char *wanted,
	bool only_wanted, FILE **out, struct err *err);
int rejects_close(struct rejects *r, size_t rejected, struct err *err);
void rejects_drop(struct rejects *r); /* may be called again */

#endif
