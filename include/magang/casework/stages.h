/* SPDX-License-Identifier: MIT */
/* Where a case stands, where it may go, and what keeps it. */
#ifndef MAGANG_CASEWORK_STAGES_H
#define MAGANG_CASEWORK_STAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/casework/facts.h"

struct buf;
struct err;

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
 * person `without` left out (0: nobody). */
int64_t household_active(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, uint16_t program, uint64_t except);

/* What keeps a case from leaving its stage, a line each; returns how many. */
size_t stage_missing(struct case_facts *f, int from, struct buf *out);

/* 0, or MG_ENOTALLOWED with every reason and the value seen. */
int case_move_check(struct case_facts *f, const char *role, int to,
	bool has_reason, struct err *err);

#endif
