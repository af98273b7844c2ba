/* SPDX-License-Identifier: MIT */
#include "magang/identity/name.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/*
 * Civil records carry no titles, but KK and KTP may (Permendagri 73/2022), and
 * lists of offices do. Titles are no part of the name that is compared.
 */

enum title_flags {
	/* A title without its dots too: "Drs Karma", "KARMA SE". Not so H and
	 * R, which may be the initial of a name. */
	TITLE_BARE = 1 << 0,
	/* Without dots only in capitals: "Karma SE" but "Karma Se". */
	TITLE_CAPITALS = 1 << 1,
	/* A prefix with dots inside; "Dr.H." is two. */
	TITLE_DOTTED = 1 << 2,
};

struct title {
	char letters[8]; /* without dots, in lower case */
	unsigned flags;
};

static const struct title prefixes[] = {
	{ "h", 0 },
	{ "hj", TITLE_BARE },
	{ "kh", TITLE_BARE | TITLE_DOTTED },
	{ "ust", TITLE_BARE },
	{ "ustad", TITLE_BARE },
	{ "ustadz", TITLE_BARE },
	{ "r", 0 },
	{ "rd", TITLE_BARE },
	{ "raden", TITLE_BARE },
	{ "ra", TITLE_DOTTED },
	{ "tb", TITLE_BARE },
	{ "ir", TITLE_BARE },
	{ "drs", TITLE_BARE },
	{ "dra", TITLE_BARE },
	{ "dr", TITLE_BARE },
	{ "drg", TITLE_BARE },
	{ "drh", TITLE_BARE },
	{ "prof", TITLE_BARE },
	{ "bpk", TITLE_BARE },
	{ "bapak", TITLE_BARE },
	{ "ibu", TITLE_BARE },
	{ "sdr", TITLE_BARE },
	{ "sdri", TITLE_BARE },
	{ "alm", TITLE_BARE },
	{ "almh", TITLE_BARE },
};

static const struct title suffixes[] = {
	{ "se", TITLE_CAPITALS },
	{ "sh", TITLE_CAPITALS },
	{ "st", TITLE_CAPITALS },
	{ "spd", TITLE_CAPITALS },
	{ "spdi", TITLE_CAPITALS },
	{ "skom", TITLE_CAPITALS },
	{ "ssos", TITLE_CAPITALS },
	{ "sip", TITLE_CAPITALS },
	{ "sag", TITLE_CAPITALS },
	{ "sp", TITLE_CAPITALS },
	{ "spt", TITLE_CAPITALS },
	{ "spsi", TITLE_CAPITALS },
	{ "sfarm", TITLE_CAPITALS },
	{ "skep", TITLE_CAPITALS },
	{ "ns", 0 },
	{ "sked", TITLE_CAPITALS },
	{ "sikom", TITLE_CAPITALS },
	{ "str", TITLE_CAPITALS },
	{ "amd", TITLE_BARE },
	{ "mm", TITLE_CAPITALS },
	{ "msi", TITLE_CAPITALS },
	{ "mpd", TITLE_CAPITALS },
	{ "mt", TITLE_CAPITALS },
	{ "mh", TITLE_CAPITALS },
	{ "mkom", TITLE_CAPITALS },
	{ "me", TITLE_CAPITALS },
	{ "mba", TITLE_CAPITALS },
	{ "phd", TITLE_CAPITALS },
	{ "alm", TITLE_BARE },
	{ "almh", TITLE_BARE },
};

#define WORDS_MAX 40

struct name_word {
	const char *s;
	size_t n;
	bool comma; /* stands before it */
};

struct name_words {
	struct name_word word[WORDS_MAX];
	size_t n;
};

/* --- cleaning ------------------------------------------------------------- */

struct clean {
	char text[512];
	size_t n;
	bool latin, other; /* scripts seen */
};

static void
clean_put(struct clean *c, int32_t cp)
{
	bool blank = cp == ' ' || cp == 0xa0 || cp == 0x3000;

	if (c->n + 5 > sizeof(c->text))
		return;
	if (!blank)
		c->n += utf8_put(c->text + c->n, (uint32_t)cp);
	else if (c->n > 0 && c->text[c->n - 1] != ' ')
		c->text[c->n++] = ' ';
}

static void
note_script(struct clean *c, int32_t cp, bool *mixed)
{
	enum utf8_script script = utf8_script((uint32_t)cp);

	c->latin |= script == SCRIPT_LATIN;
	c->other |= script == SCRIPT_OTHER || script == SCRIPT_HAN ||
		    script == SCRIPT_KANA;
	*mixed = c->latin && c->other;
}

static void
clean_text(struct clean *c, const char *s, struct name_parts *out)
{
	const char *end = s + strlen(s);

	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		enum utf8_kind kind =
			cp < 0 ? UTF8_CONTROL : utf8_kind((uint32_t)cp);

		if (kind == UTF8_CONTROL) {
			out->control = true;
			cp = ' ';
		}
		if (kind == UTF8_INVISIBLE || kind == UTF8_BIDI) {
			out->invisible = true;
			continue;
		}
		note_script(c, cp, &out->mixed);
		clean_put(c, cp);
	}
	while (c->n > 0 && c->text[c->n - 1] == ' ')
		c->n--;
	c->text[c->n] = '\0';
}

/* --- titles --------------------------------------------------------------- */

/* The letters of a word without dots and brackets, in lower case; "" where it
 * is too long for a title. *dots: how many there were. */
static void
title_key(char key[12], const char *s, size_t n, size_t *dots)
{
	size_t k = 0;

	*dots = 0;
	for (size_t i = 0; i < n; i++) {
		*dots += s[i] == '.';
		if (strchr(".()", s[i]))
			continue;
		if (k == 11 || !isalpha((unsigned char)s[i])) {
			k = 0;
			break;
		}
		key[k++] = (char)tolower((unsigned char)s[i]);
	}
	key[k] = '\0';
}

static const struct title *
title_find(const struct title *table, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table[i].letters, key) == 0)
			return &table[i];
	return NULL;
}

static bool
is_title(const struct title *table, size_t n, const struct name_word *w)
{
	char key[12];
	size_t dots;

	title_key(key, w->s, w->n, &dots);
	const struct title *t = title_find(table, n, key);
	if (!t)
		return false;
	if (dots > 0 || (t->flags & TITLE_BARE))
		return true;
	return (t->flags & TITLE_CAPITALS) && w->n > 1 &&
	       isupper((unsigned char)w->s[1]);
}

static bool
is_prefix(const struct name_word *w)
{
	const char *dot = memchr(w->s, '.', w->n);
	bool inside =
		dot && dot + 1 < w->s + w->n && isalpha((unsigned char)dot[1]);
	char key[12];
	size_t dots;

	if (!is_title(prefixes, ARRAY_SIZE(prefixes), w))
		return false;
	title_key(key, w->s, w->n, &dots);
	return !inside ||
	       (title_find(prefixes, ARRAY_SIZE(prefixes), key)->flags &
		       TITLE_DOTTED);
}

static bool
is_suffix(const struct name_word *w)
{
	return is_title(suffixes, ARRAY_SIZE(suffixes), w);
}

/* A degree that no table has, but written as one behind a comma: "A.Md.Keb". */
static bool
is_unknown_degree(const struct name_word *w)
{
	const char *dot = memchr(w->s, '.', w->n);

	return dot && w->n <= 12 && dot - w->s <= 4 && dot > w->s;
}

/* Bytes at the start of a word that are prefixes with a dot, glued to a name:
 * "H.Karma", "K.H.Karma". 0: none, or nothing else. */
static size_t
glued_prefix(const struct name_word *w)
{
	size_t best = 0;

	if (is_prefix(w))
		return 0;
	for (size_t i = 1; i + 1 < w->n && i < 8; i++) {
		struct name_word head = { w->s, i + 1, false };

		if (w->s[i] == '.' && is_prefix(&head))
			best = i + 1;
	}
	return best;
}

/* --- words ---------------------------------------------------------------- */

/* One word of at least a letter; a glued prefix becomes a word of its own. */
static void
words_add(struct name_words *w, struct name_word word)
{
	size_t glued;

	while (w->n + 1 < WORDS_MAX && (glued = glued_prefix(&word)) > 0) {
		w->word[w->n++] =
			(struct name_word){ word.s, glued, word.comma };
		word.s += glued;
		word.n -= glued;
		word.comma = false;
	}
	if (w->n < WORDS_MAX)
		w->word[w->n++] = word;
}

static void
words_split(struct name_words *w, const char *s)
{
	bool comma = false;

	while (*s) {
		size_t n = strcspn(s, " ,");

		if (n > 0) {
			words_add(w, (struct name_word){ s, n, comma });
			comma = false;
		}
		s += n;
		comma |= *s == ',';
		s += *s != '\0';
	}
}

/* "S. Pd": a degree in two words. */
static bool
is_split_suffix(const struct name_words *w, size_t first, size_t last)
{
	const struct name_word *a = &w->word[last - 2], *b = &w->word[last - 1];
	struct name_word both = { a->s, (size_t)(b->s + b->n - a->s), false };
	char text[16];
	size_t n = 0;

	if (last - first < 3 || both.n >= sizeof(text) || b->comma ||
		a->s[a->n - 1] != '.' || b->n < 2 || b->s[1] == '.')
		return false;
	for (size_t i = 0; i < both.n; i++)
		if (both.s[i] != ' ')
			text[n++] = both.s[i];
	return is_suffix(&(struct name_word){ text, n, false });
}

/* The words [*first, *last) that are the name; at least one stays. */
static void
find_name(const struct name_words *w, size_t *first, size_t *last)
{
	bool behind_comma = false;

	while (*first + 1 < *last && !w->word[*first + 1].comma &&
		is_prefix(&w->word[*first]))
		++*first;
	for (size_t i = *first; i < *last; i++)
		behind_comma |= w->word[i].comma && i > *first;
	while (*last > *first + 1) {
		const struct name_word *word = &w->word[*last - 1];

		if (is_suffix(word) ||
			(behind_comma && is_unknown_degree(word)))
			--*last;
		else if (is_split_suffix(w, *first, *last))
			*last -= 2;
		else
			break;
		behind_comma &= !w->word[*last].comma;
	}
}

/* Appends the words [range[0], range[1]), joined by a blank; false, and nothing
 * done, where they do not fit. */
static bool
append_words(char *to, size_t size, const struct name_words *w,
	const size_t range[2])
{
	size_t n = strlen(to), before = n;

	for (size_t i = range[0]; i < range[1]; i++) {
		const struct name_word *word = &w->word[i];

		if (n + word->n + 2 > size) {
			to[before] = '\0';
			return false;
		}
		if (n > 0)
			to[n++] = ' ';
		memcpy(to + n, word->s, word->n);
		n += word->n;
	}
	to[n] = '\0';
	return true;
}

/* The text between two words as it was written, cut at a character. */
static void
copy_name(char *to, size_t size, const struct name_word *a,
	const struct name_word *z)
{
	size_t n = (size_t)(z->s + z->n - a->s);

	if (n >= size) {
		n = size - 1;
		while (n > 0 && ((unsigned char)a->s[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(to, a->s, n);
	to[n] = '\0';
}

void
name_split(const char *s, struct name_parts *out)
{
	struct clean clean = { .n = 0 };
	struct name_words w = { .n = 0 };

	*out = (struct name_parts){ .control = !utf8_valid(s, strlen(s)) };
	if (out->control) {
		clean_text(&clean, s, out);
	} else {
		char *normal = utf8_normal(s, strlen(s));

		clean_text(&clean, normal, out);
		free(normal);
	}
	words_split(&w, clean.text);
	if (w.n == 0)
		return;
	size_t first = 0, last = w.n;
	find_name(&w, &first, &last);
	if (!append_words(out->titles, sizeof(out->titles), &w,
		    (size_t[]){ 0, first }))
		first = 0;
	if (!append_words(out->titles, sizeof(out->titles), &w,
		    (size_t[]){ last, w.n }))
		last = w.n;
	copy_name(out->name, sizeof(out->name), &w.word[first],
		&w.word[last - 1]);
}
