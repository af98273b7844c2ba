/* SPDX-License-Identifier: MIT */
/* The editor of fields, in what libform failed at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../term/typing.h"

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "magang/tui/widget/edit.h"
#include "magang/tui/widget/edit_view.h"

#define LEFT "\x1B[D"
#define RIGHT "\x1B[C"
#define UP "\x1B[A"
#define DOWN "\x1B[B"
#define HOME "\x1B[H"
#define END "\x1B[F"
#define BS "\x7F"
#define DEL "\x1B[3~"
#define UNDO "\x1F"
#define KILL "\x0B"
#define KILL_ALL "\x15"
#define KILL_WORD "\x17"
#define PASTE(s) "\x1B[200~" s "\x1B[201~"

/* Keys go through the decoder, as they come from the line. */
static enum edit_result
type(struct edit *e, const char *bytes)
{
	enum edit_result last = EDIT_SAME;
	struct key_events events = typed(bytes);

	for (size_t i = 0; i < events.n; i++) {
		last = edit_key(e, &events.v[i]);
		edit_check(e);
	}
	events_release(&events);
	return last;
}

/* The text with '|' where the cursor stands. */
static char *
state_of(const struct edit *e)
{
	return xasprintf(
		"%.*s|%s", (int)e->cursor, e->text, e->text + e->cursor);
}

static const struct {
	const char *name;
	enum type_chars filter;
	size_t max;
	const char *before; /* prefilled; NULL: empty */
	const char *keys, *after;
} rows[] = {
	{ "plain", CHARS_ANY, 0, NULL, "Siti", "Siti|" },
	{ "trailing blanks stay", CHARS_ANY, 0, NULL, "a  ", "a  |" },
	{ "the pad is a character", CHARS_ANY, 0, NULL, "a_b", "a_b|" },
	{ "max in characters", CHARS_ANY, 3, NULL, "日本語学", "日本語|" },
	{ "letters that look like KEY_MOUSE", CHARS_ANY, 0, NULL, "\u0199",
		"\u0199|" },
	/* marks */
	{ "e and acute", CHARS_ANY, 0, NULL, "e\u0301a", "éa|" },
	{ "ka and dakuten", CHARS_ANY, 0, NULL, "か\u3099b", "がb|" },
	{ "mark joins at max", CHARS_ANY, 4, NULL, "abce\u0301", "abcé|" },
	{ "full with marks", CHARS_ANY, 4, NULL, "e\u0301abc", "éabc|" },
	{ "mark in the middle", CHARS_ANY, 0, NULL, "ea" LEFT "\u0301", "é|a" },
	{ "mark without a letter", CHARS_ANY, 0, NULL, "\u0301a", "a|" },
	{ "a third mark", CHARS_ANY, 0, NULL, "q\u0323\u0324\u0325z",
		"q\u0323\u0324z|" },
	{ "mark before the text", CHARS_ANY, 0, NULL, "a" HOME "\u0301b",
		"b|a" },
	{ "NFC of a typed sign", CHARS_ANY, 0, NULL, "\u212B", "\u00C5|" },
	{ "jamo compose", CHARS_ANY, 0, NULL, "\u1112\u1161\u11AB", "\uD55C|" },
	{ "jamo meet after a deletion", CHARS_ANY, 0, NULL,
		"\u1112x\u1161" LEFT BS, "\uD558|" },
	/* what may not stand in a text */
	{ "joiners", CHARS_ANY, 0, NULL, "\U0001F468\u200D\U0001F469",
		"\U0001F468\U0001F469|" },
	{ "variation selector is a mark", CHARS_ANY, 0, NULL, "\u2764\uFE0F" BS,
		"|" },
	{ "bidi", CHARS_ANY, 0, NULL,
		"a\u202E\u2066\u061C"
		"b",
		"ab|" },
	{ "invisible", CHARS_ANY, 0, NULL,
		"a\u200B\uFEFF\u00AD"
		"b",
		"ab|" },
	{ "tags", CHARS_ANY, 0, NULL,
		"a\U000E0041"
		"b",
		"ab|" },
	{ "bad bytes", CHARS_ANY, 0, NULL,
		"a\xE9"
		"b",
		"ab|" },
	{ "controls", CHARS_ANY, 0, NULL,
		"a\t\x1B\r\x02"
		"b",
		"ab|" },
	/* filters */
	{ "number", CHARS_DIGITS, 0, NULL, "ab12", "12|" },
	{ "full width digits", CHARS_DIGITS, 0, NULL, "１２", "12|" },
	{ "full width letters", CHARS_ANY, 0, NULL, "Ａ\u3000ｂ", "A b|" },
	{ "Arabic digits", CHARS_DIGITS, 0, NULL,
		"\u0661"
		"2",
		"2|" },
	{ "money", CHARS_NUMBER, 0, NULL, "Rp 1.500,50", "Rp 1.500,50|" },
	{ "sum", CHARS_NUMBER, 0, NULL, "1+1;5=", "115|" },
	{ "passport", CHARS_UPPER, 0, NULL, "siti Nur日", "SITI NUR|" },
	{ "code", CHARS_CODE, 0, NULL, "n5 x", "N5X|" },
	{ "phone", CHARS_PHONE, 0, NULL, "+62 (0) 8x", "+62 (0) 8|" },
	{ "date", CHARS_DATE, 0, NULL, "30-jan/98!", "30-jan/98|" },
	{ "era", CHARS_DATE, 0, NULL, "昭和63年12月3日", "昭和63年12月3日|" },
	{ "ascii", CHARS_ASCII, 0, NULL, "a@b.idé", "a@b.id|" },
	/* moves and deletions */
	{ "left", CHARS_ANY, 0, NULL, "日本語" LEFT LEFT "x", "日x|本語" },
	{ "left over marks", CHARS_ANY, 0, NULL, "aq\u0323b" LEFT LEFT "x",
		"ax|q\u0323b" },
	{ "right", CHARS_ANY, 0, NULL, "日本" HOME RIGHT "x", "日x|本" },
	{ "home, end", CHARS_ANY, 0, NULL,
		"ab\x01"
		"c\x05"
		"d",
		"cabd|" },
	{ "backspace", CHARS_ANY, 0, NULL, "日q\u0323" BS, "日|" },
	{ "backspace at the start", CHARS_ANY, 0, NULL, "ab" HOME BS, "|ab" },
	{ "delete", CHARS_ANY, 0, NULL, "a日本" HOME RIGHT DEL, "a|本" },
	{ "delete at the end", CHARS_ANY, 0, NULL, "ab" DEL, "ab|" },
	{ "kill", CHARS_ANY, 0, NULL, "abcd" LEFT LEFT KILL, "ab|" },
	{ "kill all", CHARS_ANY, 0, NULL, "abcd" LEFT KILL_ALL, "|" },
	{ "kill word", CHARS_ANY, 0, NULL, "siti nur  " KILL_WORD, "siti |" },
	{ "kill word in Japanese", CHARS_ANY, 0, NULL, "漢字かな" KILL_WORD,
		"漢字|" },
	{ "kill word at a change of script", CHARS_ANY, 0, NULL,
		"漢字abc9" KILL_WORD KILL_WORD, "|" },
	{ "kill a word in the middle", CHARS_ANY, 0, NULL,
		"ab cd" LEFT KILL_WORD, "ab |d" },
	{ "delete makes room", CHARS_ANY, 2, NULL, "abc" BS "d", "ad|" },
	/* prefilled */
	{ "typing replaces", CHARS_ANY, 0, "GARUT", "B", "B|" },
	{ "a blank adds", CHARS_ANY, 0, "GARUT", " B", "GARUT B|" },
	{ "an arrow keeps", CHARS_ANY, 0, "GARUT", LEFT "B", "GARUB|T" },
	{ "end keeps", CHARS_ANY, 0, "GARUT", END "B", "GARUTB|" },
	{ "backspace keeps", CHARS_ANY, 0, "GARUT", BS "B", "GARUB|" },
	{ "a refused one keeps", CHARS_DIGITS, 0, "12", "x", "12|" },
	{ "then the next replaces", CHARS_DIGITS, 0, "12", "x3", "3|" },
	{ "a mark keeps", CHARS_ANY, 0, "e", "\u0301", "e|" },
	{ "replaces at max", CHARS_ANY, 5, "GARUT", "B", "B|" },
	{ "longer than max stays", CHARS_ANY, 3, "GARUT", END "x", "GARUT|" },
	{ "longer than max shrinks", CHARS_ANY, 3, "GARUT", BS "x", "GARU|" },
	{ "prefilled is cleaned", CHARS_ANY, 0,
		"a\u202E"
		"e\u0301\tb",
		END, "aé b|" },
	{ "the shape of what is there is not touched", CHARS_DIGITS, 0, "30-01",
		END "x1", "30-011|" },
	/* paste */
	{ "paste", CHARS_ANY, 0, NULL, PASTE("Siti N") "!", "Siti N!|" },
	{ "paste replaces", CHARS_ANY, 0, "GARUT", PASTE("ab"), "ab|" },
	{ "lines become blanks", CHARS_ANY, 0, NULL, PASTE("a\r\nb\n\nc\n"),
		"a b c|" },
	{ "tab becomes a blank", CHARS_ANY, 0, NULL, PASTE("a\tb"), "a b|" },
	{ "blanks of a NIK", CHARS_DIGITS, 16, NULL,
		PASTE("3205 1470 0198 0004\n"), "3205147001980004|" },
	{ "commands in a paste", CHARS_ANY, 0, NULL, PASTE("q\x03\x15!"),
		"q!|" },
	/* undo */
	{ "undo typing as one", CHARS_ANY, 0, NULL, "abc" UNDO, "|" },
	{ "undo a kill", CHARS_ANY, 0, NULL, "abc" HOME KILL UNDO, "|abc" },
	{ "undo a replacement", CHARS_ANY, 0, "GARUT", "BDG" UNDO, "GARUT|" },
	{ "undo deletions as one", CHARS_ANY, 0, NULL, "abc" BS BS UNDO,
		"abc|" },
	{ "undo step by step", CHARS_ANY, 0, NULL, "ab" LEFT "c" KILL UNDO UNDO,
		"a|b" },
	{ "nothing to undo", CHARS_ANY, 0, NULL, UNDO UNDO "a", "a|" },
};

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct edit_rules rules = { .filter = rows[i].filter,
			.max = rows[i].max };
		struct edit e;
		char *text;

		edit_init(&e, &rules);
		if (rows[i].before)
			edit_set(&e, rows[i].before, true);
		type(&e, rows[i].keys);
		text = state_of(&e);
		if (strcmp(text, rows[i].after) != 0)
			print_message("# %s\n", rows[i].name);
		assert_string_equal(text, rows[i].after);
		free(text);
		edit_release(&e);
	}
}

/* 168 of 200 were kept by libform. */
static void
test_two_hundred_kanji(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, NULL);
	for (int i = 0; i < 200; i++) {
		assert_int_equal(edit_insert(&e, 0x65E5), EDIT_CHANGED);
		assert_int_equal(edit_chars(&e), i + 1);
	}
	assert_int_equal(utf8_columns(edit_text(&e)), 400);
	edit_release(&e);
}

static void
test_answers(void **state)
{
	const struct edit_rules rules = { CHARS_DIGITS, 2, false };
	struct edit e;

	(void)state;
	edit_init(&e, &rules);
	assert_int_equal(type(&e, "x"), EDIT_REFUSED);
	assert_int_equal(type(&e, "1"), EDIT_CHANGED);
	assert_int_equal(type(&e, LEFT), EDIT_MOVED);
	assert_int_equal(type(&e, LEFT), EDIT_SAME);
	assert_int_equal(type(&e, "23"), EDIT_FULL);
	assert_int_equal(type(&e, "\r"), EDIT_PASS);
	assert_int_equal(type(&e, "\t"), EDIT_PASS);
	assert_int_equal(type(&e, UP), EDIT_PASS);
	assert_int_equal(type(&e, "\x12"), EDIT_PASS);
	assert_int_equal(type(&e, "\x1B"), EDIT_PASS);
	edit_release(&e);
}

/* --- views --------------------------------------------------------------- */

static const struct {
	const char *keys;
	int width;
	size_t max;
	bool masked;
	const char *view;
	int caret;
} views[] = {
	{ "", 6, 0, false, "______", 0 },
	{ "", 6, 3, false, "___   ", 0 },
	{ "ab", 6, 3, false, "ab_   ", 2 },
	{ "ab" HOME, 6, 0, false, "ab____", 0 },
	{ "日本", 6, 0, false, "日本__", 4 },
	/* a full field of its own width does not scroll */
	{ "abcdef", 6, 6, false, "abcdef", 5 },
	{ "日本語", 6, 3, false, "日本語", 5 },
	/* jumps by half a field */
	{ "abcdefg", 6, 0, false, "efg___", 3 },
	{ "abcdefghi", 6, 0, false, "efghi_", 5 },
	{ "abcdefghij", 6, 0, false, "hij___", 3 },
	{ "abcdefg" HOME, 6, 0, false, "abcdef", 0 },
	{ "日本語学校", 6, 0, false, "学校__", 4 },
	/* a wide character is never cut in half */
	{ "日本語" HOME, 5, 0, false, "日本_", 0 },
	{ "1234", 6, 6, true, "****__", 4 },
	{ "日q\u0323", 6, 0, true, "**____", 2 },
};

static void
test_views(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(views); i++) {
		struct edit_rules rules = { .max = views[i].max,
			.masked = views[i].masked };
		struct key_events events = { 0 };
		struct buf b = BUF_INIT;
		struct keys keys;
		struct edit e;
		int caret = 0;

		edit_init(&e, &rules);
		keys_init(&keys);
		for (const char *p = views[i].keys; *p; p++)
			keys_feed(&keys, (unsigned char)*p, 0, &events);
		for (size_t j = 0; j < events.n || j == 0; j++) {
			if (j < events.n)
				edit_key(&e, &events.v[j]);
			buf_clear(&b);
			caret = edit_view(&e, views[i].width, '_', &b);
			edit_check(&e);
		}
		assert_string_equal(buf_str(&b), views[i].view);
		assert_int_equal(caret, views[i].caret);
		buf_release(&b);
		events_release(&events);
		edit_release(&e);
	}
}

static void
test_bytes_are_bounded(void **state)
{
	char *much = xmalloc(EDIT_BYTES + 4);
	struct edit e;

	(void)state;
	memset(much, 'a', EDIT_BYTES + 3);
	much[EDIT_BYTES + 3] = '\0';
	edit_init(&e, NULL);
	edit_set(&e, much, false);
	edit_check(&e);
	assert_int_equal(e.len, EDIT_BYTES);
	assert_int_equal(edit_insert(&e, 'b'), EDIT_FULL);
	free(much);
	edit_release(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_two_hundred_kanji),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_views),
		cmocka_unit_test(test_bytes_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
