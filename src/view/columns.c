/* SPDX-License-Identifier: MIT */
#include "magang/view/columns.h"

#include "magang/view/kind_view.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/office/find.h"
#include "magang/office/asking.h"
#include "magang/view/codes.h"
#include "magang/view/growth_words.h"

#define NAMES_MAX 400

static const struct worked number_column = { "number", N_("Number"),
	OUT_CODE | OUT_FIXED, work_number, false };

static const struct worked store_column = { "store", N_("Store"), OUT_CODE,
	work_store, false };

/* --- choosing ------------------------------------------------------------- */

static void
add_worked(struct columns *c, const struct worked *w)
{
	c->row[c->n] = (struct column){ .work = w->work };
	c->out[c->n++] =
		(struct out_column){ w->name, _(w->head), w->flags, 0 };
}

static void
add_field(struct columns *c, struct office *office, const struct fdef *f,
	bool of_person)
{
	c->row[c->n] = (struct column){ .field = f,
		.of_person = of_person,
		.answers = field_is_rules(f->id) };
	c->out[c->n++] = (struct out_column){ f->name, text_label(office, f),
		text_value_flags(f), 40 };
}

static const struct worked *
find_worked(enum kind kind, const char *name)
{
	return strcmp(number_column.name, name) == 0 ? &number_column
						     : kind_worked(kind, name);
}

static size_t
add_field_names(enum kind kind, const char **names, size_t n)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; i < k->n_fields && n < NAMES_MAX; i++)
		names[n++] = k->fields[i].name;
	return n;
}

static int
unknown_column(enum kind kind, const char *name, struct err *err)
{
	const struct kind_view *v = kind_view(kind);
	const char *names[NAMES_MAX], *nearest;
	size_t n = 0;

	names[n++] = number_column.name;
	for (size_t i = 0; i < v->n_worked; i++)
		names[n++] = v->worked[i].name;
	n = add_field_names(kind, names, n);
	if (kind_has_person(kind))
		n = add_field_names(KIND_PERSON, names, n);
	nearest = diag_nearest(name, names, n);
	if (nearest)
		return err_set(err, MG_EUSAGE,
			_("no column '%s'; did you mean '%s'"), name, nearest);
	return err_set(err, MG_EUSAGE,
		_("no column '%s' in '%s'; 'magang show NUMBER --json' has "
		  "their names"),
		name, kind_info(kind)->name);
}

static int
add_name(struct columns *c, struct office *office, struct txn *txn,
	enum kind kind, const char *name, struct err *err)
{
	const struct worked *w = find_worked(kind, name);
	const struct fdef *f;
	size_t len = strlen(name);

	if (c->n == OUT_COLUMNS)
		return err_set(err, MG_EUSAGE,
			_("more than %d columns are too many"), OUT_COLUMNS);
	if (w) {
		add_worked(c, w);
		return 0;
	}
	f = kind_field(kind, name, len);
	if (!f && kind_has_person(kind)) {
		f = kind_field(KIND_PERSON, name, len);
		if (f) {
			add_field(c, office, f, true);
			return 0;
		}
	}
	if (!f)
		f = office_field(office, txn, kind, name, len);
	if (!f || f->flags & FDEF_INNER)
		return unknown_column(kind, name, err);
	add_field(c, office, f, false);
	return 0;
}

int
columns_parse(struct office *office, enum kind kind, const char *names,
	struct columns *out, struct err *err)
{
	struct txn *txn;
	char *rest, *name;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	*out = (struct columns){
		.keys = xstrdup(names ? names : kind_view(kind)->columns)
	};
	rest = out->keys;
	while (!rc && (name = strsep(&rest, ",")) != NULL)
		if (*name)
			rc = add_name(out, office, txn, kind, name, err);
	office_look_end(txn);
	if (!rc && out->n == 0)
		rc = err_set(err, MG_EUSAGE, _("no column is named"));
	if (rc)
		columns_release(out);
	return rc;
}

static bool
has_column(const struct columns *c, const char *key)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->out[i].key, key) == 0)
			return true;
	return false;
}

/* Links stand among the columns that are worked out. */
static void
add_rows(struct columns *c, struct office *office, enum kind kind,
	const struct fdef *rows, size_t n)
{
	for (size_t i = 0; i < n && c->n < OUT_COLUMNS; i++) {
		if (field_on_page(kind, &rows[i]) &&
			!has_column(c, rows[i].name))
			add_field(c, office, &rows[i], false);
	}
}

/* Its fields, and since when its papers are there. */
static void
add_program(struct columns *c, struct office *office, enum kind kind,
	const struct program *p)
{
	add_rows(c, office, kind, p->fields, p->n_fields);
	for (size_t i = 0; i < p->n_documents && c->n < OUT_COLUMNS - 1; i++)
		if (!has_column(c, p->documents[i].date.name))
			add_field(c, office, &p->documents[i].date, false);
}

int
columns_all(struct office *office, enum kind kind, struct columns *out,
	struct err *err)
{
	const struct kind_info *k = kind_info(kind);
	const struct kind_view *v = kind_view(kind);
	const struct program *p;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	*out = (struct columns){ 0 };
	add_worked(out, &number_column);
	if (kind_is(kind, KIND_GIVEN)) /* no number of another store says it */
		add_field(out, office, core_field(k->about), false);
	for (size_t i = 0; i < v->n_worked; i++)
		if (v->worked[i].work != work_age &&
			v->worked[i].work != work_merged)
			add_worked(out, &v->worked[i]);
	if (kind_has_person(kind)) { /* no number of another store says who */
		add_field(out, office, core_field(F_NAME), true);
		add_field(out, office, core_field(F_BIRTH_DATE), true);
	}
	add_rows(out, office, kind, k->fields, k->n_fields);
	for (uint16_t no = 0; kind_is(kind, KIND_OF_PROGRAM) &&
			      (p = office_program_next(office, txn, &no));)
		add_program(out, office, kind, p);
	add_worked(out, &store_column);
	office_look_end(txn);
	return 0;
}

void
columns_release(struct columns *c)
{
	free(c->keys);
	c->keys = NULL;
	c->n = 0;
}

/* --- filling -------------------------------------------------------------- */

/* Rules are told as they are answered now. */
static bool
answer_cell(const struct column *c, const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	struct arena *room = arena_new();
	struct value v[RECKONED];
	struct case_facts facts;
	bool there = false;

	office_case_facts(s->office, s->txn, row->record, row->person, &facts);
	case_answers(
		&facts, office_asking(s->office, s->txn, row->record), room, v);
	for (size_t i = 0; i < RECKONED; i++) {
		if (reckoned_fields[i] != c->field->id ||
			v[i].kind == VALUE_UNKNOWN)
			continue;
		text_value(s, c->field, &v[i], out);
		there = true;
	}
	arena_free(room);
	return there;
}

static bool
field_cell(const struct column *c, const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	const struct record *r = c->of_person ? row->person : row->record;
	const struct value *v = r ? record_get(r, c->field->id) : NULL;
	const struct fdef *f = NULL;

	if (c->answers)
		return answer_cell(c, row, out);
	if (text_hides(s->office, c->field)) {
		text_value(s, c->field, &(struct value){ 0 }, out);
		return true;
	}
	if (!v || v->kind == VALUE_UNKNOWN)
		return false;
	/* the same field may have other choices in another program */
	if (c->field->id >= F_PROGRAM)
		f = office_field_id(s->office, s->txn, r, c->field->id);
	if (!code_words(s, r, c->field->id, v, out))
		text_value(s, f ? f : c->field, v, out);
	return true;
}

bool
columns_cell(const struct column *c, const struct row *row, struct buf *out)
{
	return c->field ? field_cell(c, row, out) : c->work(row, out);
}

void
columns_row(const struct columns *c, const struct row *row, struct out *o)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < c->n; i++) {
		bool there;

		buf_clear(&b);
		there = columns_cell(&c->row[i], row, &b);
		out_cell(o, there ? buf_str(&b) : NULL);
	}
	out_row(o);
	buf_release(&b);
}
