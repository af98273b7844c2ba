/* SPDX-License-Identifier: MIT */
/*
 * What follows from a NIK, a name, a village: values in, values out, each with
 * its reason. The form shows it grey, ops and import apply it, so that a person
 * is the same whichever way it came.
 *
 * How sure it is:
 *	INFER_MUST	cannot be otherwise: a village lies in one district
 *	INFER_LIKELY	the best that is known: stands until somebody says
 *			otherwise, or says that it is to stay empty
 *	INFER_PROPOSAL	for the officer to take or leave; never by itself
 *
 * The district inside a NIK is that of the first registration (identity/nik.h). It
 * is taken for the home where nothing speaks against it: not where another
 * place was given, not a place that is gone, and not outside the areas of
 * whoever registers, who has the person before him: where that is one regency,
 * it is this one.
 */
#ifndef MAGANG_IDENTITY_INFER_H
#define MAGANG_IDENTITY_INFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct areas;
struct arena;

/* What is known of a person here, and what can follow. */
enum infer_field {
	INFER_NAME, /* given with titles, follows without */
	INFER_TITLES,
	INFER_NIK,
	INFER_BIRTH,
	INFER_SEX, /* text: "L", "P" */
	INFER_VILLAGE,
	INFER_DISTRICT,
	INFER_REGENCY,
	INFER_POSTCODE,
	INFER_RT, /* given with the other one: "003/005" */
	INFER_RW,
	INFER_PASSPORT_NAME,
	INFER_KATAKANA,
	INFER_FIELDS
};

/* What a row follows from. */
enum infer_reason {
	INFER_FROM_NAME,
	INFER_FROM_NIK,
	INFER_FROM_VILLAGE,
	INFER_FROM_DISTRICT,
	INFER_FROM_RT,
	INFER_FROM_HOME /* the one regency of whoever registers */
};

/* See above. */
enum infer_sure { INFER_MUST, INFER_LIKELY, INFER_PROPOSAL };

/* Numbers: date, area codes; all else text. A field that somebody says now, be
 * it to be empty, stays so where what follows is only likely. */
struct infer_value {
	bool there, said;
	int64_t number;
	const char *text;
};

/* What lies outside of the person. All is borrowed. */
struct infer_place {
	const struct areas *areas; /* NULL: none can be looked up */
	int32_t today;
	const uint16_t *homes; /* regencies of whoever registers */
	size_t n_homes;        /* 0: all */
};

/* One field that follows. */
struct infer_row {
	enum infer_field field;
	enum infer_reason reason;
	enum infer_sure sure;
	struct infer_value value;
};

/*
 * Rows that change something, at most one a field; how many. Texts in arena.
 * `before`: the same person as it was, NULL for a new one. What is only likely
 * then follows from what changed alone, so that a new phone number fills in no
 * postcode.
 */
size_t infer(const struct infer_place *place, const struct infer_value *before,
	const struct infer_value known[INFER_FIELDS], struct arena *arena,
	struct infer_row out[INFER_FIELDS]);

/*
 * What followed from a NIK or a name that has been corrected follows from the
 * new one: marks the fields that are as they followed from `before`, which
 * nobody says now, and which do not hang on another place that stands. The
 * caller takes them for not there, and leaves as they were those for which
 * infer() has nothing else.
 */
void infer_outdated(const struct infer_place *place,
	const struct infer_value before[INFER_FIELDS],
	const struct infer_value now[INFER_FIELDS], struct arena *arena,
	bool out[INFER_FIELDS]);

/* Does what follows depend on this field? */
bool infer_asks(enum infer_field field);

/*
 * Whoever moves house and says one place only: takes out of `now` the places
 * that do not fit to those that changed, and the postcode of a place that was
 * left. infer() then says what takes their place.
 */
void infer_moved(const struct infer_value before[INFER_FIELDS],
	struct infer_value now[INFER_FIELDS]);

/* Places of which one does not lie in the other, or the upper one is missing:
 * the lower one of the two; INFER_FIELDS: all is well. */
enum infer_field infer_torn(const struct infer_value known[INFER_FIELDS]);

#endif
