/* SPDX-License-Identifier: MIT */
/* The journal against a register that knew it before. */
#ifndef OFFICE_CHECK_ANCHOR_H
#define OFFICE_CHECK_ANCHOR_H

#include "check_keys.h"

/* Each head that the register saw must stand in the journal, unless a backup was
 * put back since: else it was written anew, or rolled back. Says the first one
 * that does not. `path` is read as register_read() does; *altered: lines of it that
 * nobody signed. */
int check_anchor(struct office *office, struct txn *txn, const char *path,
	check_say say, void *ctx, size_t *altered, struct err *err);

#endif
