/* SPDX-License-Identifier: MIT */
#include "magang/base/name_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/utf8.h"

#define MARKS_MOST 2    /* on one character, as many as are shown */
#define LETTERS_LEAST 3 /* of a word that tells who it is */
#define DIGITS_LEAST 8

bool
name_text_is(const char *s, size_t n)
{
	const char *end = s + n;
	bool letter = false;
	int marks = 0;

	while (s < end && marks <= MARKS_MOST) {
		const int32_t cp = utf8_next(&s, end);

		/* what a program writes in the place of letters that it lacks */
		if (cp < 0 || cp == '?' || cp == 0xfffd)
			return false;
		marks = utf8_kind((uint32_t)cp) == UTF8_MARK ? marks + 1 : 0;
		letter |= utf8_script((uint32_t)cp) != SCRIPT_COMMON;
	}
	return letter && marks <= MARKS_MOST;
}

/* Its letters and digits in small letters, a blank for all that stands between. */
static char *
words_of(const char *text)
{
	char *low = utf8_caseless(text);
	struct buf out = BUF_INIT;
	const char *p = low, *end = low + strlen(low);

	buf_addc(&out, ' ');
	while (p < end) {
		const char *from = p;
		const int32_t cp = utf8_next(&p, end);

		if (cp < 0 || (utf8_script((uint32_t)cp) == SCRIPT_COMMON &&
				      !(cp < 128 && isdigit(cp))))
			buf_addc(&out, ' ');
		else
			buf_add(&out, from, (size_t)(p - from));
	}
	buf_addc(&out, ' ');
	free(low);
	return buf_detach(&out);
}

static size_t
letters_in(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static bool
has_word(const char *words, const char *word)
{
	struct buf with = BUF_INIT;
	bool has;

	buf_addf(&with, " %s ", word);
	has = strstr(words, buf_str(&with)) != NULL;
	buf_release(&with);
	return has;
}

bool
name_text_said(const char *text, const char *name)
{
	char *said = words_of(text), *names = words_of(name), *save = NULL;
	bool found = false;

	for (char *w = strtok_r(names, " ", &save); w && !found;
		w = strtok_r(NULL, " ", &save))
		found = letters_in(w) >= LETTERS_LEAST && has_word(said, w);
	free(said);
	free(names);
	return found;
}

static char *
digits_of(const char *s)
{
	struct buf out = BUF_INIT;

	buf_adds(&out, "");
	for (; *s; s++)
		if (isdigit((unsigned char)*s))
			buf_addc(&out, *s);
	return buf_detach(&out);
}

bool
digits_said(const char *text, const char *digits)
{
	char *said = digits_of(text), *asked = digits_of(digits);
	const bool found = strlen(asked) >= DIGITS_LEAST && strstr(said, asked);

	free(said);
	free(asked);
	return found;
}
