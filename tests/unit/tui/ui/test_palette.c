/* SPDX-License-Identifier: MIT */
/* Words of three languages lead to their command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "magang/tui/actions.h"
#include "../../../../src/tui/ui/palette.h"

static const struct {
	enum place place;
	const char *typed, *id; /* NULL: nothing fits */
} rows[] = {
	{ AT_LIST, "filter", "filter" },
	{ AT_LIST, "fltr", "filter" }, /* letters in their order */
	{ AT_LIST, "saring", "filter" },
	{ AT_LIST, "絞り込み", "filter" },
	{ AT_LIST, "絞込", "filter" },
	{ AT_LIST, "sort", "sort" },
	{ AT_LIST, "SORT", "sort" },
	{ AT_LIST, "urutkan", "sort" },
	{ AT_LIST, "並び順", "sort" },
	{ AT_LIST, "tandai semua", "tag-all" },
	{ AT_RECORD, "note", "note" },
	{ AT_RECORD, "catat", "note" },
	{ AT_RECORD, "メモ", "note" },
	{ AT_RECORD, "pindah", "move" },
	{ AT_RECORD, "移行", "move" },
	{ AT_RECORD, "berkas", "document" },
	{ AT_RECORD, "提出", "document" },
	{ AT_RECORD, "編集", "edit" },
	{ AT_HOME, "undo", "undo" },
	{ AT_HOME, "batal", "undo" },
	{ AT_HOME, "元に戻す", "undo" },
	{ AT_HOME, "検索", "find" },
	{ AT_HOME, "使い方", "help" },
	{ AT_HOME, "企業", "organisations" },
	{ AT_HOME, "低速", "thrifty" },
	{ AT_HOME, "bahasa", "language" },
	{ AT_HOME, "keluar", "quit" },
	{ AT_HOME, "wilayah", "view" },
	/* a thing is its list, not the first that is done with one */
	{ AT_LIST, "cohort", "cohorts" },
	{ AT_LIST, "angkatan", "cohorts" },
	{ AT_LIST, "kelas", "cohorts" },
	{ AT_LIST, "case", "cases" },
	{ AT_LIST, "kasus", "cases" },
	{ AT_LIST, "案件", "cases" },
	{ AT_LIST, "tugas", "tasks" },
	{ AT_HOME, "zzzz", NULL },
};

static const char *
best(enum place place, const char *typed)
{
	const struct action *a, *found = NULL;
	char *low = utf8_caseless(typed);
	int least = -1;

	for (size_t i = 0; (a = action_at(tui_actions, i)); i++) {
		int score = a->places & place ? palette_match(low, a) : -1;

		if (score >= 0 && (least < 0 || score < least)) {
			least = score;
			found = a;
		}
	}
	free(low);
	return found ? found->id : NULL;
}

static void
test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *id = best(rows[i].place, rows[i].typed);

		if (!rows[i].id ? id != NULL
				: !id || strcmp(id, rows[i].id) != 0)
			fail_msg("'%s' leads to %s", rows[i].typed,
				id ? id : "nothing");
	}
}

/* What is run is what was named, not what has the letters somewhere. */
static void
test_named(void **state)
{
	static const struct {
		const char *id, *typed;
		bool named;
	} all[] = {
		{ "filter", "saring", true },
		{ "filter", "fil", true },
		{ "filter", "fltr", false },
		{ "tag-all", "tandai semua", true },
		{ "tag-all", "all", true },
		{ "next", "tunda", false },
		{ "find", "検索", true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		const struct action *a;
		size_t n = 0;

		while ((a = action_at(tui_actions, n)) &&
			strcmp(a->id, all[i].id) != 0)
			n++;
		assert_non_null(a);
		if (palette_named(all[i].typed, a) != all[i].named)
			fail_msg("'%s' and %s", all[i].typed, a->id);
	}
}

/* One letter, one verb; no key of a place means two things, unless the kind of the
 * rows says which of them it is. */
static void
test_keys(void **state)
{
	const struct action *a, *b;

	(void)state;
	for (size_t i = 0; (a = action_at(tui_actions, i)); i++)
		for (size_t j = i + 1; (b = action_at(tui_actions, j)); j++) {
			bool letter = strlen(a->keys) == 1 && a->keys[0] != '/';
			bool by_kind = a->why_not && b->why_not &&
				       a->why_not != b->why_not;

			if (letter && !by_kind && a->places & b->places &&
				strcmp(a->keys, b->keys) == 0)
				fail_msg("'%s': %s and %s", a->keys, a->id,
					b->id);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_named),
		cmocka_unit_test(test_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
