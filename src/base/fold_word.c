/* SPDX-License-Identifier: MIT */
#include "fold_word.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "magang/base/mem.h"

/*
 * A word is folded in three steps: abbreviations and the many forms of
 * Muhammad by name, then the table of letters, then doubled letters. Letters of
 * the alphabet become equal here that sound alike in West Java, not those that
 * merely look alike; the rest is left to fold_like.h.
 */

#define SOFT_J 'J' /* the j from dj: it is no old y */

enum where {
	SIGN = 1 << 0,   /* an old form: this word may spell y as j */
	OLD = 1 << 1,    /* only in a word with such a sign */
	START = 1 << 2,  /* at the start of a word */
	INNER = 1 << 3,  /* not at its start */
	END = 1 << 4,    /* at the end of a word */
	CLOSED = 1 << 5, /* before a consonant or the end of the word */
	OPEN = 1 << 6,   /* before a vowel */
	AFTER_CONSONANT = 1 << 7,
};

struct fold_rule {
	const char *from, *to;
	unsigned where;
};

/* The order matters: every row sees what the rows before it left. */
static const struct fold_rule rules[] = {
	/* before 1972 */
	{ "oe", "u", SIGN },
	{ "tj", "c", SIGN },
	{ "dj", "J", SIGN },
	{ "sj", "sy", SIGN },
	{ "nj", "ny", START }, /* Nji; not Anjar, Endjang */
	{ "j", "y", OLD },     /* Soerjadi; not Jajang */
	{ "chand", "cand", START },
	{ "chr", "kr", 0 },
	{ "ch", "kh", 0 },
	/* Arabic letters that nobody here tells apart */
	{ "sy", "s", 0 },
	{ "kh", "h", 0 },
	{ "gh", "g", 0 },
	{ "dh", "d", 0 },
	{ "th", "t", 0 },
	{ "sh", "s", 0 },
	{ "ph", "p", 0 },
	{ "ts", "s", 0 }, /* Utsman */
	{ "dz", "z", 0 }, /* Dzikri */
	/* Sundanese */
	{ "f", "p", 0 },
	{ "v", "p", 0 },
	{ "z", "j", 0 },
	{ "q", "k", 0 },
	{ "x", "ks", 0 },
	/* vowels */
	{ "ie", "i", 0 },
	{ "oo", "u", 0 },
	{ "y", "i", CLOSED | INNER },         /* Dedy, Syaynal */
	{ "iy", "i", OPEN },                  /* Supriyatna */
	{ "y", "i", AFTER_CONSONANT | OPEN }, /* Setyawan */
	{ "w", "u", AFTER_CONSONANT | OPEN }, /* Ridwan, Riduan */
	{ "ae", "ai", 0 },                    /* Saepul */
	{ "au", "o", 0 },                     /* Taufik, Topik */
	{ "ao", "o", 0 },
	{ "oh", "ah", 0 }, /* Rohmat, Saepuloh */
	{ "h", "", END },
	{ "J", "j", 0 },
};

/* Whole words, as written (lower case, without dots). */
struct short_form {
	const char *from, *to;
	bool leading; /* only as the first word of a name */
};

static const struct short_form short_forms[] = {
	{ "m", FOLD_MUHAMAD, true },
	{ "moh", FOLD_MUHAMAD, false },
	{ "mohd", FOLD_MUHAMAD, false },
	{ "moch", FOLD_MUHAMAD, false },
	{ "mochd", FOLD_MUHAMAD, false },
	{ "mokh", FOLD_MUHAMAD, false },
	{ "muh", FOLD_MUHAMAD, false },
	{ "muhd", FOLD_MUHAMAD, false },
	{ "much", FOLD_MUHAMAD, false },
	{ "mukh", FOLD_MUHAMAD, false },
	{ "mhd", FOLD_MUHAMAD, false },
	{ "mhmd", FOLD_MUHAMAD, false },
	{ "mhmmd", FOLD_MUHAMAD, false },
	{ "abd", "abdul", false },
	{ "abdl", "abdul", false },
	{ "st", "siti", true },
};

static uint32_t
letter_bit(char c)
{
	if (c >= 'a' && c <= 'z')
		return 1U << (c - 'a');
	return c == SOFT_J ? 1U << 26 : 0;
}

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

#define VOWELS                                                                 \
	(1U << ('a' - 'a') | 1U << ('e' - 'a') | 1U << ('i' - 'a') |           \
		1U << ('o' - 'a') | 1U << ('u' - 'a'))

static bool
is_vowel(char c)
{
	return (letter_bit(c) & VOWELS) != 0;
}

static bool
place_fits(const struct fold_word *w, const struct fold_rule *r, size_t at,
	size_t len)
{
	bool last = at + len == w->n;
	bool before_vowel = !last && is_vowel(w->s[at + len]);

	if ((r->where & OLD && !w->old) || (r->where & START && at > 0) ||
		(r->where & INNER && at == 0))
		return false;
	if (last && w->open && r->where & (END | CLOSED))
		return false;
	if ((r->where & END && !last) || (r->where & CLOSED && before_vowel) ||
		(r->where & OPEN && !before_vowel))
		return false;
	return !(r->where & AFTER_CONSONANT) ||
	       (at > 0 && !is_vowel(w->s[at - 1]));
}

static void
replace(struct fold_word *w, size_t at, size_t len, const char *to)
{
	size_t n = strlen(to);

	if (w->n - len + n >= FOLD_WORK)
		return;
	memmove(w->s + at + n, w->s + at + len, w->n - at - len);
	memcpy(w->s + at, to, n);
	w->n += n;
	w->n -= len;
	for (size_t i = 0; i < n; i++)
		w->letters |= letter_bit(to[i]);
}

/* Few letters, so a call would cost more than they do. */
static bool
begins(const char *s, const char *with)
{
	while (*with && *s == *with) {
		s++;
		with++;
	}
	return *with == '\0';
}

static void
apply_rule(struct fold_word *w, const struct fold_rule *r)
{
	uint32_t need = letter_bit(r->from[0]) | letter_bit(r->from[1]);
	size_t len;

	if ((w->letters & need) != need)
		return;
	len = strlen(r->from);
	for (size_t at = 0; at + len <= w->n; at++) {
		if (w->s[at] != r->from[0] || !begins(w->s + at, r->from) ||
			!place_fits(w, r, at, len))
			continue;
		if (r->where & SIGN)
			w->old = true;
		replace(w, at, len, r->to);
	}
}

static void
single_letters(struct fold_word *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		if (n == 0 || w->s[n - 1] != w->s[i] || !is_letter(w->s[i]))
			w->s[n++] = w->s[i];
	w->n = n;
}

/*
 * m o|u h|ch|kh a m e|a d|t with doubled letters is Muhammad. Each row: the
 * letters that may stand there, and the letter of the key.
 */
struct fold_part {
	const char
		*letters; /* one of them, once or more; "": may be left out */
	char key;
};

static const struct fold_part muhammad[] = {
	{ "m", 'm' },
	{ "ou", 'u' },
	{ "ckh", 'h' },
	{ "ao", 'a' },
	{ "m", 'm' },
	{ "ae", 'a' },
	{ "dt", 'd' },
};

/* The key of as much of Muhammad as the word holds; false: another word. */
static bool
fold_muhammad(struct fold_word *w)
{
	char key[ARRAY_SIZE(muhammad)];
	size_t at = 0, n = 0;

	for (; n < ARRAY_SIZE(muhammad) && at < w->n; n++) {
		size_t len = strspn(w->s + at, muhammad[n].letters);

		if (len == 0)
			return false;
		key[n] = muhammad[n].key;
		at += len;
	}
	if (at < w->n || (n < ARRAY_SIZE(muhammad) && (!w->open || n < 3)))
		return false;
	memcpy(w->s, key, n);
	w->n = n;
	return true;
}

static bool
fold_short_form(struct fold_word *w, bool leading)
{
	for (size_t i = 0; i < ARRAY_SIZE(short_forms); i++) {
		const struct short_form *f = &short_forms[i];

		if (f->from[0] != w->s[0] || strcmp(f->from, w->s) != 0 ||
			(f->leading && !leading))
			continue;
		w->n = strlen(f->to);
		memcpy(w->s, f->to, w->n);
		return true;
	}
	return false;
}

void
fold_word(struct fold_word *w, bool leading)
{
	if (!w->open && fold_short_form(w, leading))
		return;
	if (w->s[0] == 'm' && fold_muhammad(w))
		return;
	for (size_t i = 0; i < w->n; i++)
		w->letters |= letter_bit(w->s[i]);
	for (size_t i = 0; i < ARRAY_SIZE(rules); i++)
		apply_rule(w, &rules[i]);
	single_letters(w);
}
