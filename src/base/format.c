/* SPDX-License-Identifier: MIT */
#include "magang/base/format.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "magang/base/mem.h"

#define ARGS 16
#define WIDEST 999 /* columns; more would be a fault of the file */

/* The arguments that a format takes: type, 0 where none is taken. A format
 * either counts them or names them ("%2$s"), as printf wants it. */
struct taken {
	uint16_t types[ARGS];
	size_t counted;
	bool named;
};

/* `at` counts from 1; 0: the next one. */
static bool
take(struct taken *t, size_t at, uint16_t type)
{
	t->named |= at > 0;
	if (at == 0)
		at = ++t->counted;
	if (at > ARGS || (t->named && t->counted))
		return false;
	if (t->types[at - 1] && t->types[at - 1] != type)
		return false;
	t->types[at - 1] = type;
	return true;
}

static size_t
digits(const char **p)
{
	size_t v = 0;

	for (; isdigit((unsigned char)**p); ++*p)
		v = v > WIDEST ? v : v * 10 + (size_t)(**p - '0');
	return v;
}

/* "12$"; 0, and nothing is skipped, where there is none. */
static size_t
position(const char **p)
{
	const char *q = *p;
	size_t v = digits(&q);

	if (v == 0 || *q != '$')
		return 0;
	*p = q + 1;
	return v;
}

/* A width or a precision, which may be an argument. */
static bool
size_of_field(const char **p, struct taken *t)
{
	if (**p != '*')
		return digits(p) <= WIDEST;
	++*p;
	return take(t, position(p), 'd');
}

/* "l", or "ll" as another one. */
static uint16_t
length(const char **p)
{
	char letter = **p;
	bool twice = letter == (*p)[1];

	if (!letter || !strchr("hlLjzt", letter))
		return 0;
	*p += twice ? 2 : 1;
	return (uint16_t)(letter + (twice ? 0x80 : 0));
}

/* 0: unknown, or writes (%n). */
static uint16_t
class_of(char letter)
{
	static const char *const classes[] = { "di", "ouxX", "aAeEfFgG", "c",
		"s", "p" };

	for (size_t i = 0; letter && i < ARRAY_SIZE(classes); i++)
		if (strchr(classes[i], letter))
			return (uint16_t)classes[i][0];
	return 0;
}

/* What stands behind a %. */
static bool
conversion(const char **p, struct taken *t)
{
	size_t at = position(p);
	uint16_t class, size;

	*p += strspn(*p, "-+ #0'");
	if (!size_of_field(p, t))
		return false;
	if (**p == '.') {
		++*p;
		if (!size_of_field(p, t))
			return false;
	}
	size = length(p);
	class = class_of(**p);
	if (!class)
		return false;
	++*p;
	return take(t, at, (uint16_t)(size << 8 | class));
}

static bool
read_format(const char *s, struct taken *t)
{
	*t = (struct taken){ 0 };
	while ((s = strchr(s, '%'))) {
		s++;
		if (*s == '%')
			s++;
		else if (!conversion(&s, t))
			return false;
	}
	return true;
}

bool
format_fits(const char *ours, const char *text)
{
	struct taken a, b;
	bool end = false;

	if (!read_format(ours, &a))
		return true;
	if (!read_format(text, &b))
		return false;
	for (size_t i = 0; i < ARGS; i++) {
		/* behind one that is left out printf does not find the others
		 */
		end |= !b.types[i];
		if (b.types[i] && (end || b.types[i] != a.types[i]))
			return false;
	}
	return true;
}
