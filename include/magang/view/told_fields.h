/* SPDX-License-Identifier: MIT */
/* What is told of an operation in a history. */
#ifndef MAGANG_VIEW_TOLD_FIELDS_H
#define MAGANG_VIEW_TOLD_FIELDS_H

#include "magang/view/text.h"

/* A record whose history stands in another one's: the field that it is called by
 * there, and what is told of it; the rest is its own. NULL: not such a kind. */
#define WITHIN_TOLD 4
struct told_within {
	enum kind kind;
	uint16_t name, told[WITHIN_TOLD];
	uint16_t instead; /* of the name, where it has none; 0: nothing */
};
const struct told_within *told_within(enum kind kind);

struct told_fields {
	struct op_field f[RECORD_FIELDS];
	size_t n;
};
/* What is told of an operation: not what another field says already. Of a
 * decision where its case went (F_STAGE), its cause and reason. */
void told_fields(const struct op *op, struct told_fields *out);
/* Is a field of the record, whatever program had it, not for the reader? */
bool told_hides(const struct style *s, const struct record *r, uint16_t id);
/* Of those that are not, one stays for all: how many there were would tell something. */
void told_close(const struct style *s, const struct record *r,
	struct told_fields *told);

#endif
