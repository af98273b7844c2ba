/* SPDX-License-Identifier: MIT */
/* What a type asks its office for: places, and records by what people type. */
#include "value_look.h"

#include "magang/base/err.h"

static const struct areas *
areas_of(void *outside, struct err *err)
{
	struct office *office = ((struct value_look *)outside)->office;

	return err ? office_areas(office, err) : office->book.areas;
}

static int
find_record(void *outside, const struct fdef *f, const char *text, int64_t *id,
	struct err *err)
{
	struct office *office = ((struct value_look *)outside)->office;
	enum kind kind;
	uint64_t found;
	int rc = office_find(office, text, &kind, &found, err);

	if (rc)
		return rc;
	if ((f->flags & FDEF_REF_PERSON) && kind != KIND_PERSON)
		return err_set(err, MG_EDATA, _("%s '%s': %s"), f->name, text,
			_("is no person"));
	if ((f->flags & FDEF_REF_ORGANISATION) && kind != KIND_ORGANISATION)
		return err_set(err, MG_EDATA, _("%s '%s': %s"), f->name, text,
			_("is no organisation"));
	if (f->id == F_OFFICER && kind != KIND_USER)
		return err_set(err, MG_EDATA, _("%s '%s': %s"), f->name, text,
			_("is no user"));
	*id = (int64_t)found;
	return 0;
}

struct field_context
value_context(struct value_look *look)
{
	return (struct field_context){ .today = look->office->today,
		.lang = look->office->lang,
		.outside = look,
		.areas = areas_of,
		.find = find_record,
		.refer = value_refer };
}

int
field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	struct value_look look = { office, NULL };
	struct field_context ctx = value_context(&look);

	return type_parse(&ctx, f, text, arena, out, err);
}
