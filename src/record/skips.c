/* SPDX-License-Identifier: MIT */
#include "magang/record/skips.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

void
skips_add(struct buf *detail, size_t index, int code, const char *why)
{
	buf_addf(detail, "%zu %s %s\n", index, err_id(code), why);
}

/* The index at the head of the line; what is no line ends the list. */
static void
read_index(struct skips *s)
{
	size_t n = 0, digits = 0;

	while (s->p + digits < s->end && s->p[digits] >= '0' &&
		s->p[digits] <= '9' && digits < 6)
		n = n * 10 + (size_t)(s->p[digits++] - '0');
	s->named = digits ? n : SIZE_MAX;
	s->p += digits;
}

static void
read_answer(struct skips *s)
{
	const char *nl = memchr(s->p, '\n', (size_t)(s->end - s->p));
	const char *end = nl ? nl : s->end, *id = s->p + 1, *space;
	char *word;

	space = id < end ? memchr(id, ' ', (size_t)(end - id)) : NULL;
	word = xstrndup(id, space ? (size_t)(space - id) : 0);
	s->code = err_from_id(word);
	free(word);
	s->why = space ? space + 1 : end;
	s->why_len = (size_t)(end - s->why);
	s->p = nl ? nl + 1 : s->end;
	read_index(s);
}

void
skips_begin(struct skips *s, const char *detail, size_t len)
{
	const char *text = detail ? detail : "";

	*s = (struct skips){ .p = text, .end = text + len };
	read_index(s);
}

int
skips_next(struct skips *s, const struct op *op)
{
	size_t at = s->at++;

	if (s->group && op->with)
		return s->code;
	s->group = at == s->named && op->soft;
	if (at != s->named)
		return 0;
	read_answer(s);
	return s->code;
}

void
change_mark(struct change *c, const char *detail, size_t len)
{
	struct skips s;

	skips_begin(&s, detail, len);
	for (size_t i = 0; i < c->n; i++) {
		struct op *op = &c->ops[i];

		op->refused = skips_next(&s, op);
		op->why = op->refused
				  ? arena_strndup(c->arena, s.why, s.why_len)
				  : "";
	}
}
