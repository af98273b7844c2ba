/* SPDX-License-Identifier: MIT */
/* Values as typed. */
#ifndef MAGANG_OFFICE_VALUE_PARSE_H
#define MAGANG_OFFICE_VALUE_PARSE_H

struct arena;
struct err;
struct fdef;
struct office;
struct value;

/* A value as typed for a field; area names need office_areas(). Text in *out
 * lives in `arena`. MG_EDATA: value, rule, nearest right word. */
int field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err);
/* The same for a row of a form: the rule alone, that stands beside the field. */
int field_parse_row(struct office *office, const struct fdef *f,
	const char *text, struct arena *arena, struct value *out,
	struct err *err);

#endif
