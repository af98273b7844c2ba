/* SPDX-License-Identifier: MIT */
/* A record after a change that was not applied yet. */
#ifndef MAGANG_CASEWORK_FORESEE_H
#define MAGANG_CASEWORK_FORESEE_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct change_index;
struct op;
struct record;
struct txn;

/* What an operation says of a record goes over it. */
void foresee_fields(const struct op *op, struct record *out);
/* A record as it will stand after a change that was not applied yet (NULL:
 * none); false: it will not be there. Texts are borrowed from both. */
bool change_foresee(struct txn *txn, struct change_index *ix, enum kind kind,
	uint64_t id, struct record *out);
/* Of a person who was merged herself, where the other is the root. */
bool change_foresee_itself(struct txn *txn, struct change_index *ix,
	enum kind kind, uint64_t id, struct record *out);

#endif
