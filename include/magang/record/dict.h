/* SPDX-License-Identifier: MIT */
/*
 * The dictionary of the store: names to small numbers and back. A number is
 * given once and for ever. `scope` keeps apart what is numbered apart: for stages,
 * units and targets the number of the program, for fields 1 where they are about health; else 0.
 */
#ifndef MAGANG_RECORD_DICT_H
#define MAGANG_RECORD_DICT_H

#include <stddef.h>
#include <stdint.h>

struct txn;

/* What is named; the numbers stand in keys. */
enum dict { DICT_PROGRAM = 1, DICT_STAGE, DICT_FIELD, DICT_UNIT, DICT_TARGET };
/* The number of a name; 0: it has none. */
uint16_t dict_number(
	struct txn *txn, enum dict dict, uint16_t scope, const char *name);
/* The name of a number, cut to size; "" where it is nobody's. Returns out. */
char *dict_name(struct txn *txn, enum dict dict, uint16_t scope,
	uint16_t number, char *out, size_t size);

#define DICT_NAME 48 /* bytes of a name */

/* apply() only: the number of a name, a new one in [first, limit) where it has none. */
uint16_t dict_add(struct txn *txn, enum dict dict, uint16_t scope,
	const char *name, uint16_t first, uint16_t limit);

#endif
