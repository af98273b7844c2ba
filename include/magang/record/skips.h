/* SPDX-License-Identifier: MIT */
/*
 * What an accepted change left out. An operation that is soft may be refused
 * alone, a task that follows may be there already: the rest stands, and the
 * answer says which were left out and why, so that a replay comes to the same.
 *
 * It is the detail of the answer in the journal: "INDEX CODE WHY", a line for
 * each, in the order of the operations. Where a soft one is named, those that
 * go with it are left out, too.
 */
#ifndef MAGANG_RECORD_SKIPS_H
#define MAGANG_RECORD_SKIPS_H

#include <stddef.h>

#include "magang/record/change.h"

struct buf;

/* Adds an operation to the text of a refusal, `why` too; in the order of the
 * change. */
void skips_add(struct buf *detail, size_t index, int code, const char *why);

struct skips {
	const char *p, *end;
	size_t at;    /* index of the operation that is asked about next */
	size_t named; /* index that stands at p; SIZE_MAX: none */
	bool group;
	int code;
	const char *why;
	size_t why_len;
};
/* `detail` is borrowed, NULL where nothing was; there is nothing to release. */
void skips_begin(struct skips *s, const char *detail, size_t len);
/* Asked about each operation in turn: the code it was left out for, `why` is
 * set then; 0: it was not. */
int skips_next(struct skips *s, const struct op *op);

/* Notes in each operation of a change what became of it. */
void change_mark(struct change *c, const char *detail, size_t len);

#endif
