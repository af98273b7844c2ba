/* SPDX-License-Identifier: MIT */
#include "magang/record/sheet_words.h"

#include <ctype.h>
#include <string.h>

#include "magang/base/mem.h"

/*
 * Keys are letters and digits
 * in lower case; what follows "sederajat" (or equal) says nothing more.
 */
struct word_code {
	const char *key;
	const char *code;
};

static const struct word_code education[] = {
	{ "sd", "sd" },
	{ "mi", "sd" },
	{ "sdmi", "sd" },
	{ "sr", "sd" },
	{ "paketa", "sd" },
	{ "sekolahdasar", "sd" },
	{ "tamatsd", "sd" },
	{ "primary", "sd" },
	{ "primaryschool", "sd" },
	{ "小学校", "sd" },
	{ "smp", "smp" },
	{ "mts", "smp" },
	{ "smpmts", "smp" },
	{ "sltp", "smp" },
	{ "paketb", "smp" },
	{ "sekolahmenengahpertama", "smp" },
	{ "juniorhigh", "smp" },
	{ "juniorhighschool", "smp" },
	{ "中学校", "smp" },
	{ "sma", "sma" },
	{ "slta", "sma" },
	{ "smu", "sma" },
	{ "smasmk", "sma" },
	{ "smama", "sma" },
	{ "paketc", "sma" },
	{ "sekolahmenengahatas", "sma" },
	{ "seniorhigh", "sma" },
	{ "seniorhighschool", "sma" },
	{ "highschool", "sma" },
	{ "高校", "sma" },
	{ "高等学校", "sma" },
	{ "smk", "smk" },
	{ "stm", "smk" },
	{ "smea", "smk" },
	{ "smkk", "smk" },
	{ "mak", "smk" },
	{ "sekolahmenengahkejuruan", "smk" },
	{ "vocationalhighschool", "smk" },
	{ "職業高校", "smk" },
	{ "ma", "ma" },
	{ "man", "ma" },
	{ "aliyah", "ma" },
	{ "madrasahaliyah", "ma" },
	{ "d3", "d3" },
	{ "diii", "d3" },
	{ "diploma3", "d3" },
	{ "diplomaiii", "d3" },
	{ "diplomatiga", "d3" },
	{ "amd", "d3" },
	{ "akademi", "d3" },
	{ "短大", "d3" },
	{ "d4", "d4" },
	{ "div", "d4" },
	{ "diploma4", "d4" },
	{ "diplomaiv", "d4" },
	{ "sarjanaterapan", "d4" },
	{ "s1", "s1" },
	{ "si", "s1" },
	{ "d4s1", "s1" },
	{ "s1d4", "s1" },
	{ "strata1", "s1" },
	{ "stratai", "s1" },
	{ "sarjana", "s1" },
	{ "bachelor", "s1" },
	{ "大学", "s1" },
	{ "大卒", "s1" },
	{ "s2", "s2" },
	{ "sii", "s2" },
	{ "strata2", "s2" },
	{ "strataii", "s2" },
	{ "magister", "s2" },
	{ "master", "s2" },
	{ "大学院", "s2" },
};

static const struct word_code marital[] = {
	{ "belumkawin", "belum_kawin" },
	{ "belummenikah", "belum_kawin" },
	{ "belumnikah", "belum_kawin" },
	{ "blmkawin", "belum_kawin" },
	{ "bk", "belum_kawin" },
	{ "tk", "belum_kawin" }, /* tidak kawin, as on tax forms */
	{ "tidakkawin", "belum_kawin" },
	{ "lajang", "belum_kawin" },
	{ "bujang", "belum_kawin" },
	{ "gadis", "belum_kawin" },
	{ "single", "belum_kawin" },
	{ "unmarried", "belum_kawin" },
	{ "未婚", "belum_kawin" },
	{ "独身", "belum_kawin" },
	{ "kawin", "kawin" },
	{ "k", "kawin" },
	{ "sudahkawin", "kawin" },
	{ "kawintercatat", "kawin" },
	{ "kawinbelumtercatat", "kawin" },
	{ "menikah", "kawin" },
	{ "sudahmenikah", "kawin" },
	{ "nikah", "kawin" },
	{ "married", "kawin" },
	{ "既婚", "kawin" },
	{ "cerai", "cerai_hidup" },
	{ "ceraihidup", "cerai_hidup" },
	{ "ch", "cerai_hidup" },
	{ "divorced", "cerai_hidup" },
	{ "離婚", "cerai_hidup" },
	{ "離別", "cerai_hidup" },
	{ "ceraimati", "cerai_mati" },
	{ "cm", "cerai_mati" },
	{ "widowed", "cerai_mati" },
	{ "死別", "cerai_mati" },
};

static const struct word_code religion[] = {
	{ "islam", "islam" },
	{ "muslim", "islam" },
	{ "isl", "islam" },
	{ "moslem", "islam" },
	{ "イスラム教", "islam" },
	{ "kristen", "kristen" },
	{ "kristenprotestan", "kristen" },
	{ "protestan", "kristen" },
	{ "christian", "kristen" },
	{ "protestant", "kristen" },
	{ "プロテスタント", "kristen" },
	{ "katolik", "katolik" },
	{ "katholik", "katolik" },
	{ "kristenkatolik", "katolik" },
	{ "catholic", "katolik" },
	{ "カトリック", "katolik" },
	{ "hindu", "hindu" },
	{ "ヒンドゥー教", "hindu" },
	{ "buddha", "buddha" },
	{ "budha", "buddha" },
	{ "budhist", "buddha" },
	{ "buddhist", "buddha" },
	{ "仏教", "buddha" },
	{ "khonghucu", "khonghucu" },
	{ "konghucu", "khonghucu" },
	{ "kongfuzi", "khonghucu" },
	{ "confucian", "khonghucu" },
	{ "儒教", "khonghucu" },
	{ "kepercayaan", "kepercayaan" },
	{ "penghayat", "kepercayaan" },
	{ "penghayatkepercayaan", "kepercayaan" },
	{ "kepercayaanterhadaptuhanyme", "kepercayaan" },
};

#define KEY_SIZE 48

static void
word_key(char key[KEY_SIZE], const char *s)
{
	size_t n = 0;

	for (; *s && n + 1 < KEY_SIZE; s++) {
		unsigned char c = (unsigned char)*s;

		if (isalnum(c) || c >= 0x80)
			key[n++] = (char)tolower(c);
	}
	key[*s ? 0 : n] = '\0';
	char *equal = strstr(key, "sederajat");
	if (equal && equal > key && !equal[strlen("sederajat")])
		*equal = '\0';
}

static const char *
find_word(const struct word_code *table, size_t n, const char *cell)
{
	char key[KEY_SIZE];

	word_key(key, cell);
	for (size_t i = 0; i < n; i++)
		if (strcmp(table[i].key, key) == 0)
			return table[i].code;
	return NULL;
}

const char *
sheet_education(const char *cell)
{
	return find_word(education, ARRAY_SIZE(education), cell);
}

const char *
sheet_marital(const char *cell)
{
	return find_word(marital, ARRAY_SIZE(marital), cell);
}

const char *
sheet_religion(const char *cell)
{
	return find_word(religion, ARRAY_SIZE(religion), cell);
}
