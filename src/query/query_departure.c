/* SPDX-License-Identifier: MIT */
/*
 * Who is to leave, and what of that is not ready: departure:missing. The stages in
 * which a departure is prepared lead to the rows.
 */
#include "query_departure.h"

#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/casework/departure.h"
#include "magang/office/office.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

#include "query_field.h"
#include "query_lex.h"
#include "query_place.h"
#include "query_rule.h"
#include "query_scan.h"
#include "query_value.h"
#include "query_versions.h"

#define NAMES_MAX 200

static const char *const leaving_words[] = { "ready", "missing", "expires",
	NULL };

static bool
is_wanting(const struct leaving_paper *row)
{
	return row->how == LEAVES_MISSING || row->how == LEAVES_UNDATED ||
	       row->how == LEAVES_EXPIRES;
}

/* t->name: a word of those, a paper that is not as it must be; NULL: any. */
static bool
leaves_so(const struct test *t, const struct departure *d)
{
	const char *word = t->name;

	if (!word)
		return true;
	if (strcmp(word, "ready") == 0)
		return d->ready == d->needed;
	if (strcmp(word, "missing") == 0)
		return d->missing;
	if (strcmp(word, "expires") == 0)
		return d->expiring;
	for (size_t i = 0; i < d->n; i++)
		if (strcmp(d->rows[i].paper.document->name, word) == 0)
			return is_wanting(&d->rows[i]);
	return false;
}

static enum tri
test_departure(const struct test *t, struct query_row *row)
{
	struct departure d;
	struct case_facts f;
	bool so;

	if (!row_facts(row, &f))
		return TRI_UNKNOWN;
	if (!departure_read(&f, &row->rows->q->office->access, &d))
		return TRI_NO;
	so = leaves_so(t, &d);
	departure_release(&d);
	return so ? TRI_YES : TRI_NO;
}

struct paper_names {
	const char *rows[NAMES_MAX];
	size_t n;
};

/* The paper of that name; NULL: there is none, and what there is. */
static const struct document *
find_paper(struct office *office, struct txn *txn, const char *word,
	struct paper_names *names)
{
	const struct program *p;

	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));)
		for (size_t k = 0; k < p->departure.n; k++) {
			const struct document *d =
				&p->documents[p->departure.papers[k]];

			if (strcmp(d->name, word) == 0)
				return d;
			if (names->n < NAMES_MAX)
				names->rows[names->n++] = d->name;
		}
	return NULL;
}

/* A paper of a departure, that the caller may ask for? */
static int
check_paper(struct query_parser *p, const struct item *it)
{
	struct paper_names names = { .n = 0 };
	const struct document *d;
	const char *near;
	struct txn *txn;
	int rc = txn_read(p->office->store, &txn, p->err);

	if (rc)
		return rc;
	while (leaving_words[names.n]) {
		names.rows[names.n] = leaving_words[names.n];
		names.n++;
	}
	d = find_paper(p->office, txn, it->text, &names);
	near = d ? NULL : diag_nearest(it->text, names.rows, names.n);
	if (d)
		rc = check_closed(p, it->at, &d->date);
	else if (near)
		rc = parser_fault(p, it->at, MG_EDATA,
			_("%s '%s': there is none of this name; did you mean "
			  "'%s'"),
			_("state or paper of a departure"), it->text, near);
	else
		rc = parser_fault(p, it->at, MG_EDATA,
			_("%s '%s': there is none of this name; see: magang "
			  "program show PROGRAM"),
			_("state or paper of a departure"), it->text);
	txn_abort(txn);
	return rc;
}

static int
departure_item(
	struct query_parser *p, const struct item *it, struct query_node *any)
{
	struct query_node *n = node_of(p, test_departure, NULL, false);
	bool known = strcmp(it->text, "*") == 0;

	n->test->name = known ? NULL : it->text;
	for (size_t i = 0; !known && leaving_words[i]; i++)
		known = strcmp(it->text, leaving_words[i]) == 0;
	node_add(any, n);
	return known ? 0 : check_paper(p, it);
}

int
departure_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct query_node *all = node_new(p, NODE_AND),
			  *any = node_new(p, NODE_OR), *place = NULL;
	struct item items[QUERY_ITEMS];
	size_t n;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++)
		rc = departure_item(p, &items[i], any);
	if (!rc)
		rc = stages_node(p, departing_stages_read, &place);
	if (rc)
		return rc;
	node_add(all, place);
	node_add(all, any);
	*out = negated(p, t, all);
	return 0;
}
