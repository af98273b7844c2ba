/* SPDX-License-Identifier: MIT */
/*
 * What waits for the caller, and nobody else's is asked for: who has filed is nobody
 * else's to know. The stages in question lead to the rows.
 */
#include "query_assess.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/casework/cards.h"
#include "magang/casework/facts.h"
#include "magang/casework/stages.h"
#include "magang/casework/version.h"
#include "magang/office/office.h"
#include "magang/rulebook/program_cache.h"

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

/* In an older version, where one of the two asks for a second person, who is not
 * the one that installed the newest. */
static enum tri
test_adopt(const struct test *t, struct query_row *row)
{
	const struct program *to;
	struct case_facts f;
	uint64_t me;

	(void)t;
	if (!row_facts(row, &f))
		return TRI_UNKNOWN;
	me = row->rows->q->office->access.user;
	to = office_program(row->rows->q->office, f.txn, row->program, 0);
	return tri_of(f.program && to && f.program->version < to->version &&
		      !program_is_returned(f.txn, row->program, to->version) &&
		      case_is_active(f.book, f.txn, f.c) &&
		      version_asks_second(f.program, to) &&
		      !version_made_by(f.txn,
			      PROGRAM_ID(row->program, to->version), me));
}

/* The newest of its program, which he installed and a second person returned. */
static enum tri
test_returned(const struct test *t, struct query_row *row)
{
	const uint64_t id = row->id;
	const uint16_t number = (uint16_t)(id >> 32);
	struct office *office = row->rows->q->office;
	struct txn *txn = row->rows->txn;
	const struct program *newest = office_program(office, txn, number, 0);

	(void)t;
	return tri_of(newest && id == PROGRAM_ID(number, newest->version) &&
		      program_is_returned(txn, number, newest->version) &&
		      version_made_by(txn, id, office->access.user));
}

/* What only the caller may ask of himself. */
struct mine {
	stages_fn *read; /* the stages that lead to the rows; NULL: all rows */
	test_fn *test;
	unsigned need;              /* permissions */
	const char *only, *refused; /* N_() */
};

static const struct mine to_assess = { assessed_stages_read, test_assess,
	PERM_ASSESS, N_("only your own scorecards can be asked for: assess:me"),
	N_("your role files no scorecards") };
static const struct mine to_adopt = { guarded_stages_read, test_adopt,
	PERM_EDIT | PERM_PLAN,
	N_("only your own approval can be asked for: adopt:me"),
	N_("your role moves no cases into another version") };
static const struct mine returned_to = { NULL, test_returned, PERM_SETTINGS,
	N_("only what was returned to yourself can be asked for: "
	   "returned_to:me"),
	N_("your role installs no programs") };

/* The stages, and what the test says of their cases. */
static int
mine_node(struct query_parser *p, const struct mine *m, struct query_node **out)
{
	struct query_node *all = node_new(p, NODE_AND), *place = NULL;
	int rc = m->read ? stages_node(p, m->read, &place) : 0;

	if (place)
		node_add(all, place);
	node_add(all, node_of(p, m->test, NULL, false));
	*out = all;
	return rc;
}

static int
mine_term(struct query_parser *p, const struct query_token *t,
	const struct mine *m, struct query_node **out)
{
	struct item items[QUERY_ITEMS];
	struct query_node *node = NULL;
	size_t n;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++)
		if (strcmp(items[i].text, "me") != 0)
			rc = parser_fault(
				p, items[i].at, MG_EUSAGE, "%s", _(m->only));
	if (!rc && (p->office->access.permissions & m->need) != m->need)
		rc = parser_fault(p, t->at, MG_EACCESS, "%s", _(m->refused));
	if (!rc)
		rc = mine_node(p, m, &node);
	*out = rc ? NULL : negated(p, t, node);
	return rc;
}

int
assess_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return mine_term(p, t, &to_assess, out);
}

int
adopt_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return mine_term(p, t, &to_adopt, out);
}

int
returned_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return mine_term(p, t, &returned_to, out);
}
