/* SPDX-License-Identifier: MIT */
/* Rows of kinds that no form makes: what they say is done as if somebody had typed it,
 * by the op of that kind, so that every rule is the one there. */
#ifndef EXCHANGE_IMPORT_TOLD_H
#define EXCHANGE_IMPORT_TOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct arena;
struct err;
struct fdef;
struct import;
struct receipt;
struct record;

struct told_kind {
	enum kind kind;
	/* Do its rows say by name who they are about? Then numbers of another store
	 * do no harm. */
	bool by_name;
	/* Is it told by a row, and not what follows from it? */
	bool (*takes)(const struct fdef *f);
	/* The record that a row is of, into *old, by its number (0: it has none)
	 * or by what it says. *found: there is one. What identifies it is then
	 * in *said, too. */
	int (*find)(struct import *im, uint64_t id, struct record *said,
		struct arena *arena, struct record *old, bool *found,
		struct err *err);
	/* *out: the record as the row says it. Is that something else? */
	bool (*differs)(const struct record *old, const struct record *said,
		struct arena *arena, struct record *out);
	/* Makes it where there is none (old NULL), else as the row says. */
	int (*enter)(struct import *im, const struct record *said,
		const struct record *old, struct receipt *out, struct err *err);
};
/* NULL: a form makes that kind, or nothing imports it. */
const struct told_kind *told_kind(enum kind kind);

#endif
