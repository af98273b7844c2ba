/* SPDX-License-Identifier: MIT */
#ifndef MAGANG_RECORD_DICT_H
#define MAGANG_RECORD_DICT_H

#include <stddef.h>
#include <stdint.h>

struct txn;

/* Dictionary of the store: names to small numbers and back. */
enum dict { DICT_PROGRAM = 1, DICT_STAGE, DICT_FIELD };
uint16_t dict_number(struct txn *txn, enum dict dict, uint16_t scope,
	const char *name); /* 0: none */
char *dict_name(struct txn *txn, enum dict dict, uint16_t scope,
	uint16_t number, char *out, size_t size);

#define DICT_NAME 48 /* bytes of a name */

/* apply() only: the number of a name, a new one in [first, limit) where it has none. */
uint16_t dict_add(struct txn *txn, enum dict dict, uint16_t scope,
	const char *name, uint16_t first, uint16_t limit);

#endif
