/* SPDX-License-Identifier: MIT */
/* What the files of domain/ share and nobody above needs. */
#ifndef DOMAIN_INTERNAL_H
#define DOMAIN_INTERNAL_H

#include "magang/record/change.h"
#include "magang/office/office.h"
#include "magang/log/log.h"
#include "magang/store/store.h"

struct buf;

/* An office around a store that is being made: no settings, no caller. */
struct office *office_new(
	struct store *store, const struct office_options *opt);

/* Reads a whole file of at most `cap` bytes. */
int file_read(const char *path, size_t cap, struct buf *out, struct err *err);

/* Field of a record by id, program fields included; NULL: unknown. */
const struct fdef *field_of(struct office *office, struct txn *txn,
	const struct program *program, enum kind kind, uint16_t id);

/* Tasks that follow from the program's deadlines: adds what is missing, moves
 * what has another date now, closes what the stage no longer asks for. */
void deadline_tasks(struct office *office, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new,
	const struct record *person);
/* A task is done: the next one where its deadline repeats. */
void deadline_next(struct office *office, struct txn *txn, struct change *c,
	const struct record *task);

#endif
