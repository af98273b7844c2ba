/* SPDX-License-Identifier: MIT */
#include "magang/view/text.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/field/type.h"
#include "magang/office/find.h"
#include "magang/office/find_named.h"
#include "magang/ops/settings_parse.h"
#include "magang/office/value_print.h"
#include "magang/rulebook/core.h"
#include "magang/store/plain_file.h"

#define NAMES_MAX 512

/* --- values --------------------------------------------------------------- */

bool
text_hides(const struct office *office, const struct fdef *f)
{
	return !access_reads(&office->access, f);
}

static bool
may_reveal(const struct style *s, const struct fdef *f)
{
	if (f->privacy == PRIVACY_HEALTH)
		return s->reveal && !text_hides(s->office, f);
	return s->reveal && s->office->access.permissions & PERM_REVEAL;
}

bool
text_masks(const struct style *s, const struct fdef *f)
{
	return text_hides(s->office, f) ||
	       ((f->privacy == PRIVACY_HEALTH || field_is_closed(f)) &&
		       !may_reveal(s, f));
}

unsigned
text_value_flags(const struct fdef *f)
{
	static const unsigned flags[] = {
		[COLUMN_FLOW] = 0,
		[COLUMN_FIXED] = OUT_FIXED,
		[COLUMN_NUMBER] = OUT_NUMBER | OUT_RIGHT,
		[COLUMN_YESNO] = OUT_BOOL,
	};

	/* a mask is no number */
	if (f->privacy == PRIVACY_HEALTH || field_is_closed(f))
		return 0;
	return flags[type_of(f)->column];
}

/*
 * The form that import reads back, unless the form for people hides something:
 * then the mask is all that a program gets, too.
 */
static void
machine_value(const struct style *s, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	struct buf masked = BUF_INIT, whole = BUF_INIT;

	field_print(s->office, s->txn, f, v, may_reveal(s, f), &masked);
	field_print(s->office, s->txn, f, v, true, &whole);
	if (text_masks(s, f) || strcmp(buf_str(&masked), buf_str(&whole)) != 0)
		buf_adds(out, buf_str(&masked));
	else
		field_write(s->office, s->txn, f, v, out);
	buf_release(&masked);
	buf_release(&whole);
}

void
text_value(const struct style *s, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	char number[DECIMAL_TEXT];
	unsigned flags = text_value_flags(f);

	if (s->form == OUT_TABLE)
		field_print(s->office, s->txn, f, v, may_reveal(s, f), out);
	else if (flags & OUT_NUMBER)
		buf_adds(out, decimal_format(number, v->number));
	else if (flags & OUT_BOOL && s->form == OUT_JSON)
		buf_adds(out, v->number ? "true" : "false");
	else
		machine_value(s, f, v, out);
}

const char *
text_subject(const struct office *office, const struct fdef *f)
{
	if (!text_hides(office, f))
		return text_label(office, f);
	return f->flags & FDEF_OFFICE ? "***" : _("a question of health");
}

const char *
text_label(const struct office *office, const struct fdef *f)
{
	return label_in(&f->label, office->lang, f->name);
}

/* --- numbers -------------------------------------------------------------- */

char *
text_number(struct office *office, struct txn *txn, enum kind kind, uint64_t id,
	char out[NUMBER_TEXT])
{
	struct record r;

	out[0] = '\0';
	if (id == 0 || !office_sees(office, txn, kind, id, &r))
		return out;
	/* settings and programs are known by their names alone */
	if (kind_is(kind, KIND_TEXT))
		return record_text(
			&r, kind_info(kind)->name_field, out, NUMBER_TEXT);
	return office_number(office, txn, &r, out);
}

char *
text_number_itself(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, char out[NUMBER_TEXT])
{
	text_number(office, txn, kind, id, out);
	return out[0] && kind_is_owner(kind)
		       ? number_format(out, kind_info(kind)->prefix, id)
		       : out;
}

char *
text_act(char out[NUMBER_TEXT], uint64_t act)
{
	return number_format(out, ACT_PREFIX, act);
}

int
text_act_parse(const char *s, uint64_t *act, struct err *err)
{
	char prefix[8];
	bool bad_digit = false;

	if (number_parse(s, prefix, act, &bad_digit) && !bad_digit &&
		strcmp(prefix, ACT_PREFIX) == 0)
		return 0;
	if (bad_digit && strcmp(prefix, ACT_PREFIX) == 0)
		return err_set(err, MG_EUSAGE,
			_("the last digit of '%s' does not fit the others"), s);
	return err_set(err, MG_EUSAGE,
		_("'%s' is not the number of an act, like ACT-000017-4; "
		  "'magang log' shows them"),
		s);
}

/* --- fields --------------------------------------------------------------- */

static size_t
field_names(enum kind kind, const struct program *program, const char **names)
{
	const struct kind_info *k = kind_info(kind);
	size_t n = 0;

	for (size_t i = 0; k && i < k->n_fields && n < NAMES_MAX; i++)
		if (!(k->fields[i].flags & FDEF_HIDDEN))
			names[n++] = k->fields[i].name;
	for (size_t i = 0; program && i < program->n_fields; i++)
		if (n < NAMES_MAX)
			names[n++] = program->fields[i].name;
	return n;
}

static int
unknown_field(enum kind kind, const struct program *program, const char *name,
	size_t len, struct err *err)
{
	const char *names[NAMES_MAX];
	size_t n = field_names(kind, program, names);
	char *word = xstrndup(name, len);
	const char *nearest = diag_nearest(word, names, n);
	int rc;

	if (nearest)
		rc = err_set(err, MG_EUSAGE,
			_("no field '%s'; did you mean '%s'"), word, nearest);
	else
		rc = err_set(err, MG_EUSAGE,
			_("no field '%s' in '%s'; 'magang show NUMBER --json' "
			  "has their names"),
			word, kind_info(kind)->name);
	free(word);
	return rc;
}

/* The one that has this label; of a case without a program, of any. */
static const struct fdef *
labelled(struct office *office, struct txn *txn, enum kind kind,
	const struct program *program, const char *said)
{
	const struct kind_info *k = kind_info(kind);
	const struct fdef *f = fields_said(k->fields, k->n_fields, said);

	if (!f && program)
		return fields_said(program->fields, program->n_fields, said);
	for (uint16_t no = 0;
		!f && kind_is(kind, KIND_OF_PROGRAM) &&
		(program = office_program_next(office, txn, &no));)
		f = fields_said(program->fields, program->n_fields, said);
	return f;
}

/* Field that a word names, in a kind and (cases) a program that may be NULL;
 * MG_EUSAGE with the nearest right name. */
static int
text_field(struct office *office, struct txn *txn, enum kind kind,
	const struct program *program, const char *name, size_t len,
	const struct fdef **out, struct err *err)
{
	const struct fdef *f = NULL;
	char *word = xstrndup(name, len);

	for (size_t i = 0; program && i < program->n_fields; i++)
		if (strcmp(program->fields[i].name, word) == 0)
			f = &program->fields[i];
	if (!f)
		f = kind_field(kind, name, len);
	if (!f && !program)
		f = office_field(office, txn, kind, name, len);
	if (!f)
		f = labelled(office, txn, kind, program, word);
	free(word);
	if (!f)
		return unknown_field(kind, program, name, len, err);
	if (f->flags & FDEF_HIDDEN)
		return err_set(err, MG_EUSAGE,
			_("field '%s' follows from other acts and cannot be "
			  "set"),
			f->name);
	*out = f;
	return 0;
}

/* Values are what is typed, until text_settings() reads them. */
static int
find_fields(struct office *office, enum kind kind,
	const struct program *program, char **words, int n, struct setting *out,
	struct err *err)
{
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	for (int i = 0; i < n && !rc; i++) {
		const char *equals = strchr(words[i], '=');

		if (!equals) {
			rc = err_set(err, MG_EUSAGE,
				_("'%s' is not of the form FIELD=VALUE"),
				words[i]);
			break;
		}
		rc = text_field(office, txn, kind, program, words[i],
			(size_t)(equals - words[i]), &out[i].field, err);
		for (int j = 0; j < i && !rc; j++)
			if (out[j].field == out[i].field)
				rc = err_set(err, MG_EUSAGE,
					_("'%s' is given twice"),
					out[i].field->name);
		out[i].value = value_text(equals + 1);
	}
	office_look_end(txn);
	return rc;
}

int
text_settings_in(struct office *office, enum kind kind,
	const struct typed_values *typed, struct arena *arena,
	struct setting *out, struct err *err)
{
	int rc = find_fields(
		office, kind, typed->program, typed->words, typed->n, out, err);

	if (!rc && !office_areas(office, err))
		rc = err->code;
	return rc ? rc
		  : settings_parse(office, typed->known, out, (size_t)typed->n,
			    arena, err);
}

int
text_settings(struct app *app, enum kind kind, const struct program *program,
	const struct record *known, char **words, int n, struct setting *out,
	struct err *err)
{
	const struct typed_values typed = { program, known, words, n };

	return text_settings_in(
		app->office, kind, &typed, app->arena, out, err);
}

/* --- records -------------------------------------------------------------- */

static int
find_as(struct app *app, const char *word, enum kind needed, struct record *out,
	struct err *err)
{
	enum kind kind;
	uint64_t id;
	int rc = office_find_as(app->office, word, needed, &kind, &id, err);

	return rc ? rc
		  : office_load(app->office, kind, id, app->arena, out, err);
}

int
text_find(
	struct app *app, const char *word, struct record *out, struct err *err)
{
	return find_as(app, word, KIND_NONE, out, err);
}

int
text_find_kind(struct app *app, const char *word, enum kind kind,
	struct record *out, struct err *err)
{
	int rc = find_as(app, word, kind, out, err);

	if (!rc && out->kind != kind)
		return err_set(err, MG_EUSAGE,
			_("'%s' names a record of kind '%s'; this needs "
			  "kind '%s', and 'magang show %s' names what it has"),
			word, kind_info(out->kind)->name, kind_info(kind)->name,
			word);
	return rc;
}

int
text_show(struct app *app, const char *word, enum kind kind, struct record *out,
	struct err *err)
{
	int rc = kind ? text_find_kind(app, word, kind, out, err)
		      : text_find(app, word, out, err);

	return rc ? rc
		  : office_show(app->office, (enum kind)out->kind, out->id,
			    app->arena, out, err);
}

int
text_kind(const char *word, enum kind *out, struct err *err)
{
	const struct kind_info *k = kind_by_name(word);
	const char *names[KIND_COUNT], *nearest;
	struct buf all = BUF_INIT;
	size_t n = 0;

	if (k) {
		*out = k->kind;
		return 0;
	}
	for (int i = KIND_NONE + 1; i < KIND_COUNT; i++)
		if (!kind_is((enum kind)i, KIND_TEXT))
			names[n++] = kind_info((enum kind)i)->name;
	nearest = diag_nearest(word, names, n);
	if (nearest)
		return err_set(err, MG_EUSAGE,
			_("no kind of record '%s'; did you mean '%s'"), word,
			nearest);
	for (size_t i = 0; i < n; i++)
		buf_addf(&all, "%s%s", i ? ", " : "", names[i]);
	err_set(err, MG_EUSAGE, _("no kind of record '%s'; there are: %s"),
		word, buf_str(&all));
	buf_release(&all);
	return MG_EUSAGE;
}

/* --- words and files ------------------------------------------------------ */

const char *
text_join(struct app *app, char **words, int n)
{
	struct buf b = BUF_INIT;
	const char *joined;

	for (int i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(&b, ' ');
		buf_adds(&b, words[i]);
	}
	joined = arena_strndup(app->arena, buf_str(&b), b.len);
	buf_release(&b);
	return joined;
}

static char *
read_all(FILE *f, const char *path, size_t most, size_t *len, struct err *err)
{
	struct buf b = BUF_INIT;
	char chunk[8192];
	size_t n;

	while (b.len <= most && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&b, chunk, n);
	if (ferror(f))
		err_errno(err, "%s", path);
	else if (b.len > most)
		err_set(err, MG_EDATA, _("'%s' is larger than %zu bytes"), path,
			most);
	else {
		*len = b.len;
		return buf_detach(&b);
	}
	buf_release(&b);
	return NULL;
}

char *
text_file(const char *path, size_t most, size_t *len, struct err *err)
{
	char *text;
	FILE *f;

	if (strcmp(path, "-") == 0)
		return read_all(stdin, path, most, len, err);
	f = plain_file_open(path, err);
	if (!f)
		return NULL;
	text = read_all(f, path, most, len, err);
	fclose(f);
	return text;
}

void
text_diags(struct app *app, struct diag_list *diags)
{
	struct buf b = BUF_INIT;

	diag_sort(diags);
	diag_print(diags, &b);
	out_block(app->out, buf_str(&b));
	buf_release(&b);
}
