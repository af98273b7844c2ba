/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops.h"

#include "magang/office/find.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/base/utf8.h"
#include "magang/linkage/duplicate.h"
#include "magang/ops/history.h"
#include "magang/ops/op_run.h"
#include "magang/store/keyring.h"
#include "magang/ops/build.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/linkage/nik_doubt.h"
#include "magang/linkage/same.h"
#include "magang/casework/intake_seats.h"
#include "magang/casework/stages.h"
#include "magang/office/evidence.h"
#include "magang/office/reads.h"
#include "magang/rulebook/access.h"

#include "case_open.h"
#include "many.h"
#include "op_parts.h"

static struct said_fields
said_fields(struct arena *arena, const struct setting *values, size_t n)
{
	uint16_t *ids = arena_array(arena, n + 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = values[i].field->id;
	return (struct said_fields){ ids, n };
}

/* ---- persons ------------------------------------------------------------ */

static int
refuse_taken(struct office *office, struct txn *txn,
	const struct likeness *like, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	char number[NUMBER_TEXT], name[128] = "";
	struct buf words = BUF_INIT;

	if (office_sees(office, txn, KIND_PERSON, like->id, p)) {
		number_format(number, "MG", like->id);
		evidence_print(like->evidence, strlen(like->evidence), &words);
		err_set(err, MG_ETAKEN,
			_("already registered: %s %s (%s); nothing was added. "
			  "To open "
			  "a case: magang open %s PROGRAM"),
			number, record_text(p, F_NAME, name, sizeof(name)),
			buf_str(&words), number);
	} else if (!office_elsewhere(office, txn, like->id, &words, err)) {
		err_set(err, MG_ETAKEN, "%s", buf_str(&words));
	}
	buf_release(&words);
	free(p);
	return err->code;
}

static const char *const doubt_text[] = {
	[NIK_DOUBT_BIRTH] = N_("the birth date differs from the NIK"),
	[NIK_DOUBT_SEX] = N_("the sex differs from the NIK"),
	[NIK_DOUBT_REGION] = N_("the district inside the NIK is not known"),
};

static void __attribute__((format(printf, 2, 3)))
note_add(struct notes *out, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list va;

	va_start(va, fmt);
	buf_vaddf(&b, fmt, va);
	va_end(va);
	if (out->n < NOTES_MAX)
		utf8_copy(out->text[out->n++], NOTE_TEXT, buf_str(&b));
	buf_release(&b);
}

/* The office lets so many of one family card take part at a time; more may be
 * registered, and wait. */
static void
household_doubt(struct office *office, struct txn *txn,
	const struct record *person, struct notes *out)
{
	const struct cases_wanted active = { .seen = &office->access };
	int64_t n, cap = office->book.site.household_cap;

	/* Whoever is bound to programs is told of nobody else's cases, and
	 * whoever is bound to areas of those there. */
	if (!cap || office->access.n_programs)
		return;
	n = household_cases(&office->book, txn,
		digits_key(record_get(person, F_KK)), person->id, &active);
	if (n >= cap)
		note_add(out,
			_("family card: others have %d active cases, at most "
			  "%d take part; this one waits"),
			(int)n, (int)cap);
}

static void
person_doubts(struct office *office, struct txn *txn,
	const struct record *person, struct notes *out)
{
	struct nik_doubts doubts;
	char number[NUMBER_TEXT];

	household_doubt(office, txn, person, out);
	if (birth_is_doubtful(person, office->today))
		note_add(out, "%s",
			_("the birth date is to come, or before 1900"));
	nik_doubts(office, txn, office->book.areas, person, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		note_add(out, "%s", _(doubt_text[doubts.kind[i]]));
	if (doubts.near_person)
		note_add(out, _("NIK %s would fit; it belongs to %s"),
			doubts.near,
			number_format(number, "MG", doubts.near_person));
	else if (doubts.near[0])
		note_add(out, _("NIK %s would fit; compare it with the card"),
			doubts.near);
}

/* Nobody loses a place, but the figures are not what they were thought to be. */
static void
intake_doubts(struct office *office, struct txn *txn,
	const struct record *intake, struct notes *out)
{
	struct overfull over[OVERFULL_MAX];
	size_t n = intake_overfull(&office->book, txn, intake, over);

	for (size_t i = 0; i < n; i++) {
		char area[AREA_CODE_TEXT] = "";

		if (over[i].area)
			area_code_format(area, over[i].area);
		note_add(out,
			_("%s%s%s: %lld of %lld seats are taken; all keep "
			  "theirs, and nobody gets one until there are fewer"),
			over[i].quota, *area ? " " : "", area,
			(long long)over[i].taken, (long long)over[i].seats);
	}
}

void
record_doubts(struct office *office, struct txn *txn, const struct record *r,
	struct notes *out)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);
	char number[NUMBER_TEXT];
	uint64_t same;

	out->n = 0;
	if (r->kind == KIND_PERSON)
		person_doubts(office, txn, r, out);
	if (r->kind == KIND_INTAKE)
		intake_doubts(office, txn, r, out);
	same = same_as(office, txn, r);
	if (same)
		note_add(out, _("%s has the same name; is it the same one?"),
			number_format(number, k->prefix, same));
}

struct new_person {
	struct record *record;
	const struct opening *first;
	struct notes notes;
};

static int
person_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	struct new_person *new = ctx;
	struct record *p = new->record;
	struct likeness like[LIKE_MAX];
	uint64_t id;
	size_t n;

	if (has_card(p) && office_read_left(office, READ_NUMBER, err))
		return err->code;
	n = duplicates_all(office, txn, p, like, LIKE_MAX);
	if (n && like[0].certain)
		return refuse_taken(office, txn, &like[0], err);
	record_doubts(office, txn, p, &new->notes);
	id = change_person(office, c, p, like, n);
	return new->first ? op_case_add(office, txn, c, new->first, id, p, err)
			  : 0;
}

/* What can be said about a new person without looking who is there. */
static int
person_prepare(struct office *office, struct record *p,
	const struct setting *values, size_t n, struct arena *arena,
	struct err *err)
{
	struct said_fields said = said_fields(arena, values, n);
	struct person_row rows[INFER_FIELDS];
	int rc = access_need(&office->access, PERM_REGISTER, err);

	if (!rc)
		rc = op_refuse_fields(office, values, n, err);
	if (!rc && !office_areas(office, err))
		rc = err->code;
	record_init(p, KIND_PERSON, 0);
	op_values(p, values, n);
	office_complete(office, NULL, p, &said, arena, rows);
	return rc ? rc : op_require(p, err);
}

int
op_person_with_case(struct office *office, const struct setting *values,
	size_t n, const struct opening *first, struct receipt *out,
	struct receipt *kase, struct err *err)
{
	struct new_person new = { .record = xmalloc(sizeof(*new.record)),
		.first = first };
	struct arena *arena = arena_new();
	int rc = person_prepare(office, new.record, values, n, arena, err);

	if (!rc)
		rc = op_run(office, ACT_ADD, person_build, &new, out, err);
	if (!rc) {
		*kase = *out;
		kase->id = out->first[KIND_CASE];
		out->notes = new.notes;
	}
	arena_free(arena);
	free(new.record);
	return rc;
}

int
op_person_add(struct office *office, const struct setting *values, size_t n,
	struct receipt *out, struct err *err)
{
	struct receipt none;

	return op_person_with_case(office, values, n, NULL, out, &none, err);
}

struct new_record {
	struct record *record;
	struct notes notes;
};

static int
add_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct new_record *new = ctx;

	(void)err;
	task_goes_with_case(txn, new->record);
	record_doubts(office, txn, new->record, &new->notes);
	change_create(c, new->record, record_owner(new->record));
	return 0;
}

int
op_add(struct office *office, enum kind kind, const struct setting *values,
	size_t n, struct receipt *out, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct new_record new = { .record = r };
	int rc = op_refuse_fields(office, values, n, err);

	record_init(r, kind, 0);
	op_values(r, values, n);
	if (!rc)
		rc = op_require(r, err);
	if (!rc)
		rc = op_run(office, kind == KIND_USER ? ACT_USER : ACT_ADD,
			add_build, &new, out, err);
	if (!rc)
		out->notes = new.notes;
	free(r);
	return rc;
}

/* ---- changing fields ---------------------------------------------------- */

struct new_values {
	enum kind kind;
	uint64_t id, seen;
	const struct setting *values;
	size_t n;
	const char *reason;
	struct notes notes;
};

/* Values that record_doubts() reads. */
static bool
is_read(enum kind kind, uint16_t id)
{
	const struct kind_info *k = kind_info(kind);
	static const uint16_t ids[] = { F_NAME, F_NIK, F_KK, F_BIRTH_DATE,
		F_SEX, F_PHONE, F_PASSPORT_NO, F_VILLAGE, F_DISTRICT,
		F_INTAKE_SEATS, F_INTAKE_BY_AREA };

	for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
		if (ids[i] == id)
			return true;
	return id == k->same[0] || id == k->same[1];
}

static bool
has_note(const struct notes *notes, const char *text)
{
	for (size_t i = 0; i < notes->n; i++)
		if (strcmp(notes->text[i], text) == 0)
			return true;
	return false;
}

/* What speaks against the values that are set; what speaks against the rest was
 * said when that was set. */
static void
new_doubts(struct office *office, struct txn *txn, const struct op *op,
	const struct record *old, const struct record *new, struct notes *out)
{
	const struct value none = value_none();
	struct notes before, after;
	struct record *rest;
	bool touched = false;

	for (size_t i = 0; i < op->n; i++)
		touched |= is_read(op->kind, op->f[i].id);
	if (!touched)
		return;
	rest = xmalloc(sizeof(*rest));
	*rest = *old;
	for (size_t i = 0; i < op->n; i++)
		record_set(rest, op->f[i].id, &none);
	record_doubts(office, txn, rest, &before);
	record_doubts(office, txn, new, &after);
	for (size_t i = 0; i < after.n; i++)
		if (!has_note(&before, after.text[i]))
			note_add(out, "%s", after.text[i]);
	free(rest);
}

/* The record as whoever set the values had it before the eyes. */
static int
load_seen(struct office *office, struct txn *txn, struct change *c,
	const struct new_values *v, struct record *now, struct record *out,
	struct err *err)
{
	int rc =
		office_load_in(office, txn, v->kind, v->id, c->arena, now, err);

	if (rc)
		return rc;
	*out = *now;
	if (v->seen > out->seq)
		return err_set(err, MG_EUSAGE,
			_("there is no version %llu of this record yet; the present one is %llu"),
			(unsigned long long)v->seen,
			(unsigned long long)out->seq);
	if (v->seen && v->seen < out->seq)
		rc = history_rewind(office, txn, out, v->seen, c->arena, err);
	if (!rc && out->n == 0)
		rc = err_set(err, MG_EUSAGE,
			_("there was no such record at version %llu"),
			(unsigned long long)v->seen);
	return rc;
}

static bool
is_so(const struct record *now, const struct op_field *f)
{
	const struct value none = value_none();
	const struct value *v = record_get(now, f->id);

	return value_equal(v ? v : &none, &f->new);
}

/* What somebody else has made so since it was seen is not done once more: taking
 * this back would take it away. NULL: nothing is left. */
static struct op *
still_to_do(struct change *c, struct op *op, const struct record *now)
{
	size_t done = 0;

	for (size_t i = 0; i < op->n; i++)
		done += is_so(now, &op->f[i]);
	if (done == op->n) {
		free(op->f);
		c->n--;
		return NULL;
	}
	for (size_t i = 0; i < op->n;) {
		if (!is_so(now, &op->f[i]) ||
			field_group(op->kind, op->f[i].id) != GROUP_NONE) {
			i++;
			continue;
		}
		op->n--;
		memmove(&op->f[i], &op->f[i + 1],
			(op->n + op->n_seen - i) * sizeof(*op->f));
	}
	return op;
}

static int
set_values(struct office *office, struct txn *txn, struct change *c,
	struct new_values *v, const struct record *now,
	const struct record *old, struct record *new, struct err *err)
{
	struct said_fields said = said_fields(c->arena, v->values, v->n);
	struct person_row rows[INFER_FIELDS];
	struct op *op;

	*new = *old;
	op_values(new, v->values, v->n);
	if (new->kind == KIND_TASK)
		task_goes_with_case(txn, new);
	if (new->kind == KIND_PERSON)
		office_complete(office, old, new, &said, c->arena, rows);
	op = change_update(c, old, new);
	if (op && v->seen)
		op = still_to_do(c, op, now);
	if (!op)
		return err_set(err, MG_ENOENT,
			_("nothing to change: these are the "
			  "values already"));
	op_reason(c, op, v->reason);
	new_doubts(office, txn, op, old, new, &v->notes);
	if (new->kind == KIND_PERSON)
		change_card(office, txn, c, old, new);
	if (new->kind == KIND_ACTIVITY)
		op_figure(txn, c, old, new);
	return 0;
}

static int
set_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct record *now = xmalloc(sizeof(*now)),
		      *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	int rc = load_seen(office, txn, c, ctx, now, old, err);

	if (!rc)
		rc = set_values(office, txn, c, ctx, now, old, new, err);
	free(now);
	free(old);
	free(new);
	return rc;
}

int
op_set_fields(struct office *office, enum kind kind, uint64_t id, uint64_t seen,
	const struct setting *values, size_t n, const char *reason,
	struct receipt *out, struct err *err)
{
	struct new_values v = { .kind = kind,
		.id = id,
		.seen = seen,
		.values = values,
		.n = n,
		.reason = reason };
	int rc = op_refuse_fields(office, values, n, err);

	if (!rc && kind == KIND_PERSON && !office_areas(office, err))
		rc = err->code;
	if (!rc)
		rc = op_run(office, kind == KIND_USER ? ACT_USER : ACT_SET,
			set_build, &v, out, err);
	if (!rc)
		out->notes = v.notes;
	return rc;
}

/* Cases of several programs need not have the same fields. */
static int
has_fields(struct office *office, struct txn *txn, const struct record *r,
	const struct many_values *set, struct err *err)
{
	for (size_t i = 0; i < set->n; i++)
		if (!office_field_id(office, txn, r, set->values[i].field->id))
			return err_set(err, MG_EUSAGE,
				_("its program has no field '%s'"),
				set->values[i].field->name);
	return 0;
}

static int
set_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct many_values *set = m->ctx;
	int rc = has_fields(office, txn, old, set, err);
	struct new_values v = { .kind = set->kind,
		.id = old->id,
		.values = set->values,
		.n = set->n,
		.reason = set->reason };

	return rc ? rc : set_values(office, txn, c, &v, old, old, new, err);
}

int
op_set_many(struct office *office, const struct many_values *values,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err)
{
	struct many all = { .kind = values->kind,
		.act = values->kind == KIND_USER ? ACT_USER : ACT_SET,
		.each = set_each,
		.ctx = values,
		.chosen = ids,
		.n = n,
		.try = values->try };
	int rc = op_refuse_fields(office, values->values, values->n, err);

	if (!rc && values->kind == KIND_PERSON && !office_areas(office, err))
		rc = err->code;
	return rc ? rc : op_many(office, &all, out, err);
}

int
op_own_choice(struct office *office, const struct setting *values, size_t n,
	struct err *err)
{
	struct new_values v = { .kind = KIND_USER,
		.id = office->access.user,
		.values = values,
		.n = n };
	struct receipt receipt;
	struct err why = ERR_INIT;
	int rc = op_refuse_fields(office, values, n, err);

	if (rc)
		return rc;
	rc = op_run(office, ACT_CHOICE, set_build, &v, &receipt, &why);
	/* as it was already */
	if (rc && rc != MG_ENOENT)
		*err = why;
	return rc == MG_ENOENT ? 0 : rc;
}
