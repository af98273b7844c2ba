/* SPDX-License-Identifier: MIT */
/* Values as typed. */
#ifndef MAGANG_OFFICE_VALUE_PARSE_H
#define MAGANG_OFFICE_VALUE_PARSE_H

#include <stdint.h>

struct arena;
struct err;
struct fdef;
struct office;
struct value;

/* A value as typed for a field; area names need office_areas(). Text in *out
 * lives in `arena`. MG_EDATA: value, rule, nearest right word. */
int field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err);
/* A place by a name that several have is the one in `within`, the nearest place
 * known around it; 0: none is. */
int field_parse_within(struct office *office, const struct fdef *f,
	uint64_t within, const char *text, struct arena *arena,
	struct value *out, struct err *err);
/* The same for a row of a form: the rule alone, that stands beside the field. */
int field_parse_row(struct office *office, const struct fdef *f,
	const char *text, struct arena *arena, struct value *out,
	struct err *err);

#endif
