/* SPDX-License-Identifier: MIT */
/* The writing half of the dictionary: apply() only. */
#ifndef DOMAIN_DICT_H
#define DOMAIN_DICT_H

#include "magang/office/office.h"
#include "magang/store/store.h"

#define DICT_NAME 48 /* bytes of a name */

/* The number of a name, a new one in [first, limit) where it has none. */
uint16_t dict_add(struct txn *txn, enum dict dict, uint16_t scope,
	const char *name, uint16_t first, uint16_t limit);

#endif
