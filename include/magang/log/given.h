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
/* The next origin behind *origin that ever gave one, which becomes its own; false: no
 * more. 0 is before the first. */
bool given_next_origin(struct txn *txn, uint8_t kind, uint32_t *origin);
/* Whether any origin ever gave one. */
bool given_any(struct txn *txn, uint8_t kind);
/* The origin stands in the id (id >> 32). */
void given_set(struct txn *txn, uint8_t kind, uint64_t id);

/*
 * The last number of a register of a program, and of a year or of all years (0). It
 * only grows, so that what is taken away again leaves its number behind. Tree `ct`:
 * 'B', program u16, year u16 -> u64.
 */
uint64_t given_number(struct txn *txn, uint16_t program, uint16_t year);
/* The next one, which is given by that. */
uint64_t given_next(struct txn *txn, uint16_t program, uint16_t year);

#endif
