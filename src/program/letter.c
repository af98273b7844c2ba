/* SPDX-License-Identifier: MIT */
#include "magang/program/letter.h"

#include <string.h>

const char *const letter_word[LETTER_WORD_COUNT] = {
#define LETTER_TEXT(word, text) [LETTER_##word] = (text),
	LETTER_WORDS(LETTER_TEXT)
#undef LETTER_TEXT
};

enum letter_word
letter_word_of(const char *s, size_t n)
{
	int i = 0;

	while (i < LETTER_WORD_COUNT &&
		(strlen(letter_word[i]) != n || memcmp(letter_word[i], s, n)))
		i++;
	return (enum letter_word)i;
}

const char *const letter_reply_word[REPLY_COUNT] = {
#define REPLY_TEXT(word, text) [REPLY_##word] = (text),
	LETTER_REPLIES(REPLY_TEXT)
#undef REPLY_TEXT
};

enum letter_reply_no
letter_reply_of(const char *word)
{
	int i = 0;

	while (i < REPLY_COUNT && strcmp(letter_reply_word[i], word) != 0)
		i++;
	return (enum letter_reply_no)i;
}

bool
letter_next(const char **at, struct letter_part *out)
{
	const char *p = *at, *end;

	if (!*p)
		return false;
	*out = (struct letter_part){ .text = p };
	if (*p != '{') {
		out->n = strcspn(p, "{");
		*at = p + out->n;
		return true;
	}
	if (p[1] == '{') {
		out->n = 1;
		*at = p + 2;
		return true;
	}
	end = p + strcspn(p, "}\n");
	out->named = true;
	out->broken = *end != '}';
	out->text = p + 1;
	out->n = (size_t)(end - out->text);
	*at = out->broken ? end : end + 1;
	return true;
}
