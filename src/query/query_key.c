/* SPDX-License-Identifier: MIT */
/* What the keys of a filter mean: a few of its own, then every field. */
#include "query_key.h"

#include "query_again.h"
#include "query_assess.h"
#include "query_attendance.h"
#include "query_counted.h"
#include "query_departure.h"
#include "query_field.h"
#include "query_head.h"
#include "query_lex.h"
#include "query_pack.h"
#include "query_place.h"
#include "query_places.h"
#include "query_points.h"
#include "query_value.h"
#include "query_word.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/store/txn.h"

#define KEYS_MAX 400

static bool
any_kind(enum kind kind)
{
	(void)kind;
	return true;
}

static bool
has_area(enum kind kind)
{
	return kind_info(kind)->owner || kind_info(kind)->scope.area;
}

/* Its own, or that of the case it is about. */
static bool
has_program(enum kind kind)
{
	return kind_info(kind)->scope.program || kind == KIND_ACTIVITY;
}

/* From one stage to another. */
static bool
has_way(enum kind kind)
{
	return kind == KIND_DECISION || kind == KIND_PROPOSAL;
}

static bool
is_decision(enum kind kind)
{
	return kind == KIND_DECISION;
}

/* Of persons, and of what belongs to one. */
static bool
has_age(enum kind kind)
{
	return kind_info(kind)->owner;
}

static bool
has_roll(enum kind kind)
{
	return kind == KIND_SEAT;
}

static bool
has_classes(enum kind kind)
{
	return kind == KIND_COHORT;
}

static bool
has_places(enum kind kind)
{
	return kind == KIND_SLOT;
}

static bool
is_pack(enum kind kind)
{
	return kind == KIND_PACK;
}

static bool
is_program(enum kind kind)
{
	return kind == KIND_PROGRAM;
}

static bool
has_late_marks(enum kind kind)
{
	return kind == KIND_SHEET;
}

static bool
counts(enum kind kind)
{
	return kind == KIND_OUTCOME;
}

static const struct key_row {
	const char *name;
	bool (*on)(enum kind kind);
	int (*parse)(struct query_parser *p, const struct query_token *t,
		struct query_node **out);
} keys[] = {
	{ "area", has_area, area_term },
	{ "program", has_program, program_term },
	{ "stage", kind_has_stage, stage_term },
	{ "proposed", kind_has_stage, stage_term },
	{ "from", has_way, stage_term },
	{ "to", has_way, stage_term },
	{ "meant", has_way, stage_term },
	{ "differs", is_decision, differs_term },
	{ "age", has_age, age_term },
	{ "wait", kind_has_stage, wait_term },
	{ "counted", has_age, counted_term },
	{ "missing", any_kind, missing_term },
	{ "has", any_kind, has_term },
	{ "id", any_kind, number_term },
	{ "number", any_kind, number_term },
	{ "name", any_kind, name_parse },
	{ "person", kind_has_person, number_term },
	{ "about", kind_has_about, number_term },
	{ "regency", has_age, area_term },
	{ "quota", kind_has_stage, quota_term },
	{ "departure", kind_has_stage, departure_term },
	{ "shared", counts, shared_term },
	{ "assess", kind_has_stage, assess_term },
	{ "adopt", kind_has_stage, adopt_term },
	{ "presence", kind_has_stage, share_term },
	{ "absences", has_roll, absences_term },
	{ "mark", has_roll, mark_term },
	{ "atrisk", has_roll, risk_term },
	{ "trainer", has_roll, trainer_term },
	{ "intake", has_roll, seat_intake_term },
	{ "unmarked", has_classes, unmarked_term },
	{ "unentered", has_classes, unentered_term },
	{ "free", has_places, free_term },
	{ "expired", has_places, expired_term },
	{ "returned_to", is_program, returned_term },
	{ "state", has_late_marks, sheet_state_term },
	{ "state", is_pack, pack_state_term },
};

/* ---- faults ------------------------------------------------------------- */

struct key_names {
	const char *rows[KEYS_MAX];
	size_t n;
};

static void
names_add(struct key_names *names, const struct fdef *f, size_t n)
{
	for (size_t i = 0; i < n && names->n < KEYS_MAX; i++)
		if (!field_is_inner(&f[i]))
			names->rows[names->n++] = f[i].name;
}

static void
names_of_programs(struct query_parser *p, struct key_names *names)
{
	struct err quiet = ERR_INIT;
	const struct program *program;
	struct txn *txn;

	if (!kind_is(p->q->kind, KIND_OF_PROGRAM) ||
		txn_read(p->office->store, &txn, &quiet))
		return;
	for (uint16_t no = 0;
		(program = office_program_next(p->office, txn, &no));)
		names_add(names, program->fields, program->n_fields);
	txn_abort(txn);
}

static void
names_of_kind(struct query_parser *p, bool sort, struct key_names *names)
{
	const struct kind_info *k = p->q->info;

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (keys[i].on(p->q->kind))
			names->rows[names->n++] = keys[i].name;
	if (!sort)
		names->rows[names->n++] = "sort";
	names_add(names, k->fields, k->n_fields);
	k = kind_info(KIND_PERSON);
	if (kind_has_person(p->q->kind))
		names_add(names, k->fields, k->n_fields);
	names_of_programs(p, names);
}

static bool
elsewhere(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (strcmp(keys[i].name, name) == 0)
			return true;
	return false;
}

static int
unknown_key(struct query_parser *p, size_t at, const char *name, bool sort)
{
	struct key_names *names;
	const char *near;

	if (elsewhere(name))
		return parser_fault(p, at, MG_EUSAGE,
			_("'%s' cannot be asked of this kind: %s"), name,
			p->q->info->name);
	names = xcalloc(1, sizeof(*names));
	names_of_kind(p, sort, names);
	near = diag_nearest(name, names->rows, names->n);
	free(names);
	if (near)
		return parser_fault(p, at, MG_EUSAGE,
			_("there is no field '%s'; did you mean '%s'"), name,
			near);
	return parser_fault(p, at, MG_EUSAGE,
		_("there is no field '%s'; FILTERS in magang(1) says what can "
		  "be asked"),
		name);
}

static int
key_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	const struct fdef *f;
	bool of_person;
	int rc;

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (keys[i].on(p->q->kind) && strcmp(keys[i].name, t->key) == 0)
			return keys[i].parse(p, t, out);
	if (points_key(t->key) && kind_has_stage(p->q->kind))
		return points_term(p, t, out);
	f = field_named(p, t->key, &of_person);
	if (!f)
		return unknown_key(p, t->at, t->key, false);
	rc = check_closed(p, t->at, f);
	return rc ? rc : field_term(p, t, f, of_person, out);
}

int
term_parse(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct query_token known = *t;

	if (strcmp(t->key, "sort") == 0)
		return parser_fault(
			p, t->at, MG_EUSAGE, _("'sort:' is no condition"));
	known.key = key_said(p, t->key);
	return key_term(p, &known, out);
}

/* ---- for axes (axis.h) --------------------------------------------------- */

static bool
is_known(struct query_parser *p, const char *name)
{
	bool of_person;

	return key_is_own(p, name) || points_key(name) ||
	       field_named(p, name, &of_person);
}

const char *
key_said(struct query_parser *p, const char *said)
{
	return is_known(p, said) ? said : head_key(p, said, is_known);
}

bool
key_is_own(const struct query_parser *p, const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (keys[i].on(p->q->kind) && strcmp(keys[i].name, name) == 0)
			return true;
	return false;
}

int
key_unknown(struct query_parser *p, size_t at, const char *name)
{
	return unknown_key(p, at, name, true);
}

/* ---- sort --------------------------------------------------------------- */

static const struct sort_row {
	const char *name;
	bool (*on)(enum kind kind);
	enum sort_by by;
	bool turned; /* the older, the earlier born */
	uint16_t field;
} sorts[] = {
	{ "id", any_kind, SORT_ID, false, 0 },
	{ "number", any_kind, SORT_ID, false, 0 },
	{ "score", kind_has_stage, SORT_SCORE, false, 0 },
	{ "area", has_area, SORT_AREA, false, 0 },
	{ "regency", has_age, SORT_AREA, false, 0 },
	{ "age", has_age, SORT_FIELD, true, F_BIRTH_DATE },
	{ "wait", kind_has_stage, SORT_FIELD, true, F_ENTERED },
};

static const struct sort_row *
sort_named(enum kind kind, const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(sorts); i++)
		if (sorts[i].on(kind) && strcmp(sorts[i].name, name) == 0)
			return &sorts[i];
	return NULL;
}

int
sort_parse(struct query_parser *p, const struct query_token *t)
{
	struct query *q = p->q;
	const char *said = t->value + (t->value[0] == '-');
	const char *name = key_said(p, said);
	const struct sort_row *row = sort_named(q->kind, name);
	size_t at = t->value_at + (size_t)(said - t->value);
	bool of_person = false;
	const struct fdef *f;

	if (q->sort)
		return parser_fault(
			p, t->at, MG_EUSAGE, _("'sort:' stands twice"));
	if (t->op > OP_EQUAL)
		return parser_fault(
			p, t->at, MG_EUSAGE, _("write 'sort:%s'"), t->value);
	f = row ? core_field(row->field) : field_named(p, name, &of_person);
	if (!row && !f)
		return unknown_key(p, at, name, true);
	if (row && row->field)
		of_person = !kind_field(q->kind, f->name, strlen(f->name));
	q->sort = row ? row->by : SORT_FIELD;
	q->sort_field = f;
	q->sort_of_person = of_person;
	q->descending = (t->value[0] == '-') != (row && row->turned);
	return f ? check_order(p, at, f) : 0;
}
