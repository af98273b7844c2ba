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
/* Who a case or a task is for: the user it names; of a task that names nobody the
 * one of the case it is about. 0: nobody. */
uint64_t record_officer(struct txn *txn, const struct record *r);
/* A task that names the officer of its case names nobody: it goes with the case,
 * whoever has that. */
void task_goes_with_case(struct txn *txn, struct record *task);
/* What is always about one kind, and does not say whose and of which program it
 * is, has that of what it is about. */
void record_goes_with_about(struct txn *txn, struct record *r);
/* Field of a record by id, those of its program included; NULL: unknown. */
const struct fdef *field_of(
	const struct program *program, enum kind kind, uint16_t id);

#endif
