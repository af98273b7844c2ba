/* SPDX-License-Identifier: MIT */
/* Values for people and for files. */
#ifndef MAGANG_OFFICE_VALUE_PRINT_H
#define MAGANG_OFFICE_VALUE_PRINT_H

#include <stdbool.h>

struct buf;
struct fdef;
struct office;
struct txn;
struct value;

/* For people: areas by name, choices by label, dates, masks unless `reveal`. */
void field_print(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, bool reveal, struct buf *out);
/* For files: as field_parse reads it back. */
void field_write(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, struct buf *out);

#endif
