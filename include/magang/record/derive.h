/* SPDX-License-Identifier: MIT */
/* The keys that a record leaves: those of the row of its kind, and what it counts
 * for (index.h, counter.h). */
#ifndef MAGANG_RECORD_DERIVE_H
#define MAGANG_RECORD_DERIVE_H

#include "magang/record/index.h"

/* person: the record's person (itself for a person), parent: what it stands in;
 * NULL where it has none. */
void derive(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out);

#endif
