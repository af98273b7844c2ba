/* SPDX-License-Identifier: MIT */
/* From a record to what it belongs to. */
#ifndef MAGANG_RECORD_REACH_H
#define MAGANG_RECORD_REACH_H

#include <stdint.h>

#include "magang/record/record.h"

struct fdef;
struct program;
struct txn;

/* Area of a record, or of its person; 0: none. */
uint16_t record_area(struct txn *txn, const struct record *r);
uint16_t person_area_now(struct txn *txn, uint64_t person); /* 0: none */
/* Number of its program, or of the program of what it is about; 0: none. */
uint16_t record_program(struct txn *txn, const struct record *r);
/* Field of a record by id, those of its program included; NULL: unknown. */
const struct fdef *field_of(
	const struct program *program, enum kind kind, uint16_t id);

#endif
