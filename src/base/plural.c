/* SPDX-License-Identifier: MIT */
/* Evaluated while it is read: an expression is used once a text, and short. */
#include "magang/base/plural.h"

#include <ctype.h>
#include <string.h>

#include "magang/base/mem.h"

#define DEEPEST 32

struct plural_reading {
	const char *p, *end;
	unsigned long n;
	unsigned depth;
	bool fault;
};

/* The longer one of two signs that begin alike stands first. */
static const struct plural_sign {
	char text[3];
	int binds;
} signs[] = {
	{ "||", 1 },
	{ "&&", 2 },
	{ "==", 3 },
	{ "!=", 3 },
	{ "<=", 4 },
	{ ">=", 4 },
	{ "<", 4 },
	{ ">", 4 },
	{ "+", 5 },
	{ "-", 5 },
	{ "*", 6 },
	{ "/", 6 },
	{ "%", 6 },
};

static unsigned long choice(struct plural_reading *r);

static void
blanks(struct plural_reading *r)
{
	while (r->p < r->end && isspace((unsigned char)*r->p))
		r->p++;
}

static bool
next_is(struct plural_reading *r, const char *sign)
{
	size_t len = strlen(sign);

	blanks(r);
	return (size_t)(r->end - r->p) >= len && memcmp(r->p, sign, len) == 0;
}

static bool
take(struct plural_reading *r, const char *sign)
{
	if (!next_is(r, sign))
		return false;
	r->p += strlen(sign);
	return true;
}

static unsigned long
number(struct plural_reading *r)
{
	unsigned long v = 0;

	r->fault |= r->p == r->end || !isdigit((unsigned char)*r->p);
	for (; r->p < r->end && isdigit((unsigned char)*r->p); r->p++)
		v = v * 10 + (unsigned long)(*r->p - '0');
	return v;
}

static unsigned long
operand(struct plural_reading *r)
{
	unsigned long v;

	if (take(r, "n"))
		return r->n;
	if (take(r, "(")) {
		v = choice(r);
		r->fault |= !take(r, ")");
		return v;
	}
	return number(r);
}

/* Counted, not nested: a row of signs may be long. */
static unsigned long
negation(struct plural_reading *r)
{
	unsigned long signs_before = 0, v;

	while (take(r, "!"))
		signs_before++;
	v = operand(r);
	if (signs_before)
		v = (v == 0) == (signs_before % 2);
	return v;
}

static unsigned long
divided(struct plural_reading *r, char sign, unsigned long a, unsigned long b)
{
	if (b == 0) {
		r->fault = true;
		return 0;
	}
	return sign == '/' ? a / b : a % b;
}

static unsigned long
apply(struct plural_reading *r, const struct plural_sign *sign, unsigned long a,
	unsigned long b)
{
	bool same = sign->text[1] == '=';

	switch (sign->text[0]) {
	case '|':
		return a || b;
	case '&':
		return a && b;
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '<':
		return same ? a <= b : a < b;
	case '>':
		return same ? a >= b : a > b;
	case '+':
		return a + b;
	case '-':
		return a - b;
	case '*':
		return a * b;
	default:
		return divided(r, sign->text[0], a, b);
	}
}

static const struct plural_sign *
next_sign(struct plural_reading *r)
{
	for (size_t i = 0; i < ARRAY_SIZE(signs); i++)
		if (next_is(r, signs[i].text))
			return &signs[i];
	return NULL;
}

/* Whatever binds at least so tightly. */
static unsigned long
joined(struct plural_reading *r, int binds)
{
	unsigned long v = negation(r);
	const struct plural_sign *sign;

	while (!r->fault && (sign = next_sign(r)) && sign->binds >= binds) {
		r->p += strlen(sign->text);
		v = apply(r, sign, v, joined(r, sign->binds + 1));
	}
	return v;
}

static unsigned long
choice(struct plural_reading *r)
{
	unsigned long v, yes, no;

	if (r->fault || ++r->depth > DEEPEST) {
		r->fault = true;
		return 0;
	}
	v = joined(r, 1);
	if (take(r, "?")) {
		yes = choice(r);
		r->fault |= !take(r, ":");
		no = choice(r);
		v = v ? yes : no;
	}
	r->depth--;
	return v;
}

bool
plural_form(const char *text, size_t len, unsigned long n, unsigned long *form)
{
	struct plural_reading r = { .p = text, .end = text + len, .n = n };
	unsigned long v = choice(&r);

	blanks(&r);
	if (r.fault || r.p != r.end)
		return false;
	*form = v;
	return true;
}
