/* SPDX-License-Identifier: MIT */
/* What keys do in the form. */
#include "magang/tui/form/entry_keys.h"

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_rows.h"
#include "magang/tui/form/entry_check.h"
#include "magang/tui/form/entry_open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/field/type.h"

/* ---- moving ------------------------------------------------------------- */

static void
arrive(struct entry_form *e, size_t at)
{
	size_t page = entry_page(e);

	/* The figure in the head moves with pages: a field costs a cursor. It goes
	 * where it would not be true any more. */
	if (e->at < e->n && e->rows[e->at].changed)
		e->filled = FILLED_UNSAID;
	e->at = at;
	e->listing = false;
	e->chosen = 0;
	if (at == e->n || entry_page(e) != page)
		e->filled = entry_filled(e, SIZE_MAX);
	if (at == e->n)
		return;
	e->rows[at].changed = false;
	e->rows[at].again = e->rows[at].refused;
	e->rows[at].edit.fresh = !edit_empty(&e->rows[at].edit);
}

/* The second time was not given: it stands as typed, and is asked for at the
 * end. */
static void
end_second(struct entry_row *row)
{
	char *first = row->first;

	if (!first)
		return;
	row->first = NULL;
	entry_set(row, first, MARK_TYPED);
	free(first);
}

static unsigned
depart(struct entry_form *e)
{
	struct entry_row *row;

	if (e->at == e->n)
		return ENTRY_DRAW;
	row = &e->rows[e->at];
	end_second(row);
	if (!entry_check(e, row))
		e->faults += row->changed;
	else if (row->changed)
		entry_derive(e, row);
	e->stale = e->stale || row->changed;
	return ENTRY_DRAW | ENTRY_LEFT;
}

static size_t
next_error(const struct entry_form *e, size_t from)
{
	while (from < e->n && e->rows[from].level != LEVEL_ERROR)
		from++;
	return from;
}

static unsigned
go_on(struct entry_form *e)
{
	unsigned r = depart(e);
	size_t to = e->at < e->n ? e->at + 1 : e->n;

	arrive(e, e->walking ? next_error(e, to) : to);
	return r;
}

static const struct {
	uint16_t field, from;
} following[] = {
	{ F_BIRTH_DATE, F_NIK },
	{ F_SEX, F_NIK },
	{ F_DISTRICT, F_VILLAGE },
	{ F_REGENCY, F_VILLAGE },
	{ F_RW, F_RT },
};

/* Does this row follow from one before it that is not empty? */
static bool
is_passed(const struct entry_form *e, size_t at)
{
	for (size_t i = 0; i < ARRAY_SIZE(following); i++) {
		const struct entry_row *from =
			entry_row_of(e, following[i].from);

		if (e->rows[at].f->id != following[i].field || !from ||
			from > &e->rows[at] || edit_empty(&from->edit))
			continue;
		return !(from->f->flags & FDEF_PAIR) ||
		       strchr(edit_text(&from->edit), '/');
	}
	return false;
}

static unsigned
go_past(struct entry_form *e)
{
	unsigned r = go_on(e);

	while (e->sheet && !e->walking && e->at < e->n && is_passed(e, e->at))
		arrive(e, e->at + 1);
	return r;
}

static unsigned
go_back(struct entry_form *e)
{
	unsigned r = depart(e);

	arrive(e, e->at ? e->at - 1 : 0);
	return r;
}

static unsigned
go_page(struct entry_form *e, int by)
{
	size_t page = entry_page(e), i = 0;
	unsigned r = depart(e);

	if (by < 0 && page == 0) {
		arrive(e, 0);
		return r;
	}
	page = by < 0 ? page - 1 : page + 1;
	while (i < e->n && e->rows[i].page != page)
		i++;
	arrive(e, i);
	return r;
}

/* ---- accepting ---------------------------------------------------------- */

static void
accept_grey(struct entry_row *row)
{
	if (row->mark != MARK_EQUAL && row->mark != MARK_COMPUTED)
		return;
	row->mark = MARK_TYPED;
	row->changed = true;
	row->level = LEVEL_NONE;
	row->note[0] = '\0';
}

/* Of three values mine stays: saving writes it over theirs. */
static void
keep_mine(struct entry_row *row)
{
	if (!row->theirs)
		return;
	free(row->old);
	row->old = row->theirs;
	row->theirs = NULL;
	row->level = LEVEL_NONE;
	row->note[0] = '\0';
}

static void
take_theirs(struct entry_form *e, struct entry_row *row)
{
	keep_mine(row);
	entry_set(row, row->old, MARK_STORED);
	entry_check(e, row);
}

/* The first time is put away, the second one is typed blind. */
static unsigned
ask_again(struct entry_row *row)
{
	row->first = xstrdup(edit_text(&row->edit));
	edit_set(&row->edit, "", false);
	row->edit.rules.masked = true;
	entry_say(row, LEVEL_WARN, _("once more, to be sure"));
	return ENTRY_DRAW;
}

/* The first time stands; true: the second one is another. */
static bool
differs(struct entry_row *row)
{
	bool same = strcmp(row->first, edit_text(&row->edit)) == 0;
	char *first = row->first;

	row->first = NULL;
	entry_set(row, first, same ? MARK_TWICE : MARK_TYPED);
	row->changed = true;
	free(first);
	return !same;
}

/* What is typed behind it does not wait to see how it came out. */
static unsigned
take_second(struct entry_form *e, struct entry_row *row)
{
	bool other = differs(row);
	unsigned r = go_past(e);

	if (other)
		entry_say(row, LEVEL_ERROR, _("the two differ; type it anew"));
	return r;
}

/* A second time is asked for whatever the first one was, good or not. */
static bool
is_asked_twice(struct entry_form *e, struct entry_row *row)
{
	bool typed = row->f->flags & FDEF_VERIFY && !edit_empty(&row->edit) &&
		     row->mark == MARK_TYPED;

	if (typed)
		entry_check(e, row);
	return typed;
}

static unsigned
take_chosen(struct entry_form *e)
{
	struct entry_row *row = &e->rows[e->at];

	entry_settle(e);
	if (e->chosen < e->matches.n) {
		entry_set(row, e->matches.v[e->chosen].code, MARK_TYPED);
		row->changed = true;
	}
	return go_past(e);
}

static unsigned
try_save(struct entry_form *e)
{
	size_t errors;
	unsigned r = depart(e);

	entry_settle(e);
	errors = entry_check_all(e);
	if (errors) {
		e->walking = true;
		arrive(e, next_error(e, 0));
		return r | ENTRY_REFUSED;
	}
	e->walking = false;
	return r | ENTRY_READY;
}

static unsigned
enter(struct entry_form *e)
{
	struct entry_row *row;

	if (e->at == e->n)
		return try_save(e);
	if (e->listing)
		return take_chosen(e);
	row = &e->rows[e->at];
	accept_grey(row);
	keep_mine(row);
	if (row->first)
		return take_second(e, row);
	return is_asked_twice(e, row) ? ask_again(row) : go_past(e);
}

/* ---- keys --------------------------------------------------------------- */

static unsigned
up(struct entry_form *e)
{
	if (!e->listing)
		return go_back(e);
	e->chosen -= e->chosen > 0;
	return ENTRY_DRAW;
}

static unsigned
down(struct entry_form *e)
{
	entry_settle(e); /* how many there are, also in a burst */
	if (!e->listing && e->matches.n > 1) {
		e->listing = true;
		return ENTRY_DRAW;
	}
	if (!e->listing)
		return go_on(e);
	e->chosen += e->chosen + 1 < e->matches.n;
	return ENTRY_DRAW;
}

static unsigned
page_up(struct entry_form *e)
{
	return go_page(e, -1);
}

static unsigned
page_down(struct entry_form *e)
{
	return go_page(e, 1);
}

static unsigned
escape(struct entry_form *e)
{
	if (!e->listing)
		return depart(e) | ENTRY_CLOSE;
	e->listing = false;
	return ENTRY_DRAW;
}

/* Somebody who is certainly the same is told at every field, somebody alike at
 * the line to save. */
static bool
at_known(const struct entry_form *e)
{
	return e->n_like && !e->like[0].outside &&
	       (e->at == e->n || e->like[0].certain);
}

static unsigned
adopt(struct entry_form *e)
{
	struct err err = ERR_INIT;

	if (entry_adopt(e, e->like[0].id, &err) && e->at < e->n)
		entry_say(&e->rows[e->at], LEVEL_ERROR, "%s", err.text);
	else if (err.code)
		utf8_copy(e->doubts, sizeof(e->doubts), err.text);
	return ENTRY_DRAW | ENTRY_LEFT;
}

/* What is known goes into the field. */
static unsigned
repeat_last(struct entry_form *e)
{
	struct entry_row *row = e->at < e->n ? &e->rows[e->at] : NULL;

	entry_settle(e);
	if (at_known(e))
		return adopt(e);
	if (row && row->theirs) {
		take_theirs(e, row);
		return go_on(e);
	}
	if (!row || !row->last)
		return ENTRY_DRAW;
	entry_set(row, row->last, MARK_TYPED);
	row->changed = true;
	entry_check(e, row);
	return ENTRY_DRAW;
}

static const struct {
	enum term_key key;
	char control;
	unsigned (*run)(struct entry_form *e);
} keys[] = {
	{ K_ENTER, 0, enter },
	{ K_TAB, 0, enter },
	{ K_UP, 0, up },
	{ K_BACKTAB, 0, go_back },
	{ K_DOWN, 0, down },
	{ K_PGUP, 0, page_up },
	{ K_PGDN, 0, page_down },
	{ K_ESC, 'C', escape },
	{ 0, 'R', repeat_last },
	{ 0, 'X', try_save },
	{ 0, 'S', try_save },
};

/* All codes have one letter: one key fills it. */
static bool
is_one_letter(const struct fdef *f)
{
	if (type_of(f)->meaning != XT_CODE)
		return false;
	for (size_t i = 0; i < f->n_choices; i++)
		if (strlen(f->choices[i].code) != 1)
			return false;
	return f->n_choices > 0 && f->n_choices < 10;
}

/* "01-07-1999" and "01071999" */
static bool
is_whole_date(const char *text, size_t n)
{
	if (n == 8)
		return strspn(text, "0123456789") == n;
	return n == 10 && text[2] == text[5] && strchr("-/.", text[2]);
}

/* Full as a coded field of fixed length is: it may be left by itself. */
static bool
is_full(const struct entry_row *row)
{
	const char *text = edit_text(&row->edit);
	bool whole = row->edit.cursor == row->edit.len;

	if (!whole || (row->f->flags & FDEF_VERIFY))
		return false;
	if (is_one_letter(row->f))
		return edit_chars(&row->edit) == 1;
	if (row->f->type == TYPE_DATE)
		return is_whole_date(text, row->edit.len);
	if (row->f->type == TYPE_AREA)
		return area_level(area_code_parse(text)) ==
		       (enum area_level)row->f->min;
	return false;
}

/* What was typed is not what stands there. */
static void
say_refused(struct entry_row *row)
{
	row->refused = true;
	entry_say(row, LEVEL_WARN, _("this character has no place here"));
}

static void
say_full(struct entry_row *row)
{
	row->refused = true;
	entry_say(row, LEVEL_WARN, _("no more than %zu characters fit"),
		row->edit.rules.max);
}

/* A field is typed again where nothing is left of the first time, or where the
 * hand has come back to it. */
static void
typed_again(struct entry_row *row)
{
	if (row->again || edit_empty(&row->edit))
		row->refused = row->again = false;
}

static unsigned
changed(struct entry_form *e, struct entry_row *row)
{
	row->changed = true;
	row->shown[0] = '\0';
	row->mark = MARK_TYPED;
	typed_again(row);
	if (!row->refused && !row->first)
		entry_say(row, LEVEL_NONE, "%s", "");
	e->chosen = 0;
	/* One letter that is no code may be the first of a word, and a place the
	 * beginning of a longer code; eight digits that are no date do not
	 * become one: they are left as others are. */
	if (!e->autoskip || e->listing || !is_full(row) ||
		(!entry_check(e, row) && row->f->type != TYPE_DATE))
		return ENTRY_DRAW;
	e->skipped = true;
	return go_past(e);
}

/* ^K clears what is grey or was not touched, and a field of which a key was lost; that one
 * Backspace clears, too, where nothing is left of it. Else they are the editor's. */
static bool
clears(const struct entry_row *row, const struct key_event *ev)
{
	if (key_is(ev, K_BACKSPACE))
		return row->refused && edit_empty(&row->edit);
	return key_is_control(ev, 'K') && (row->edit.fresh || row->refused);
}

#define GROUPED 8 /* digits; fewer stand together on every paper */

/* "3277 0112 0498 9016": what stands between digits is left out in silence. */
static bool
groups_digits(const struct entry_row *row, const struct key_event *ev)
{
	return row->edit.rules.filter <= CHARS_DIGITS &&
	       row->edit.rules.max >= GROUPED && ev->cp && ev->cp < 0x80 &&
	       strchr(" .-/'", (int)ev->cp);
}

static unsigned
type(struct entry_form *e, const struct key_event *ev)
{
	struct entry_row *row = &e->rows[e->at];

	if (ev->type == EV_CHAR && ev->cp == '?' && matches_has_list(row->f)) {
		e->listing = true;
		return ENTRY_DRAW;
	}
	if (clears(row, ev)) {
		bool computed = row->mark == MARK_COMPUTED;

		entry_set(row, "", MARK_TYPED);
		row->declined = computed;
		return changed(e, row);
	}
	switch (edit_key(&row->edit, ev)) {
	case EDIT_PASS:
		return ENTRY_PASS;
	case EDIT_CHANGED:
		return changed(e, row);
	case EDIT_FULL:
		say_full(row);
		return ENTRY_DRAW;
	case EDIT_REFUSED:
		if (!groups_digits(row, ev))
			say_refused(row);
		return ENTRY_DRAW;
	default:
		return ENTRY_DRAW;
	}
}

unsigned
entry_key(struct entry_form *e, const struct key_event *ev)
{
	bool habit = e->skipped && key_is(ev, K_ENTER);

	e->skipped = false;
	if (habit)
		return ENTRY_DRAW;
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if ((keys[i].key && key_is(ev, keys[i].key)) ||
			(keys[i].control &&
				key_is_control(ev, keys[i].control)))
			return keys[i].run(e);
	if (e->at < e->n)
		return type(e, ev);
	return ev->type == EV_CHAR ? ENTRY_DRAW : ENTRY_PASS;
}
