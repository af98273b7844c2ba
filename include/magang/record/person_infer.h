/* SPDX-License-Identifier: MIT */
/* infer.h for persons as records. */
#ifndef MAGANG_RECORD_PERSON_INFER_H
#define MAGANG_RECORD_PERSON_INFER_H

#include "magang/identity/infer.h"
#include "magang/record/record.h"

/* A field that follows, by its id in records. */
struct person_row {
	uint16_t field;
	enum infer_reason reason;
	enum infer_sure sure;
	struct value value;
};

/* Field ids that somebody says now: those with no value stay empty, and none
 * gives way to what is only likely. */
struct said_fields {
	const uint16_t *ids;
	size_t n;
};

/* What follows for a person as it is, INFER_FIELDS rows at most; `said` may be
 * NULL. Texts in arena. */
size_t person_infer(const struct infer_place *place, const struct record *p,
	const struct said_fields *said, struct arena *arena,
	struct person_row out[INFER_FIELDS]);
/* Does what follows depend on this field? */
bool person_infer_asks(uint16_t field);

/*
 * Fills in all that follows but proposals. `before`: the person as it was, NULL
 * for a new one; places that no longer fit go, and what followed from a NIK or a
 * name that was corrected, proposals too, follows from the new one. Returns the
 * rows that were applied.
 */
size_t person_complete(const struct infer_place *place,
	const struct record *before, struct record *p,
	const struct said_fields *said, struct arena *arena,
	struct person_row out[INFER_FIELDS]);

/* The place that does not lie in the one above it, or lacks it; 0: none. */
uint16_t person_torn(const struct record *p);

#endif
