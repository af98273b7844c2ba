/* SPDX-License-Identifier: MIT */
/* The directory of an environment in the place of another. */
#ifndef STORE_SWAP_H
#define STORE_SWAP_H

struct err;

/* Takes away what lies in it and it; one that is not there is fine. */
int swap_sweep(const char *dir, struct err *err);
/* The two directories change their names, in the store `dir`, synced. */
int swap_names(
	const char *dir, const char *name, const char *other, struct err *err);

#endif
