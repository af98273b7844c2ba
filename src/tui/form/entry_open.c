/* SPDX-License-Identifier: MIT */
/* The form and a record that is there already: one that is edited, one that
 * turns out to be known, one that another has changed meanwhile. */
#include "magang/tui/form/entry_open.h"

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_rows.h"
#include "magang/tui/form/entry_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/field/type.h"
#include "magang/office/reads.h"
#include "magang/office/value_parse.h"
#include "magang/office/value_print.h"
#include "magang/ops/history.h"
#include "magang/view/text.h"

/* ---- values of the store ------------------------------------------------ */

/* A text as a form shows it once it is checked: codes whole, dates by the day.
 */
static char *
canonical(struct entry_form *e, const struct entry_row *row, const char *text)
{
	struct entry_row shown = { .f = row->f, .kind = row->kind };
	char *out;

	edit_init(&shown.edit, &row->edit.rules);
	entry_set(&shown, text, MARK_STORED);
	entry_check(e, &shown);
	out = xstrdup(edit_text(&shown.edit));
	edit_release(&shown.edit);
	return out;
}

/* A number that the caller may not see in full stays in the store: the field is
 * empty, shows its mask beside it, and is written when another one is typed. */
static bool
hides(const struct entry_form *e, const struct fdef *f)
{
	if (field_is_masked(f))
		return e->limited ||
		       !(e->office->access.permissions & PERM_REVEAL);
	return f->privacy == PRIVACY_HEALTH && e->limited;
}

/* Numbers and health values that the form shows are read: they are noted, and stay
 * masked where the limit of the day is reached. */
static void
note_read(struct entry_form *e, const struct record *r)
{
	struct err limit = ERR_INIT;
	bool any = false;

	e->limited = false;
	for (size_t i = 0; i < e->n && !any; i++) {
		const struct fdef *f = e->rows[i].f;

		any = e->rows[i].kind == e->kind && record_get(r, f->id) &&
		      !hides(e, f) &&
		      (field_is_masked(f) || f->privacy == PRIVACY_HEALTH);
	}
	e->limited = any && office_read_full(e->office, r, &limit) != 0;
	if (any)
		office_reads_keep(e->office);
}

static void
hide(struct entry_form *e, struct txn *txn, struct entry_row *row,
	const struct value *v)
{
	struct buf b = BUF_INIT;

	field_print(e->office, txn, row->f, v, false, &b);
	free(row->mask);
	row->mask = buf_detach(&b);
}

static void
write_texts(struct entry_form *e, struct txn *txn, const struct record *r,
	char **out)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct fdef *f = e->rows[i].f;
		const struct value *v = record_get(r, f->id);
		struct buf b = BUF_INIT;

		if (v && e->rows[i].kind == e->kind && !hides(e, f))
			field_write(e->office, txn, f, v, &b);
		else if (v && e->rows[i].kind == e->kind)
			hide(e, txn, &e->rows[i], v);
		buf_adds(&b, "");
		out[i] = buf_detach(&b);
	}
}

/* What the record has in each row of its kind, "" for the rest; an array of
 * e->n texts that the caller frees with release_texts(). Checking a text looks
 * into the store, so the look at the record has to be over by then. */
static int
stored_texts(struct entry_form *e, const struct record *r, char ***out,
	struct err *err)
{
	struct txn *txn;
	int rc;

	note_read(e, r);
	rc = office_look(e->office, &txn, err);
	if (rc)
		return rc;
	*out = xcalloc(e->n + 1, sizeof(**out));
	write_texts(e, txn, r, *out);
	office_look_end(txn);
	for (size_t i = 0; i < e->n; i++) {
		char *text = (*out)[i];

		(*out)[i] = canonical(e, &e->rows[i], text);
		free(text);
	}
	return 0;
}

static void
release_texts(struct entry_form *e, char **texts)
{
	for (size_t i = 0; i < e->n; i++)
		free(texts[i]);
	free(texts);
}

static void
keep(char **where, const char *text)
{
	char *copy = xstrdup(text);

	free(*where);
	*where = copy;
}

static void
show_stored(struct entry_form *e, struct entry_row *row)
{
	entry_set(row, row->old, MARK_STORED);
	entry_check(e, row);
	if (row->mask)
		entry_say(row, LEVEL_HINT, "%s", row->mask);
}

/* ---- opening ------------------------------------------------------------ */

/* The program of a case; NULL for every other kind. */
static const struct program *
program_of(struct office *office, struct txn *txn, enum kind kind, uint64_t id)
{
	struct record *c;
	const struct program *p = NULL;

	if (kind != KIND_CASE)
		return NULL;
	c = xmalloc(sizeof(*c));
	if (office_sees(office, txn, KIND_CASE, id, c))
		p = case_program(office, txn, c);
	free(c);
	return p;
}

/* What a new record names because it was begun on the page of that. */
static void
name_about(struct entry_form *e, const struct entry_subject *what,
	const char *number)
{
	const struct kind_info *about = kind_info(what->about_kind);

	for (size_t i = 0; about && i < e->n; i++) {
		struct entry_row *row = &e->rows[i];

		if (row->kind != what->kind ||
			!kind_refers(row->kind, row->f) ||
			kind_to(row->f) != about)
			continue;
		entry_set(row, number, MARK_TYPED);
		entry_check(e, row);
	}
}

static int
open_new(struct entry_form *e, struct office *office,
	const struct entry_subject *what, struct err *err)
{
	struct entry_subject found = *what;
	char number[NUMBER_TEXT] = "";
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	if (what->about_kind)
		text_number(office, txn, what->about_kind, what->about, number);
	if (!found.program)
		found.program =
			program_of(office, txn, what->about_kind, what->about);
	office_look_end(txn);
	entry_init(e, office, &found);
	name_about(e, what, number);
	return 0;
}

static void
fill(struct entry_form *e, char **texts)
{
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];

		if (row->kind != e->kind)
			continue;
		keep(&row->old, texts[i]);
		show_stored(e, row);
	}
	e->filled = entry_filled(e, SIZE_MAX);
	if (e->n)
		e->rows[0].edit.fresh = true;
}

/* Whose program a record that is there has. */
static int
find_program(struct office *office, const struct record *r,
	struct entry_subject *what, struct err *err)
{
	enum kind kind = what->kind;
	uint64_t id = what->record;
	struct txn *txn;
	int rc;

	if (what->program)
		return 0;
	rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	if (kind == KIND_TASK || kind == KIND_ACTIVITY) {
		kind = (enum kind)record_number(r, F_ABOUT_KIND, 0);
		id = (uint64_t)record_number(r, F_ABOUT, 0);
		what->about_kind = kind;
	}
	what->program = program_of(office, txn, kind, id);
	office_look_end(txn);
	return 0;
}

static int
rewind_to(struct office *office, struct record *r, uint64_t seen,
	struct arena *arena, struct err *err)
{
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	rc = history_rewind(office, txn, r, seen, arena, err);
	office_look_end(txn);
	return rc;
}

static int
open_record(struct entry_form *e, struct office *office, struct record *r,
	struct arena *arena, struct entry_subject *what, struct err *err)
{
	char **texts;
	int rc = office_show(office, what->kind, what->record, arena, r, err);

	if (!rc && what->seen && what->seen < r->seq)
		rc = rewind_to(office, r, what->seen, arena, err);
	if (!rc)
		rc = find_program(office, r, what, err);
	if (rc)
		return rc;
	entry_init(e, office, what);
	e->adopted = e->kind == KIND_PERSON && e->program;
	e->seen = what->seen ? what->seen : r->seq;
	rc = stored_texts(e, r, &texts, err);
	if (rc) {
		entry_release(e);
		return rc;
	}
	fill(e, texts);
	release_texts(e, texts);
	return 0;
}

int
entry_open(struct entry_form *e, struct office *office,
	const struct entry_subject *what, struct err *err)
{
	struct entry_subject found = *what;
	struct arena *arena;
	struct record *r;
	int rc;

	if (!what->record)
		return open_new(e, office, what, err);
	arena = arena_new();
	r = xmalloc(sizeof(*r));
	rc = open_record(e, office, r, arena, &found, err);
	free(r);
	arena_free(arena);
	return rc;
}

/* ---- known already ------------------------------------------------------ */

/* 0813... and +62813... are one number. */
static bool
means_same(
	struct entry_form *e, const struct entry_row *row, const char *stored)
{
	struct arena *arena = arena_new();
	struct err unread = ERR_INIT;
	struct value a, b;
	bool same = strcmp(stored, edit_text(&row->edit)) == 0;

	if (!same && *stored)
		same = !field_parse(e->office, row->f, edit_text(&row->edit),
			       arena, &a, &unread) &&
		       !field_parse(
			       e->office, row->f, stored, arena, &b, &unread) &&
		       value_equal(&a, &b);
	arena_free(arena);
	return same;
}

/* Where the typed value is another than the registered one, it is asked. */
static void
ask_row(struct entry_form *e, struct entry_row *row)
{
	if (!*row->old || means_same(e, row, row->old))
		return;
	keep(&row->theirs, row->old);
	entry_say(row, LEVEL_ERROR, _("registered as: %s"), row->theirs);
}

static void
adopt_row(struct entry_form *e, struct entry_row *row, const char *stored)
{
	bool typed = entry_counts(row);

	keep(&row->old, stored);
	if (!typed || means_same(e, row, stored))
		show_stored(e, row);
	else
		ask_row(e, row);
}

void
entry_ask_adopted(struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->rows[i].old && e->rows[i].kind == e->kind)
			ask_row(e, &e->rows[i]);
}

/* Where two values stand against each other; then what is left to say about the
 * new case, else the line to save. */
static size_t
first_open(const struct entry_form *e)
{
	size_t i = 0;

	while (i < e->n && !e->rows[i].theirs)
		i++;
	if (i < e->n)
		return i;
	for (i = 0; i < e->n; i++)
		if (e->rows[i].kind != e->kind && edit_empty(&e->rows[i].edit))
			break;
	return i;
}

/* The record as it is now and its texts; caller frees both. */
static int
load_texts(struct entry_form *e, uint64_t id, uint64_t *seq, char ***texts,
	struct err *err)
{
	struct arena *arena = arena_new();
	struct record *r = xmalloc(sizeof(*r));
	int rc = office_show(e->office, e->kind, id, arena, r, err);

	if (!rc)
		rc = stored_texts(e, r, texts, err);
	if (!rc)
		*seq = r->seq;
	free(r);
	arena_free(arena);
	return rc;
}

int
entry_adopt(struct entry_form *e, uint64_t person, struct err *err)
{
	char **texts;
	int rc = load_texts(e, person, &e->seen, &texts, err);

	if (rc)
		return rc;
	e->record = person;
	e->adopted = e->program != NULL;
	for (size_t i = 0; i < e->n; i++)
		if (e->rows[i].kind == e->kind)
			adopt_row(e, &e->rows[i], texts[i]);
	release_texts(e, texts);
	e->n_like = 0;
	e->other[0] = '\0';
	e->stale = true;
	e->at = first_open(e);
	e->walking = e->at < e->n && e->rows[e->at].theirs;
	e->filled = entry_filled(e, SIZE_MAX);
	return 0;
}

/* ---- changed by another ------------------------------------------------- */

#define CHANGES_LOOKED 300

/* Whoever changed the record itself last; what hangs on it may have changed since. */
struct last_actor {
	struct entry_form *e;
	uint64_t seq;
};

static int
note_actor(void *ctx, const struct history_row *row, struct err *err)
{
	struct last_actor *last = ctx;
	struct entry_form *e = last->e;

	(void)err;
	if (row->seq <= e->seen || row->seq <= last->seq ||
		row->op->kind != e->kind || row->op->id != e->record)
		return 0;
	last->seq = row->seq;
	snprintf(e->other, sizeof(e->other), "%s", row->actor);
	return 0;
}

static void
merge_row(struct entry_form *e, struct entry_row *row, const char *now)
{
	const char *mine = edit_text(&row->edit);

	if (strcmp(now, row->old) == 0 || strcmp(now, mine) == 0) {
		keep(&row->old, now);
	} else if (strcmp(mine, row->old) == 0) {
		keep(&row->old, now);
		show_stored(e, row);
		entry_say(row, LEVEL_HINT, _("changed by %s"), e->other);
	} else {
		keep(&row->theirs, now);
		entry_say(row, LEVEL_ERROR, _("%s wrote: %s"), e->other, now);
	}
}

int
entry_merge(struct entry_form *e, struct err *err)
{
	struct last_actor last = { e, 0 };
	char **texts;
	uint64_t seq;
	int rc = history_record(e->office, e->kind, e->record, CHANGES_LOOKED,
		note_actor, &last, err);

	if (!rc)
		rc = load_texts(e, e->record, &seq, &texts, err);
	if (rc)
		return rc;
	if (!e->unsettled)
		e->unsettled = e->seen;
	for (size_t i = 0; i < e->n; i++)
		if (e->rows[i].old)
			merge_row(e, &e->rows[i], texts[i]);
	release_texts(e, texts);
	e->seen = seq;
	return 0;
}
