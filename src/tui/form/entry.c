/* SPDX-License-Identifier: MIT */
#include "magang/tui/form/entry.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/tui/form/entry_check.h"
#include "magang/tui/form/entry_rows.h"

/* ---- life --------------------------------------------------------------- */

void
entry_init(struct entry_form *e, struct office *office,
	const struct entry_subject *what)
{
	memset(e, 0, sizeof(*e));
	e->office = office;
	e->kind = what->kind;
	e->record = what->record;
	e->program = what->program;
	e->about_kind = what->about_kind;
	e->about = what->about;
	e->autoskip = true;
	e->arena = arena_new();
	draft_init(&e->draft, what->kind);
	entry_rows(e);
}

static void
release_row(struct entry_row *row)
{
	edit_release(&row->edit);
	free(row->first);
	free(row->last);
	free(row->old);
	free(row->theirs);
	free(row->mask);
}

void
entry_release(struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++)
		release_row(&e->rows[i]);
	free(e->rows);
	arena_free(e->arena);
	matches_release(&e->matches);
	draft_release(&e->draft);
	memset(e, 0, sizeof(*e));
}

/* Nothing of the record before, where that was one known already. */
static void
forget_record(struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++) {
		free(e->rows[i].old);
		free(e->rows[i].theirs);
		free(e->rows[i].mask);
		e->rows[i].old = e->rows[i].theirs = e->rows[i].mask = NULL;
	}
	e->record = e->seen = e->unsettled = 0;
	e->adopted = false;
	e->there = 0;
}

void
entry_next(struct entry_form *e)
{
	forget_record(e);
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		bool repeat = row->last && (row->f->flags & FDEF_REPEAT);

		entry_set(row, repeat ? row->last : "", MARK_EQUAL);
		row->changed = false;
		entry_check(e, row);
	}
	e->at = 0;
	e->filled = entry_filled(e, SIZE_MAX);
	e->walking = e->listing = e->stale = false;
	e->n_like = 0;
	e->doubts[0] = e->brief[0] = '\0';
	draft_clear(&e->draft);
	e->draft.form = 0;
}

/* ---- figures ------------------------------------------------------------ */

size_t
entry_page(const struct entry_form *e)
{
	if (e->n == 0)
		return 0;
	return e->rows[e->at < e->n ? e->at : e->n - 1].page;
}

size_t
entry_filled(const struct entry_form *e, size_t page)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		if (page == SIZE_MAX || e->rows[i].page == page)
			n += !edit_empty(&e->rows[i].edit) || e->rows[i].first;
	return n;
}

size_t
entry_errors(const struct entry_form *e, size_t *which)
{
	size_t n = 0;

	*which = 0;
	for (size_t i = 0; i < e->n; i++) {
		n += e->rows[i].level == LEVEL_ERROR;
		if (i == e->at && e->rows[i].level == LEVEL_ERROR)
			*which = n;
	}
	return n;
}
