/* SPDX-License-Identifier: MIT */
/*
 * What an answer hangs on and what it is, as numbers that are compared: of two
 * instances, who or what is otherwise; of two results, whether they are one. By
 * names, so that who comes or goes leaves the numbers of the others.
 */
#ifndef MAGANG_MATCHING_DIGEST_H
#define MAGANG_MATCHING_DIGEST_H

#include "magang/base/seal.h"
#include "magang/matching/solve.h"

/* Of an instance that is not settled: settling breaks ties by the lot. */
uint64_t match_person_mark(const struct instance *m, uint32_t person);
uint64_t match_node_mark(const struct instance *m, uint32_t node);

/* Of who is where, and by a pin. */
void match_result(const struct instance *m, const struct match_seat *seat,
	uint8_t out[HASH_SIZE]);

#endif
