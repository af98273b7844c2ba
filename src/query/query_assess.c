/* SPDX-License-Identifier: MIT */
/*
 * Only the caller's own are asked for: who has filed is nobody else's to know. The
 * stages in which scorecards are filed lead to the rows, their cards decide.
 */
#include "query_assess.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/casework/cards.h"
#include "magang/casework/facts.h"
#include "magang/office/office.h"

#include "query_lex.h"
#include "query_place.h"
#include "query_rule.h"
#include "query_scan.h"
#include "query_value.h"
#include "query_versions.h"

static enum tri
test_assess(const struct test *t, struct query_row *row)
{
	struct case_facts f;

	(void)t;
	if (!row_facts(row, &f))
		return TRI_UNKNOWN;
	return f.program && case_to_assess(f.txn, f.program, f.c, f.person,
				    row->rows->q->office->access.user)
		       ? TRI_YES
		       : TRI_NO;
}

/* The stages, and what their cards say. */
static int
assess_node(struct query_parser *p, struct query_node **out)
{
	struct query_node *all = node_new(p, NODE_AND), *place;
	int rc = stages_node(p, assessed_stages_read, &place);

	node_add(all, place);
	node_add(all, node_of(p, test_assess, NULL, false));
	*out = all;
	return rc;
}

int
assess_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct item items[QUERY_ITEMS];
	struct query_node *node = NULL;
	size_t n;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++)
		if (strcmp(items[i].text, "me") != 0)
			rc = parser_fault(p, items[i].at, MG_EUSAGE,
				_("only your own scorecards can be asked for: "
				  "assess:me"));
	if (!rc && !(p->office->access.permissions & PERM_ASSESS))
		rc = parser_fault(p, t->at, MG_EACCESS,
			_("your role files no scorecards"));
	if (!rc)
		rc = assess_node(p, &node);
	*out = rc ? NULL : negated(p, t, node);
	return rc;
}
