/* SPDX-License-Identifier: MIT */
/* The last id that each origin gave to a record of each kind: an id is given
 * once, whatever becomes of its record. Rows of ct: 'I' kind u8 origin u32. */
#ifndef MAGANG_LOG_GIVEN_H
#define MAGANG_LOG_GIVEN_H

#include <stdbool.h>
#include <stdint.h>

struct txn;

/* 0: none. */
uint64_t given_last(struct txn *txn, uint8_t kind, uint32_t origin);
/* Whether any origin ever gave one. */
bool given_any(struct txn *txn, uint8_t kind);
/* The origin stands in the id (id >> 32). */
void given_set(struct txn *txn, uint8_t kind, uint64_t id);

#endif
