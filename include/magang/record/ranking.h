/* SPDX-License-Identifier: MIT */
/* Which ranking holds for a host. */
#ifndef MAGANG_RECORD_RANKING_H
#define MAGANG_RECORD_RANKING_H

#include <stdint.h>

struct txn;

/* The ranking of a host in a program that is not `except`; 0: there is none. */
uint64_t ranking_of(
	struct txn *txn, uint64_t host, uint16_t program, uint64_t except);

#endif
