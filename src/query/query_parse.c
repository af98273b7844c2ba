/* SPDX-License-Identifier: MIT */
/*
 * The grammar of a filter (query/query_parse.h), by recursive descent. What a
 * term means is in query_key.c and its friends.
 */
#include "magang/query/query_parse.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "query_key.h"
#include "query_lex.h"
#include "query_word.h"

static int parse_or(struct query_parser *p, struct query_node **out);

static int
parse_group(struct query_parser *p, struct query_node **out)
{
	size_t at = p->token.at;
	int rc;

	if (++p->depth > QUERY_DEPTH)
		return parser_fault(
			p, at, MG_EUSAGE, _("parentheses are nested too deep"));
	rc = token_next(p);
	if (!rc)
		rc = parse_or(p, out);
	if (rc)
		return rc;
	if (p->token.kind != TOKEN_CLOSE)
		return parser_fault(p, at, MG_EUSAGE,
			_("the parenthesis that opens here is not closed"));
	p->depth--;
	return token_next(p);
}

static int
parse_term(struct query_parser *p, struct query_node **out)
{
	struct query_token t = p->token;
	int rc;

	switch (t.kind) {
	case TOKEN_OPEN:
		return parse_group(p, out);
	case TOKEN_WORD:
		rc = word_parse(p, &t, out);
		break;
	case TOKEN_TERM:
		rc = term_parse(p, &t, out);
		break;
	case TOKEN_CLOSE:
		return parser_fault(p, t.at, MG_EUSAGE,
			_("nothing stands before this parenthesis"));
	default:
		return parser_fault(
			p, t.at, MG_EUSAGE, _("a condition is missing here"));
	}
	if (!rc && p->nodes > QUERY_NODES)
		rc = parser_fault(
			p, t.at, MG_EUSAGE, _("the filter is too long"));
	return rc ? rc : token_next(p);
}

static int
parse_not(struct query_parser *p, struct query_node **out)
{
	bool not = false;
	struct query_node *n;
	int rc = 0;

	while (!rc && p->token.kind == TOKEN_NOT) {
		not = !not ;
		rc = token_next(p);
	}
	if (!rc)
		rc = parse_term(p, out);
	if (rc || !not )
		return rc;
	n = node_new(p, NODE_NOT);
	node_add(n, *out);
	*out = n;
	return 0;
}

static bool
is_sort(const struct query_parser *p)
{
	return p->token.kind == TOKEN_TERM && strcmp(p->token.key, "sort") == 0;
}

static int
parse_sort(struct query_parser *p)
{
	int rc = sort_parse(p, &p->token);

	return rc ? rc : token_next(p);
}

static bool
ends_and(const struct query_parser *p)
{
	return p->token.kind == TOKEN_END || p->token.kind == TOKEN_OR ||
	       p->token.kind == TOKEN_CLOSE;
}

/* *empty: nothing but "sort:", which is no condition. */
static int
parse_and(struct query_parser *p, struct query_node **out, bool *empty)
{
	struct query_node *n = node_new(p, NODE_AND), *part = NULL;
	bool after_and = false;
	int rc = 0;

	while (!rc && (after_and || !ends_and(p))) {
		after_and = false;
		if (is_sort(p)) {
			rc = parse_sort(p);
			continue;
		}
		rc = parse_not(p, &part);
		if (rc)
			break;
		node_add(n, part);
		if (p->token.kind == TOKEN_AND) {
			after_and = true;
			rc = token_next(p);
		}
	}
	*empty = !n->first;
	*out = n;
	return rc;
}

static int
parse_or(struct query_parser *p, struct query_node **out)
{
	struct query_node *n = node_new(p, NODE_OR), *part;
	size_t at = p->token.at;
	bool empty, more;
	int rc;

	do {
		rc = parse_and(p, &part, &empty);
		if (rc)
			return rc;
		more = p->token.kind == TOKEN_OR;
		/* Only the whole line may be empty. */
		if (empty && (more || n->first || p->depth))
			return parser_fault(p,
				p->token.kind == TOKEN_END ? at : p->token.at,
				MG_EUSAGE, _("a condition is missing here"));
		node_add(n, part);
		at = p->token.at;
		rc = more ? token_next(p) : 0;
	} while (!rc && more);
	*out = n->first->next ? n : n->first;
	return rc;
}

static int
parse_line(struct query_parser *p)
{
	int rc = token_next(p);

	if (!rc)
		rc = parse_or(p, &p->q->root);
	if (!rc && p->token.kind == TOKEN_CLOSE)
		rc = parser_fault(p, p->token.at, MG_EUSAGE,
			_("this parenthesis closes nothing"));
	return rc;
}

int
query_parse(struct office *office, enum kind kind, const char *text,
	struct query **out, struct err *err)
{
	struct query_parser p = { .office = office, .err = err };
	size_t n = strlen(text);
	char *line;
	int rc;

	if (n > QUERY_LINE)
		return err_set(err, MG_EUSAGE,
			_("filter: is longer than %d bytes"), QUERY_LINE);
	if (!utf8_valid(text, n))
		return err_set(
			err, MG_EUSAGE, _("filter: is no text in UTF-8"));
	line = utf8_normal(text, n);
	for (char *c = line; *c; c++)
		if (iscntrl((unsigned char)*c))
			*c = ' ';
	p.line = line;
	p.q = xcalloc(1, sizeof(*p.q));
	p.q->office = office;
	p.q->kind = kind;
	p.q->info = kind_info(kind);
	p.q->open = access_all(&office->access, kind);
	p.q->arena = arena_new();
	rc = parse_line(&p);
	free(line);
	if (rc) {
		query_free(p.q);
		return rc;
	}
	*out = p.q;
	return 0;
}

bool
query_is_all(const struct query *q)
{
	return q->root->kind == NODE_AND && !q->root->first;
}

bool
query_is_sorted(const struct query *q)
{
	return q->sort != SORT_NONE;
}

static bool
node_asks_for(const struct query_node *n, uint16_t field)
{
	bool any = n->kind == NODE_TEST && n->test->field &&
		   n->test->field->id == field;

	for (const struct query_node *part = n->first; part && !any;
		part = part->next)
		any = node_asks_for(part, field);
	return any;
}

bool
query_asks_for(const struct query *q, uint16_t field)
{
	return node_asks_for(q->root, field);
}

void
query_free(struct query *q)
{
	if (!q)
		return;
	arena_free(q->arena);
	free(q);
}
