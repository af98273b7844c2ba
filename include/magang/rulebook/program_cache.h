/* SPDX-License-Identifier: MIT */
#ifndef DOMAIN_PROGRAM_CACHE_H
#define DOMAIN_PROGRAM_CACHE_H

#include "magang/office/office.h"

struct program_cache *program_cache_new(void);
void program_cache_free(struct program_cache *cache);
/* A version was taken back; it may come again with another text. What was
 * parsed lives on for whoever holds it. */
void program_cache_forget(
	struct program_cache *cache, uint16_t number, int version);
/* What every program may name. */
const struct core_fields *program_cache_core(
	const struct program_cache *cache);
/* Field ids, document ids, stage numbers from the dictionary. */
void program_number(struct program *p, struct txn *txn, uint16_t number);

#define PROGRAM_ID(number, version)                                            \
	((uint64_t)(number) << 32 | (uint32_t)(version))
#define DOCUMENT_NAME(out, name) snprintf((out), sizeof(out), "doc.%s", (name))

#endif
