/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/linkage/duplicate.h"
#include "magang/office/evidence.h"
#include "magang/office/reads.h"
#include "magang/ops/build.h"
#include "magang/ops/op_run.h"
#include "magang/ops/record_doubts.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"

#include "case_open.h"
#include "op_parts.h"

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
		if (like->stranger)
			err_set(err, MG_ETAKEN,
				_("%s: it belongs to %s, of another name and "
				  "birth date; look at the card. Nothing was "
				  "added"),
				buf_str(&words), number);
		else
			err_set(err, MG_ETAKEN,
				_("already registered: %s %s (%s); nothing was "
				  "added. To open "
				  "a case: magang open %s PROGRAM"),
				number,
				record_text(p, F_NAME, name, sizeof(name)),
				buf_str(&words), number);
	} else if (!office_elsewhere(office, txn, like->id, &words, err)) {
		err_set(err, MG_ETAKEN, "%s", buf_str(&words));
	}
	buf_release(&words);
	free(p);
	return err->code;
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
	struct said_fields said = op_said(arena, values, n);
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
	record_goes_with_about(txn, new->record);
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
