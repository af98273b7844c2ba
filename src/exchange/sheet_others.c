/* SPDX-License-Identifier: MIT */
/*
 * Heads that ask for somebody else than the person of the row: "Nama Ibu",
 * "NIK (Suami)", the group "pasangan" of "pasangan/nama". What stands below them
 * enters no field.
 */
#include "sheet_others.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/* Words of their own, or the end of a longer one ("namaibu"). */
static const char *const short_words[] = { "ibu", "bpk", "ayah", "bapak",
	"bapa", "ortu", "wali", "suami", "istri", "isteri", "anak", "adik",
	"kakak", "kakek", "nenek", "paman", "bibi", "guru", "bank", "wife",
	"child" };

/* Long enough to mean nothing else wherever they stand. */
static const char *const long_words[] = { "orangtua", "ibukandung",
	"ayahkandung", "kepalakeluarga", "pasangan", "saudara", "mertua",
	"penjamin", "darurat", "sekolah", "perusahaan", "instansi", "kantor",
	"majikan", "petugas", "pewawancara", "enumerator", "pendamping",
	"rekening", "referensi", "mother", "father", "parent", "spouse",
	"husband", "sibling", "emergency", "guardian", "school", "company",
	"employer", "interviewer", "officer", "父", "母", "保護者", "夫", "妻",
	"緊急", "学校", "会社", "担当者", "紹介者" };

static bool
is_gap(unsigned char c)
{
	return c < 0x80 && !isalnum(c);
}

/* As a whole word of the text. */
static bool
has_word(const char *text, const char *word)
{
	const size_t n = strlen(word);

	for (const char *s = strstr(text, word); s; s = strstr(s + 1, word))
		if ((s == text || is_gap((unsigned char)s[-1])) &&
			(!s[n] || is_gap((unsigned char)s[n])))
			return true;
	return false;
}

static bool
ends_in(const char *text, const char *word)
{
	const size_t n = strlen(text), k = strlen(word);

	return n >= k && strcmp(text + n - k, word) == 0;
}

/* Takes out what stands between words. */
static void
join(char *text)
{
	char *to = text;

	for (const char *s = text; *s; s++)
		if (!is_gap((unsigned char)*s))
			*to++ = *s;
	*to = '\0';
}

bool
sheet_is_of_others(const char *head)
{
	char *text = utf8_caseless(head);
	bool is = false;

	for (size_t i = 0; i < ARRAY_SIZE(short_words) && !is; i++)
		is = has_word(text, short_words[i]);
	join(text);
	for (size_t i = 0; i < ARRAY_SIZE(short_words) && !is; i++)
		is = ends_in(text, short_words[i]);
	for (size_t i = 0; i < ARRAY_SIZE(long_words) && !is; i++)
		is = strstr(text, long_words[i]) != NULL;
	free(text);
	return is;
}

static bool
has_exactly(
	const char *const *words, size_t n_words, const char *word, size_t n)
{
	for (size_t i = 0; i < n_words; i++)
		if (strlen(words[i]) == n &&
			strncasecmp(words[i], word, n) == 0)
			return true;
	return false;
}

bool
sheet_word_of_others(const char *word, size_t n)
{
	return has_exactly(short_words, ARRAY_SIZE(short_words), word, n) ||
	       has_exactly(long_words, ARRAY_SIZE(long_words), word, n);
}
