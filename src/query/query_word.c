/* SPDX-License-Identifier: MIT */
/* Words of a filter: parts of names, or numbers that everybody knows. */
#include "query_word.h"

#include "query_key.h"
#include "query_lex.h"
#include "query_value.h"

#include <ctype.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/nik.h"
#include "magang/office/office.h"
#include "magang/record/root.h"
#include "magang/store/txn.h"

/* ---- names -------------------------------------------------------------- */

static void
pattern_add(struct pattern *p, const char *word)
{
	for (size_t i = 0; i < p->n; i++)
		if (strncmp(word, p->prefix[i], strlen(p->prefix[i])) == 0)
			return;
	if (p->n && strncmp(p->prefix[0], word, strlen(word)) == 0)
		p->n = 0;
	memcpy(p->prefix[p->n++], word, strlen(word) + 1);
}

/*
 * The last word may go on ("ded" finds dedi) or be whole in a spelling that
 * folds only at its end ("dedy"): both are looked up. Words before it are
 * whole, but people shorten them too.
 */
static int
words_node(struct query_parser *p, const char *text, size_t at,
	struct query_node **out)
{
	bool of_person;
	const struct fdef *f = name_field(p->q->kind, &of_person);
	struct fold_name open, whole;
	struct query_node *n = node_new(p, NODE_AND);

	fold_name(&open, text, FOLD_PREFIX);
	fold_name(&whole, text, 0);
	if (open.n == 0 || !f)
		return parser_fault(p, at, MG_EUSAGE,
			_("'%s' holds nothing to look for in a name"), text);
	for (size_t i = 0; i < open.n; i++) {
		struct query_node *word = node_of(p, test_words, f, of_person);

		pattern_add(&word->test->pattern, open.word[i]);
		/* Equal words stand once, so the two may differ in number. */
		if (i < whole.n)
			pattern_add(&word->test->pattern, whole.word[i]);
		node_add(n, word);
	}
	*out = n->first->next ? n : n->first;
	return 0;
}

int
name_parse(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	bool of_person;
	const struct fdef *f = name_field(p->q->kind, &of_person);
	struct query_node *any = node_new(p, NODE_OR);
	struct item items[QUERY_ITEMS];
	size_t n;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++) {
		struct query_node *part = node_of(p, test_field, f, of_person);

		if (!item_filled(&items[i], part->test))
			rc = words_node(p, items[i].text, items[i].at, &part);
		node_add(any, part);
	}
	*out = negated(p, t, any);
	return rc;
}

/* ---- numbers ------------------------------------------------------------ */

/* Programs whose numbers begin with a prefix, as a test; NULL: none. */
static struct query_node *
prefix_node(struct query_parser *p, const char *prefix)
{
	struct query_node *n = node_of(p, test_place, NULL, false);
	struct err quiet = ERR_INIT;
	const struct program *program;
	struct txn *txn;

	if (strcmp(prefix, kind_info(KIND_CASE)->prefix) == 0)
		test_add_range(p, n->test, 0, INT64_MAX);
	if (txn_read(p->office->store, &txn, &quiet))
		return NULL;
	for (uint16_t no = 0;
		(program = office_program_next(p->office, txn, &no));) {
		int64_t base = (int64_t)no << 16;

		if (program->prefix && strcmp(program->prefix, prefix) == 0)
			test_add_range(p, n->test, base, base | UINT16_MAX);
	}
	txn_abort(txn);
	return n->test->n_ranges ? n : NULL;
}

static struct query_node *
ref_node(struct query_parser *p, uint16_t field, uint64_t id)
{
	struct query_node *n = node_of(
		p, test_field, field_of(NULL, p->q->kind, field), false);

	test_add_range(p, n->test, (int64_t)id, (int64_t)id);
	return n;
}

/* Rows about the record of this number. */
static struct query_node *
about_node(struct query_parser *p, enum kind number, uint64_t id)
{
	const struct kind_info *k = p->q->info;
	struct query_node *n = node_new(p, NODE_AND);

	node_add(n, ref_node(p, k->about, id));
	node_add(n, ref_node(p, k->about_kind, number));
	return n;
}

/* Rows that belong to the record of this number, or name it in a field that is
 * for its kind; NULL: none can. */
static struct query_node *
belongs_node(struct query_parser *p, enum kind number, uint64_t id)
{
	const struct kind_info *k = p->q->info;
	struct query_node *n = node_new(p, NODE_OR);

	/* those with a name are asked for by it */
	for (size_t i = 0; !kind_is(number, KIND_NAMED) && i < k->n_fields; i++)
		if (kind_refers(k->kind, &k->fields[i]) &&
			kind_to(&k->fields[i]) == kind_info(number))
			node_add(n, ref_node(p, k->fields[i].id, id));
	if (n->first)
		return n;
	return k->about_kind && kind_is(number, KIND_TOPIC)
		       ? about_node(p, number, id)
		       : NULL;
}

/* Of whoever was merged the numbers are of one person. */
static uint64_t
root_of(struct query_parser *p, uint64_t id)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (txn_read(p->office->store, &txn, &unread))
		return id;
	id = person_root(txn, id);
	txn_abort(txn);
	return id;
}

static int
number_node(struct query_parser *p, const char *text, size_t at,
	struct query_node **out)
{
	struct query_node *n, *same;
	char prefix[8];
	enum kind kind;
	uint64_t id;
	bool bad, of_program;

	if (!number_parse(text, prefix, &id, &bad))
		return parser_fault(p, at, MG_EDATA,
			_("'%s' is no number of a record, as MG-000123-4"),
			text);
	if (bad)
		return parser_fault(p, at, MG_EDATA,
			_("'%s': the last digit does not fit; one digit is "
			  "wrong or missing"),
			text);
	kind = kind_of_prefix(prefix);
	if (kind_is_owner(kind))
		id = root_of(p, id);
	of_program = kind_is(kind, KIND_OF_PROGRAM);
	same = of_program ? prefix_node(p, prefix) : NULL;
	if (of_program && !same)
		return parser_fault(p, at, MG_EDATA,
			_("'%s': no program has numbers that begin with '%s'"),
			text, prefix);
	n = kind == p->q->kind ? NULL : belongs_node(p, kind, id);
	if (!n && kind != p->q->kind)
		return parser_fault(p, at, MG_EDATA,
			_("'%s' is the number of another kind: %s"), text,
			kind_info(kind)->name);
	*out = n;
	if (n)
		return 0;
	n = node_of(p, test_id, NULL, false);
	test_add_range(p, n->test, (int64_t)id, (int64_t)id);
	*out = n;
	if (same) {
		*out = node_new(p, NODE_AND);
		node_add(*out, n);
		node_add(*out, same);
	}
	return 0;
}

int
number_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct query_node *any = node_new(p, NODE_OR);
	struct item items[QUERY_ITEMS];
	size_t n;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++) {
		struct query_node *part = NULL;

		rc = number_node(p, items[i].text, items[i].at, &part);
		if (!rc)
			node_add(any, part);
	}
	*out = negated(p, t, any);
	return rc;
}

/* ---- bare words --------------------------------------------------------- */

static size_t
digits_in(const char *s)
{
	size_t n = 0;

	for (; *s; s++) {
		if (isdigit((unsigned char)*s))
			n++;
		else if (!strchr("+.-", *s))
			return 0;
	}
	return n;
}

/* A key and value that a word stands for, read as if they had been written. */
static int
as_term(struct query_parser *p, const struct query_token *t, const char *key,
	enum relation op, const char *value, struct query_node **out)
{
	struct query_token term = { .kind = TOKEN_TERM,
		.at = t->at,
		.key = key,
		.op = op,
		.value_at = t->at,
		.value = value };

	return term_parse(p, &term, out);
}

/* A term that a word stands for, where the word stands. */
static int
term_of_word(struct query_parser *p, const struct query_token *t,
	const char *term, struct query_node **out)
{
	struct query_parser sub = *p;

	sub.line = term;
	sub.at = 0;
	token_next(&sub);
	sub.token.at = sub.token.value_at = t->at;
	return term_parse(p, &sub.token, out);
}

static int
terms_of_word(struct query_parser *p, const struct query_token *t,
	const struct kind_word *w, struct query_node **out)
{
	struct query_node *all = node_new(p, NODE_AND);
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(w->terms) && w->terms[i];
		i++) {
		struct query_node *part;

		rc = term_of_word(p, t, w->terms[i], &part);
		if (!rc)
			node_add(all, part);
	}
	*out = rc || all->first->next ? all : all->first;
	return rc;
}

int
word_parse(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	const struct kind_word *w =
		t->quoted ? NULL : kind_word(p->q->kind, t->value);
	bool person = kind_of_one_person(p->q->kind);
	size_t digits = digits_in(t->value);
	char prefix[8];
	uint64_t id;
	bool bad;

	if (w)
		return terms_of_word(p, t, w, out);
	if (!t->quoted && strchr(t->value, '-') &&
		number_parse(t->value, prefix, &id, &bad))
		return number_node(p, t->value, t->at, out);
	if (!t->quoted && person && digits == NIK_DIGITS)
		return as_term(p, t, "nik", OP_IS, t->value, out);
	if (!t->quoted && person && digits >= 9)
		return as_term(p, t, "phone", OP_IS, t->value, out);
	return words_node(p, t->value, t->at, out);
}
