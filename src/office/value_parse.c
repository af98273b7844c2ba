/* SPDX-License-Identifier: MIT */
#include "magang/office/value_parse.h"

#include "value_look.h"

static int
parse(struct value_look look, const struct fdef *f, uint64_t within,
	const char *text, struct arena *arena, struct value *out,
	struct err *err)
{
	struct field_context ctx = value_context(&look);

	ctx.within = within;
	return type_parse(&ctx, f, text, arena, out, err);
}

int
field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	return field_parse_within(office, f, 0, text, arena, out, err);
}

int
field_parse_within(struct office *office, const struct fdef *f, uint64_t within,
	const char *text, struct arena *arena, struct value *out,
	struct err *err)
{
	return parse((struct value_look){ .office = office }, f, within, text,
		arena, out, err);
}

int
field_parse_row(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	return parse((struct value_look){ .office = office, .beside = true }, f,
		0, text, arena, out, err);
}
