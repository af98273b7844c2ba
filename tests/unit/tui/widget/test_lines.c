/* SPDX-License-Identifier: MIT */
/* A page of lines with heads: where the marker goes, what is in view. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

#include "magang/tui/widget/lines.h"
#include "magang/tui/term/term.h"
#include "../term/typing.h"

#define HEIGHT 4

/* H 1 2 H 3 4 5 6 7 8 */
static void
fill(struct lines *l)
{
	char text[8];

	lines_clear(l);
	lines_head(l, "H");
	for (int i = 1; i <= 8; i++) {
		snprintf(text, sizeof(text), "%d", i);
		lines_add(l, text)->key = (uint64_t)i;
		if (i == 2)
			lines_head(l, "H");
	}
	lines_settle(l, 0);
}

static void
feed(const struct key_event *ev, void *ctx)
{
	lines_move(ctx, ev, HEIGHT);
}

static const struct {
	const char *keys;
	uint64_t key; /* where the marker stands */
} moves[] = {
	{ "", 1 }, /* never on a head */
	{ DOWN, 2 },
	{ DOWN DOWN, 3 },
	{ "jj" UP, 2 },
	{ "jjk", 2 },
	{ UP UP, 1 },
	{ END, 8 },
	{ END DOWN, 8 },
	{ END HOME, 1 },
	{ PGDN, 5 },
	{ PGDN PGUP, 1 },
	{ "\x04", 3 }, /* half a page */
	{ "\x04\x15", 1 },
	{ PGDN PGDN PGDN, 8 },
};

static void
test_moves(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(moves); i++) {
		struct lines l = { 0 };

		fill(&l);
		typing(moves[i].keys, feed, &l);
		if (lines_key(&l) != moves[i].key)
			fail_msg("row %zu: on %d", i, (int)lines_key(&l));
		lines_clear(&l);
	}
}

static void
test_other_keys(void **state)
{
	const struct key_event other = { .type = EV_CHAR, .cp = 'x' };
	struct lines l = { 0 };

	(void)state;
	fill(&l);
	assert_false(lines_move(&l, &other, HEIGHT));
	lines_clear(&l);
}

/* Made anew, the marker stays on its line, or near where it was. */
static void
test_settle(void **state)
{
	struct lines l = { 0 };
	uint64_t key;

	(void)state;
	fill(&l);
	typing(END, feed, &l);
	key = lines_key(&l);
	lines_clear(&l);
	lines_add(&l, "new");
	for (int i = 0; i < 3; i++)
		lines_add(&l, "x")->key = key - (uint64_t)i;
	lines_settle(&l, key);
	assert_int_equal(l.selected, 1);
	lines_clear(&l);
	lines_add(&l, "only");
	lines_settle(&l, key);
	assert_int_equal(l.selected, 0);
	lines_clear(&l);
	lines_settle(&l, key);
	assert_null(lines_here(&l));
	assert_int_equal(lines_key(&l), 0);
}

/* The rows that are to be seen, joined by '|'. */
static char *
view(struct terminal *t, struct lines *l)
{
	struct buf b = BUF_INIT;
	char *text, *p;

	term_erase(t);
	lines_draw(l, t, 0, 0, 20, HEIGHT, true);
	term_dump(t, &b);
	p = buf_str(&b)[0] ? xstrdup(buf_str(&b)) : xstrdup("");
	text = p;
	for (int row = 0; row < HEIGHT - 1; row++)
		p = strchr(p, '\n'), *p++ = '|';
	*strchr(p, '\n') = '\0';
	buf_release(&b);
	return text;
}

static void
test_view(void **state)
{
	static const struct {
		const char *keys, *view;
	} rows[] = {
		{ "", " H|> 1|  2| H" },
		{ DOWN DOWN, "  1|  2| H|> 3" },
		{ DOWN DOWN DOWN, "  2| H|  3|> 4" },
		/* the head above the first line is seen again */
		{ END HOME, " H|> 1|  2| H" },
		{ END, "  5|  6|  7|> 8" },
	};
	const struct term_options opt = { .headless = true };
	struct err err = ERR_INIT;
	struct terminal *t;

	(void)state;
	assert_int_equal(term_start(&opt, &t, &err), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct lines l = { 0 };
		char *seen;

		fill(&l);
		/* each key is drawn, as on a line that is fast enough */
		free(view(t, &l));
		typing(rows[i].keys, feed, &l);
		seen = view(t, &l);
		if (strcmp(seen, rows[i].view) != 0)
			fail_msg("row %zu: '%s'", i, seen);
		free(seen);
		lines_clear(&l);
	}
	term_stop(t);
}

static void
test_unfold(void **state)
{
	const struct term_options opt = { .headless = true };
	struct err err = ERR_INIT;
	struct lines l = { 0 };
	struct terminal *t;
	char *seen;

	(void)state;
	assert_int_equal(term_start(&opt, &t, &err), 0);
	fill(&l);
	l.v[1].more = xstrdup("a\nb\n");
	l.v[1].open = true;
	seen = view(t, &l);
	assert_string_equal(seen, " H|> 1|      a|      b");
	free(seen);
	lines_clear(&l);
	term_stop(t);
}

static void
test_fold(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *want;
	} rows[] = {
		{ "", 10, "" },
		{ "one two", 10, "one two\n" },
		{ "one two three", 9, "one two\nthree\n" },
		{ "onetwothree", 4, "onet\nwoth\nree\n" },
		/* wide characters are not cut in half */
		{ "日本語です", 5, "日本\n語で\nす\n" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *got = lines_fold(rows[i].text, rows[i].width);

		assert_string_equal(got, rows[i].want);
		free(got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_other_keys),
		cmocka_unit_test(test_settle),
		cmocka_unit_test(test_view),
		cmocka_unit_test(test_unfold),
		cmocka_unit_test(test_fold),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
