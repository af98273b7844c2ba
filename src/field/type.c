/* SPDX-License-Identifier: MIT */
/* The table of types, and what is done to a value of any. */
#include "magang/field/type.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"
#include "typed.h"

static const struct field_type *const types[TYPE_COUNT] = {
#define FDEF_TABLE(type, word, row) [type] = &(row),
	FDEF_TYPES(FDEF_TABLE)
#undef FDEF_TABLE
};

const struct field_type *
type_of(const struct fdef *f)
{
	assert((unsigned)f->type < TYPE_COUNT);
	return types[f->type];
}

bool
fdef_is_number(enum fdef_type type)
{
	return (unsigned)type < TYPE_COUNT && types[type]->kept == VALUE_NUMBER;
}

/* ---- as typed ----------------------------------------------------------- */

/* Text that a terminal or a reader could be fooled by is refused by name. */
static int
check_characters(struct typed *t)
{
	uint32_t cp =
		utf8_foul(t->text, strlen(t->text), t->f->type == TYPE_NOTE);

	return cp ? err_set(t->err, MG_EDATA,
			    _("%s: holds the invisible character "
			      "U+%04X; type it anew"),
			    t->f->name, (unsigned)cp)
		  : 0;
}

int
type_parse(const struct field_context *ctx, const struct fdef *f,
	const char *text, struct arena *arena, struct value *out,
	struct err *err)
{
	struct typed t = { ctx, f, NULL, arena, out, err };
	size_t n = strlen(text);
	char *normal;
	int rc;

	if (!utf8_valid(text, n))
		return err_set(
			err, MG_EDATA, _("%s: is no text in UTF-8"), f->name);
	while (n && isspace((unsigned char)text[n - 1]))
		n--;
	while (n && isspace((unsigned char)*text)) {
		text++;
		n--;
	}
	if (n == 0) {
		*out = value_none();
		return 0;
	}
	normal = utf8_normal(text, n);
	t.text = normal;
	rc = check_characters(&t);
	if (!rc)
		rc = type_of(f)->parse(&t);
	free(normal);
	return rc;
}

/* ---- shown -------------------------------------------------------------- */

/* What an older definition of the field has left is shown as it is kept. */
static bool
write_foreign(const struct fdef *f, const struct value *v, struct buf *out)
{
	char text[DECIMAL_TEXT];

	if (v->kind == type_of(f)->kept)
		return false;
	if (v->kind == VALUE_TEXT)
		buf_add(out, v->text, v->len);
	else if (v->kind == VALUE_NUMBER)
		buf_adds(out, decimal_format(text, v->number));
	return true;
}

void
type_print(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	if (!write_foreign(f, v, out))
		type_of(f)->print(ctx, f, v, out);
}

void
type_write(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	if (!write_foreign(f, v, out))
		type_of(f)->write(ctx, f, v, out);
}

bool
type_is_masked(const struct fdef *f)
{
	return type_of(f)->mask != mask_open;
}

/* ---- compared ----------------------------------------------------------- */

int64_t
type_rank(const struct fdef *f, const struct value *v)
{
	if (v->kind == VALUE_NUMBER)
		return v->number;
	return v->kind == VALUE_TEXT ? fdef_choice(f, v->text, v->len) : -1;
}
