/* SPDX-License-Identifier: MIT */
/* Keys whose file is damaged: made anew of the rows that can be read still. */
#ifndef MAGANG_STORE_KEYS_ANEW_H
#define MAGANG_STORE_KEYS_ANEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct backup;
struct err;

/* Is the file of the keys gone, cut or damaged inside, or that of something else?
 * Nothing is open. */
bool keys_are_torn(const char *dir);

/* What was done. */
struct keys_anew {
	char *aside; /* where what was there lies; "": nothing was there; NULL:
			nothing was torn. free() it */
	size_t kept; /* rows that were found in it */
};
/*
 * Where they are torn, the keys are made anew of every row that the master key
 * opens, a tombstone before a key, and have their place when they are whole; what
 * was there lies beside it. A master key that opens none gives way to that of
 * `from`, a backup of the keys or NULL, which is where the rows that are missing
 * are, too (ops/mend.h). MG_EKEYS: there is no master key. Nothing is open.
 */
int keys_make_anew(const char *dir, struct backup *from, struct keys_anew *out,
	struct err *err);

struct person_keys;
/* keys: NULL: they were destroyed. Nonzero ends the walk. */
typedef int (*keys_visit)(void *ctx, uint64_t id,
	const struct person_keys *keys, struct err *err);
/* Every row that can be read of the keys of the store at `dir`, whole or torn, which
 * its own master key opens, ascending by id; of a person whose key was destroyed that
 * alone. Where there is no master key, none. Nothing is open. */
int keys_each_left(
	const char *dir, keys_visit visit, void *ctx, struct err *err);

#endif
