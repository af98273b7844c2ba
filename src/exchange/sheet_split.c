/* SPDX-License-Identifier: MIT */
#include "magang/exchange/sheet_split.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/*
 * Cells that hold more than one fact. Addresses run from small to large:
 * Jl./Gg./Kp. X No. n RT 003 RW 012 Desa/Kel. V Kec. D
 * Kab./Kota R Kodepos; a word before a part says what it is.
 */

/* --- text ----------------------------------------------------------------- */

/* Copies s[0..n) into `to`, cut at a character, without blanks and commas at
 * its ends. */
static void
copy_trimmed(char *to, size_t size, const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n,;:/", s[0]))
		s++, n--;
	while (n > 0 && strchr(" \t\r\n,;:/", s[n - 1]))
		n--;
	if (n >= size) {
		n = size - 1;
		while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(to, s, n);
	to[n] = '\0';
}

/* --- birth ---------------------------------------------------------------- */

/* Takes "tgl" and the like off the end of a place. */
static size_t
without_date_word(const char *s, size_t n)
{
	static const char *const words[] = { "tgl.", "tgl", "tanggal" };

	while (n > 0 && strchr(" ,/:", s[n - 1]))
		n--;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		size_t len = strlen(words[i]);

		if (n > len && strchr(" ,/", s[n - len - 1]) &&
			strncasecmp(s + n - len, words[i], len) == 0)
			return n - len;
	}
	return n;
}

/* May a date begin here: not inside a letter or a Latin word. */
static bool
may_begin(const char *cell, size_t at)
{
	return ((unsigned char)cell[at] & 0xc0) != 0x80 &&
	       (at == 0 || !isalpha((unsigned char)cell[at]) ||
		       !isalpha((unsigned char)cell[at - 1]));
}

static bool
split_birth(const char *cell, char place[64], char date[64])
{
	/* a date begins with its first digit, or with the word before it: an
	 * era, a month */
	enum { WORD_BYTES = 24 };
	size_t n = strlen(cell), digit = strcspn(cell, "0123456789");
	int32_t unused;

	for (size_t at = digit > WORD_BYTES ? digit - WORD_BYTES : 0;
		at <= digit && digit < n; at++) {
		if (!may_begin(cell, at))
			continue;
		copy_trimmed(date, 64, cell + at, n - at);
		/* "today" matters for the century only */
		if (date_parse(date, 0, &unused) == DATE_UNREADABLE)
			continue;
		copy_trimmed(place, 64, cell, without_date_word(cell, at));
		return true;
	}
	copy_trimmed(place, 64, cell, n);
	date[0] = '\0';
	return false;
}

bool
sheet_split_birth(const char *cell, char place[64], char date[64])
{
	char *text = utf8_normal(cell, strlen(cell));
	bool split = split_birth(text, place, date);

	free(text);
	return split;
}

/* --- RT and RW ------------------------------------------------------------ */

static const char *
skip_gap(const char *s)
{
	return s + strspn(s, " \t.:,-/");
}

/* One to three digits at *s, padded with zeros to three. */
static bool
take_unit(const char **s, char unit[4])
{
	size_t n = strspn(*s, "0123456789");

	if (n < 1 || n > 3)
		return false;
	memset(unit, '0', 3);
	memcpy(unit + 3 - n, *s, n);
	unit[3] = '\0';
	*s += n;
	return true;
}

/* "rt" or "rw" at *s, no letter behind it. */
static bool
take_word(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncasecmp(*s, word, n) != 0 || isalpha((unsigned char)(*s)[n]))
		return false;
	*s += n;
	return true;
}

/*
 * RT 04/01, RT.03/RW.12, RT 9 RW 2, RT/RW 03/12, 5/14 at *s, which moves
 * behind it. A bare pair needs its slash.
 */
static bool
take_rt_rw(const char **s, char rt[4], char rw[4])
{
	const char *p = *s;
	bool named = take_word(&p, "rt");

	rt[0] = rw[0] = '\0';
	p = named ? skip_gap(p) : p;
	if (named && take_word(&p, "rw"))
		p = skip_gap(p);
	if (!take_unit(&p, rt))
		return false;
	const char *q = skip_gap(p);
	bool slash = memchr(p, '/', (size_t)(q - p)) ||
		     (!named && memchr(p, '-', (size_t)(q - p)));
	bool rw_named = take_word(&q, "rw");
	q = rw_named ? skip_gap(q) : q;
	if ((slash || rw_named) && take_unit(&q, rw))
		p = q;
	*s = p;
	return named || rw[0];
}

bool
sheet_split_rt_rw(const char *cell, char rt[4], char rw[4])
{
	const char *p = cell + strspn(cell, " \t'");

	if (take_rt_rw(&p, rt, rw) && p[strspn(p, " \t.")] == '\0')
		return true;
	rt[0] = rw[0] = '\0';
	return false;
}

/* --- addresses ------------------------------------------------------------ */

enum address_part {
	PART_STREET,
	PART_VILLAGE,
	PART_DISTRICT,
	PART_REGENCY,
	PART_REST
};

/* Words that begin a part. A regency keeps its word, since the kabupaten and
 * the kota of one name are two places. */
static const struct marker {
	const char *word;
	enum address_part part;
} markers[] = {
	{ "desa", PART_VILLAGE },
	{ "ds", PART_VILLAGE },
	{ "kelurahan", PART_VILLAGE },
	{ "kel", PART_VILLAGE },
	{ "kel/desa", PART_VILLAGE },
	{ "kelurahan/desa", PART_VILLAGE },
	{ "desa/kel", PART_VILLAGE },
	{ "desa/kelurahan", PART_VILLAGE },
	{ "ds/kel", PART_VILLAGE },
	{ "kecamatan", PART_DISTRICT },
	{ "kec", PART_DISTRICT },
	{ "kabupaten", PART_REGENCY },
	{ "kab", PART_REGENCY },
	{ "kab/kota", PART_REGENCY },
	{ "kota", PART_REGENCY },
	{ "kotamadya", PART_REGENCY },
	{ "provinsi", PART_REST },
	{ "propinsi", PART_REST },
	{ "prov", PART_REST },
	{ "indonesia", PART_REST },
	{ "kodepos", PART_REST },
};

/* Behind these a word is a name: "Jl. Desa Lama". */
static const char *const street_words[] = { "jl", "jln", "jalan", "gg", "gang",
	"kp", "kampung", "perum", "komplek", "blok", "dusun", "dsn" };

struct cell_word {
	const char *s;
	size_t n;    /* letters, with a slash inside */
	size_t full; /* with a dot or colon behind */
	bool comma;  /* stands before it */
};

struct address {
	struct sheet_address *out;
	enum address_part part;
	struct cell_word before;
	bool postcode_next; /* "kode pos" was read */
};

static bool
word_is(const struct cell_word *w, const char *text)
{
	return strlen(text) == w->n && strncasecmp(w->s, text, w->n) == 0;
}

/* The word at s: up to a blank or comma; one of letters ends at its dot. */
static struct cell_word
next_word(const char *s, bool comma)
{
	struct cell_word w = { .s = s, .comma = comma };

	while (isalpha((unsigned char)s[w.n]) ||
		(w.n > 0 && s[w.n] == '/' &&
			isalpha((unsigned char)s[w.n + 1])))
		w.n++;
	w.full = w.n;
	if (w.n > 0 && (s[w.n] == '.' || s[w.n] == ':')) {
		w.full++;
		return w;
	}
	w.n += strcspn(s + w.n, " \t\r\n,;");
	w.full = w.n;
	return w;
}

/* Does a name follow, rather than the end, a comma, digits or a marker? */
static bool
name_follows(const char *s)
{
	struct cell_word w;

	s += strspn(s, " ");
	w = next_word(s, false);
	if (w.n == 0 || !isalpha((unsigned char)*s))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(markers); i++)
		if (word_is(&w, markers[i].word))
			return false;
	return true;
}

static bool
after_street_word(const struct address *a)
{
	for (size_t i = 0; i < ARRAY_SIZE(street_words); i++)
		if (a->before.n > 0 && word_is(&a->before, street_words[i]))
			return true;
	return false;
}

static const struct marker *
find_marker(const struct address *a, const struct cell_word *w)
{
	if (after_street_word(a))
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(markers); i++) {
		const struct marker *m = &markers[i];

		if (!word_is(w, m->word))
			continue;
		/* "Jl. Kebon Kota", "Kec. Garut Kota": part of a name */
		if (word_is(w, "kota") &&
			((a->part == PART_STREET && !w->comma) ||
				!name_follows(w->s + w->full)))
			return NULL;
		return m;
	}
	return NULL;
}

static char *
part_text(const struct address *a, size_t *size)
{
	struct sheet_address *out = a->out;
	char *const text[] = { out->street, out->village, out->district,
		out->regency, NULL };

	*size = a->part == PART_STREET ? sizeof(out->street)
				       : sizeof(out->village);
	return text[a->part];
}

/* Adds s to the part that is being read, with its comma and blank. */
static void
append(const struct address *a, const struct cell_word *w)
{
	size_t size, n;
	char *to = part_text(a, &size);

	if (!to)
		return;
	n = strlen(to);
	if (n + w->full + 3 > size)
		return;
	if (n > 0 && w->comma)
		to[n++] = ',';
	if (n > 0 && (w->comma || w->s[-1] == ' '))
		to[n++] = ' ';
	memcpy(to + n, w->s, w->full);
	to[n + w->full] = '\0';
}

static bool
is_postcode(const struct address *a, const struct cell_word *w)
{
	bool last = w->s[w->n + strspn(w->s + w->n, " .,")] == '\0';

	if (w->n != 5 || strspn(w->s, "0123456789") != 5 || w->s[0] == '0')
		return false;
	return a->part != PART_STREET || a->postcode_next ||
	       (last && !word_is(&a->before, "no"));
}

/* A comma ends a part; what follows without a marker is the next larger one. */
static void
next_part(struct address *a, const struct cell_word *w)
{
	size_t size;
	char *text = part_text(a, &size);

	if (w->comma && a->part != PART_STREET && text && *text)
		a->part++;
}

static void
take_address_word(struct address *a, const struct cell_word *w)
{
	const struct marker *m = find_marker(a, w);

	if (is_postcode(a, w)) {
		memcpy(a->out->postcode, w->s, 5);
		a->out->postcode[5] = '\0';
		a->part = PART_REST;
	} else if (word_is(w, "kode") && name_follows(w->s + w->full)) {
		a->postcode_next = true;
	} else if (a->postcode_next) {
		a->postcode_next = word_is(w, "pos");
	} else if (m) {
		a->part = m->part;
		if (m->part == PART_REGENCY && !a->out->regency[0])
			append(a, w);
	} else {
		next_part(a, w);
		append(a, w);
	}
	a->before = *w;
}

static bool
take_address_rt(struct address *a, const char **s)
{
	char rt[4], rw[4];
	const char *p = *s;

	if (a->out->rt[0] || after_street_word(a) ||
		strncasecmp(p, "rt", 2) != 0 || !take_rt_rw(&p, rt, rw))
		return false;
	memcpy(a->out->rt, rt, sizeof(rt));
	memcpy(a->out->rw, rw, sizeof(rw));
	a->before = (struct cell_word){ .n = 0 };
	*s = p;
	return true;
}

void
sheet_split_address(const char *cell, struct sheet_address *out)
{
	struct address a = { .out = out, .part = PART_STREET };
	const char *s = cell;

	memset(out, 0, sizeof(*out));
	for (;;) {
		size_t gap = strspn(s, " \t\r\n,;");
		bool comma =
			gap > 0 && (memchr(s, ',', gap) || memchr(s, ';', gap));

		s += gap;
		if (!*s)
			break;
		if (take_address_rt(&a, &s))
			continue;
		struct cell_word w = next_word(s, comma);
		take_address_word(&a, &w);
		s += w.full;
	}
}
