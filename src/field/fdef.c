/* SPDX-License-Identifier: MIT */
#include "magang/field/fdef.h"

#include "magang/base/date.h"
#include "magang/base/num.h"

#include <assert.h>
#include <string.h>

/* Bits that two flags shared would be added twice. */
#define FLAGS(op)                                                                  \
	(FDEF_REPEAT op FDEF_VERIFY op FDEF_CLEAR op FDEF_HIDDEN op FDEF_RECKONED  \
			op FDEF_FIXED op FDEF_PAST op FDEF_WHOLE op FDEF_INNER     \
				op FDEF_WORDS op FDEF_PLACES op FDEF_PASSING       \
					op FDEF_OFFICE op FDEF_ELSEWHERE op        \
						FDEF_GIVEN op FDEF_ITSELF op       \
							FDEF_PAIR op FDEF_BIRTH op \
								FDEF_DOUBTFUL)
static_assert(FLAGS(+) == FLAGS(|), "two flags have one bit");

const char *const fdef_type_word[TYPE_COUNT] = {
#define FDEF_WORD(type, word, row) [type] = word,
	FDEF_TYPES(FDEF_WORD)
#undef FDEF_WORD
};

struct value
value_number(int64_t n)
{
	return (struct value){ .kind = VALUE_NUMBER, .number = n };
}

struct value
value_text(const char *s)
{
	return (struct value){
		.kind = VALUE_TEXT, .text = s, .len = strlen(s)
	};
}

struct value
value_none(void)
{
	return (struct value){ .kind = VALUE_UNKNOWN };
}

bool
value_equal(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_NUMBER)
		return a->number == b->number;
	if (a->kind == VALUE_TEXT)
		return a->len == b->len &&
		       (a->len == 0 || memcmp(a->text, b->text, a->len) == 0);
	return true;
}

enum fdef_privacy
fdef_class(const struct fdef *f)
{
	if (f->privacy == PRIVACY_HEALTH)
		return PRIVACY_HEALTH;
	return f->flags & FDEF_CLEAR ? PRIVACY_PUBLIC : PRIVACY_PERSONAL;
}

int
fdef_choice(const struct fdef *f, const char *code, size_t len)
{
	size_t i;

	for (i = 0; i < f->n_choices; i++) {
		const char *c = f->choices[i].code;

		if (strncmp(c, code, len) == 0 && c[len] == '\0')
			return (int)i;
	}
	return -1;
}

static bool
is_one_of(enum fdef_type type)
{
	return type == TYPE_CHOICE || type == TYPE_LEVEL;
}

static bool
points_alike(const struct fdef *a, const struct fdef *b)
{
	return a->to && b->to ? strcmp(a->to, b->to) == 0 : a->to == b->to;
}

static bool
types_alike(const struct fdef *a, const struct fdef *b)
{
	return (a->type == b->type ||
		       (is_one_of(a->type) && is_one_of(b->type))) &&
	       points_alike(a, b);
}

bool
fdef_keeps_all(const struct fdef *was, const struct fdef *is)
{
	if (!types_alike(was, is) || (is->n_choices && !was->n_choices))
		return false;
	for (size_t i = 0; is->n_choices && i < was->n_choices; i++) {
		const char *code = was->choices[i].code;

		if (fdef_choice(is, code, strlen(code)) < 0)
			return false;
	}
	return true;
}

bool
fdef_keeps(const struct fdef *was, const struct fdef *is, const struct value *v)
{
	size_t n;

	if (!types_alike(was, is))
		return false;
	if (!is->n_choices || v->kind != VALUE_TEXT)
		return true;
	for (size_t at = 0; at < v->len; at += n + 1) {
		const char *blank = memchr(v->text + at, ' ', v->len - at);

		n = blank ? (size_t)(blank - v->text) - at : v->len - at;
		if (fdef_choice(is, v->text + at, n) < 0)
			return false;
	}
	return true;
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

bool
fdef_count_fits(const struct fdef *f, int64_t number)
{
	return !(f->flags & FDEF_WHOLE) || number % DECIMAL_ONE == 0;
}

bool
fdef_day_fits(const struct fdef *f, int64_t date, int32_t today)
{
	return !(f->flags & FDEF_PAST) ||
	       (date <= today && date >= date_from_civil(1900, 1, 1));
}
