/* SPDX-License-Identifier: MIT */
/* The virtual list over a source of numbers, drawn on a picture without a
 * terminal. */
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

#include "magang/tui/term/keys.h"
#include "magang/tui/term/term_draw.h"
#include "magang/tui/term/term_send.h"
#include "magang/tui/widget/list.h"
#include "magang/tui/term/term.h"
#include "magang/tui/widget/tags.h"

/* Ids ascending; some may be gone. Counts what it is asked for. */
struct numbers {
	uint64_t ids[5000];
	size_t n, at;
	bool open, vague, broken;
	bool lost; /* knows nothing of ids that are gone, not even where */
	int texts;
};

static int
numbers_begin(void *ctx, struct err *err)
{
	struct numbers *s = ctx;

	assert_false(s->open);
	if (s->broken)
		return err_set(err, MG_EIO, "broken");
	s->open = true;
	return 0;
}

static void
numbers_end(void *ctx)
{
	struct numbers *s = ctx;

	assert_true(s->open);
	s->open = false;
}

static int
numbers_count(void *ctx, uint64_t *count, bool *exact, struct err *err)
{
	struct numbers *s = ctx;

	(void)err;
	*count = s->n;
	*exact = !s->vague;
	return 0;
}

static int
numbers_seek(void *ctx, enum vlist_seek where, uint64_t id, uint64_t *got,
	uint64_t *position, struct err *err)
{
	struct numbers *s = ctx;
	size_t i = 0;

	(void)err;
	assert_true(s->open);
	if (where == SEEK_LAST)
		i = s->n ? s->n - 1 : 0;
	while (where == SEEK_ID && i < s->n && s->ids[i] < id)
		i++;
	if (where == SEEK_ID && s->lost && (i == s->n || s->ids[i] != id))
		i = 0;
	*got = i < s->n ? s->ids[i] : 0;
	*position = s->vague ? UINT64_MAX : i;
	s->at = i;
	return 0;
}

static int
numbers_next(void *ctx, uint64_t *id, struct err *err)
{
	struct numbers *s = ctx;

	(void)err;
	assert_true(s->open);
	if (s->at + 1 >= s->n)
		return 0;
	*id = s->ids[++s->at];
	return 1;
}

static int
numbers_prev(void *ctx, uint64_t *id, struct err *err)
{
	struct numbers *s = ctx;

	(void)err;
	assert_true(s->open);
	if (s->at == 0)
		return 0;
	*id = s->ids[--s->at];
	return 1;
}

static int
numbers_text(
	void *ctx, uint64_t id, int width, struct buf *out, struct err *err)
{
	struct numbers *s = ctx;

	(void)err;
	(void)width;
	assert_true(s->open);
	s->texts++;
	buf_addf(out, "no %d", (int)id);
	return 0;
}

static const struct vlist_ops numbers_ops = {
	.begin = numbers_begin,
	.end = numbers_end,
	.count = numbers_count,
	.seek = numbers_seek,
	.next = numbers_next,
	.prev = numbers_prev,
	.text = numbers_text,
};

static struct numbers *
numbers_new(size_t n)
{
	struct numbers *s = xcalloc(1, sizeof(*s));

	s->n = n;
	for (size_t i = 0; i < n; i++)
		s->ids[i] = 10 * (i + 1);
	return s;
}

static void
numbers_remove(struct numbers *s, uint64_t id)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->ids[i] != id)
			s->ids[kept++] = s->ids[i];
	s->n = kept;
}

/* "10 >20 30 40": the visible ids with the marker. */
static char *
page_of(const struct vlist *l)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < l->n_rows; i++) {
		char want[32];

		snprintf(want, sizeof(want), "no %d", (int)l->rows[i].id);
		assert_string_equal(l->rows[i].text, want);
		buf_addf(&b, "%s%s%d", i ? " " : "",
			i == l->selected ? ">" : "", (int)l->rows[i].id);
	}
	return buf_detach(&b);
}

static const struct {
	char letter;
	struct key_event ev;
} keys[] = {
	{ 'u', { EV_KEY, K_UP, 0, 0 } },
	{ 'd', { EV_KEY, K_DOWN, 0, 0 } },
	{ 'P', { EV_KEY, K_PGUP, 0, 0 } },
	{ 'N', { EV_KEY, K_PGDN, 0, 0 } },
	{ 'H', { EV_KEY, K_HOME, 0, 0 } },
	{ 'E', { EV_KEY, K_END, 0, 0 } },
	{ 'U', { EV_CONTROL, K_NONE, 'U', 0 } },
	{ 'D', { EV_CONTROL, K_NONE, 'D', 0 } },
	{ 'j', { EV_CHAR, K_NONE, 'j', 0 } },
};

static enum vlist_result
press(struct vlist *l, const char *letters)
{
	enum vlist_result last = VLIST_SAME;
	struct err err = ERR_INIT;

	for (; *letters; letters++)
		for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
			if (keys[i].letter == *letters)
				last = vlist_key(l, &keys[i].ev, &err);
	return last;
}

static const struct {
	size_t n;
	int step;
	bool vague;
	const char *keys, *page;
} rows[] = {
	{ 0, 1, false, "duPNHEUD", "" },
	{ 1, 1, false, "dduPNHE", ">10" },
	{ 3, 1, false, "", ">10 20 30" },
	{ 3, 1, false, "ddd", "10 20 >30" },
	{ 3, 1, false, "N", "10 20 >30" },
	{ 3, 1, false, "NP", ">10 20 30" },
	{ 9, 1, false, "ddd", "10 20 30 >40" },
	{ 9, 1, false, "dddd", "20 30 40 >50" },
	{ 9, 1, false, "dddduuuu", ">10 20 30 40" },
	{ 9, 1, false, "dddduuu", ">20 30 40 50" },
	{ 9, 1, false, "dddddddddddd", "60 70 80 >90" },
	{ 9, 0, false, "dddd", ">50 60 70 80" },
	{ 9, 0, false, "ddddddddd", "60 70 80 >90" },
	{ 9, 0, false, "ddddu", "10 20 30 >40" },
	{ 9, 1, false, "dN", "50 >60 70 80" },
	{ 9, 1, false, "dNN", "60 >70 80 90" },
	{ 9, 1, false, "dNNN", "60 70 80 >90" },
	{ 9, 1, false, "ENP", "20 30 40 >50" },
	{ 9, 1, false, "EPPP", ">10 20 30 40" },
	{ 9, 1, false, "E", "60 70 80 >90" },
	{ 9, 1, false, "EH", ">10 20 30 40" },
	{ 9, 1, false, "D", ">30 40 50 60" },
	{ 9, 1, false, "DU", ">10 20 30 40" },
	{ 9, 1, true, "dNE", "60 70 80 >90" },
	{ 9, 1, true, "dNEH", ">10 20 30 40" },
};

static void
test_moves(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct numbers *s = numbers_new(rows[i].n);
		struct err err = ERR_INIT;
		struct vlist l;
		char *page;

		s->vague = rows[i].vague;
		vlist_init(&l, &numbers_ops, s);
		l.step = rows[i].step;
		assert_int_equal(vlist_load(&l, 20, 4, &err), 0);
		press(&l, rows[i].keys);
		page = page_of(&l);
		assert_string_equal(page, rows[i].page);
		if (!s->vague && l.n_rows > 0)
			assert_int_equal(s->ids[l.position], l.rows[0].id);
		free(page);
		vlist_release(&l);
		free(s);
	}
}

static void
test_answers(void **state)
{
	struct numbers *s = numbers_new(9);
	struct err err = ERR_INIT;
	struct vlist l;

	(void)state;
	vlist_init(&l, &numbers_ops, s);
	vlist_load(&l, 20, 4, &err);
	assert_int_equal(press(&l, "u"), VLIST_SAME);
	assert_int_equal(press(&l, "d"), VLIST_MOVED);
	assert_int_equal(press(&l, "N"), VLIST_SCROLLED);
	assert_int_equal(press(&l, "j"), VLIST_PASS);
	l.letters = true;
	assert_int_equal(press(&l, "j"), VLIST_MOVED);
	assert_int_equal(vlist_below(&l), 1);
	s->broken = true;
	assert_int_equal(press(&l, "N"), VLIST_FAILED);
	assert_int_equal(vlist_selected(&l), 70);
	assert_int_equal(vlist_reload(&l, &err), MG_EIO);
	assert_int_equal(vlist_selected(&l), 70);
	vlist_release(&l);
	free(s);
}

/* Only what comes into view is asked for. */
static void
test_asks_for_visible_rows_only(void **state)
{
	struct numbers *s = numbers_new(5000);
	struct err err = ERR_INIT;
	struct vlist l;

	(void)state;
	vlist_init(&l, &numbers_ops, s);
	vlist_load(&l, 20, 20, &err);
	assert_int_equal(s->texts, 20);
	press(&l, "ddddd");
	assert_int_equal(s->texts, 20);
	press(&l, "N");
	assert_int_equal(s->texts, 40);
	press(&l, "E");
	assert_int_equal(s->texts, 60);
	press(&l, "u");
	assert_int_equal(s->texts, 60);
	vlist_release(&l);
	free(s);
}

/* What stays selected when others take rows away, and where it stands. */
static const struct {
	const char *keys;
	uint64_t gone[3];
	const char *page;
} changes[] = {
	{ "dN", { 0 }, "50 >60 70 80" },
	{ "dN", { 50 }, "40 >60 70 80" },
	{ "dN", { 60 }, "50 >70 80 90" },
	{ "dN", { 10, 20 }, "50 >60 70 80" },
	{ "E", { 90 }, "50 60 70 >80" },
	{ "E", { 90, 80, 70 }, "30 40 50 >60" },
	{ "Euu", { 70, 80, 90 }, "30 40 50 >60" },
	{ "ddd", { 40, 10 }, "20 30 >50 60" },
	{ "", { 10 }, ">20 30 40 50" },
	{ "d", { 10 }, ">20 30 40 50" },
};

static void
reload_after_changes(bool lost)
{
	for (size_t i = 0; i < ARRAY_SIZE(changes); i++) {
		struct numbers *s = numbers_new(9);
		struct err err = ERR_INIT;
		struct vlist l;
		char *page;

		s->lost = lost;
		vlist_init(&l, &numbers_ops, s);
		vlist_load(&l, 20, 4, &err);
		press(&l, changes[i].keys);
		for (size_t j = 0; j < 3; j++)
			numbers_remove(s, changes[i].gone[j]);
		assert_int_equal(vlist_reload(&l, &err), 0);
		page = page_of(&l);
		assert_string_equal(page, changes[i].page);
		free(page);
		vlist_release(&l);
		free(s);
	}
}

static void
test_reload_keeps_the_selected_id(void **state)
{
	(void)state;
	reload_after_changes(false);
}

/* As after another filter: only what was to be seen tells what stood where. */
static void
test_reload_goes_on_behind_a_gone_row(void **state)
{
	(void)state;
	reload_after_changes(true);
}

/* The row at the edge went away between two keys. */
static void
test_scroll_over_a_gone_row(void **state)
{
	struct numbers *s = numbers_new(9);
	struct err err = ERR_INIT;
	struct vlist l;
	char *page;

	(void)state;
	vlist_init(&l, &numbers_ops, s);
	vlist_load(&l, 20, 4, &err);
	press(&l, "ddd");
	numbers_remove(s, 40);
	assert_int_equal(press(&l, "d"), VLIST_SCROLLED);
	page = page_of(&l);
	assert_string_equal(page, "10 20 30 >50");
	free(page);
	for (size_t i = s->n; i-- > 0;)
		numbers_remove(s, s->ids[i]);
	vlist_reload(&l, &err);
	assert_int_equal(vlist_selected(&l), 0);
	assert_int_equal(press(&l, "dNE"), VLIST_SAME);
	vlist_release(&l);
	free(s);
}

static void
test_select_and_resize(void **state)
{
	struct numbers *s = numbers_new(9);
	struct err err = ERR_INIT;
	struct vlist l;
	char *page;

	(void)state;
	vlist_init(&l, &numbers_ops, s);
	vlist_load(&l, 20, 4, &err);
	assert_int_equal(vlist_select(&l, 70, &err), 0);
	assert_int_equal(vlist_selected(&l), 70);
	assert_int_equal(vlist_select(&l, 75, &err), MG_ENOENT);
	vlist_select(&l, 70, &err);
	assert_int_equal(vlist_resize(&l, 20, 2, &err), 0);
	page = page_of(&l);
	assert_string_equal(page, "60 >70");
	free(page);
	assert_int_equal(vlist_resize(&l, 20, 30, &err), 0);
	page = page_of(&l);
	assert_string_equal(page, "10 20 30 40 50 60 >70 80 90");
	free(page);
	vlist_release(&l);
	free(s);
}

static void
test_tags(void **state)
{
	static const uint64_t many[] = { 9, 3, 7, 3 };
	struct tags tags = { 0 };

	(void)state;
	assert_true(tags_toggle(&tags, 7));
	assert_true(tags_toggle(&tags, 5));
	assert_true(tags_has(&tags, 5));
	assert_false(tags_toggle(&tags, 5));
	assert_false(tags_has(&tags, 5));
	tags_add_many(&tags, many, ARRAY_SIZE(many));
	assert_int_equal(tags.n, 3);
	assert_true(tags_has(&tags, 9) && tags_has(&tags, 3));
	tags_remove_many(&tags, (const uint64_t[]){ 9, 8, 3 }, 3);
	assert_int_equal(tags.n, 1);
	assert_true(tags_has(&tags, 7));
	tags_clear(&tags);
	assert_false(tags_has(&tags, 7));
	tags_release(&tags);
}

/* --- drawn --------------------------------------------------------------- */

static struct terminal *
open_picture(int columns, int rows_)
{
	const struct term_options opt = {
		.headless = true, .columns = columns, .rows = rows_
	};
	struct terminal *t = NULL;
	struct err err = ERR_INIT;

	assert_int_equal(term_start(&opt, &t, &err), 0);
	return t;
}

static void
test_picture(void **state)
{
	struct terminal *t = open_picture(20, 10);
	struct numbers *s = numbers_new(9);
	struct err err = ERR_INIT;
	struct tags tags = { 0 };
	struct buf b = BUF_INIT;
	struct vlist l;

	(void)state;
	vlist_init(&l, &numbers_ops, s);
	l.tags = &tags;
	vlist_load(&l, 20, 4, &err);
	press(&l, "d");
	tags_toggle(&tags, 20);
	tags_toggle(&tags, 40);
	vlist_draw(&l, t, 1, 0);
	term_flush(t);
	term_dump(t, &b);
	assert_string_equal(buf_str(&b),
		"\n  no 10\n>*no 20\n  no 30\n* no 40\n\n\n\n\n\n"
		"-- cursor 2 0 '>'\n");
	tags_release(&tags);
	buf_release(&b);
	vlist_release(&l);
	term_stop(t);
	free(s);
}

/* Text of records: cut whole, cleaned, and nothing of it obeyed. */
static const struct {
	const char *text;
	int width;
	const char *shown;
} texts[] = {
	{ "Siti", 10, "Siti" },
	{ "Siti Nurhaliza", 8, "Siti Nu…" },
	{ "日本語学校", 7, "日本語…" },
	{ "日本語学校", 6, "日本…" },
	{ "\x1B[31mred", 10, "\uFFFD[31mred" },
	{ "a\u202E"
	  "b",
		12, "a<U+202E>b" },
	{ "q\u0323\u0324\u0325z", 5, "q\u0323\u0324z" },
	{ "\xE9\x9B"
	  "a",
		5, "\uFFFD\uFFFDa" },
	{ "a\nb", 5, "a b" },
};

static void
test_text_is_cleaned(void **state)
{
	struct terminal *t = open_picture(20, 10);

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct buf b = BUF_INIT;

		term_erase(t);
		term_put(t, 0, 0, -1, "||||||||||||||||||||", ROLE_PLAIN);
		term_put(t, 0, 1, texts[i].width, texts[i].text, ROLE_HIT);
		term_put(t, 0, 1 + texts[i].width, -1, "", ROLE_PLAIN);
		term_dump(t, &b);
		*strchr(b.data, '\n') = '\0';
		assert_string_equal(b.data + 1, texts[i].shown);
		buf_release(&b);
	}
	/* at the right edge, in the last cell, and outside */
	term_put(t, 9, 19, 1, "日", ROLE_PLAIN);
	term_put(t, 9, 19, 5, "x", ROLE_PLAIN);
	term_put(t, 10, 0, 5, "x", ROLE_PLAIN);
	term_put(t, -1, 0, 5, "x", ROLE_PLAIN);
	term_put(t, 0, 20, 5, "x", ROLE_PLAIN);
	term_flush(t);
	term_stop(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_asks_for_visible_rows_only),
		cmocka_unit_test(test_reload_keeps_the_selected_id),
		cmocka_unit_test(test_reload_goes_on_behind_a_gone_row),
		cmocka_unit_test(test_scroll_over_a_gone_row),
		cmocka_unit_test(test_select_and_resize),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_picture),
		cmocka_unit_test(test_text_is_cleaned),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
