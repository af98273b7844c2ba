/* SPDX-License-Identifier: MIT */
/* Faults of LMDB and of the system in our words: the one border. */
#ifndef STORE_FAULT_H
#define STORE_FAULT_H

#include <stdint.h>

struct err;
struct store;

/* Bytes of the data file as LMDB counts them, and of its map. */
void store_size(struct store *store, uint64_t *file, uint64_t *map);

/* Puts `rc`, a code of LMDB or errno, behind `what` into a sentence; returns
 * the MG_E code. `store` may be NULL; with it a failed write of a full disk is
 * told from a disk that fails. */
int store_err(struct store *store, int rc, struct err *err, const char *what);

#endif
