/* SPDX-License-Identifier: MIT */
/* The form and the store: saving, drafts. */
#include "magang/tui/form/entry_save.h"

#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_rows.h"
#include "magang/tui/form/entry_check.h"
#include "magang/tui/form/entry_open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/value_parse.h"
#include "magang/ops/case_open.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_set.h"

/* ---- saving ------------------------------------------------------------- */

/* New: what counts, and what is to stay empty. Of a record that is there: what
 * is another text now, empty ones too. */
static bool
goes_along(const struct entry_row *row, enum kind kind)
{
	if (row->kind != kind)
		return false;
	if (!row->old)
		return entry_counts(row) || row->declined;
	return row->mark != MARK_COMPUTED &&
	       strcmp(row->old, edit_text(&row->edit)) != 0;
}

static int
settings(struct entry_form *e, enum kind kind, struct arena *arena,
	struct setting *out, size_t *n, struct err *err)
{
	*n = 0;
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		int rc;

		if (!goes_along(row, kind))
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

static bool
is_there(struct entry_form *e)
{
	struct arena *arena = arena_new();
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	int rc = office_load(e->office, e->kind, e->record, arena, r, &unread);

	free(r);
	arena_free(arena);
	return rc == 0;
}

/* Other words for the values that are there already, and a number that was
 * typed although it is hidden, change nothing: that is no fault. */
static int
change_record(struct entry_form *e, const struct setting *s, size_t n,
	struct receipt *out, struct err *err)
{
	const struct receipt unchanged = { .id = e->record };
	struct err why = ERR_INIT;
	int rc = 0;

	*out = unchanged;
	if (n)
		rc = op_set_fields(e->office, e->kind, e->record, e->seen, s, n,
			NULL, out, &why);
	if (rc == MG_ENOENT && is_there(e)) {
		*out = unchanged;
		return 0;
	}
	if (rc)
		*err = why;
	return rc;
}

static int
save_record(struct entry_form *e, const struct setting *s, size_t n,
	const struct opening *first, struct receipt *out, struct receipt *kase,
	struct err *err)
{
	if (e->record)
		return change_record(e, s, n, out, err);
	switch (e->kind) {
	case KIND_PERSON:
		return op_person_with_case(e->office, s, n,
			first->program ? first : NULL, out, kase, err);
	case KIND_CASE:
		return op_case_open(
			e->office, e->about, e->program->name, s, n, out, err);
	case KIND_TASK:
	case KIND_ACTIVITY:
		return op_about_add(e->office, e->kind, e->about_kind, e->about,
			s, n, out, err);
	default:
		return op_add(e->office, e->kind, s, n, out, err);
	}
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

static size_t
first_error(const struct entry_form *e)
{
	size_t i = 0;

	while (i < e->n && e->rows[i].level != LEVEL_ERROR)
		i++;
	return i;
}

/* The cursor to what stands against it: the number of somebody else, the first
 * value that two people have changed. */
static void
to_fault(struct entry_form *e, const struct err *err)
{
	struct entry_row *row = entry_row_of(e, F_NIK);
	struct err unread = ERR_INIT;

	if (err->code == MG_ETAKEN && row) {
		/* since the form was looked through */
		e->at = (size_t)(row - e->rows);
		e->stale = e->walking = true;
		entry_settle(e);
	}
	if (err->code != MG_ECONFLICT || entry_merge(e, &unread))
		return;
	e->walking = true;
	e->at = first_error(e);
}

static bool
opens_case(const struct entry_form *e)
{
	return e->kind == KIND_PERSON && e->program &&
	       (!e->record || e->adopted);
}

/* Who was known already is saved; what keeps the case from being opened can be
 * mended in the form, which goes on with that person. */
static int
save_case(struct entry_form *e, const struct opening *first,
	struct receipt *kase, struct err *err)
{
	struct err unread = ERR_INIT;
	int rc = op_case_come(e->office, e->record, first->program,
		first->values, first->n, &e->there, kase, err);

	if (rc)
		entry_adopt(e, e->record, &unread);
	return rc;
}

int
entry_save(struct entry_form *e, struct receipt *out, struct receipt *kase,
	struct err *err)
{
	struct setting *s = xcalloc(2 * e->n + 1, sizeof(*s));
	struct opening first = { .values = s + e->n };
	struct arena *arena = arena_new();
	struct err unread = ERR_INIT;
	size_t n;
	int rc = settings(e, e->kind, arena, s, &n, err);

	if (!rc && opens_case(e)) {
		first.program = e->program->name;
		rc = settings(e, KIND_CASE, arena, s + e->n, &first.n, err);
	}
	if (!rc)
		rc = save_record(e, s, n, &first, out, kase, err);
	if (rc)
		to_fault(e, err);
	else
		remember(e);
	if (!rc && e->record && first.program)
		rc = save_case(e, &first, kase, err);
	if (!rc)
		draft_drop(e->office, &e->draft, &unread);
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

		if (row->first || row->refused)
			return true;
		if (row->old ? strcmp(row->old, edit_text(&row->edit)) != 0
			     : entry_counts(row))
			return true;
	}
	return false;
}

void
entry_subject_of(const struct draft *d, struct entry_subject *out)
{
	*out = (struct entry_subject){ .kind = d->kind,
		.record = d->record,
		.seen = d->seen,
		.about_kind = d->about_kind,
		.about = d->about };
}

/* Is there a row whose value is to be chosen? */
static bool
stands_open(const struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->rows[i].theirs)
			return true;
	return false;
}

static void
to_draft(struct entry_form *e)
{
	draft_clear(&e->draft);
	e->draft.kind = e->kind;
	e->draft.record = e->record;
	/* a draft holds one value a row: the conflict is found again from the
	 * version before it */
	e->draft.seen = e->unsettled && stands_open(e) ? e->unsettled : e->seen;
	e->draft.about_kind = e->about_kind;
	e->draft.about = e->about;
	e->draft.at = e->at < e->n ? e->rows[e->at].f->id : 0;
	if (e->program)
		snprintf(e->draft.program, sizeof(e->draft.program), "%.63s",
			e->program->name);
	for (size_t i = 0; i < e->n; i++) {
		const struct entry_row *row = &e->rows[i];
		const char *text =
			row->first ? row->first : edit_text(&row->edit);
		enum entry_mark mark = row->declined  ? MARK_COMPUTED
				       : row->refused ? MARK_REFUSED
				       : row->first   ? MARK_TYPED
						      : row->mark;

		if (*text || row->old || row->declined || row->refused)
			draft_add(&e->draft, row->f->id, (uint8_t)mark, text);
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

int
entry_put_aside(
	struct entry_form *e, uint32_t session, bool *kept, struct err *err)
{
	int rc = entry_keep(e, session, err);

	if (rc)
		return rc;
	*kept = e->draft.form != 0;
	/* whoever types the next one means these by a grey value */
	remember(e);
	entry_next(e);
	return 0;
}

static void
restore_row(struct entry_form *e, const struct draft_row *d)
{
	struct entry_row *row = entry_row_of(e, d->field);

	if (!row)
		return;
	entry_set(row, d->text,
		d->mark <= MARK_TWICE ? (enum entry_mark)d->mark : MARK_TYPED);
	row->declined = !*d->text && d->mark == MARK_COMPUTED;
	row->refused = d->mark == MARK_REFUSED;
	row->edit.fresh = false;
}

static size_t
row_at(const struct entry_form *e, uint16_t field)
{
	size_t i = 0;

	while (i < e->n && e->rows[i].f->id != field)
		i++;
	return i;
}

void
entry_restore(struct entry_form *e, const struct draft *d)
{
	for (size_t i = 0; i < d->n_rows; i++)
		restore_row(e, &d->rows[i]);
	/* in the order of the form: places from the large one to the small one
	 */
	for (size_t i = 0; i < e->n; i++) {
		entry_check(e, &e->rows[i]);
		if (e->rows[i].mark == MARK_COMPUTED)
			entry_say(&e->rows[i], LEVEL_HINT, _("(computed)"));
	}
	if (e->adopted)
		entry_ask_adopted(e);
	e->at = d->at ? row_at(e, d->at) : first_error(e);
	e->walking = e->at < e->n && !d->at;
	e->filled = entry_filled(e, SIZE_MAX);
	e->draft.session = d->session;
	e->draft.form = d->form;
	e->stale = true;
}
