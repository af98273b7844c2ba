/* SPDX-License-Identifier: MIT */
#include "magang/base/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/*
 * A word is folded in three steps: abbreviations and the many forms of
 * Muhammad by name, then the table of letters, then doubled letters. Letters of
 * the alphabet become equal here that sound alike in West Java, not those that
 * merely look alike; the rest is left to fold_likeness().
 */

#define MUHAMAD "muhamad"
#define RAW 48   /* bytes of a word that are looked at */
#define WORK 128 /* room for a word in work: x becomes ks */
#define FULL_WIDTH_A 0xFF41
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
	{ "m", MUHAMAD, true },
	{ "moh", MUHAMAD, false },
	{ "mohd", MUHAMAD, false },
	{ "moch", MUHAMAD, false },
	{ "mochd", MUHAMAD, false },
	{ "mokh", MUHAMAD, false },
	{ "muh", MUHAMAD, false },
	{ "muhd", MUHAMAD, false },
	{ "much", MUHAMAD, false },
	{ "mukh", MUHAMAD, false },
	{ "mhd", MUHAMAD, false },
	{ "mhmd", MUHAMAD, false },
	{ "mhmmd", MUHAMAD, false },
	{ "abd", "abdul", false },
	{ "abdl", "abdul", false },
	{ "st", "siti", true },
};

struct fold_word {
	char s[WORK];
	size_t n;
	uint32_t letters; /* bits of letters that may be in s; never too few */
	bool old;
	bool open; /* nothing stands behind it: with FOLD_PREFIX it may go on */
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

	if (w->n - len + n >= WORK)
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

/* s is NUL-terminated here and not any more behind. */
static void
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

/* --- names --------------------------------------------------------------- */

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
	if (w->n + len > RAW)
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

#define DISTANCE_MAX 64 /* bytes; longer words are equal or far */

static int
min_int(int a, int b)
{
	return a < b ? a : b;
}

/*
 * Optimal string alignment. rows[0] is the row in work, rows[1] and rows[2]
 * the two before it.
 */
static int
alignment(const char *a, int n, const char *b, int m, int limit)
{
	int rows[3][DISTANCE_MAX + 1];
	int *row = rows[0], *above = rows[1], *second = rows[2];

	for (int j = 0; j <= m; j++)
		row[j] = j;
	for (int i = 1; i <= n; i++) {
		int *free_row = second, best = i;

		second = above;
		above = row;
		row = free_row;
		row[0] = i;
		for (int j = 1; j <= m; j++) {
			int d = above[j - 1] + (a[i - 1] != b[j - 1]);

			d = min_int(d, 1 + min_int(above[j], row[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				a[i - 2] == b[j - 1])
				d = min_int(d, second[j - 2] + 1);
			row[j] = d;
			best = min_int(best, d);
		}
		if (best > limit)
			return limit + 1;
	}
	return min_int(row[m], limit + 1);
}

int
fold_distance(const char *a, const char *b, int limit)
{
	size_t n, m;

	while (*a && *a == *b) {
		a++;
		b++;
	}
	n = strlen(a);
	m = strlen(b);
	while (n > 0 && m > 0 && a[n - 1] == b[m - 1]) {
		n--;
		m--;
	}
	if (n == 0 && m == 0)
		return 0;
	if (n > DISTANCE_MAX || m > DISTANCE_MAX ||
		abs((int)n - (int)m) > limit)
		return limit + 1;
	return alignment(a, (int)n, b, (int)m, limit);
}

/* Words with no more than half of their letters in common are strangers. */
static int
word_likeness(const char *a, const char *b)
{
	int n = (int)strlen(a), m = (int)strlen(b);
	int longer = n > m ? n : m;
	int limit = (longer - 1) / 2;
	int d = fold_distance(a, b, limit);

	return d > limit ? 0 : 1000 - 1000 * d / longer;
}

/* What the words of a find in b, and what they could find at most. */
static void
add_likeness(const struct fold_name *a, const struct fold_name *b, int *found,
	int *all)
{
	for (size_t i = 0; i < a->n; i++) {
		int weight = strcmp(a->word[i], MUHAMAD) == 0 ? 1 : 4;
		int best = 0;

		for (size_t j = 0; j < b->n && best < 1000; j++) {
			int like = word_likeness(a->word[i], b->word[j]);

			best = like > best ? like : best;
		}
		*found += weight * best;
		*all += weight;
	}
}

int
fold_likeness(const struct fold_name *a, const struct fold_name *b)
{
	int found = 0, all = 0;

	add_likeness(a, b, &found, &all);
	add_likeness(b, a, &found, &all);
	return all ? found / all : 0;
}
