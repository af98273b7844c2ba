/* SPDX-License-Identifier: MIT */
/* A backup put in its place, without those who were erased since. */
#ifndef MAGANG_OPS_RESTORE_H
#define MAGANG_OPS_RESTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office_options;

/* What is asked for, and what came of it. */
struct restoring {
	const char *keys; /* the file of keys; NULL: the one beside the data */
	/* A copy of the register; NULL: there is one beside the store. */
	const char *copy;
	bool without;   /* a register that is nowhere any more is not missed */
	bool only;      /* nothing of what came since the backup */
	bool partly;    /* whom the keys do not open is left as a number */
	size_t erased;  /* who is not brought back */
	size_t locked;  /* whose key is not there */
	size_t bad;     /* lines of the registers that are not right */
	uint64_t since; /* changes after the backup that came with it */
	uint64_t lost;  /* behind them, which nothing proves */
	int64_t data_time; /* when each file was made */
	int64_t keys_time;
	int zone; /* of the office, minutes */
};

/*
 * Makes a store at opt->dir of the two files of a backup: everything that
 * happened, once more. A store that was put aside at this place (store_aside)
 * adds what its journal proves to have followed, and the keys that are in it. The keys may be of a later day than the data. Whoever
 * stands as erased in the register, or whose key was destroyed by then, is
 * erased from it before it has its name. Nothing is left where it fails.
 * MG_EINPUT: a file or the register is not there, no register reaches to the end
 * of the backup (unless `without`), the keys are of another
 * office, or of a day by which somebody was not yet registered (unless
 * `partly`); MG_EEXIST: a store is there; MG_EDAMAGED.
 */
int restore_store(const char *from, const struct office_options *opt,
	struct restoring *r, struct err *err);

#endif
