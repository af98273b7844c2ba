/* SPDX-License-Identifier: MIT */
/* The form and the store: an existing record, saving, drafts. */
#include "entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

/* ---- an existing record ------------------------------------------------- */

static void
fill(struct entry_form *e, struct txn *txn, const struct record *r)
{
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		const struct value *v = record_get(r, row->f->id);
		struct buf b = BUF_INIT;

		if (v)
			field_write(e->office, txn, row->f, v, &b);
		entry_set(row, buf_str(&b), MARK_STORED);
		row->old = xstrdup(buf_str(&b));
		buf_release(&b);
	}
}

int
entry_init_record(struct entry_form *e, struct office *office, enum kind kind,
	uint64_t id, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	const struct program *p = NULL;
	struct txn *txn;
	int rc = office_load(office, kind, id, arena, r, err);

	if (!rc)
		rc = office_look(office, &txn, err);
	if (!rc) {
		if (kind == KIND_CASE)
			p = case_program(office, txn, r);
		entry_init(e, office, kind, p);
		e->record = id;
		e->seen = r->seq;
		fill(e, txn, r);
		office_look_end(txn);
		for (size_t i = 0; i < e->n; i++) {
			entry_check(e, &e->rows[i]);
			free(e->rows[i].old);
			e->rows[i].old = xstrdup(edit_text(&e->rows[i].edit));
		}
		e->filled = entry_filled(e, SIZE_MAX);
		if (e->n)
			e->rows[0].edit.fresh = true;
	}
	arena_free(arena);
	free(r);
	return rc;
}

/* ---- saving ------------------------------------------------------------- */

/* New: what counts. Existing: what is another text now, empty ones too. */
static bool
goes_along(
	const struct entry_form *e, const struct entry_row *row, enum kind kind)
{
	if (row->kind != kind)
		return false;
	if (!e->record)
		return entry_counts(row);
	if (row->mark == MARK_COMPUTED)
		return false;
	return strcmp(row->old ? row->old : "", edit_text(&row->edit)) != 0;
}

static int
settings(struct entry_form *e, enum kind kind, struct arena *arena,
	struct setting *out, size_t *n, struct err *err)
{
	*n = 0;
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		int rc;

		if (!goes_along(e, row, kind))
			continue;
		out[*n].field = row->f;
		rc = field_parse(e->office, row->f, edit_text(&row->edit),
			arena, &out[*n].value, err);
		if (rc) {
			e->at = i;
			return rc;
		}
		++*n;
	}
	return 0;
}

static int
save_record(struct entry_form *e, const struct setting *s, size_t n,
	struct receipt *out, struct err *err)
{
	if (e->record)
		return op_set_fields(e->office, e->kind, e->record, e->seen, s,
			n, NULL, out, err);
	if (e->kind == KIND_PERSON)
		return op_person_add(e->office, s, n, out, err);
	return op_add(e->office, e->kind, s, n, out, err);
}

/* What ^R and the repeat fields of the next one give. */
static void
remember(struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];

		if (!entry_counts(row))
			continue;
		free(row->last);
		row->last = xstrdup(edit_text(&row->edit));
	}
}

static void
to_fault(struct entry_form *e, const struct err *err)
{
	struct entry_row *row = entry_row_of(e, F_NIK);

	if (err->code == MG_ETAKEN && row)
		e->at = (size_t)(row - e->rows);
}

int
entry_save(struct entry_form *e, struct receipt *out, struct receipt *kase,
	struct err *err)
{
	struct setting *s = xcalloc(e->n + 1, sizeof(*s));
	struct arena *arena = arena_new();
	struct err unread = ERR_INIT;
	size_t n;
	int rc = settings(e, e->kind, arena, s, &n, err);

	if (!rc)
		rc = save_record(e, s, n, out, err);
	if (!rc) {
		remember(e);
		draft_drop(e->office, &e->draft, &unread);
	}
	if (!rc && e->program && !e->record && e->kind == KIND_PERSON) {
		rc = settings(e, KIND_CASE, arena, s, &n, err);
		if (!rc)
			rc = op_case_open(e->office, out->id, e->program->name,
				s, n, kase, err);
	} else if (rc) {
		to_fault(e, err);
	}
	arena_free(arena);
	free(s);
	return rc;
}

/* ---- drafts ------------------------------------------------------------- */

static bool
is_worth_it(const struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct entry_row *row = &e->rows[i];

		if (row->first)
			return true;
		if (row->old ? strcmp(row->old, edit_text(&row->edit)) != 0
			     : entry_counts(row))
			return true;
	}
	return false;
}

static void
to_draft(struct entry_form *e)
{
	draft_clear(&e->draft);
	e->draft.kind = e->kind;
	e->draft.record = e->record;
	e->draft.seen = e->seen;
	e->draft.at = e->at < e->n ? e->rows[e->at].f->id : 0;
	if (e->program)
		snprintf(e->draft.program, sizeof(e->draft.program), "%.63s",
			e->program->name);
	for (size_t i = 0; i < e->n; i++) {
		const struct entry_row *row = &e->rows[i];
		const char *text =
			row->first ? row->first : edit_text(&row->edit);

		if (*text || row->old)
			draft_add(&e->draft, row->f->id,
				(uint8_t)(row->first ? MARK_TYPED : row->mark),
				text);
	}
}

int
entry_keep(struct entry_form *e, uint32_t session, struct err *err)
{
	if (!is_worth_it(e)) {
		int rc = draft_drop(e->office, &e->draft, err);

		e->draft.form = 0;
		return rc;
	}
	to_draft(e);
	return draft_save(e->office, session, &e->draft, err);
}

void
entry_restore(struct entry_form *e, const struct draft *d)
{
	size_t at = e->n;

	for (size_t i = 0; i < d->n_rows; i++) {
		struct entry_row *row = entry_row_of(e, d->rows[i].field);

		if (!row)
			continue;
		entry_set(row, d->rows[i].text,
			d->rows[i].mark <= MARK_TWICE
				? (enum entry_mark)d->rows[i].mark
				: MARK_TYPED);
		entry_check(e, row);
		if (row->mark == MARK_COMPUTED)
			entry_say(row, LEVEL_HINT, _("(computed)"));
		row->edit.fresh = false;
	}
	for (size_t i = 0; d->at && i < e->n; i++)
		if (e->rows[i].f->id == d->at)
			at = i;
	e->at = at;
	e->filled = entry_filled(e, SIZE_MAX);
	if (d->seen)
		e->seen = d->seen;
	e->draft.session = d->session;
	e->draft.form = d->form;
	e->stale = true;
}
