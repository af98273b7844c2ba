/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"

/* ---- as typed ----------------------------------------------------------- */

#define SHOWN_COLUMNS 60 /* of a value that is refused */

int
typed_wrong(struct typed *t, const char *rule)
{
	struct buf shown = BUF_INIT;

	if (t->ctx->beside)
		return err_set(t->err, MG_EDATA, "%s", rule);
	utf8_print(&shown, t->text, SHOWN_COLUMNS);
	err_set(t->err, MG_EDATA, _("%s '%s': %s"), t->f->name, buf_str(&shown),
		rule);
	buf_release(&shown);
	return MG_EDATA;
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

/* ---- shown -------------------------------------------------------------- */

void
write_text(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)ctx;
	(void)f;
	buf_add(out, v->text, v->len);
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

/* ---- compared ----------------------------------------------------------- */

size_t
key_none(const struct value *v, uint8_t out[TYPE_KEY])
{
	(void)v;
	(void)out;
	return 0;
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
