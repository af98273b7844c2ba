/* SPDX-License-Identifier: MIT */
/* Which ranking holds for places of a host: one of these alone, or one of all of
 * them. Two that both bind in a branch cannot be (matching/instance.h). */
#ifndef MAGANG_RECORD_RANKING_H
#define MAGANG_RECORD_RANKING_H

#include <stdint.h>

struct record;
struct txn;

/* The ranking of a host in a program: of these places alone, or (slot 0) of all of
 * them; 0: there is none. */
uint64_t ranking_of(
	struct txn *txn, uint64_t host, uint16_t program, uint64_t slot);
/* Any of both kinds. */
uint64_t ranking_of_any(struct txn *txn, uint64_t host, uint16_t program);
/* Another one that holds for places that this one holds for; 0: none does. */
uint64_t ranking_beside(struct txn *txn, const struct record *ranking);

#endif
