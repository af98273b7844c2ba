/* SPDX-License-Identifier: MIT */
/* The stages of a case: where it stands and stood, and who is on one. */
#ifndef MAGANG_CASEWORK_STAGES_H
#define MAGANG_CASEWORK_STAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/casework/facts.h"

struct access;
struct buf;
struct rulebook;

/* F_HISTORY is "number:date number:date ..." in the order of entry. */
void stage_history_add(
	struct buf *out, const struct record *c, uint8_t stage, int32_t date);
/* Date of the last entry into a stage; DATE_NONE: never. */
int32_t stage_entered(const struct record *c, uint8_t stage);

/* Cases of a person in a program that have not failed, left or ended, other
 * than `except`. program 0: any. */
int64_t active_cases(struct rulebook *book, struct txn *txn, uint64_t person,
	uint16_t program, uint64_t except);

/* The same of everybody on a family card (its key in the index; 0: none), the
 * person `without` left out (0: nobody); of persons whom `seen` sees alone, or of
 * all (NULL). */
int64_t household_active(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, uint16_t program, uint64_t except,
	const struct access *seen);

/* The one who brought the case into its stage; 0: unknown. */
uint64_t last_mover(const struct case_facts *f);

#endif
