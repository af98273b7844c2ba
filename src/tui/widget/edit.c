/* SPDX-License-Identifier: MIT */
/*
 * Every change builds the new text beside the old one (before the cursor, what
 * is inserted, behind it), brings it into normal form, checks it and only then
 * takes it: there is no state in between.
 */
#include "magang/tui/widget/edit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "edit_text.h"

enum edit_run { RUN_NONE, RUN_INSERT, RUN_DELETE };

/* --- what may be typed --------------------------------------------------- */

static const struct {
	const char *others; /* beside digits; NULL: any character at all */
	bool letters, ascii, upper;
} filters[] = {
	[CHARS_ANY] = { NULL, true, false, false },
	[CHARS_DIGITS] = { "", false, true, false },
	[CHARS_NUMBER] = { ".,- ", true, false, false },
	[CHARS_DATE] = { "-/.+ ", true, false, false },
	[CHARS_PHONE] = { "+-() ", false, true, false },
	[CHARS_ASCII] = { NULL, true, true, false },
	[CHARS_CODE] = { "-_./", true, true, true },
	[CHARS_UPPER] = { NULL, true, true, true },
};

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static bool
filter_takes(enum type_chars filter, uint32_t cp)
{
	if (cp >= 0x80)
		return !filters[filter].ascii;
	if ((cp >= '0' && cp <= '9') || !filters[filter].others)
		return true;
	if (is_letter(cp))
		return filters[filter].letters;
	return strchr(filters[filter].others, (int)cp) != NULL;
}

/* The character in normal form (it may be several), in *out; false: no. */
static bool
accept(const struct edit *e, uint32_t cp, struct buf *out)
{
	enum type_chars filter = e->rules.filter;
	char utf8[4];
	char *normal = utf8_normal(utf8, utf8_put(utf8, cp));
	const char *p = normal, *end = p + strlen(p);
	bool good = *p != '\0';

	while (good && p < end) {
		cp = (uint32_t)utf8_next(&p, end);
		good = text_may_hold(cp) && filter_takes(filter, cp);
		if (filters[filter].upper && cp >= 'a' && cp <= 'z')
			cp -= 'a' - 'A';
		buf_add(out, utf8, utf8_put(utf8, cp));
	}
	free(normal);
	return good;
}

/* --- life ---------------------------------------------------------------- */

static void
undo_clear(struct edit *e)
{
	while (e->n_undo > 0)
		free(e->undo[--e->n_undo].text);
}

static void
view_reset(struct edit *e)
{
	e->left = 0;
	e->gap = false;
	e->run = RUN_NONE;
}

void
edit_init(struct edit *e, const struct edit_rules *rules)
{
	*e = (struct edit){ .text = xstrdup("") };
	if (rules)
		e->rules = *rules;
}

void
edit_release(struct edit *e)
{
	undo_clear(e);
	free(e->text);
	*e = (struct edit){ 0 };
}

void
edit_set(struct edit *e, const char *text, bool prefilled)
{
	char *clean = text_clean(text);

	undo_clear(e);
	view_reset(e);
	free(e->text);
	e->text = clean;
	e->len = strlen(clean);
	if (e->len > EDIT_BYTES) {
		e->len = EDIT_BYTES;
		while (!grapheme_boundary(clean, strlen(clean), e->len))
			e->len--;
		clean[e->len] = '\0';
	}
	e->cursor = e->len;
	e->fresh = prefilled && e->len > 0;
	e->kept = 0;
}

void
edit_keep(struct edit *e, size_t n)
{
	e->kept = n < e->len ? n : e->len;
}

bool
edit_gives_way(const struct edit *e)
{
	return e->fresh && e->kept < e->len;
}

const char *
edit_text(const struct edit *e)
{
	return e->text;
}

bool
edit_empty(const struct edit *e)
{
	return e->len == 0;
}

size_t
edit_chars(const struct edit *e)
{
	return text_chars(e->text, e->len);
}

/* --- changes ------------------------------------------------------------- */

/* A run of typing, and one of deleting, is one step. */
static void
undo_push(struct edit *e, enum edit_run run)
{
	if (run != RUN_NONE && e->run == (int)run)
		return;
	if (e->n_undo == EDIT_UNDO) {
		free(e->undo[0].text);
		memmove(e->undo, e->undo + 1, sizeof(e->undo[0]) * --e->n_undo);
	}
	e->undo[e->n_undo++] =
		(struct edit_step){ xstrdup(e->text), e->cursor };
}

/* The text becomes `text` (taken over), the cursor stands behind `before`. */
static void
take(struct edit *e, char *text, const char *before, enum edit_run run)
{
	size_t n = strlen(before);

	undo_push(e, run);
	free(e->text);
	e->text = text;
	e->len = strlen(text);
	e->cursor = n < e->len ? n : e->len;
	e->cursor = grapheme_snap(e->text, e->len, e->cursor);
	e->left = e->left < e->cursor ? e->left : e->cursor;
	while (!grapheme_boundary(e->text, e->len, e->left))
		e->left--;
	e->fresh = false;
	e->run = (int)run;
}

/* text[from, to) becomes `piece`. Checks what a piece can break. */
static enum edit_result
replace(struct edit *e, size_t from, size_t to, const struct buf *piece,
	enum edit_run run)
{
	struct buf b = BUF_INIT;
	char *before, *text;
	size_t chars, len;
	bool grows;

	buf_add(&b, e->text, from);
	buf_add(&b, buf_str(piece), piece->len);
	before = utf8_normal(buf_str(&b), b.len);
	buf_add(&b, e->text + to, e->len - to);
	text = utf8_normal(buf_str(&b), b.len);
	buf_release(&b);
	len = strlen(text);
	chars = text_chars(text, len);
	grows = e->rules.max > 0 && chars > e->rules.max &&
		chars > edit_chars(e) - text_chars(e->text + from, to - from);
	if (text_marks_fit(text, len) && !grows && len <= EDIT_BYTES) {
		take(e, text, before, run);
		free(before);
		return EDIT_CHANGED;
	}
	len = text_marks_fit(text, len);
	free(before);
	free(text);
	return len ? EDIT_FULL : EDIT_REFUSED;
}

static enum edit_result
erase(struct edit *e, size_t from, size_t to, enum edit_run run)
{
	static const struct buf nothing = BUF_INIT;

	e->fresh = false;
	if (from == to)
		return EDIT_SAME;
	return replace(e, from, to, &nothing, run);
}

enum edit_result
edit_insert(struct edit *e, uint32_t cp)
{
	struct buf piece = BUF_INIT;
	enum edit_result result = EDIT_REFUSED;
	/* no text begins with a blank: what is there goes on */
	const bool over = e->fresh && cp != ' ';
	size_t from = over ? e->kept : e->cursor;
	size_t to = over ? e->len : e->cursor;

	if (accept(e, cp, &piece))
		result = replace(e, from, to, &piece, RUN_INSERT);
	buf_release(&piece);
	return result;
}

enum edit_result
edit_undo(struct edit *e)
{
	struct edit_step *step;

	if (e->n_undo == 0)
		return EDIT_SAME;
	step = &e->undo[--e->n_undo];
	free(e->text);
	e->text = step->text;
	e->len = strlen(e->text);
	view_reset(e);
	e->cursor = step->cursor;
	e->fresh = false;
	return EDIT_CHANGED;
}

/* --- keys ---------------------------------------------------------------- */

static enum edit_result
go(struct edit *e, size_t to)
{
	bool moved = to != e->cursor;

	e->cursor = to;
	e->fresh = false;
	e->run = RUN_NONE;
	return moved ? EDIT_MOVED : EDIT_SAME;
}

static enum edit_result
key_left(struct edit *e)
{
	return go(e, grapheme_prev(e->text, e->len, e->cursor));
}

static enum edit_result
key_right(struct edit *e)
{
	return go(e, grapheme_next(e->text, e->len, e->cursor));
}

static enum edit_result
key_home(struct edit *e)
{
	return go(e, 0);
}

static enum edit_result
key_end(struct edit *e)
{
	return go(e, e->len);
}

static enum edit_result
key_backspace(struct edit *e)
{
	size_t from = grapheme_prev(e->text, e->len, e->cursor);

	return erase(e, from, e->cursor, RUN_DELETE);
}

static enum edit_result
key_delete(struct edit *e)
{
	size_t to = grapheme_next(e->text, e->len, e->cursor);

	return erase(e, e->cursor, to, RUN_DELETE);
}

static enum edit_result
key_kill(struct edit *e)
{
	return erase(e, e->cursor, e->len, RUN_NONE);
}

static enum edit_result
key_kill_all(struct edit *e)
{
	return erase(e, 0, e->len, RUN_NONE);
}

/* What kind of word a character belongs to; a change of script ends it. */
static int
word_class(const struct edit *e, size_t at)
{
	const char *p = e->text + at;
	uint32_t cp = (uint32_t)utf8_next(&p, e->text + e->len);

	if (cp == ' ')
		return -1;
	if (cp >= '0' && cp <= '9')
		return SCRIPT_LATIN;
	return (int)utf8_script(cp);
}

static enum edit_result
key_kill_word(struct edit *e)
{
	size_t from = e->cursor, at = e->cursor;
	int class = -1;

	while (at > 0) {
		at = grapheme_prev(e->text, e->len, at);
		if (class >= 0 && word_class(e, at) != class)
			break;
		class = word_class(e, at);
		from = at;
	}
	return erase(e, from, e->cursor, RUN_NONE);
}

static const struct {
	enum term_key key;
	char control;
	enum edit_result (*run)(struct edit *e);
} keys[] = {
	{ K_LEFT, 0, key_left },
	{ K_RIGHT, 0, key_right },
	{ K_HOME, 'A', key_home },
	{ K_END, 'E', key_end },
	{ K_BACKSPACE, 0, key_backspace },
	{ K_DELETE, 0, key_delete },
	{ K_NONE, 'K', key_kill },
	{ K_NONE, 'U', key_kill_all },
	{ K_NONE, 'W', key_kill_word },
	{ K_NONE, '_', edit_undo },
};

/* A pasted newline in one line: a blank, where something follows. */
static enum edit_result
paste(struct edit *e, uint32_t cp)
{
	bool gap = e->gap;

	if (cp == '\n') {
		e->gap = e->cursor > 0 && !e->fresh &&
			 e->text[e->cursor - 1] != ' ';
		return EDIT_SAME;
	}
	e->gap = false;
	if (gap && cp != ' ')
		edit_insert(e, ' ');
	return edit_insert(e, cp == '\t' ? ' ' : cp);
}

enum edit_result
edit_key(struct edit *e, const struct key_event *ev)
{
	if (ev->type == EV_CHAR)
		return edit_insert(e, ev->cp);
	if (ev->type == EV_PASTE)
		return paste(e, ev->cp);
	if (ev->type == EV_PASTE_BEGIN || ev->type == EV_PASTE_END) {
		e->gap = false;
		e->run = RUN_NONE;
		return EDIT_SAME;
	}
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if ((keys[i].key != K_NONE && key_is(ev, keys[i].key)) ||
			(keys[i].control &&
				key_is_control(ev, keys[i].control)))
			return keys[i].run(e);
	return EDIT_PASS;
}

/* --- the invariants ------------------------------------------------------ */

void
edit_check(const struct edit *e)
{
	char *normal = utf8_normal(e->text, e->len);
	const char *p = e->text, *end = p + e->len;

	assert(strlen(e->text) == e->len && e->len <= EDIT_BYTES);
	assert(utf8_valid(e->text, e->len));
	assert(strcmp(normal, e->text) == 0);
	free(normal);
	while (p < end)
		assert(text_may_hold((uint32_t)utf8_next(&p, end)));
	assert(text_marks_fit(e->text, e->len));
	assert(grapheme_boundary(e->text, e->len, e->cursor));
	assert(e->cursor <= e->len && e->left <= e->len);
	assert(grapheme_boundary(e->text, e->len, e->left));
}
