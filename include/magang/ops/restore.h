/* SPDX-License-Identifier: MIT */
/* A backup put in its place, without those who were erased since. */
#ifndef MAGANG_OPS_RESTORE_H
#define MAGANG_OPS_RESTORE_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct office_options;

/* What is asked for, and what came of it. */
struct restoring {
	/* A copy of the register; NULL: there is one beside the store. */
	const char *copy;
	bool without;  /* a register that is nowhere any more is not missed */
	size_t erased; /* who is not brought back */
	size_t bad;    /* lines of the registers that are not right */
};

/*
 * Makes a store at opt->dir of the backup. Whoever stands as erased in the
 * register is erased from it before it has its name. MG_EINPUT: there is no
 * backup, or no register; MG_EEXIST: a store is there.
 */
int restore_store(const char *from, const struct office_options *opt,
	struct restoring *r, struct err *err);

#endif
