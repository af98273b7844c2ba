/* SPDX-License-Identifier: MIT */
#include "query_points.h"

#include "query_lex.h"
#include "query_rule.h"
#include "query_value.h"
#include "query_versions.h"

#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/room.h"
#include "magang/office/office.h"
#include "magang/program/score.h"
#include "magang/rulebook/places.h"

#define NAMES_MAX 400

static enum tri
answer(bool yes)
{
	return yes ? TRI_YES : TRI_NO;
}

/* ---- numbers that programs name ------------------------------------------ */

static const struct score_part *
part_named(const struct program *pr, const char *name)
{
	for (size_t i = 0; pr && i < pr->n_parts; i++)
		if (strcmp(pr->parts[i].name, name) == 0)
			return &pr->parts[i];
	return NULL;
}

static bool
part_points(struct case_facts *f, const char *name, int64_t *out)
{
	return score_part_adds(part_named(f->program, name), &f->facts, out);
}

static const char *
part_name(const struct program *p, size_t i)
{
	return i < p->n_parts ? p->parts[i].name : NULL;
}

static const char *
unit_name(const struct program *p, size_t i)
{
	return i < p->n_units ? p->units[i].name : NULL;
}

/* part.NAME, the points that it gives to the score; unit.NAME, the best mark. */
static const struct number_key {
	const char *key;
	bool (*read)(struct case_facts *f, const char *name, int64_t *out);
	const char *(*name)(const struct program *p, size_t i);
} named[] = {
	{ "part.", part_points, part_name },
	{ "unit.", case_unit, unit_name },
};

static const struct number_key *
named_of(const char *key)
{
	for (size_t i = 0; i < ARRAY_SIZE(named); i++)
		if (strncmp(key, named[i].key, strlen(named[i].key)) == 0)
			return &named[i];
	return NULL;
}

bool
points_key(const char *key)
{
	return named_of(key) != NULL;
}

/* The key whole: it says which number, too. */
enum tri
test_points(const struct test *t, struct query_row *row)
{
	const struct number_key *of = named_of(t->name);
	struct case_facts f;
	int64_t points;

	if (!row_facts(row, &f))
		return TRI_UNKNOWN;
	if (!of->read(&f, t->name + strlen(of->key), &points))
		return answer(t->unfilled);
	return answer(t->filled || in_ranges(t, points));
}

/* The nearest name where there is none of this one. */
static int
name_check(struct query_parser *p, const struct query_token *t,
	const struct number_key *of, const char *name)
{
	const char *names[NAMES_MAX], *near;
	const struct program *pr;
	struct versions all;
	bool found = false;
	size_t n = 0;
	int rc = versions_begin(&all, p->office, p->err);

	if (rc)
		return rc;
	while ((pr = versions_next(&all)))
		for (size_t i = 0; (near = of->name(pr, i)); i++) {
			found |= strcmp(near, name) == 0;
			if (n < NAMES_MAX)
				names[n++] = near;
		}
	versions_end(&all);
	if (found)
		return 0;
	near = diag_nearest(name, names, n);
	return near ? parser_fault(p, t->at, MG_EDATA,
			      _("no program has '%s'; did you mean '%s%s'"),
			      t->key, of->key, near)
		    : parser_fault(p, t->at, MG_EDATA, _("no program has '%s'"),
			      t->key);
}

int
points_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef points = {
		.name = "points", .type = TYPE_NUMBER, .max = 1000 * DECIMAL_ONE
	};
	const struct number_key *of = named_of(t->key);
	struct test *test;
	int rc = name_check(p, t, of, t->key + strlen(of->key));

	if (!rc)
		rc = field_term(p, t, &points, false, out);
	if (rc)
		return rc;
	test = (*out)->kind == NODE_NOT ? (*out)->first->test : (*out)->test;
	test->fn = test_points;
	test->field = NULL; /* nothing that a record holds */
	test->name = t->key;
	return 0;
}

/* ---- quotas -------------------------------------------------------------- */

enum tri
test_quota(const struct test *t, struct query_row *row)
{
	struct case_facts f;

	if (!row_facts(row, &f))
		return TRI_UNKNOWN;
	if (t->filled || t->unfilled) {
		bool full = case_quota_full(&f, NULL);

		if (full ? t->filled : t->unfilled)
			return TRI_YES;
	}
	for (size_t i = 0; i < t->n_texts; i++)
		if (case_quota_full(&f, t->texts[i]))
			return TRI_YES;
	return TRI_NO;
}

static int
quota_item(struct query_parser *p, const struct item *it, struct test *t)
{
	const struct program *pr;
	struct versions all;
	const char *name;
	bool found = false;
	int rc;

	t->filled |= strcmp(it->text, "full") == 0;
	t->unfilled |= strcmp(it->text, "free") == 0;
	if (!strcmp(it->text, "full") || !strcmp(it->text, "free"))
		return 0;
	rc = versions_begin(&all, p->office, p->err);
	if (rc)
		return rc;
	while ((pr = versions_next(&all)))
		for (size_t i = 0; (name = places_name(pr, i)); i++)
			found |= strcmp(name, it->text) == 0;
	versions_end(&all);
	test_add_text(p, t, it->text);
	return found ? 0
		     : parser_fault(p, it->at, MG_EDATA,
			       _("no program has a quota '%s'; write "
				 "quota:full, quota:free or its name"),
			       it->text);
}

int
quota_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct query_node *n = node_of(p, test_quota, NULL, false);
	struct item items[QUERY_ITEMS];
	size_t count;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &count);
	for (size_t i = 0; !rc && i < count; i++)
		rc = quota_item(p, &items[i], n->test);
	*out = negated(p, t, n);
	return rc;
}
