/* SPDX-License-Identifier: MIT */
/* Other records, as offices name them. */
#include "magang/base/buf.h"
#include "magang/field/merge.h"

#include "typed.h"

static int
parse_ref(struct typed *t)
{
	int64_t id;
	int rc = t->ctx->find(t->ctx->outside, t->f, t->text, &id, t->err);

	return rc ? rc : typed_number(t, id);
}

static void
print_ref(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	ctx->refer(ctx->outside, f, v->number, true, out);
}

static void
write_ref(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	ctx->refer(ctx->outside, f, v->number, false, out);
}

static void
sample_ref(const struct sampling *s, const struct fdef *f, struct value *out)
{
	int64_t id = s->refer(s->outside, f);

	if (id)
		*out = value_number(id);
}

FIELD_TYPE(ref_type,
	.type = TYPE_REF,
	.kept = VALUE_NUMBER,
	.takes = TAKES_TO,
	.parse = parse_ref,
	.print = print_ref,
	.write = write_ref,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_REF,
	.filter = FILTER_NUMBER,
	.chars = CHARS_ANY,
	.most = 60,
	.list = LIST_RECORDS,
	.column = COLUMN_FLOW,
	.sample = sample_ref);
