/* SPDX-License-Identifier: MIT */
/* Lists that two may change at once: wishes in an order, marks of a group. */
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/marks.h"
#include "magang/base/marks_pack.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"
#include "magang/field/merge.h"
#include "typed.h"

/* ---- references in an order --------------------------------------------- */

static uint64_t
find_word(void *ctx, const char *word, size_t len)
{
	struct typed *t = ctx;
	char *copy = xstrndup(word, len);
	int64_t id = 0;

	if (t->ctx->find(t->ctx->outside, t->f, copy, &id, t->err))
		id = 0;
	free(copy);
	return (uint64_t)id;
}

static const char *
refs_rule(enum refs_fault fault)
{
	switch (fault) {
	case REFS_TWICE:
		return _("one record stands in it twice");
	case REFS_MANY:
		return _("at most 10 records");
	default:
		return _("write the best first: A B=C !D");
	}
}

static int
take_refs(struct typed *t, const struct refs *refs)
{
	struct buf text = BUF_INIT;
	int rc;

	refs_print(refs, NULL, NULL, &text);
	rc = typed_text(t, buf_str(&text));
	buf_release(&text);
	return rc;
}

static int
parse_refs(struct typed *t)
{
	struct refs refs;
	size_t at;
	enum refs_fault fault =
		refs_parse(t->text, strlen(t->text), find_word, t, &refs, &at);

	if (fault == REFS_UNKNOWN)
		return t->err->code;
	if (fault != REFS_OK)
		return typed_wrong(t, refs_rule(fault));
	return take_refs(t, &refs);
}

/* What is kept is canonical; without a value the list is empty. */
static struct refs
refs_of(const struct value *v)
{
	struct refs refs = { 0 };
	size_t at;

	if (v->kind == VALUE_TEXT &&
		refs_parse(v->text, v->len, NULL, NULL, &refs, &at) != REFS_OK)
		refs.n = 0;
	return refs;
}

struct refs_naming {
	const struct field_context *ctx;
	const struct fdef *f;
	bool for_people;
};

static void
name_ref(void *ctx, uint64_t id, struct buf *out)
{
	const struct refs_naming *n = ctx;

	n->ctx->refer(n->ctx->outside, n->f, (int64_t)id, n->for_people, out);
}

static void
print_refs(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	struct refs_naming naming = { ctx, f, true };
	struct refs refs = refs_of(v);

	refs_print(&refs, name_ref, &naming, out);
}

static void
write_refs(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	struct refs_naming naming = { ctx, f, false };
	struct refs refs = refs_of(v);

	refs_print(&refs, name_ref, &naming, out);
}

static void
sample_refs(const struct sampling *s, const struct fdef *f, struct value *out)
{
	struct buf text = BUF_INIT;
	struct refs refs = { 0 };
	int64_t id = s->refer(s->outside, f);

	if (!id)
		return;
	refs.row[refs.n++] = (struct ref){ (uint64_t)id, 1 };
	refs_print(&refs, NULL, NULL, &text);
	*out = sample_format(s, "%s", buf_str(&text));
	buf_release(&text);
}

FIELD_TYPE(refs_type,
	.type = TYPE_REFS,
	.kept = VALUE_TEXT,
	.takes = TAKES_TO,
	.parse = parse_refs,
	.print = print_refs,
	.write = write_refs,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_refs,
	.meaning = XT_TEXT,
	.filter = FILTER_WORD,
	.chars = CHARS_ANY,
	.most = 400,
	.list = LIST_NONE,
	.column = COLUMN_FLOW,
	.sample = sample_refs);

/* ---- marks by roll number ----------------------------------------------- */

static const char *
marks_rule(enum marks_fault fault)
{
	switch (fault) {
	case MARKS_TWICE:
		return _("one number stands in it twice");
	case MARKS_MANY:
		return _("at most 200 marks");
	default:
		return _("write NUMBER:MARK, as in 3:a 7:s");
	}
}

static int
parse_marks(struct typed *t)
{
	struct buf text = BUF_INIT;
	struct marks marks;
	size_t at;
	enum marks_fault fault =
		marks_parse(t->text, strlen(t->text), &marks, &at);
	int rc;

	if (fault != MARKS_OK)
		return typed_wrong(t, marks_rule(fault));
	marks_pack(&marks, &text);
	rc = typed_text(t, buf_str(&text));
	buf_release(&text);
	return rc;
}

static void
write_marks(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	struct marks *marks = xmalloc(sizeof(*marks));

	(void)ctx;
	(void)f;
	if (marks_unpack(v->text, v->len, marks))
		marks_print(marks, out);
	free(marks);
}

static void
sample_marks(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "%ua%us", 2 + s->below(s->outside, 9),
		12 + s->below(s->outside, 10));
}

FIELD_TYPE(marks_type,
	.type = TYPE_MARKS,
	.kept = VALUE_TEXT,
	.takes = TAKES_NOTHING,
	.parse = parse_marks,
	.print = write_marks,
	.write = write_marks,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_marks,
	.meaning = XT_TEXT,
	.filter = FILTER_WORD,
	.chars = CHARS_ANY,
	.most = 2200,
	.list = LIST_NONE,
	.column = COLUMN_FLOW,
	.sample = sample_marks);
