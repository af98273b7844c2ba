/* SPDX-License-Identifier: MIT */
/* What a type asks its office for: places, and records by what people type. */
#include "magang/office/value_parse.h"

#include "magang/base/err.h"
#include "magang/field/fdef.h"
#include "magang/field/type.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/fields.h"

#include "value_parse.h"
#include "value_print.h"

static const struct areas *
areas_of(void *outside, struct err *err)
{
	struct office *office = ((struct value_look *)outside)->office;

	return err ? office_areas(office, err) : office->book.areas;
}

static int
wrong_kind(const struct value_look *look, const struct fdef *f,
	const char *text, const char *rule, struct err *err)
{
	if (look->beside)
		return err_set(err, MG_EDATA, "%s", rule);
	return err_set(err, MG_EDATA, _("%s '%s': %s"), f->name, text, rule);
}

static int
find_record(void *outside, const struct fdef *f, const char *text, int64_t *id,
	struct err *err)
{
	const struct value_look *look = outside;
	enum kind kind;
	uint64_t found;
	int rc = office_find(look->office, text, &kind, &found, err);

	if (rc)
		return rc;
	if ((f->flags & FDEF_REF_PERSON) && kind != KIND_PERSON)
		return wrong_kind(look, f, text, _("is no person"), err);
	if ((f->flags & FDEF_REF_ORGANISATION) && kind != KIND_ORGANISATION)
		return wrong_kind(look, f, text, _("is no organisation"), err);
	if (f->id == F_OFFICER && kind != KIND_USER)
		return wrong_kind(look, f, text, _("is no user"), err);
	*id = (int64_t)found;
	return 0;
}

struct field_context
value_context(struct value_look *look)
{
	return (struct field_context){ .today = look->office->today,
		.lang = look->office->lang,
		.beside = look->beside,
		.outside = look,
		.areas = areas_of,
		.find = find_record,
		.refer = value_refer };
}

static int
parse(struct value_look look, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	struct field_context ctx = value_context(&look);

	return type_parse(&ctx, f, text, arena, out, err);
}

int
field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	return parse((struct value_look){ .office = office }, f, text, arena,
		out, err);
}

int
field_parse_row(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	return parse((struct value_look){ .office = office, .beside = true }, f,
		text, arena, out, err);
}
