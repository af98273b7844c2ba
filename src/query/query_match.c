/* SPDX-License-Identifier: MIT */
#include "query_tree.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/pack_old.h"
#include "magang/office/office.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/record/person_number.h"
#include "magang/record/root.h"
#include "magang/rulebook/access.h"

#include "query_scan.h"

static enum tri
answer(bool yes)
{
	return yes ? TRI_YES : TRI_NO;
}

bool
in_ranges(const struct test *t, int64_t n)
{
	for (size_t i = 0; i < t->n_ranges; i++)
		if (n >= t->ranges[i].lo && n <= t->ranges[i].hi)
			return true;
	return false;
}

/* ---- texts -------------------------------------------------------------- */

static bool
same_text(const struct value *v, const char *text)
{
	return strlen(text) == v->len && memcmp(text, v->text, v->len) == 0;
}

/* Codes stand between blanks, records of a tie between '='. */
static bool
is_gap(char c)
{
	return c == ' ' || c == '=';
}

/* One of the words of the value. */
static bool
has_word(const struct value *v, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= v->len; i++)
		if ((i == 0 || is_gap(v->text[i - 1])) &&
			(i + n == v->len || is_gap(v->text[i + n])) &&
			memcmp(v->text + i, word, n) == 0)
			return true;
	return false;
}

static bool
like_text(const struct test *t, const struct value *v)
{
	char *copy = xstrndup(v->text, v->len);
	char *low = utf8_caseless(copy);
	bool found = false;

	for (size_t i = 0; !found && i < t->n_texts; i++)
		found = t->match == MATCH_PART
				? strstr(low, t->texts[i]) != NULL
				: strcmp(low, t->texts[i]) == 0;
	free(low);
	free(copy);
	return found;
}

static bool
in_texts(const struct test *t, const struct value *v)
{
	if (t->match == MATCH_PART || t->match == MATCH_WHOLE)
		return like_text(t, v);
	for (size_t i = 0; i < t->n_texts; i++)
		if (t->match == MATCH_WORD ? has_word(v, t->texts[i])
					   : same_text(v, t->texts[i]))
			return true;
	return false;
}

bool
value_fits(const struct test *t, const struct value *v)
{
	if (v->kind == VALUE_UNKNOWN)
		return t->unfilled;
	if (t->filled)
		return true;
	if (v->kind == VALUE_NUMBER)
		return in_ranges(t, v->number);
	if (t->n_ranges) /* a level, by its place in the list */
		return in_ranges(t, fdef_choice(t->field, v->text, v->len));
	return in_texts(t, v);
}

/* ---- values of a row ---------------------------------------------------- */

static bool
card_birth(const struct query_row *row, struct value *out)
{
	/* The card holds 1900 to 2079 only. */
	*out = value_number(row->card.birth);
	return row->card.birth != DATE_NONE;
}

static bool
card_sex(const struct query_row *row, struct value *out)
{
	*out = value_none();
	if (row->card.sex)
		*out = (struct value){ VALUE_TEXT, 0,
			(const char *)&row->card.sex, 1 };
	return true;
}

static bool
card_entered(const struct query_row *row, struct value *out)
{
	*out = value_number(row->card.due);
	return row->card.due != DATE_NONE;
}

static bool
index_due(const struct query_row *row, struct value *out)
{
	*out = value_number(row->due);
	return true;
}

static bool
index_warn(const struct query_row *row, struct value *out)
{
	*out = row->warn == DATE_NONE ? value_none() : value_number(row->warn);
	return true;
}

static bool
index_officer(const struct query_row *row, struct value *out)
{
	*out = row->officer ? value_number((int64_t)row->officer)
			    : value_none();
	return true;
}

/* The due index holds open tasks only. */
static bool
index_done(const struct query_row *row, struct value *out)
{
	(void)row;
	*out = value_none();
	return true;
}

/* Fields that an index row holds. */
static const struct {
	uint16_t field;
	unsigned part;
	bool (*get)(const struct query_row *row, struct value *out);
} parts[] = {
	{ F_BIRTH_DATE, ROW_BIRTH, card_birth },
	{ F_SEX, ROW_SEX, card_sex },
	{ F_ENTERED, ROW_ENTERED, card_entered },
	{ F_DUE, ROW_DUE, index_due },
	{ F_WARN, ROW_DUE, index_warn },
	{ F_OFFICER, ROW_DUE, index_officer },
	{ F_DONE, ROW_DUE, index_done },
};

/* What may not be seen is no answer either, nor is it put in order by it. */
static bool
may_be_closed(const struct query_row *row, const struct record *r, uint16_t id,
	const struct value *v)
{
	struct office *office = row->rows ? row->rows->q->office : NULL;

	return office && value_is_closed(&office->book, row->rows->txn,
				 &office->access, r, id, v);
}

bool
row_value(const struct query_row *row, const struct fdef *f, bool of_person,
	struct value *out)
{
	const struct record *r = of_person ? row->person : row->record;
	const struct value *v;

	if (r && f->id == F_OFFICER) { /* a task need not say it itself */
		const struct query_row named = { .officer = record_officer(
							 row->rows->txn, r) };

		return index_officer(&named, out);
	}
	if (r) {
		v = record_get(r, f->id);
		*out = v ? *v : value_none();
		if (v && may_be_closed(row, r, f->id, v))
			*out = value_text(CODE_CLOSED);
		if (v && f->id == F_PACK_COUNT && row->rows)
			*out = value_number(
				pack_count(&row->rows->q->office->access,
					row->rows->txn, r) *
				DECIMAL_ONE);
		return true;
	}
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (parts[i].field == f->id && row->known & parts[i].part)
			return parts[i].get(row, out);
	*out = value_none();
	return row->opened;
}

/* ---- tests -------------------------------------------------------------- */

/* Of tasks a state says whether they are done, not when. */
static enum tri
state_of_task(const struct test *t, uint8_t state)
{
	if (t->n_ranges)
		return TRI_UNKNOWN;
	return answer(state == TASK_DONE ? t->filled : t->unfilled);
}

/* Open is said, or nothing is. */
static enum tri
state_of_doubt(const struct test *t, uint8_t state)
{
	static const char *const words[] = {
		[DOUBT_OPEN] = "open",
		[DOUBT_SAME] = "same",
		[DOUBT_DIFFERENT] = "different",
		[DOUBT_GONE] = DOUBT_ERASED,
	};
	const struct value said = value_text(words[state]), none = value_none();
	const bool fits = value_fits(t, &said);

	if (state == DOUBT_OPEN && value_fits(t, &none) != fits)
		return TRI_UNKNOWN;
	return answer(fits);
}

static enum tri
test_state(const struct test *t, const struct query_row *row)
{
	if (!(row->known & ROW_STATE) || row->record)
		return TRI_UNKNOWN;
	switch (t->field->id) {
	case F_DONE:
		return state_of_task(t, row->state);
	case F_ANSWER:
		return state_of_doubt(t, row->state);
	default:
		return TRI_UNKNOWN;
	}
}

/* What a person has is also of whom she is a second record. */
static bool
root_fits(const struct test *t, const struct query_row *row,
	const struct value *v)
{
	const struct kind_info *k = kind_to(t->field);
	struct value root;

	if (!k || !kind_is_owner(k->kind) || v->kind != VALUE_NUMBER)
		return false;
	root = value_number(
		(int64_t)person_root(row->rows->txn, (uint64_t)v->number));
	return value_fits(t, &root);
}

/* A number leads to a person from what was merged with her, too. */
static bool
seconds_fit(const struct test *t, const struct query_row *row)
{
	const struct record *p = t->of_person ? row->person : row->record;
	struct ids group = { 0 };
	struct record *second;
	bool fits = false;

	if (!p || p->kind != KIND_PERSON ||
		!is_number_of_person(t->field->id) || !row->rows->merged)
		return false;
	person_group(row->rows->txn, p->id, &group);
	second = group.n > 1 ? xmalloc(sizeof(*second)) : NULL;
	for (size_t i = 1; !fits && i < group.n; i++) {
		const struct value *v;

		if (!record_load(row->rows->txn, KIND_PERSON, group.rows[i],
			    RECORD_UNCHECKED | RECORD_ITSELF, second))
			continue;
		v = record_get(second, t->field->id);
		fits = v && value_fits(t, v);
	}
	ids_release(&group);
	free(second);
	return fits;
}

enum tri
test_field(const struct test *t, struct query_row *row)
{
	enum tri a = test_state(t, row);
	struct value v;

	if (a != TRI_UNKNOWN)
		return a;
	if (!row_value(row, t->field, t->of_person, &v))
		return TRI_UNKNOWN;
	return answer(value_fits(t, &v) || root_fits(t, row, &v) ||
		      seconds_fit(t, row));
}

/* The index holds the score in steps. */
static enum tri
score_by_order(const struct test *t, uint16_t order)
{
	int64_t lo = (RANK_ZERO - order) * SCORE_STEP;
	int64_t hi = lo + SCORE_STEP - 1;
	bool touched = t->filled, inside = t->filled;

	for (size_t i = 0; i < t->n_ranges; i++) {
		const struct range *r = &t->ranges[i];

		touched |= lo <= r->hi && hi >= r->lo;
		inside |= lo >= r->lo && hi <= r->hi;
	}
	if (order == RANK_NONE)
		return TRI_UNKNOWN;
	if (!touched)
		return TRI_NO;
	return inside ? TRI_YES : TRI_UNKNOWN;
}

enum tri
test_score(const struct test *t, struct query_row *row)
{
	if (!row->record && row->known & ROW_ORDER)
		return score_by_order(t, row->order);
	return test_field(t, row);
}

enum tri
test_area(const struct test *t, struct query_row *row)
{
	if (!(row->known & ROW_AREA))
		return TRI_UNKNOWN;
	if (row->area == 0)
		return answer(t->unfilled);
	return answer(t->filled || in_ranges(t, row->area));
}

enum tri
test_place(const struct test *t, struct query_row *row)
{
	if (!(row->known & ROW_PLACE))
		return TRI_UNKNOWN;
	return answer(in_ranges(t, (int64_t)row->program << 16 | row->stage));
}

/* A stage that a decision names; a counter knows where it led. */
enum tri
test_way(const struct test *t, struct query_row *row)
{
	const struct record *d = row->record;

	if (!d && row->known & ROW_PLACE && t->field->id == F_DECISION_TO)
		return answer(
			in_ranges(t, (int64_t)row->program << 16 | row->stage));
	if (!d)
		return row->opened ? TRI_NO : TRI_UNKNOWN;
	return answer(in_ranges(t, record_number(d, F_PROGRAM_NO, 0) << 16 |
					   record_number(d, t->field->id, 0)));
}

enum tri
test_id(const struct test *t, struct query_row *row)
{
	if (!(row->known & ROW_ID))
		return TRI_UNKNOWN;
	return answer(in_ranges(t, (int64_t)row->id));
}

enum tri
test_has(const struct test *t, struct query_row *row)
{
	for (size_t i = 0; i < t->n_has; i++) {
		const struct has_place *h = &t->has[i];
		const struct record *r =
			h->of_person ? row->person : row->record;

		if (!r && !row->opened)
			return TRI_UNKNOWN;
		if (h->program && h->program != row->program)
			continue;
		if ((r && record_has(r, h->id)) == t->filled)
			return TRI_YES;
	}
	return TRI_NO;
}

/* ---- names -------------------------------------------------------------- */

const struct fdef *
name_field(enum kind kind, bool *of_person)
{
	const struct kind_info *k = kind_info(kind);

	*of_person = !k->name_field;
	return core_field(*of_person ? kind_person.name_field : k->name_field);
}

static void
fold_text(struct query_row *row, const char *text)
{
	fold_name(row->fold_room, text, 0);
	row->fold = row->fold_room;
}

const struct fold_name *
row_fold(struct query_row *row, const struct fdef *name, bool of_person)
{
	const struct record *r = of_person ? row->person : row->record;
	char text[256];

	if (row->fold)
		return row->fold;
	if (r)
		fold_text(row, record_text(r, name->id, text, sizeof(text)));
	else if (row->known & ROW_NAME &&
		 strlen(row->card.name) < CARD_NAME_WHOLE)
		fold_text(row, row->card.name);
	else if (row->opened)
		fold_text(row, "");
	return row->fold;
}

static bool
pattern_matches(const struct pattern *p, const char *word)
{
	for (size_t i = 0; i < p->n; i++)
		if (strncmp(word, p->prefix[i], strlen(p->prefix[i])) == 0)
			return true;
	return false;
}

enum tri
test_words(const struct test *t, struct query_row *row)
{
	const struct fold_name *name;

	/* one of the words is known before the name is */
	if (row->word && pattern_matches(&t->pattern, row->word))
		return TRI_YES;
	name = row_fold(row, t->field, t->of_person);
	if (!name)
		return TRI_UNKNOWN;
	for (size_t i = 0; i < name->n; i++)
		if (pattern_matches(&t->pattern, name->word[i]))
			return TRI_YES;
	return TRI_NO;
}

/* ---- the tree ----------------------------------------------------------- */

static enum tri node_test(const struct query_node *n, struct query_row *row);

/* An AND ends at the first NO, an OR at the first YES. */
static enum tri
test_parts(const struct query_node *n, struct query_row *row)
{
	enum tri ends = n->kind == NODE_AND ? TRI_NO : TRI_YES;
	enum tri all = n->kind == NODE_AND ? TRI_YES : TRI_NO;

	for (const struct query_node *part = n->first; part;
		part = part->next) {
		enum tri a = node_test(part, row);

		if (a == ends)
			return ends;
		if (a == TRI_UNKNOWN)
			all = TRI_UNKNOWN;
	}
	return all;
}

static enum tri
node_test(const struct query_node *n, struct query_row *row)
{
	enum tri a;

	switch (n->kind) {
	case NODE_TEST:
		return n->test->fn(n->test, row);
	case NODE_NOT:
		a = node_test(n->first, row);
		return a == TRI_UNKNOWN ? a : answer(a == TRI_NO);
	default:
		return test_parts(n, row);
	}
}

/* The program of a case tells about its person, too; the area of a record about
 * one person, not about two. */
bool
bound_by_person(const struct query *q)
{
	const struct access *a = &q->office->access;
	const struct kind_info *k = q->info;

	return k->owner && !k->scope.program &&
	       (a->n_programs || (a->n_areas && kind_of_two_persons(q->kind)));
}

static enum tri
access_test(const struct query *q, const struct query_row *row)
{
	const struct access *a = &q->office->access;
	const struct kind_info *k = q->info;
	bool by_about = kind_seen_by_about(q->kind);
	bool by_program =
		a->n_programs && !by_about && (k->scope.program || k->about);
	bool by_person = access_bound(a) && bound_by_person(q);
	bool area = !a->n_areas || row->known & ROW_AREA;
	bool place = !by_program || row->known & ROW_PLACE;
	bool client = !by_person || row->known & ROW_CLIENT;

	if ((k->scope.user || by_about) && !(row->known & ROW_HAND))
		return TRI_UNKNOWN;
	if (k->scope.user && row->hand)
		return TRI_YES;
	if ((k->others || k->own || by_about) && !row->open)
		return TRI_NO;
	if (a->n_areas && area && !access_area(a, row->area))
		return TRI_NO;
	/* Program 0: about a person, not about a case. */
	if (by_program && place && row->program &&
		!access_program(a, row->program))
		return TRI_NO;
	if (by_person && client && !row->client)
		return TRI_NO;
	return area && place && client ? TRI_YES : TRI_UNKNOWN;
}

enum tri
query_test(const struct query *q, struct query_row *row)
{
	enum tri may = q->open ? TRI_YES : access_test(q, row), fits;

	if (may == TRI_NO)
		return TRI_NO;
	fits = node_test(q->root, row);
	return fits == TRI_YES ? may : fits;
}
