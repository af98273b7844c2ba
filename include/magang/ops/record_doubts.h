/* SPDX-License-Identifier: MIT */
/* What speaks against a record that somebody makes or changes. */
#ifndef MAGANG_OPS_RECORD_DOUBTS_H
#define MAGANG_OPS_RECORD_DOUBTS_H

#include "magang/ops/ops.h"

/* What a record of a person says against itself (the NIK against birth date, sex
 * and district, with a near number that fits), and its family card; that what is
 * no person may be there already (linkage/same.h). */
void record_doubts(struct office *office, struct txn *txn,
	const struct record *r, struct notes *out);
/* What speaks against the values that the operation sets; what speaks against the
 * rest was said when that was set. */
void record_doubts_new(struct office *office, struct txn *txn,
	const struct op *op, const struct record *old, const struct record *new,
	struct notes *out);

#endif
