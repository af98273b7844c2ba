/* SPDX-License-Identifier: MIT */
/* Values as people type them and read them, and as files hold them. */
#ifndef MAGANG_OFFICE_VALUE_H
#define MAGANG_OFFICE_VALUE_H

#include "magang/field/type.h"
#include "magang/office/office.h"

struct arena;
struct buf;

/* A value as typed for a field; area names need office_areas(). Text in *out
 * lives in `arena`. MG_EDATA: value, rule, nearest right word. */
int field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err);
/* The same for a row of a form: the rule alone, that stands beside the field. */
int field_parse_row(struct office *office, const struct fdef *f,
	const char *text, struct arena *arena, struct value *out,
	struct err *err);
/* For people: areas by name, choices by label, dates, masks unless `reveal`. */
void field_print(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, bool reveal, struct buf *out);
/* For files: as field_parse reads it back. */
void field_write(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, struct buf *out);

#endif
