/* SPDX-License-Identifier: MIT */
#include "magang/exchange/sheet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv.h"
#include "magang/identity/sex.h"

#include "sheet_others.h"
#include "sheet_spelling.h"

/*
 * Heads are compared by their letters and digits in lower case: "No. Telp/WA"
 * is "notelpwa". First the columns that are no field (below), then the names
 * and labels of the fields, then the spellings that offices use.
 */
#define KEY_SIZE 96

/* Characters above ASCII that stand between words: （ ） ・ ／ ： 、 U+3000 */
static bool
is_wide_gap(const char *s)
{
	static const char *const gaps[] = { "（", "）", "・", "／", "：", "、",
		"\u3000", "\u00a0", "\ufeff" };

	for (size_t i = 0; i < ARRAY_SIZE(gaps); i++)
		if (strncmp(s, gaps[i], strlen(gaps[i])) == 0)
			return true;
	return false;
}

/* Letters and digits of the first `n` bytes of s in lower case; "" too long. */
static void
head_key(char key[KEY_SIZE], const char *s, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n && k + 5 < KEY_SIZE; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0xc0 && is_wide_gap(s + i))
			i += c < 0xe0 ? 1 : 2;
		else if (isalnum(c) || c >= 0x80)
			key[k++] = (char)tolower(c);
	}
	key[k + 5 < KEY_SIZE ? k : 0] = '\0';
}

static bool
label_is(const struct fdef *f, const char *key)
{
	char other[KEY_SIZE];

	head_key(other, f->name, strlen(f->name));
	if (strcmp(other, key) == 0)
		return true;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const char *text = f->label.text[lang];

		if (!text)
			continue;
		head_key(other, text, strlen(text));
		if (strcmp(other, key) == 0)
			return true;
	}
	return false;
}

/* The fields of the caller, as one argument. */
struct field_set {
	const struct fdef *f;
	size_t n;
};

static unsigned
find_label(const struct field_set *fields, const char *key)
{
	for (size_t i = 0; i < fields->n; i++)
		if (label_is(&fields->f[i], key))
			return fields->f[i].id;
	return 0;
}

static unsigned
find_spelling(const struct field_set *fields, const char *key)
{
	const char *name = sheet_spelling(key);

	for (size_t k = 0; name && k < fields->n; k++)
		if (strcmp(fields->f[k].name, name) == 0)
			return fields->f[k].id;
	return 0;
}

/* Column of a key, 0 where nothing knows it. */
static unsigned
find_column(const struct field_set *fields, const char *key)
{
	if (!*key)
		return 0;
	const unsigned composite = sheet_composite(key);

	if (composite)
		return composite;
	unsigned column = find_label(fields, key);
	return column ? column : find_spelling(fields, key);
}

/* ---- words around a head ------------------------------------------------ */

/* What questions of forms and registers write before and behind the word. */
static const char *const said_before[] = { "asal", "data", "isi", "isikan",
	"masukkan", "tuliskan", "pilih", "silakanisi", "your", "enter",
	"contact" };
static const char *const said_behind[] = { "sesuaiktp", "sesuaikk",
	"sesuaiijazah", "sesuaikartukeluarga", "padaktp", "yangbisadihubungi",
	"yangdapatdihubungi", "yangbisadihubungisaatini", "yangaktif", "aktif",
	"asli", "anda", "peserta", "calonpeserta", "calon", "pendaftar",
	"pemohon", "pelamar", "penduduk", "siswa", "warga", "responden",
	"domisili", "ktp", "value", "lengkap", "saatini" };

/* Takes one of the words off the key; false: none is there. */
static bool
take_off(char *key)
{
	size_t n = strlen(key);

	for (size_t i = 0; i < ARRAY_SIZE(said_before); i++) {
		const size_t k = strlen(said_before[i]);

		if (n > k && strncmp(key, said_before[i], k) == 0) {
			memmove(key, key + k, n - k + 1);
			return true;
		}
	}
	for (size_t i = 0; i < ARRAY_SIZE(said_behind); i++) {
		const size_t k = strlen(said_behind[i]);

		if (n > k && strcmp(key + n - k, said_behind[i]) == 0) {
			key[n - k] = '\0';
			return true;
		}
	}
	return false;
}

/* The last part of "grup/nama", "grup:nama", "Data diri - Nama". */
static const char *
last_part(const char *text)
{
	const char *gap, *last = text;

	if (strchr(text, ' ')) {
		while ((gap = strstr(last, " - ")))
			last = gap + 3;
	} else {
		while ((gap = strpbrk(last, "/:.")))
			last = gap + 1;
	}
	return last;
}

static bool
is_named(const struct field_set *set, unsigned column, const char *name)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->f[i].id == column)
			return strcmp(set->f[i].name, name) == 0;
	return false;
}

/* "No HP 2", "Phone 1": a person may have several of nothing else. */
static unsigned
find_counted(const struct field_set *set, char *key)
{
	const size_t n = strlen(key);
	unsigned column;

	if (n < 2 || key[n - 1] < '1' || key[n - 1] > '3')
		return 0;
	key[n - 1] = '\0';
	column = find_column(set, key);
	return is_named(set, column, "phone") ? column : 0;
}

static unsigned
find_within(const struct field_set *set, char *key)
{
	unsigned column = find_column(set, key);

	while (!column && take_off(key))
		column = find_column(set, key);
	return column ? column : find_counted(set, key);
}

/* A head that is longer than the word for it. */
static unsigned
find_around(const struct field_set *set, const char *text)
{
	const char *last = last_part(text);
	char key[KEY_SIZE];

	head_key(key, text, strlen(text));
	unsigned column = find_within(set, key);
	if (!column && last != text) {
		head_key(key, last, strlen(last));
		column = find_within(set, key);
	}
	return column;
}

/* Without what stands in brackets: "Nama (sesuai KTP)", but not "Nama (Ibu)". A
 * school is what an education may be told by. */
static unsigned
find_before(const struct field_set *set, const char *text, size_t bracket)
{
	char key[KEY_SIZE];

	head_key(key, text, bracket);
	unsigned column = find_column(set, key);
	if (column && !is_named(set, column, "education") &&
		sheet_is_of_others(text + bracket))
		return 0;
	return column;
}

/* With what stands in brackets, and without: "氏名（カナ）". */
unsigned
sheet_column(const char *cell, const struct fdef *fields, size_t n_fields)
{
	struct field_set set = { fields, n_fields };
	char key[KEY_SIZE];
	char *text = utf8_valid(cell, strlen(cell))
			     ? utf8_normal(cell, strlen(cell))
			     : xstrdup(cell);
	size_t bracket = strcspn(text, "([*");

	head_key(key, text, strlen(text));
	unsigned column = find_column(&set, key);
	if (!column && text[bracket])
		column = find_before(&set, text, bracket);
	if (!column && !sheet_is_of_others(text))
		column = find_around(&set, text);
	free(text);
	return column;
}

unsigned
sheet_sex_column(const char *word)
{
	switch (sex_parse(word)) {
	case SEX_MALE:
		return SHEET_SEX_L;
	case SEX_FEMALE:
		return SHEET_SEX_P;
	default:
		return 0;
	}
}

static const struct {
	unsigned column;
	const char *word;
} column_words[] = {
	{ SHEET_BIRTH, "birth" },
	{ SHEET_ADDRESS, "address" },
	{ SHEET_RT_RW, "rt_rw" },
	{ SHEET_PROGRAM, "program" },
	{ SHEET_NUMBER, "number" },
	{ SHEET_STORE, "store" },
	{ SHEET_SEX_L, "sex_l" },
	{ SHEET_SEX_P, "sex_p" },
};

const char *
sheet_column_word(unsigned column, const struct fdef *fields, size_t n_fields)
{
	for (size_t i = 0; i < ARRAY_SIZE(column_words); i++)
		if (column_words[i].column == column)
			return column_words[i].word;
	for (size_t i = 0; i < n_fields; i++)
		if (fields[i].id == column)
			return fields[i].name;
	return NULL;
}

/* ---- the row of heads ------------------------------------------------------ */

bool
sheet_map_names(const char *word, const char *head)
{
	const char *sign = strrchr(word, '=');
	char key[KEY_SIZE], other[KEY_SIZE];

	head_key(key, head, strlen(head));
	head_key(other, word, sign ? (size_t)(sign - word) : 0);
	return *key && strcmp(key, other) == 0;
}

const char *
sheet_map_meant(const struct sheet_map *map, const char *head)
{
	for (size_t i = 0; map && i < map->n; i++)
		if (sheet_map_names(map->word[i], head))
			return strrchr(map->word[i], '=') + 1;
	return head;
}

/* What the user says that a head means; 0: nothing. */
static unsigned
mapped(const char *head, const struct sheet_map *map, const struct fdef *fields,
	size_t n_fields)
{
	const char *meant = sheet_map_meant(map, head);

	if (meant == head)
		return 0;
	return strcmp(meant, "-") == 0 ? SHEET_IGNORED
				       : sheet_column(meant, fields, n_fields);
}

/* Does an earlier column have the same head, by letters and case? */
static bool
is_repeated(const struct csv_row *row, size_t at)
{
	for (size_t i = 0; i < at && *row->cell[at]; i++)
		if (strcasecmp(row->cell[i], row->cell[at]) == 0)
			return true;
	return false;
}

/* "Nama, NIK, No HP, Nama, NIK, No HP": the second block is of somebody else. */
static void
leave_out_second(struct sheet *sheet, const struct csv_row *row,
	const struct fdef *fields, size_t n_fields)
{
	const struct field_set set = { fields, n_fields };
	bool second = false;

	for (size_t i = 0; i < sheet->n; i++) {
		const bool again = is_repeated(row, i);

		second |= again && is_named(&set, sheet->column[i], "name");
		if (second && again)
			sheet->column[i] = SHEET_UNKNOWN;
	}
}

bool
sheet_heads(const struct csv_row *row, const struct fdef *fields,
	size_t n_fields, const struct sheet_map *map, struct sheet *out)
{
	struct sheet sheet = { .n = 0 };
	size_t known = 0;

	for (size_t i = 0; i < row->n && i < ARRAY_SIZE(sheet.column); i++) {
		unsigned column = mapped(row->cell[i], map, fields, n_fields);

		if (!column)
			column = sheet_column(row->cell[i], fields, n_fields);
		known += column && column != SHEET_IGNORED;
		sheet.column[sheet.n++] = column ? column : SHEET_UNKNOWN;
	}
	if (known < 3)
		return false;
	leave_out_second(&sheet, row, fields, n_fields);
	*out = sheet;
	return true;
}
