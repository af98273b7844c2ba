/* SPDX-License-Identifier: MIT */
/* Keys of persons against their records and the register. */
#ifndef OFFICE_CHECK_KEYS_H
#define OFFICE_CHECK_KEYS_H

#include "magang/office/check_report.h"

#include <stddef.h>

struct err;
struct ids;
struct office;
struct txn;

/* What is wrong, a sentence each. */
typedef void (*check_say)(void *ctx, enum check_kind kind, const char *text);

/* Every row of the keys opens; *found: whose has one, ascending. A fault of the
 * disk is returned. */
int check_keys_open(struct office *office, check_say say, void *ctx,
	struct ids *found, struct err *err);
/* Who is erased has no key, everybody else one; who stands in the register is
 * erased, and the other way round; nothing is left half done. */
int check_keys(struct office *office, struct txn *txn, const struct ids *found,
	check_say say, void *ctx, struct err *err);

/* So many lines of a register are not right. */
void check_register_bad(size_t n, check_say say, void *ctx);

#endif
