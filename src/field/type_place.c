/* SPDX-License-Identifier: MIT */
/* Areas by their official code. */
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/identity/area.h"
#include "magang/identity/area_lookup.h"
#include "magang/field/merge.h"

#include "typed.h"

/* Inside the place that is known around it. Where that has none of the name it
 * is looked for anywhere: that the two do not fit is another fault. */
static int
parse_area(struct typed *t)
{
	const struct areas *areas = t->ctx->areas(t->ctx->outside, t->err);
	enum area_level level = (enum area_level)t->f->min;
	uint64_t within = t->ctx->within, code;
	struct area near;
	size_t found;

	if (!areas)
		return t->err->code;
	code = area_lookup(areas, t->text, level, within, &found);
	if (!found && within)
		code = area_lookup(areas, t->text, level, 0, &found);
	if (code)
		return typed_number(t, (int64_t)code);
	if (found > 1)
		return typed_wrong(t, _("several places have this name; give "
					"the one above it, too, or the code"));
	if (area_nearest(areas, t->text, level, within, &near) ||
		area_nearest(areas, t->text, level, 0, &near))
		return typed_wrongf(t,
			_("there is no such place; did you mean '%s'"),
			near.name);
	return typed_wrong(t, _("there is no such place"));
}

static void
write_area(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	char code[AREA_CODE_TEXT];

	(void)ctx;
	(void)f;
	buf_adds(out, area_code_format(code, (uint64_t)v->number));
}

static void
print_area(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	const struct areas *areas = ctx->areas(ctx->outside, NULL);
	struct area a;

	if (!areas || !area_find(areas, (uint64_t)v->number, &a))
		write_area(ctx, f, v, out);
	else
		buf_adds(out, ctx->lang == LANG_JA && a.ja ? a.ja : a.name);
}

static void
sample_area(const struct sampling *s, const struct fdef *f, struct value *out)
{
	int level = (int)f->max;

	if (level < AREA_REGENCY || level > AREA_VILLAGE)
		level = AREA_REGENCY;
	*out = value_number(
		(int64_t)area_parent(s->village, (enum area_level)level));
}

FIELD_TYPE(area_type,
	.type = TYPE_AREA,
	.kept = VALUE_NUMBER,
	.takes = TAKES_LEVEL,
	.parse = parse_area,
	.print = print_area,
	.write = write_area,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_AREA,
	.filter = FILTER_NUMBER,
	.chars = CHARS_ANY,
	.most = 60,
	.list = LIST_AREAS,
	.column = COLUMN_FLOW,
	.sample = sample_area);
