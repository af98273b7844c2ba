/* SPDX-License-Identifier: MIT */
/* The table of types, and what all of them have in common. */
#include "magang/field/type.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
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

int
typed_wrong(struct typed *t, const char *rule)
{
	if (t->ctx->beside)
		return err_set(t->err, MG_EDATA, "%s", rule);
	return err_set(
		t->err, MG_EDATA, _("%s '%s': %s"), t->f->name, t->text, rule);
}

int
typed_wrongf(struct typed *t, const char *fmt, ...)
{
	struct buf rule = BUF_INIT;
	va_list va;
	int rc;

	va_start(va, fmt);
	buf_vaddf(&rule, fmt, va);
	va_end(va);
	rc = typed_wrong(t, buf_str(&rule));
	buf_release(&rule);
	return rc;
}

int
typed_text(struct typed *t, const char *text)
{
	size_t n = strlen(text);

	*t->out = (struct value){ VALUE_TEXT, 0,
		arena_strndup(t->arena, text, n), n };
	return 0;
}

int
typed_number(struct typed *t, int64_t number)
{
	*t->out = value_number(number);
	return 0;
}

static size_t
characters(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

int
typed_length(struct typed *t)
{
	size_t n = characters(t->text);
	char rule[80];

	if (t->f->max == 0 ||
		(n >= (size_t)t->f->min && n <= (size_t)t->f->max))
		return 0;
	snprintf(rule, sizeof(rule),
		_("must have %d to %d characters, has %zu"), (int)t->f->min,
		(int)t->f->max, n);
	return typed_wrong(t, rule);
}

/* Text that a terminal or a reader could be fooled by is refused by name. */
static int
check_characters(struct typed *t)
{
	const char *s = t->text, *end = s + strlen(s);

	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		enum utf8_kind kind =
			cp < 0 ? UTF8_CONTROL : utf8_kind((uint32_t)cp);

		if (kind == UTF8_CONTROL && cp == '\n' &&
			t->f->type == TYPE_NOTE)
			continue;
		if (kind == UTF8_CONTROL || kind == UTF8_BIDI ||
			kind == UTF8_INVISIBLE)
			return err_set(t->err, MG_EDATA,
				_("%s: holds the invisible character "
				  "U+%04" PRIX32 "; type it anew"),
				t->f->name, (uint32_t)cp);
	}
	return 0;
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

void
write_text(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)ctx;
	(void)f;
	buf_add(out, v->text, v->len);
}

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

void
mask_open(const struct value *v, struct buf *out)
{
	buf_add(out, v->text, v->len);
}

void
mask_whole(const struct value *v, struct buf *out)
{
	(void)v;
	buf_adds(out, "****");
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

size_t
key_none(const struct value *v, uint8_t out[TYPE_KEY])
{
	(void)v;
	(void)out;
	return 0;
}

uint64_t
digits_key(const struct value *v)
{
	uint64_t n = 0;

	if (!v || v->kind != VALUE_TEXT)
		return 0;
	for (size_t i = 0; i < v->len && n < UINT64_MAX / 100; i++)
		if (v->text[i] >= '0' && v->text[i] <= '9')
			n = n * 10 + (uint64_t)(v->text[i] - '0');
	return n;
}

size_t
key_digits(const struct value *v, uint8_t out[TYPE_KEY])
{
	uint64_t number = digits_key(v);

	put_u64(out, number);
	return number ? 8 : 0;
}

/* ---- invented ----------------------------------------------------------- */

struct value
sample_format(const struct sampling *s, const char *fmt, ...)
{
	char text[256];
	va_list va;

	va_start(va, fmt);
	vsnprintf(text, sizeof(text), fmt, va);
	va_end(va);
	return value_text(arena_strndup(s->arena, text, strlen(text)));
}

bool
sample_chance(const struct sampling *s, unsigned permille)
{
	return s->below(s->outside, 1000) < permille;
}
