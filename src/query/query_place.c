/* SPDX-License-Identifier: MIT */
/* Keys of a filter that name places, programs, stages, documents. */
#include "query_place.h"

#include "query_field.h"
#include "query_lex.h"
#include "query_value.h"
#include "query_versions.h"

#include <ctype.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/identity/area.h"
#include "magang/identity/area_lookup.h"
#include "magang/office/office.h"
#include "magang/record/dict.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

#define NAMES_MAX 400

#define PROGRAMS_MAX 64

struct programs {
	uint16_t number[PROGRAMS_MAX];
	const struct program *newest[PROGRAMS_MAX]; /* programs_load() */
	size_t n;
	bool loaded;
};

/* A term of the form KEY:a,b in the making. */
struct list {
	struct query_parser *p;
	const struct query_token *t;
	struct programs programs;
	struct query_node *any;
};

typedef int (*item_fn)(struct list *l, const struct item *it);

/* What they are like; a name alone is in the dictionary. */
static int
programs_load(struct list *l)
{
	struct programs *all = &l->programs;
	struct txn *txn;
	int rc = all->loaded ? 0
			     : txn_read(l->p->office->store, &txn, l->p->err);

	if (rc || all->loaded)
		return rc;
	for (size_t i = 0; i < all->n; i++)
		all->newest[i] =
			office_program(l->p->office, txn, all->number[i], 0);
	all->loaded = true;
	rc = txn_fault(txn, l->p->err);
	txn_abort(txn);
	return rc;
}

/* Reads the items with `fn`, which adds a node for each to l->any. */
static int
list_parse(struct query_parser *p, const struct query_token *t, item_fn fn,
	struct query_node **out)
{
	struct list l = { .p = p, .t = t };
	struct item items[QUERY_ITEMS];
	struct txn *txn;
	size_t n;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	if (rc)
		return rc;
	rc = txn_read(p->office->store, &txn, p->err);
	if (rc)
		return rc;
	l.programs.n =
		office_program_numbers(txn, l.programs.number, PROGRAMS_MAX);
	rc = txn_fault(txn, p->err);
	txn_abort(txn);
	l.any = node_new(p, NODE_OR);
	for (size_t i = 0; !rc && i < n; i++)
		rc = fn(&l, &items[i]);
	*out = negated(p, t, l.any);
	return rc;
}

int
stages_node(struct query_parser *p, stages_fn *read, struct query_node **out)
{
	struct query_node *place = node_of(p, test_place, NULL, false);
	struct open_stages stages;
	int rc = read(p->office, &stages, p->err);

	for (size_t i = 0; !rc && i < stages.places.n; i++) {
		const int64_t at = (int64_t)stages.places.rows[i];

		test_add_range(p, place->test, at, at);
	}
	open_stages_release(&stages);
	*out = place;
	return rc;
}

static int
no_such(struct list *l, const struct item *it, const char *what,
	const char *const *names, size_t n)
{
	const char *near = diag_nearest(it->text, names, n);

	if (near)
		return parser_fault(l->p, it->at, MG_EDATA,
			_("%s '%s': there is none of this name; did you mean "
			  "'%s'"),
			what, it->text, near);
	return parser_fault(l->p, it->at, MG_EDATA,
		_("%s '%s': there is none of this name; see: magang program "
		  "show PROGRAM"),
		what, it->text);
}

static const char *
lower(struct query_parser *p, const char *text)
{
	char *out = arena_strndup(p->q->arena, text, strlen(text));

	for (char *c = out; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return out;
}

/* ---- area --------------------------------------------------------------- */

static const struct {
	uint16_t field; /* of the person; 0: the row's area */
	int64_t units;  /* of its codes in this area */
} levels[] = {
	[AREA_PROVINCE] = { 0, 100 },
	[AREA_REGENCY] = { 0, 1 },
	[AREA_DISTRICT] = { F_DISTRICT, 1 },
	[AREA_VILLAGE] = { F_VILLAGE, 1 },
};

static void
area_add(struct list *l, uint64_t code)
{
	enum area_level level = area_level(code);
	uint16_t field = levels[level].field;
	int64_t units = levels[level].units;
	struct query_node *n = node_of(l->p, field ? test_field : test_area,
		field ? core_field(field) : NULL,
		field && kind_has_person(l->p->q->kind));

	test_add_range(l->p, n->test, (int64_t)code * units,
		(int64_t)code * units + units - 1);
	node_add(l->any, n);
}

static int
area_item(struct list *l, const struct item *it)
{
	const struct areas *areas = office_areas(l->p->office, l->p->err);
	struct query_node *n = node_of(l->p, test_area, NULL, false);
	struct area near;
	uint64_t code;
	size_t found = 0;

	if (item_filled(it, n->test)) {
		node_add(l->any, n);
		return 0;
	}
	if (!areas)
		return parser_place(l->p, it->at, l->p->err->code);
	code = area_code_parse(it->text);
	if (!code || !area_find(areas, code, NULL))
		code = area_lookup(areas, it->text, AREA_REGENCY, 0, &found);
	if (code) {
		area_add(l, code);
		return 0;
	}
	if (area_nearest(areas, it->text, AREA_REGENCY, 0, &near))
		return parser_fault(l->p, it->at, MG_EDATA,
			_("area '%s': there is no such place; did you mean "
			  "'%s'"),
			it->text, near.letters ? near.letters : near.name);
	return parser_fault(l->p, it->at, MG_EDATA,
		found ? _("area '%s': is the name of several; give the code")
		      : _("area '%s': there is no such place; give its code "
			  "(32.05) "
			  "or letters (GRT)"),
		it->text);
}

int
area_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return list_parse(p, t, area_item, out);
}

/* ---- program, stage ----------------------------------------------------- */

static int
no_such_program(struct list *l, const struct item *it)
{
	const char *names[PROGRAMS_MAX];
	size_t n = 0;
	int rc = programs_load(l);

	for (size_t i = 0; i < l->programs.n; i++)
		if (l->programs.newest[i])
			names[n++] = l->programs.newest[i]->name;
	return rc ? rc : no_such(l, it, "program", names, n);
}

/* By its label; 0: none, or several. */
static uint16_t
program_said(struct list *l, struct txn *txn, const char *text)
{
	struct rulebook *book = &l->p->office->book;
	uint16_t found = 0;

	for (size_t i = 0; i < l->programs.n; i++) {
		const uint16_t number = l->programs.number[i];
		const struct outline *o =
			rulebook_outline(book, txn, number, 0);

		if (!o || !utf8_says(&o->label, text))
			continue;
		if (found)
			return 0;
		found = number;
	}
	return found;
}

static int
program_item(struct list *l, const struct item *it)
{
	struct query_node *n = node_of(l->p, test_place, NULL, false);
	struct office *office = l->p->office;
	struct txn *txn;
	uint16_t number;
	bool there;
	int rc = txn_read(office->store, &txn, l->p->err);

	if (rc)
		return rc;
	number = dict_number(txn, DICT_PROGRAM, 0, lower(l->p, it->text));
	if (!number)
		number = program_said(l, txn, it->text);
	there = number && rulebook_outline(&office->book, txn, number, 0);
	rc = txn_fault(txn, l->p->err);
	txn_abort(txn);
	if (rc)
		return rc;
	if (!there)
		return no_such_program(l, it);
	test_add_range(l->p, n->test, (int64_t)number << 16,
		(int64_t)number << 16 | UINT16_MAX);
	node_add(l->any, n);
	return 0;
}

int
program_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	p->q->of_about |= !p->q->info->scope.program;
	return list_parse(p, t, program_item, out);
}

static int
no_such_stage(struct list *l, const struct item *it)
{
	const char *names[NAMES_MAX];
	size_t n = 0;
	int rc = programs_load(l);

	for (size_t i = 0; i < l->programs.n; i++) {
		const struct program *pr = l->programs.newest[i];

		for (size_t j = 0; pr && j < pr->n_stages && n < NAMES_MAX; j++)
			names[n++] = pr->stages[j].name;
	}
	return rc ? rc : no_such(l, it, "stage", names, n);
}

/* Every stage that a case may go on from, one of this name among them. */
static int
add_open(struct list *l, struct test *t)
{
	struct open_stages open;
	int rc = open_stages_read(l->p->office, &open, l->p->err);

	for (size_t i = 0; !rc && i < open.places.n; i++) {
		int64_t place = (int64_t)open.places.rows[i];

		test_add_range(l->p, t, place, place);
	}
	open_stages_release(&open);
	t->stage = false; /* many are in no order of their own */
	return rc;
}

/* Of a decision; NULL: the stage that a case is in. */
static const struct fdef *
way_field(const char *key)
{
	static const struct {
		const char *key;
		uint16_t field;
	} ways[] = {
		{ "from", F_DECISION_FROM },
		{ "to", F_DECISION_TO },
		{ "meant", F_MEANT },
		{ "proposed", F_PROPOSED },
	};

	for (size_t i = 0; i < ARRAY_SIZE(ways); i++)
		if (strcmp(ways[i].key, key) == 0)
			return core_field(ways[i].field);
	return NULL;
}

/* By its label: of each program the stage that is called so. */
static int
add_said(struct list *l, const struct item *it, struct test *t)
{
	int rc = programs_load(l);

	for (size_t i = 0; !rc && i < l->programs.n; i++) {
		const struct program *p = l->programs.newest[i];

		for (size_t k = 0; p && k < p->n_stages; k++) {
			int64_t place = (int64_t)l->programs.number[i] << 16 |
					p->stages[k].number;

			if (utf8_says(&p->stages[k].label, it->text))
				test_add_range(l->p, t, place, place);
		}
	}
	return rc;
}

/* By the dictionary, so that stages of older versions are found as well. */
static int
stage_item(struct list *l, const struct item *it)
{
	const struct fdef *way = way_field(l->t->key);
	struct query_node *n =
		node_of(l->p, way ? test_way : test_place, way, false);
	const char *name = lower(l->p, it->text);
	struct txn *txn;
	int rc = txn_read(l->p->office->store, &txn, l->p->err);

	if (rc)
		return rc;
	n->test->stage = !way;
	for (size_t i = 0; i < l->programs.n; i++) {
		uint16_t program = l->programs.number[i];
		uint16_t stage = dict_number(txn, DICT_STAGE, program, name);
		int64_t place = (int64_t)program << 16 | stage;

		if (stage)
			test_add_range(l->p, n->test, place, place);
	}
	txn_abort(txn);
	node_add(l->any, n);
	if (strcmp(name, "open") == 0)
		return add_open(l, n->test);
	if (!n->test->n_ranges)
		rc = add_said(l, it, n->test);
	return rc || n->test->n_ranges ? rc : no_such_stage(l, it);
}

int
stage_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return list_parse(p, t, stage_item, out);
}

/* ---- missing, has ------------------------------------------------------- */

static void
has_add(struct list *l, struct test *t, struct has_place place)
{
	struct has_place *rows =
		arena_array(l->p->q->arena, t->n_has + 1, sizeof(*rows));

	if (t->n_has)
		memcpy(rows, t->has, t->n_has * sizeof(*rows));
	rows[t->n_has++] = place;
	t->has = rows;
}

/* A document or field of each program that has one of this name. */
static int
has_in_programs(
	struct list *l, const struct item *it, struct test *t, const char *name)
{
	int rc = 0;

	for (size_t i = 0; i < l->programs.n; i++) {
		const struct program *pr = l->programs.newest[i];
		uint16_t number = l->programs.number[i];
		int doc = pr ? program_document(pr, name) : -1;

		if (doc >= 0 && !rc)
			rc = check_closed(
				l->p, it->at, &pr->documents[doc].date);
		if (doc >= 0)
			has_add(l, t,
				(struct has_place){ number,
					pr->documents[doc].date.id, false });
		for (size_t j = 0; pr && j < pr->n_fields; j++)
			if (strcmp(pr->fields[j].name, name) == 0) {
				if (!rc)
					rc = check_closed(
						l->p, it->at, &pr->fields[j]);
				has_add(l, t,
					(struct has_place){ number,
						pr->fields[j].id, false });
			}
	}
	return rc;
}

static size_t
has_names(struct list *l, const char **out, size_t max)
{
	const struct kind_info *k = l->p->q->info;
	size_t n = 0;

	for (size_t i = 0; i < k->n_fields && n < max; i++)
		out[n++] = k->fields[i].name;
	if (kind_has_person(k->kind))
		for (size_t i = 0; i < kind_person.n_fields && n < max; i++)
			out[n++] = kind_person.fields[i].name;
	if (!kind_is(k->kind, KIND_OF_PROGRAM))
		return n;
	for (size_t i = 0; i < l->programs.n; i++) {
		const struct program *pr = l->programs.newest[i];

		for (size_t j = 0; pr && j < pr->n_documents && n < max; j++)
			out[n++] = pr->documents[j].name;
		for (size_t j = 0; pr && j < pr->n_fields && n < max; j++)
			out[n++] = pr->fields[j].name;
	}
	return n;
}

static int
has_item(struct list *l, const struct item *it)
{
	struct query_node *n = node_of(l->p, test_has, NULL, false);
	const char *name = lower(l->p, it->text);
	const char *names[NAMES_MAX];
	const struct fdef *f;
	bool of_person;
	int rc = programs_load(l);

	n->test->unfilled = strcmp(l->t->key, "missing") == 0;
	n->test->filled = !n->test->unfilled;
	if (!rc && kind_is(l->p->q->kind, KIND_OF_PROGRAM))
		rc = has_in_programs(l, it, n->test, name);
	f = n->test->n_has ? NULL : field_named(l->p, name, &of_person);
	if (f)
		has_add(l, n->test, (struct has_place){ 0, f->id, of_person });
	if (f && !rc)
		rc = check_closed(l->p, it->at, f);
	node_add(l->any, n);
	if (rc || n->test->n_has)
		return rc;
	return no_such(l, it, _("document or field"), names,
		has_names(l, names, NAMES_MAX));
}

int
missing_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return list_parse(p, t, has_item, out);
}

int
has_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return list_parse(p, t, has_item, out);
}
