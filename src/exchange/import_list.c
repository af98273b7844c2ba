/* SPDX-License-Identifier: MIT */
/*
 * The list of another agency beside what the office knows. A row is an outcome that
 * the agency proves. It is recorded where the person does not count yet, or is proved
 * better by it, so the list sent once more finds all of it there and adds nothing; and
 * whoever is only like somebody counts when a person has said who it is.
 */
#include "import_list.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/intern.h"
#include "magang/base/mem.h"
#include "magang/casework/counting.h"
#include "magang/casework/refusal.h"
#include "magang/exchange/csv_put.h"
#include "magang/linkage/duplicate.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/ops/build.h"
#include "magang/ops/case_open.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/twin.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"
#include "import_batch.h"
#include "import_reason.h"
#include "import_seen.h"

const char *const list_class_word[LISTED_CLASSES] = {
	[LISTED_NONE] = "none",
	[LISTED_NEW] = "new",
	[LISTED_BETTER] = "better",
	[LISTED_CONFIRMED] = "confirmed",
	[LISTED_OURS] = "ours",
	[LISTED_OTHERS] = "two_lists",
	[LISTED_AGAIN] = "again",
	[LISTED_TWICE] = "twice",
	[LISTED_EXPIRED] = "expired",
	[LISTED_BAD] = "bad",
};

/* ---- the list --------------------------------------------------------------- */

int
list_begin(struct import *im, struct err *err)
{
	const struct import_list *list = im->opt->list;
	struct txn *txn;
	int listed, rc = office_look(im->office, &txn, err);

	if (rc)
		return rc;
	im->list_program = office_program(im->office, txn, list->program, 0);
	listed = im->list_program ? program_listed(im->list_program) : -1;
	office_look_end(txn);
	if (listed < 0)
		return err_set(err, MG_ENOTALLOWED,
			_("no outcome of the program '%s' takes the lists of "
			  "other agencies (lists: STAGE)"),
			im->list_program ? im->list_program->name : "");
	im->list_rule = &im->list_program->outcomes[listed];
	im->licences = intern_new(im->arena);
	return 0;
}

void
list_heads(struct import *im)
{
	const struct kind_info *k = kind_info(KIND_OUTCOME);
	const struct sheet_map map = { im->opt->map, im->opt->n_map };

	for (size_t i = 0; i < im->sheet.n && i < im->n_heads; i++) {
		const unsigned f =
			sheet_column(sheet_map_meant(&map, im->heads[i]),
				k->fields, k->n_fields);

		if (f != F_OUTCOME_LICENCE && f != F_OUTCOME_GRADE &&
			f != F_DATE)
			continue;
		im->list_column[i] = (uint16_t)f;
		im->sheet.column[i] = 0;
	}
}

/* ---- a row ------------------------------------------------------------------- */

static void
make_outcome(struct import *im, const struct import_row *row, uint64_t person,
	uint64_t kase, struct record *out)
{
	const struct import_list *list = im->opt->list;
	const char letter[] = { "-abc"[row->list.grade], '\0' };

	record_init(out, KIND_OUTCOME, 0);
	record_set_number(out, F_PERSON, (int64_t)person);
	record_set_number(out, F_DECISION_CASE, (int64_t)kase);
	record_set_number(out, F_PROGRAM_NO, list->program);
	record_set_text(out, F_OUTCOME_WHAT, im->list_rule->name);
	record_set_number(out, F_OUTCOME_AGENCY, (int64_t)list->agency);
	record_set_text(out, F_OUTCOME_GRADE,
		arena_strndup(row->arena, letter, sizeof(letter) - 1));
	if (row->list.day != DATE_NONE)
		record_set_number(out, F_DATE, row->list.day);
	if (row->list.licence)
		record_set_text(out, F_OUTCOME_LICENCE, row->list.licence);
}

/* As it is typed into the form of an outcome. */
static void
read_list_cell(struct import *im, struct import_row *row, size_t i)
{
	const struct kind_info *k = kind_info(KIND_OUTCOME);
	const char *cell = csv_unguard(row->cells[i]);
	struct err err = ERR_INIT;
	struct value v;

	if (!*cell)
		return;
	for (size_t n = 0; n < k->n_fields; n++) {
		if (k->fields[n].id != im->list_column[i])
			continue;
		if (field_parse(im->office, &k->fields[n], cell, row->arena, &v,
			    &err)) {
			import_reason_text(row, REASON_value_wrong,
				im->heads[i], cell, err.text);
			return;
		}
	}
	if (im->list_column[i] == F_OUTCOME_LICENCE && v.kind == VALUE_TEXT) {
		row->list.licence = arena_strndup(row->arena, v.text, v.len);
	} else if (im->list_column[i] == F_DATE && v.kind == VALUE_NUMBER) {
		row->list.day = (int32_t)v.number;
		row->list.own_day = true;
	} else if (im->list_column[i] == F_OUTCOME_GRADE &&
		   v.kind == VALUE_TEXT && v.len) {
		row->list.grade =
			(enum outcome_grade)(GRADE_A + v.text[0] - 'a');
	}
}

static void
check_list_row(struct import *im, struct import_row *row)
{
	struct record *r = xmalloc(sizeof(*r));
	const char *why;

	make_outcome(im, row, 0, 0, r);
	why = outcome_unproved(im->list_rule, r);
	if (why)
		import_reason_text(row, REASON_value_wrong, NULL,
			row->list.licence, refusal_text(MG_EDATA, why));
	if (row->list.day == DATE_NONE)
		import_reason_text(row, REASON_value_wrong, NULL, NULL,
			_("the row says no day, and no --date was given"));
	else if (row->list.day > im->office->today)
		import_reason_text(row, REASON_value_wrong, NULL, NULL,
			_("the day is still to come"));
	free(r);
}

void
list_read(struct import *im, struct import_row *row)
{
	const struct import_list *list = im->opt->list;

	row->list = (struct list_row){ .day = list->day };
	for (size_t i = 0; i < row->n_cells && i < im->n_heads; i++)
		if (im->list_column[i])
			read_list_cell(im, row, i);
	if (!row->list.grade)
		row->list.grade = row->list.licence ? GRADE_A : list->grade;
	row->line.grade = row->list.grade;
	check_list_row(im, row);
}

/* ---- who it is ----------------------------------------------------------------- */

static bool
is_same(const struct trait *t, const struct trait *k)
{
	return weigh_names(t, k) >= NAMES_ALIKE &&
	       !(t->nik && k->nik && t->nik != k->nik) &&
	       !(t->birth != DATE_NONE && k->birth != DATE_NONE &&
		       t->birth != k->birth);
}

/* Others with the licence of the row: outcomes that stand. */
static void
same_licence(struct import *im, struct txn *txn, const struct import_row *row,
	struct ids *out)
{
	struct record *r = xmalloc(sizeof(*r));

	make_outcome(im, row, 0, 0, r);
	outcome_same_licence(txn, r, out);
	free(r);
}

/* The person of an outcome, where the caller sees her. */
static bool
load_person_of(struct import *im, struct txn *txn, uint64_t outcome,
	struct record *out)
{
	return office_sees(im->office, txn, KIND_OUTCOME, outcome, out) &&
	       outcome_state(out) == OUTCOME_STANDS &&
	       office_sees(im->office, txn, KIND_PERSON,
		       (uint64_t)record_number(out, F_PERSON, 0), out);
}

uint64_t
list_known(struct import *im, struct txn *txn, const struct import_row *row,
	const struct trait *t)
{
	struct record *other = xmalloc(sizeof(*other));
	struct ids same = { 0 };
	uint64_t found = 0;

	if (row->list.licence)
		same_licence(im, txn, row, &same);
	for (size_t i = 0; i < same.n && !found; i++) {
		struct trait k;

		if (!load_person_of(im, txn, same.rows[i], other))
			continue;
		trait_of(other, &k);
		if (is_same(t, &k))
			found = other->id;
	}
	ids_release(&same);
	free(other);
	return found;
}

/* Three people with one business are seen, and each counts until one is replaced. */
static bool
is_shared(struct import *im, struct txn *txn, const struct import_row *row)
{
	struct record *r = xmalloc(sizeof(*r));
	char plain[LICENCE_TEXT + 1];
	struct ids same = { 0 };
	bool shared = false;
	size_t n;

	make_outcome(im, row, 0, 0, r);
	n = outcome_licence(r, plain);
	if (n) {
		shared = intern(im->licences, plain, n) < im->n_licences;
		im->n_licences += !shared;
		same_licence(im, txn, row, &same);
	}
	for (size_t i = 0; i < same.n && !shared; i++)
		shared = load_person_of(im, txn, same.rows[i], r) &&
			 r->id != row->known;
	ids_release(&same);
	free(r);
	return shared;
}

/* ---- what it is ------------------------------------------------------------------ */

/* A row of a person who counts, beside the best that proves it so far. */
static enum list_class
class_beside(struct import *im, struct txn *txn, struct import_row *row,
	const struct outcome_fact *best)
{
	struct record *r = xmalloc(sizeof(*r));

	if (office_sees(im->office, txn, KIND_OUTCOME, best->id, r))
		row->line.proved_by =
			(uint64_t)record_number(r, F_OUTCOME_AGENCY, 0);
	free(r);
	if (row->list.grade < best->grade)
		return LISTED_BETTER;
	if (!row->line.proved_by)
		return LISTED_OURS;
	if (row->line.proved_by != im->opt->list->agency)
		return LISTED_OTHERS;
	/* a list without days of its own may be that of the last quarter */
	return row->list.own_day && row->list.day > best->from &&
			       row->list.grade == best->grade
		       ? LISTED_CONFIRMED
		       : LISTED_AGAIN;
}

static bool
holds_no_more(const struct import *im, const struct import_row *row)
{
	return im->list_rule->lasts.unit != SPAN_NONE &&
	       calendar_add(NULL, row->list.day, im->list_rule->lasts) <=
		       im->office->today;
}

/* On the day of the row, or by now. */
static enum list_class
class_of(struct import *im, struct txn *txn, struct import_row *row)
{
	const uint16_t target =
		im->list_program->targets[im->list_rule->target].number;
	struct outcome_fact best;

	if (row->known &&
		(person_proof(txn, row->known, im->opt->list->program, target,
			 row->list.day, &best) ||
			person_proof(txn, row->known, im->opt->list->program,
				target, im->office->today, &best)))
		return class_beside(im, txn, row, &best);
	return holds_no_more(im, row) ? LISTED_EXPIRED : LISTED_NEW;
}

/* Rows of the file before this one; known persons are not in the store's newness, so
 * the file keeps them by themselves. */
static bool
is_twice(struct import *im, struct import_row *row)
{
	struct record *said = xmalloc(sizeof(*said)),
		      *line = xmalloc(sizeof(*line));
	bool twice = row->line.same_as_line != 0;

	if (row->known && !twice) {
		twice = seen_named(im->seen, row->known, said, line);
		if (twice)
			row->line.same_as_line =
				(size_t)record_number(line, F_DATE, 0);
		record_init(said, KIND_PERSON, row->known);
		record_init(line, KIND_PERSON, row->known);
		record_set_number(line, F_DATE, (int64_t)row->line.line);
		if (!twice)
			seen_name(im->seen, said, line);
	}
	free(said);
	free(line);
	return twice;
}

/* A case of hers that the outcome goes to, and whose it is where she was merged; 0:
 * she has none in the program. */
static uint64_t
case_of(struct import *im, struct txn *txn, uint64_t *person)
{
	struct record *kase = xmalloc(sizeof(*kase));
	uint64_t found = 0;
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, *person, KIND_CASE);
	while (walk_next(&w))
		if (office_sees(
			    im->office, txn, KIND_CASE, walk_id(&w), kase) &&
			record_number(kase, F_PROGRAM_NO, 0) ==
				im->opt->list->program) {
			found = kase->id;
			*person = record_owner(kase);
		}
	walk_end(&w);
	free(kase);
	return found;
}

static uint64_t
open_listed(struct import *im, struct change *c, uint64_t person)
{
	struct record *kase = xmalloc(sizeof(*kase));
	uint64_t id;

	record_init(kase, KIND_CASE, 0);
	id = change_case_at(im->office, c, kase, person, im->list_program,
		im->opt->list->program, im->list_rule->lists);
	im->report->cases++;
	free(kase);
	return id;
}

static void
add_outcome(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row)
{
	struct record *r = xmalloc(sizeof(*r)), *old = xmalloc(sizeof(*old));
	uint64_t person = row->known, kase = 0;

	if (row->add)
		person = row->placeholder =
			change_person(im->office, c, &row->record, NULL, 0);
	else
		kase = case_of(im, txn, &person);
	if (!kase)
		kase = open_listed(im, c, person);
	make_outcome(im, row, person, kase, r);
	/* one that was replaced since: it was put right */
	if (row->add || !twin_of(txn, r, old))
		change_create(c, r, person);
	else
		row->line.class = LISTED_AGAIN;
	free(r);
	free(old);
}

/* Who may not count by this row, though it is well written. */
static void
refuse_person(struct import *im, struct txn *txn, struct import_row *row)
{
	struct record *p = xmalloc(sizeof(*p));
	const int32_t end =
		row->known ? person_ends(txn, row->known) : DATE_NONE;

	if (end != DATE_NONE && end <= im->office->today)
		import_reason_text(row, REASON_value_wrong, NULL, NULL,
			_("this person counts no more: a death is recorded"));
	if (!access_program(&im->office->access, im->opt->list->program))
		import_reason(row, REASON_outside_program, NULL, NULL, NULL);
	if (row->known &&
		office_sees(im->office, txn, KIND_PERSON, row->known, p) &&
		!access_area(&im->office->access,
			(uint16_t)record_number(p, F_REGENCY, 0)))
		import_reason(row, REASON_outside_area, NULL, NULL, NULL);
	if (row->add && im->office->access.n_areas &&
		!record_has(&row->record, F_REGENCY))
		import_reason(row, REASON_outside_area, NULL, NULL, NULL);
	if (row->add &&
		(row->n_like || row->line.same_as || row->line.same_as_line))
		import_reason(row, REASON_undecided, NULL, NULL, NULL);
	free(p);
}

int
list_place(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, size_t index, struct err *err)
{
	(void)err;
	refuse_person(im, txn, row);
	row->line.result = import_result_of(row);
	if (row->line.result == IMPORT_REJECT)
		row->add = false;
	if (row->line.result >= IMPORT_REJECT)
		return 0;
	if (is_twice(im, row)) {
		row->line.class = LISTED_TWICE;
		row->add = false;
		return 0;
	}
	row->line.class = class_of(im, txn, row);
	if (row->line.class > LISTED_CONFIRMED) {
		row->add = false;
		return 0;
	}
	row->line.shared = is_shared(im, txn, row);
	add_outcome(im, txn, c, row);
	if (row->add)
		seen_add(im->seen, &row->record, row->line.line, index);
	return 0;
}

void
list_judged(struct import_row *row)
{
	if (row->line.result == IMPORT_REJECT) {
		row->line.class = LISTED_BAD;
		row->line.grade = GRADE_NONE;
	}
}
