/* SPDX-License-Identifier: MIT */
#include "magang/casework/closed_code.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/marks.h"
#include "magang/base/mem.h"
#include "magang/casework/rolls.h"
#include "magang/casework/seat_cause.h"
#include "magang/program/program.h"
#include "magang/record/cohort_sheet.h"
#include "magang/record/fields.h"
#include "magang/record/reach.h"
#include "magang/record/record.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

bool
field_of_marks(uint16_t id)
{
	return id == F_SHEET_MARKS || id == F_SHEET_LATE || id == F_GRADE_MARKS;
}

bool
field_of_causes(uint16_t id)
{
	return id == F_DECISION_CAUSE || id == F_CAUSE || id == F_SEAT_CAUSE;
}

static const struct choice *
listed(const struct choice *rows, size_t n, const char *code, size_t len)
{
	size_t i = 0;

	while (i < n && (strlen(rows[i].code) != len ||
				memcmp(rows[i].code, code, len) != 0))
		i++;
	return i < n ? &rows[i] : NULL;
}

static bool
listed_as_health(
	const struct choice *rows, size_t n, const char *code, size_t len)
{
	const struct choice *c = listed(rows, n, code, len);

	return c && c->health;
}

bool
cause_tells_health(const struct program *program, const char *code, size_t len)
{
	const struct fdef *f = core_field(F_SEAT_CAUSE);
	bool tells = listed_as_health(f->choices, f->n_choices, code, len);

	if (!program)
		return tells;
	tells |= listed_as_health(
		program->seat_causes, program->n_seat_causes, code, len);
	for (size_t i = 0; !tells && i < program->n_moves; i++)
		tells = listed_as_health(program->moves[i].causes,
			program->moves[i].n_causes, code, len);
	return tells;
}

bool
seat_cause_is_closed(const struct seat_of *of, const char *code, size_t len)
{
	const struct choice *c;
	bool health = false;
	size_t i = 0;

	while (!health && (c = seat_cause_nth(of, i++)))
		health = cause_tells_health(
			of->program, c->code, strlen(c->code));
	return health || !seat_cause(of, code, len);
}

bool
move_cause_is_closed(
	const struct program *program, const char *code, size_t len)
{
	bool health = false, known = false;

	for (size_t i = 0; program && !health && i < program->n_moves; i++) {
		const struct move *m = &program->moves[i];

		if (!listed(m->causes, m->n_causes, code, len))
			continue;
		known = true;
		for (size_t k = 0; !health && k < m->n_causes; k++)
			health = cause_tells_health(program, m->causes[k].code,
				strlen(m->causes[k].code));
	}
	return health || !known;
}

bool
mark_is_closed(const char *mark)
{
	const enum sheet_mark kind = sheet_mark(mark);

	return kind &&
	       core_field(F_SHEET_MARKS)->choices[kind - MARK_PRESENT].health;
}

bool
marks_are_told(const struct access *who, struct txn *txn, uint64_t cohort)
{
	struct record *r;
	bool his;

	if (access_class(who, PRIVACY_HEALTH))
		return true;
	if (!(who->permissions & PERM_TEACH))
		return false;
	if (who->permissions & PERM_PLAN)
		return true;
	r = xmalloc(sizeof(*r));
	his = record_load(txn, KIND_COHORT, cohort, RECORD_UNCHECKED, r) &&
	      access_has_hand(who, r);
	free(r);
	return his;
}

/* The field of a record that says the cause; 0: none does. */
static uint16_t
cause_field(const struct record *r)
{
	switch (r->kind) {
	case KIND_SEAT:
		return F_SEAT_CAUSE;
	case KIND_CASE:
		return F_CAUSE;
	case KIND_DECISION:
	case KIND_PROPOSAL:
		return F_DECISION_CAUSE;
	default:
		return 0;
	}
}

bool
seat_causes_are_told(const struct access *who, struct txn *txn, uint64_t cohort)
{
	return who->permissions & PERM_PLAN || marks_are_told(who, txn, cohort);
}

static bool
is_words(uint16_t id)
{
	return id == F_SEAT_REASON || id == F_DECISION_REASON || id == F_REASON;
}

static bool
is_told(const struct access *who, struct txn *txn, const struct record *r)
{
	return r->kind == KIND_SEAT
		       ? seat_causes_are_told(who, txn,
				 (uint64_t)record_number(r, F_SEAT_COHORT, 0))
		       : access_class(who, PRIVACY_HEALTH);
}

/* Nobody knows what the words are about of what is said in words alone. */
static bool
in_words(const struct value *cause)
{
	return cause->len == strlen(CAUSE_OTHER) &&
	       memcmp(cause->text, CAUSE_OTHER, cause->len) == 0;
}

/* Marks of a cohort some of which are not for `who`. */
static bool
marks_are_closed(const struct access *who, struct txn *txn,
	const struct record *r, uint16_t id)
{
	const uint64_t cohort = cohort_of_sheet(r->id);

	return !rolls_are_all(who, txn, cohort) ||
	       (id != F_GRADE_MARKS && !marks_are_told(who, txn, cohort));
}

bool
value_is_closed(struct rulebook *book, struct txn *txn,
	const struct access *who, const struct record *r, uint16_t id,
	const struct value *v)
{
	const uint16_t said_by = cause_field(r);
	const struct value *cause = is_words(id) ? record_get(r, said_by) : v;
	struct seat_of of;

	if (field_of_marks(id))
		return marks_are_closed(who, txn, r, id);
	if (!said_by || (!is_words(id) && !field_of_causes(id)) || !cause ||
		cause->kind != VALUE_TEXT || is_told(who, txn, r))
		return false;
	if (r->kind != KIND_SEAT)
		return move_cause_is_closed(
			rulebook_program(book, txn, record_program(txn, r), 0),
			cause->text, cause->len);
	of = seat_of(book, txn, r);
	return seat_cause_is_closed(&of, cause->text, cause->len) ||
	       (is_words(id) && in_words(cause));
}

void
marks_close(const struct access *who, struct txn *txn, uint64_t cohort,
	struct marks *m)
{
	rolls_close(who, txn, cohort, m);
	if (marks_are_told(who, txn, cohort))
		return;
	for (size_t i = 0; i < m->n; i++)
		if (mark_is_closed(m->row[i].mark))
			memcpy(m->row[i].mark, MARK_CLOSED,
				sizeof(MARK_CLOSED));
}
