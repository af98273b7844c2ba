/* SPDX-License-Identifier: MIT */
/*
 * The sheet of a program: what a person is asked who comes for it, in the order
 * of its file. The form and the paper are this list and no other.
 */
#ifndef MAGANG_PROGRAM_FORM_SHEET_H
#define MAGANG_PROGRAM_FORM_SHEET_H

#include <stdbool.h>
#include <stddef.h>

struct fdef;
struct program;

#define FORM_SHEET_MAX 200

/* Why a row stands on the sheet. */
enum form_part {
	FORM_PERSON, /* core fields that the program asks for */
	FORM_CASE,   /* its own, needed at the first stage */
	FORM_REST,   /* core fields that it does not ask for: a last page */
};

/* One row; the field is borrowed. */
struct form_row {
	const struct fdef *f;
	enum form_part part;
};

/* All rows. */
struct form_sheet {
	struct form_row rows[FORM_SHEET_MAX];
	size_t n;
};

/* `person`: the core fields of a person, of which the caller leaves out what is
 * not asked. */
void form_sheet(struct form_sheet *s, const struct program *p,
	const struct fdef *person, size_t n);
/* Is it needed before the case leaves the first stage? */
bool form_sheet_at_start(const struct program *p, const struct fdef *f);

#endif
