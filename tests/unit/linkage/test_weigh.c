/* SPDX-License-Identifier: MIT */
/* What two records weigh, and what is said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/linkage/weigh.h"

#define TWIN 3205011203019001

/* One is Andi Permana; what the other has. */
static const struct {
	const char *name;
	int year, month, day; /* 0: no date */
	uint64_t nik, kk, phone;
	int64_t village;
	char sex;
	enum link_band band;
	const char *words; /* NULL: no matter */
} rows[] = {
	{ "Andi Permana", 2001, 3, 12, TWIN, 1, 2, 3, 'L', LINK_SURE,
		"name same; birth date same; NIK same; family card same; "
		"phone same; village same" },
	{ "Andi Permana", 2001, 3, 12, 0, 0, 0, 0, 'L', LINK_SURE,
		"name same; birth date same; NIK missing; phone missing" },
	{ "Permana Andi", 2001, 12, 3, 0, 0, 0, 3, 'L', LINK_SURE,
		"name same; day and month of birth exchanged; NIK missing; "
		"phone missing; village same; or kin" },
	{ "Andi Permana", 0, 0, 0, 0, 0, 2, 3, 'L', LINK_LISTED,
		"name same; birth date missing; NIK missing; phone same; "
		"village same; or kin" },
	{ "Andi Permana", 2001, 3, 12, 3273011203015555, 9, 8, 7, 'L',
		LINK_NONE,
		"name same; birth date same; NIK differs, and each fits; "
		"family card differs; phone differs; village differs" },
	{ "Andi Permana", 2001, 3, 12, TWIN + 6, 0, 0, 0, 'L', LINK_SURE,
		"name same; birth date same; NIK one slip apart; phone missing" },
	/* twins, siblings, father and son, namesakes */
	{ "Anton Permana", 2001, 3, 12, TWIN + 1, 1, 2, 3, 'L', LINK_NONE,
		NULL },
	{ "Rina Permana", 2003, 7, 1, 0, 1, 2, 3, 'P', LINK_NONE, NULL },
	{ "Andi Permana", 1970, 5, 8, 3205010805709001, 1, 2, 3, 'L', LINK_NONE,
		NULL },
	{ "Andi Permana", 1985, 7, 9, 0, 0, 0, 0, 'L', LINK_NONE, NULL },
	{ "Andi Permana", 0, 0, 0, 0, 0, 0, 0, 0, LINK_NONE, NULL },
	/* nobody */
	{ "Budi Santosa", 2001, 3, 12, 0, 1, 2, 3, 'L', LINK_NONE, NULL },
};

static void
fill(struct trait *t, const char *name, int32_t birth, size_t i)
{
	memset(t, 0, sizeof(*t));
	t->nik = rows[i].nik;
	t->kk = rows[i].kk;
	t->phone = rows[i].phone;
	t->village = rows[i].village;
	t->sex = rows[i].sex;
	t->birth = birth;
	fold_name(&t->name, name, 0);
	trait_settle(t);
}

static void
test_pairs(void **state)
{
	struct trait a, b;
	struct weighed w;
	char words[EVIDENCE_TEXT];

	(void)state;
	fill(&a, "Andi Permana", date_from_civil(2001, 3, 12), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		fill(&b, rows[i].name,
			rows[i].year ? date_from_civil(rows[i].year,
					       rows[i].month, rows[i].day)
				     : DATE_NONE,
			i);
		weigh(&a, &b, 20000, &w);
		weighed_words(&w, words);
		if (w.band != rows[i].band)
			fail_msg("%zu: band %d, score %d: %s", i, (int)w.band,
				w.score, words);
		if (rows[i].words)
			assert_string_equal(words, rows[i].words);
		assert_int_equal(w.band, link_band(w.likeness));
	}
}

/* What many have says little, in a large store a name less than in a small one. */
static void
test_rarity(void **state)
{
	struct trait a, b;
	struct weighed few, many;

	(void)state;
	assert_int_equal(rarity(1, 999), RARITY_USUAL);
	assert_int_equal(rarity(1, 1024), 100);
	assert_int_equal(rarity(1024, 1024), 0);
	assert_int_equal(rarity(0, UINT64_MAX), RARITY_MOST);
	fill(&a, "Andi Permana", date_from_civil(2001, 3, 12), 1);
	b = a;
	weigh(&a, &b, 1, &few);
	weigh(&a, &b, 10240000, &many);
	assert_int_equal(few.score - many.score, 100);
	a.rare[0] = 20;
	weigh(&a, &b, 1, &many);
	assert_int_equal(few.score - many.score, RARITY_USUAL - 20);
}

/* Everything that can be said fits. */
static void
test_longest(void **state)
{
	static const struct link_level longest = { LINK_BIRTH, 0, 0,
		"day and month of birth exchanged" };
	struct weighed w = { .or_kin = true };
	char words[EVIDENCE_TEXT];
	struct trait a, b;

	(void)state;
	fill(&a, "Andi Permana", date_from_civil(2001, 3, 12), 0);
	fill(&b, "Budi Permana", date_from_civil(2001, 3, 12), 0);
	a.passport = 1;
	b.passport = b.kk = b.phone = 9;
	b.village = 9;
	b.sex = 'P';
	b.nik = 3205015203019444;
	trait_settle(&b);
	weigh(&a, &b, 20000, &w);
	w.level[LINK_BIRTH] = &longest;
	w.or_kin = true;
	weighed_words(&w, words);
	assert_non_null(strstr(words, "NIK differs, and each fits"));
	assert_non_null(strstr(words, "passport number differs"));
	assert_string_equal(words + strlen(words) - 8, "; or kin");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_rarity),
		cmocka_unit_test(test_longest),
	};

	return cmocka_run_group_tests_name("weigh", tests, NULL, NULL);
}
