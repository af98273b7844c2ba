/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/fold.h"
#include "magang/base/fold_like.h"
#include "magang/base/mem.h"

#define VARIANTS TEST_DATA "/../shared/data/names/variants.csv"
#define JOINED (FOLD_WORDS * FOLD_WORD)

struct pair {
	const char *in, *out;
};

static void
check(const struct pair *rows, size_t n, int flags)
{
	for (size_t i = 0; i < n; i++) {
		struct fold_name name;
		char key[JOINED];

		fold_name(&name, rows[i].in, flags);
		fold_join(key, sizeof(key), &name);
		if (strcmp(key, rows[i].out) != 0)
			fail_msg("'%s' is '%s', not '%s'", rows[i].in, key,
				rows[i].out);
	}
}

static void
test_muhammad(void **state)
{
	static const char *const forms[] = { "Muhammad", "Mohammad", "Mohamad",
		"Muhamad", "Mochamad", "Mochammad", "Mokhamad", "Muchamad",
		"Muchammad", "Mukhamad", "MUHAMMAD", "Muhammed", "Mohamed",
		"Moch.", "Moch", "Moh.", "Moh", "Mohd", "Muh.", "Muh", "Mhd",
		"Mhmd", "M.", "M" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(forms); i++) {
		char text[64];
		struct pair row = { text, "muhamad riduan" };

		snprintf(text, sizeof(text), "%s Ridwan", forms[i]);
		check(&row, 1, 0);
	}
}

static void
test_words(void **state)
{
	static const struct pair rows[] = {
		{ "", "" },
		{ " . - ' ", "" },
		{ "Soekarno", "sukarno" },
		{ "Soerjadi", "suriadi" },
		{ "Suryadi", "suriadi" },
		{ "Jajang", "jajang" },
		{ "Djadjang", "jajang" },
		{ "Widjaja", "wijaya" },
		{ "Anjar", "anjar" },
		{ "Endjang", "enjang" },
		{ "Tjetjep", "cecep" },
		{ "Chandra", "candra" },
		{ "SYARIF", "sarip" },
		{ "Dedy", "dedi" },
		{ "Nur'aini", "nuraini" },
		{ "Nur\u2019aini", "nuraini" },
		{ "Siti-Aminah", "siti amina" },
		{ "St. Aminah", "siti amina" },
		{ "Abd.Rahman", "abdul rahman" },
		{ "Abdoel", "abdul" },
		{ "Asep M.", "asep m" },
		{ "Ujang ujang UJANG", "ujang" },
		{ "Jos\u00E9", "jose" },
		{ "\u5C71\u7530 \u592A\u90CE", "\u5C71\u7530 \u592A\u90CE" },
		{ "Mahmud", "mahmud" },
		{ "Muhaimin", "muhaimin" },
	};

	(void)state;
	check(rows, ARRAY_SIZE(rows), 0);
}

/* What is typed so far must find what it becomes. */
/* Letters of other alphabets that look the same are found as what they look. */
static void
test_looks(void **state)
{
	static const struct pair rows[] = {
		{ "\u0421\u0456ti", "citi" }, /* Cyrillic */
		{ "S\u0456ti \u0410mina", "siti amina" },
		{ "\u0405\u0456t\u0456", "siti" },
		{ "\u0391\u039D\u0399", "ani" }, /* Greek capitals */
		{ "Sit\u0131", "siti" },         /* without its dot */
		{ "S\u0130T\u0130", "siti" },
		{ "Ta\uFB01k", "tapik" }, /* the ligature fi */
		{ "\u0152man", "uman" },
		{ "\uFF33\uFF49ti", "siti" }, /* full width */
		{ "Si\u200Bti", "siti" },     /* nothing between */
		{ "\u30B7\u30C6\u30A3", "\u30B7\u30C6\u30A3" },
		{ "\u5C71\u7530", "\u5C71\u7530" },
	};

	(void)state;
	check(rows, ARRAY_SIZE(rows), 0);
}

static void
test_prefixes(void **state)
{
	static const struct pair rows[] = {
		{ "m", "m" },
		{ "moh", "muh" },
		{ "moch", "muh" },
		{ "mochama", "muhama" },
		{ "Mochammad", "muhamad" },
		{ "moh ridw", "muhamad ridw" },
		{ "sit", "sit" },
		{ "fatimah", "patimah" },
		{ "fatimah ", "patima" },
		{ "suy", "suy" },
	};

	(void)state;
	check(rows, ARRAY_SIZE(rows), FOLD_PREFIX);
}

static void
test_bounds(void **state)
{
	struct fold_name name;
	char text[400] = "", key[10], many[200] = "";

	(void)state;
	for (int i = 0; i < 130; i++)
		strcat(text, "\u5C71");
	fold_name(&name, text, 0);
	assert_int_equal(name.n, 1);
	assert_int_equal(strlen(name.word[0]), 21);
	memset(text, 'x', 300);
	text[300] = '\0';
	fold_name(&name, text, 0);
	assert_int_equal(strlen(name.word[0]), FOLD_WORD - 1);
	for (int i = 0; i < 20; i++)
		snprintf(many + strlen(many), sizeof(many) - strlen(many),
			"b%02d ", i);
	fold_name(&name, many, 0);
	assert_int_equal(name.n, FOLD_WORDS);
	fold_join(key, sizeof(key), &name);
	assert_string_equal(key, "b00 b01");
}

static void
test_shared(void **state)
{
	struct fold_name name;

	(void)state;
	fold_name(&name, "Adi Adel Bima Adelina", 0);
	assert_int_equal(name.n, 4);
	assert_int_equal(fold_shared(&name, 0), 2); /* adi: ad, of adelina */
	assert_int_equal(fold_shared(&name, 1), 0); /* adel: the least of all */
	assert_int_equal(fold_shared(&name, 2), 0);
	assert_int_equal(fold_shared(&name, 3), 4);
}

static void
test_distance(void **state)
{
	(void)state;
	assert_int_equal(fold_distance("", "", 2), 0);
	assert_int_equal(fold_distance("asep", "asep", 0), 0);
	assert_int_equal(fold_distance("asep", "aspe", 2), 1);
	assert_int_equal(fold_distance("asep", "asp", 2), 1);
	assert_int_equal(fold_distance("asep", "", 9), 4);
	assert_int_equal(fold_distance("asep", "", 2), 3);
	assert_int_equal(fold_distance("kitten", "sitting", 5), 3);
	assert_int_equal(fold_distance("kitten", "sitting", 2), 3);
	assert_int_equal(fold_distance("kitten", "sitting", 1), 2);
	assert_int_equal(fold_distance("ca", "abc", 5), 3);
	assert_int_equal(fold_distance("a", "b", 0), 1);
}

struct score {
	int others, equal, near, abbreviations, equal_abbreviations;
};

static void
score_line(char *line, struct score *score)
{
	char *canonical = strsep(&line, ","), *variant = strsep(&line, ",");
	char a[JOINED], b[JOINED];
	struct fold_name x, y;
	bool equal;

	fold_name(&x, canonical, 0);
	fold_name(&y, variant, 0);
	fold_join(a, sizeof(a), &x);
	fold_join(b, sizeof(b), &y);
	equal = strcmp(a, b) == 0;
	if (strncmp(line, "abbreviation", 12) == 0) {
		score->abbreviations++;
		score->equal_abbreviations += equal;
		return;
	}
	score->others++;
	score->equal += equal;
	score->near += fold_distance(a, b, 1) == 1;
}

/* Measured with the rules of folding.csv alone: 113 of 175. */
static void
test_variants(void **state)
{
	struct score score = { 0 };
	char line[256];
	FILE *file = fopen(VARIANTS, "r");

	(void)state;
	if (!file) {
		print_message("skipped: no " VARIANTS "\n");
		skip();
	}
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file))
		score_line(line, &score);
	fclose(file);
	print_message("%d of %d variants equal, %d one letter off\n",
		score.equal, score.others, score.near);
	assert_int_equal(score.equal_abbreviations, score.abbreviations);
	assert_true(score.equal >= 135);
	assert_true((score.others - score.equal - score.near) * 4 <=
		    score.others - score.equal);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_muhammad),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_shared),
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_variants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
