/* SPDX-License-Identifier: MIT */
#include "magang/base/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "fold_word.h"

#define FULL_WIDTH_A 0xFF41

static size_t
cut_at_character(const char *s, size_t n, size_t max)
{
	if (n <= max)
		return n;
	while (max > 0 && ((unsigned char)s[max] & 0xC0) == 0x80)
		max--;
	return max;
}

static void
keep_word(struct fold_name *out, const struct fold_word *w)
{
	size_t n = cut_at_character(w->s, w->n, FOLD_WORD - 1);
	char *to = out->word[out->n];

	if (n == 0)
		return;
	memcpy(to, w->s, n);
	to[n] = '\0';
	for (size_t i = 0; i < out->n; i++)
		if (strcmp(out->word[i], to) == 0)
			return;
	out->n++;
}

enum part_of_text { PART_WORD, PART_NOTHING, PART_BETWEEN };

/* Apostrophes in all the shapes that keyboards have for the hamza. */
static bool
is_apostrophe(int32_t cp)
{
	return cp == '\'' || cp == '`' || cp == 0xB4 ||
	       (cp >= 0x2BB && cp <= 0x2BF) || (cp >= 0x2018 && cp <= 0x201B);
}

static enum part_of_text
part_of_text(int32_t cp)
{
	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
		return PART_WORD;
	if (is_apostrophe(cp))
		return PART_NOTHING;
	if (cp < 0x80)
		return PART_BETWEEN;
	if (utf8_kind((uint32_t)cp) >= UTF8_BIDI)
		return PART_NOTHING;
	return utf8_script((uint32_t)cp) != SCRIPT_COMMON ? PART_WORD
							  : PART_BETWEEN;
}

/*
 * Letters that look like those of a name and are others: they come by copying,
 * or so that a name is not found. After Unicode TR39, confusables.txt, for what
 * utf8_caseless() leaves; a capital decides where the two cases look different,
 * as names begin with one.
 */
static const struct look {
	uint16_t cp;
	char as[3];
} looks[] = {
	{ 0xE6, "ae" },
	{ 0xF0, "d" },
	{ 0xF8, "o" },
	{ 0x111, "d" },
	{ 0x127, "h" },
	{ 0x131, "i" },
	{ 0x133, "ij" },
	{ 0x142, "l" },
	{ 0x153, "oe" },
	{ 0x237, "j" },
	{ 0x251, "a" },
	{ 0x261, "g" },
	{ 0x269, "i" },
	{ 0x26A, "i" },
	{ 0x3B1, "a" },
	{ 0x3B2, "b" },
	{ 0x3B5, "e" },
	{ 0x3B6, "z" },
	{ 0x3B7, "h" },
	{ 0x3B9, "i" },
	{ 0x3BA, "k" },
	{ 0x3BC, "m" },
	{ 0x3BD, "n" },
	{ 0x3BF, "o" },
	{ 0x3C1, "p" },
	{ 0x3C4, "t" },
	{ 0x3C5, "y" },
	{ 0x3C7, "x" },
	{ 0x430, "a" },
	{ 0x432, "b" },
	{ 0x435, "e" },
	{ 0x43A, "k" },
	{ 0x43C, "m" },
	{ 0x43D, "h" },
	{ 0x43E, "o" },
	{ 0x440, "p" },
	{ 0x441, "c" },
	{ 0x442, "t" },
	{ 0x443, "y" },
	{ 0x445, "x" },
	{ 0x455, "s" },
	{ 0x456, "i" },
	{ 0x458, "j" },
	{ 0x4BB, "h" },
	{ 0x4CF, "i" },
	{ 0x501, "d" },
	{ 0x51B, "q" },
	{ 0x51D, "w" },
};

static int
by_code(const void *key, const void *row)
{
	return *(const int32_t *)key - ((const struct look *)row)->cp;
}

/* The letters of the alphabet that it looks like; "": it is like none. */
static void
look_of(int32_t cp, char as[3])
{
	const struct look *look =
		cp < looks[0].cp ? NULL
				 : bsearch(&cp, looks, ARRAY_SIZE(looks),
					   sizeof(*looks), by_code);

	as[0] = as[1] = '\0';
	if (look)
		memcpy(as, look->as, sizeof(look->as));
	else if (cp >= FULL_WIDTH_A && cp < FULL_WIDTH_A + 26)
		as[0] = (char)('a' + cp - FULL_WIDTH_A);
}

static void
add_letter(struct fold_word *w, int32_t cp, const char *letter, size_t len)
{
	char as[3];

	look_of(cp, as);
	if (as[0]) {
		letter = as;
		len = strlen(as);
	}
	if (w->n + len > FOLD_RAW)
		return;
	memcpy(w->s + w->n, letter, len);
	w->n += len;
}

/* Reads the next word of *s; false at the end of the text. */
static bool
next_word(struct fold_word *w, const char **s)
{
	const char *end = *s + strlen(*s);

	w->n = 0;
	w->letters = 0;
	w->old = false;
	w->open = true;
	while (*s < end) {
		const char *start = *s;
		int32_t cp = utf8_next(s, end);
		enum part_of_text part = part_of_text(cp);

		if (part == PART_BETWEEN && w->n > 0) {
			w->open = false;
			break;
		}
		if (part == PART_WORD)
			add_letter(w, cp, start, (size_t)(*s - start));
	}
	w->s[w->n] = '\0';
	return w->n > 0;
}

void
fold_name(struct fold_name *out, const char *text, int flags)
{
	char *lower = utf8_caseless(text);
	const char *s = lower;
	struct fold_word w;
	bool leading = true;

	out->n = 0;
	while (out->n < FOLD_WORDS && next_word(&w, &s)) {
		w.open = w.open && flags & FOLD_PREFIX;
		fold_word(&w, leading);
		keep_word(out, &w);
		leading = false;
	}
	free(lower);
}

size_t
fold_shared(const struct fold_name *name, size_t i)
{
	const char *word = name->word[i];
	size_t most = 0;

	for (size_t j = 0; j < name->n; j++) {
		size_t n = 0;

		while (word[n] && word[n] == name->word[j][n])
			n++;
		if (n > most && strcmp(name->word[j], word) < 0)
			most = n;
	}
	return most;
}

void
fold_join(char *out, size_t size, const struct fold_name *name)
{
	size_t n = 0;

	if (size == 0)
		return;
	for (size_t i = 0; i < name->n; i++) {
		size_t len = strlen(name->word[i]);

		if (n + (i > 0) + len >= size)
			break;
		if (i > 0)
			out[n++] = ' ';
		memcpy(out + n, name->word[i], len);
		n += len;
	}
	out[n] = '\0';
}

/* --- likeness ------------------------------------------------------------ */
