/* SPDX-License-Identifier: MIT */
#include "magang/program/certificate.h"

#include <inttypes.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/program/program.h"

#define LITERALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/."
#define WRITTEN_MOST                                                           \
	20 /* literals: prefix, year and number have room beside them */

const char *const certificate_words[CERTIFICATE_WORD_COUNT] = {
#define CERTIFICATE_TEXT(word, text) [CERTIFICATE_WORD_##word] = (text),
	CERTIFICATE_WORDS(CERTIFICATE_TEXT)
#undef CERTIFICATE_TEXT
};

enum certificate_word
certificate_word_of(const char *s, size_t n)
{
	int i = 0;

	while (i < CERTIFICATE_WORD_COUNT &&
		(strlen(certificate_words[i]) != n ||
			memcmp(certificate_words[i], s, n)))
		i++;
	return (enum certificate_word)i;
}

/* ---- numbers -------------------------------------------------------------- */

enum { N_PREFIX, N_YEAR, N_NUMBER, N_WORDS };

static int
number_word(const struct letter_part *part)
{
	static const char *const words[] = { "prefix", "year", "number" };
	int i = 0;

	while (i < N_WORDS && (strlen(words[i]) != part->n ||
				      memcmp(words[i], part->text, part->n)))
		i++;
	return i;
}

const char *
certificate_pattern_fault(const char *pattern)
{
	struct letter_part part;
	int n[N_WORDS + 1] = { 0 };
	size_t written = 0;

	while (letter_next(&pattern, &part)) {
		if (part.named) {
			n[part.broken ? N_WORDS : number_word(&part)]++;
			continue;
		}
		written += part.n;
		if (strspn(part.text, LITERALS) < part.n)
			return N_("capitals, digits, '-', '/' and '.' stand "
				  "between the words in braces");
	}
	if (n[N_WORDS])
		return N_("the words in braces are {prefix}, {year} and "
			  "{number}");
	if (n[N_PREFIX] != 1 || n[N_NUMBER] != 1 || n[N_YEAR] > 1)
		return N_("{prefix} and {number} stand in it once, {year} at "
			  "most once");
	if (written > WRITTEN_MOST)
		return N_("it is too long");
	return NULL;
}

bool
certificate_by_year(const struct certificate *c)
{
	return strstr(c->number, "{year}");
}

void
certificate_number(const struct program *p, const struct certificate *c,
	int year, uint64_t nth, struct buf *out)
{
	const char *at = c->number;
	struct letter_part part;

	while (letter_next(&at, &part)) {
		if (!part.named)
			buf_add(out, part.text, part.n);
		else if (number_word(&part) == N_PREFIX)
			buf_adds(out, p->prefix);
		else if (number_word(&part) == N_YEAR)
			buf_addf(out, "%04d", year);
		else
			buf_addf(out, "%05" PRIu64, nth);
	}
}
