/* SPDX-License-Identifier: MIT */
/*
 * Values of a filter. Every single value of an ordered type is a stretch: a day
 * is one long, a year as a date 365, and comparisons take its ends, so that
 * birth_date<=2001 means until its last day.
 */
#include "query_value.h"

#include "query_lex.h"
#include "query_rule.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/casework/closed_code.h"
#include "magang/casework/reckon.h"
#include "magang/casework/seat_cause.h"
#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/field/type.h"
#include "magang/identity/area_lookup.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/store/txn.h"

#define PLACES_MAX 200
#define AGE_MAX 150
#define WAIT_MAX 36500 /* days */

bool
item_filled(const struct item *it, struct test *t)
{
	if (it->quoted || !strchr("-*", it->text[0]) || it->text[1])
		return false;
	if (it->text[0] == '-')
		t->unfilled = true;
	else
		t->filled = true;
	return true;
}

int
only_equal(struct query_parser *p, const struct query_token *t)
{
	if (t->op <= OP_DIFFERENT)
		return 0;
	return parser_fault(p, t->at, MG_EUSAGE,
		_("'%s' has no order; write '%s:%s'"), t->key, t->key,
		t->value);
}

/* ---- one value ---------------------------------------------------------- */

/* One that a program lists for its classes. */
static int
parse_seat_cause(struct query_parser *p, const char *text, struct value *v)
{
	struct err quiet = ERR_INIT;
	const struct program *program;
	struct txn *txn;
	int rc = MG_EDATA;

	if (txn_read(p->office->store, &txn, &quiet))
		return rc;
	for (uint16_t no = 0;
		rc && (program = office_program_next(p->office, txn, &no));) {
		const struct seat_of of = { program, KIND_COHORT };

		if (seat_cause(&of, text, strlen(text))) {
			*v = value_text(text);
			rc = 0;
		}
	}
	txn_abort(txn);
	return rc;
}

/* The same name may have other choices in another program. */
static int
parse_elsewhere(struct query_parser *p, const struct fdef *f, const char *text,
	struct value *v)
{
	struct err quiet = ERR_INIT;
	const struct program *program;
	struct txn *txn;
	int rc = MG_EDATA;

	if (f->id == F_SEAT_CAUSE)
		return parse_seat_cause(p, text, v);
	if (!kind_is(p->q->kind, KIND_OF_PROGRAM) || f->id < F_PROGRAM ||
		(f->type != TYPE_CHOICE && f->type != TYPE_CHOICES) ||
		txn_read(p->office->store, &txn, &quiet))
		return rc;
	for (uint16_t no = 0;
		rc && (program = office_program_next(p->office, txn, &no));) {
		const struct fdef *other = program_field(program, f->name);

		if (other && other->id == f->id && other->type == f->type &&
			fdef_choice(other, text, strlen(text)) >= 0) {
			*v = value_text(text);
			rc = 0;
		}
	}
	txn_abort(txn);
	return rc;
}

bool
asks_closed(const struct query_parser *p)
{
	return !(p->office->access.permissions & (PERM_HEALTH | PERM_TEACH));
}

/* Is that cause one of a program that the caller may be told? */
static bool
cause_is_told(const struct program *p, uint16_t field, const char *code)
{
	const size_t len = strlen(code);

	return field == F_SEAT_CAUSE
		       ? !seat_cause_is_closed(
				 &(struct seat_of){ p, KIND_COHORT }, code, len)
		       : !move_cause_is_closed(p, code, len);
}

/* One is not asked for by who may be told it of nobody. */
static int
check_cause(struct query_parser *p, const struct fdef *f, const struct item *it)
{
	bool told =
		p->office->access.permissions &
		(f->id == F_SEAT_CAUSE ? PERM_HEALTH | PERM_PLAN | PERM_TEACH
				       : PERM_HEALTH);
	struct err quiet = ERR_INIT;
	const struct program *program;
	struct txn *txn;

	if (told || txn_read(p->office->store, &txn, &quiet))
		return 0;
	for (uint16_t no = 0;
		!told && (program = office_program_next(p->office, txn, &no));)
		told = cause_is_told(program, f->id, it->text);
	txn_abort(txn);
	return told ? 0
		    : parser_fault(p, it->at, MG_EACCESS,
			      _("'%s' is a cause of a list that tells of "
				"health; your role may not see it"),
			      it->text);
}

static int
parse_value(struct query_parser *p, const struct fdef *f, const char *text,
	size_t at, struct value *v)
{
	struct err why = ERR_INIT;
	int rc;

	if (kind_to(f) == kind_info(KIND_USER) && strcmp(text, "me") == 0) {
		*v = value_number((int64_t)p->office->access.user);
		return 0;
	}
	rc = field_is_rules(f->id)
		     ? rule_parse(p, f, text, v, &why)
		     : field_parse(p->office, f, text, p->q->arena, v, &why);
	if (!rc && v->kind == VALUE_UNKNOWN)
		rc = err_set(&why, MG_EDATA, _("a value is missing"));
	if (!rc || !parse_elsewhere(p, f, text, v))
		return 0;
	return parser_fault(
		p, at, rc == MG_EACCESS ? rc : MG_EDATA, "%s", why.text);
}

static bool
all_digits(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isdigit((unsigned char)s[i]))
			return false;
	return true;
}

/* "today", "today+90", "today-7" */
static bool
days_from_today(int32_t today, const char *s, int32_t *out)
{
	static const char word[] = "today";
	const char *sign = s + sizeof(word) - 1;
	size_t n;

	if (strncmp(s, word, sizeof(word) - 1) != 0)
		return false;
	*out = today;
	if (!*sign)
		return true;
	n = strlen(sign + 1);
	if ((*sign != '+' && *sign != '-') || n < 1 || n > 5 ||
		!all_digits(sign + 1, n))
		return false;
	*out += *sign == '+' ? atoi(sign + 1) : -atoi(sign + 1);
	return true;
}

/* "2001", "2001-03", days from today */
static bool
date_stretch(int32_t today, const char *s, struct range *out)
{
	size_t n = strlen(s);
	int year, month = 1;
	int32_t from;

	if (days_from_today(today, s, &from)) {
		out->lo = out->hi = from;
		return true;
	}
	if ((n != 4 && n != 7) || !all_digits(s, 4) ||
		(n == 7 && (s[4] != '-' || !all_digits(s + 5, 2))))
		return false;
	year = atoi(s);
	if (n == 7)
		month = atoi(s + 5);
	from = date_from_civil(year, month, 1);
	if (from == DATE_NONE)
		return false;
	out->lo = from;
	out->hi = date_add_months(from, n == 7 ? 1 : 12) - 1;
	return true;
}

static int
stretch_of(struct query_parser *p, const struct fdef *f, const char *text,
	size_t at, struct range *out)
{
	struct value v;
	int rc;

	if (type_of(f)->filter == FILTER_DAYS &&
		date_stretch(p->office->today, text, out))
		return 0;
	rc = parse_value(p, f, text, at, &v);
	if (rc)
		return rc;
	out->lo = out->hi = type_rank(f, &v);
	return 0;
}

/* ---- ranges ------------------------------------------------------------- */

/* "18-26" is a range of numbers; -5 is a number, 1998-03-12 a date. */
static char *
range_sign(const struct fdef *f, char *text, size_t *len)
{
	char *dots = strstr(text, "..");

	*len = 2;
	if (dots)
		return dots;
	*len = 1;
	if (type_of(f)->filter != FILTER_AMOUNT)
		return NULL;
	return text[0] ? strchr(text + 1, '-') : NULL;
}

static int
range_of(struct query_parser *p, const struct fdef *f, const struct item *it,
	struct range *out)
{
	char *text = arena_strndup(p->q->arena, it->text, strlen(it->text));
	size_t len;
	char *sign = range_sign(f, text, &len);
	struct range lo = { INT64_MIN, INT64_MIN },
		     hi = { INT64_MAX, INT64_MAX };
	int rc = 0;

	if (!sign)
		return stretch_of(p, f, text, it->at, out);
	*sign = '\0';
	if (!text[0] && !sign[len])
		return parser_fault(p, it->at, MG_EDATA,
			_("a range needs a value on one side"));
	if (text[0])
		rc = stretch_of(p, f, text, it->at, &lo);
	if (!rc && sign[len])
		rc = stretch_of(p, f, sign + len,
			it->at + (size_t)(sign - text) + len, &hi);
	if (!rc && lo.lo > hi.hi)
		rc = parser_fault(p, it->at, MG_EDATA,
			_("'%s': the range ends before it begins"), it->text);
	*out = (struct range){ lo.lo, hi.hi };
	return rc;
}

static void
compare(enum relation op, struct range *r)
{
	switch (op) {
	case OP_LESS:
		*r = (struct range){ INT64_MIN, r->lo - 1 };
		break;
	case OP_LESS_EQUAL:
		r->lo = INT64_MIN;
		break;
	case OP_MORE:
		*r = (struct range){ r->hi + 1, INT64_MAX };
		break;
	case OP_MORE_EQUAL:
		r->hi = INT64_MAX;
		break;
	default:
		break;
	}
}

static int
ordered_item(struct query_parser *p, const struct query_token *t,
	const struct fdef *f, const struct item *it, struct test *test)
{
	struct range r;
	size_t len;
	int rc;

	if (t->op > OP_DIFFERENT) {
		char *copy =
			arena_strndup(p->q->arena, it->text, strlen(it->text));

		if (range_sign(f, copy, &len))
			return parser_fault(p, it->at, MG_EUSAGE,
				_("'%s' takes one value, not a range"),
				op_text[t->op]);
	}
	rc = range_of(p, f, it, &r);
	if (rc)
		return rc;
	compare(t->op, &r);
	test_add_range(p, test, r.lo, r.hi);
	return 0;
}

static bool
is_ordered(enum type_filter shape)
{
	return shape >= FILTER_ORDER;
}

/* A name that several places have means all of them. */
static bool
places_item(struct query_parser *p, const struct item *it, struct test *test)
{
	struct err quiet = ERR_INIT;
	const struct areas *areas = office_areas(p->office, &quiet);
	const struct access *a = &p->office->access;
	uint64_t code[PLACES_MAX];
	size_t n = areas ? area_called(areas, it->text,
				   (enum area_level)test->field->min,
				   a->n_areas == 1 ? a->areas[0] : 0, code,
				   PLACES_MAX)
			 : 0;

	if (n == 0 || n > PLACES_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		test_add_range(p, test, (int64_t)code[i], (int64_t)code[i]);
	return true;
}

static int
plain_item(struct query_parser *p, enum type_filter shape,
	const struct item *it, struct test *test)
{
	struct value v;
	char *low;
	int rc;

	if (shape == FILTER_TEXT) {
		low = utf8_caseless(it->text);
		test_add_text(
			p, test, arena_strndup(p->q->arena, low, strlen(low)));
		free(low);
		return 0;
	}
	if (test->field->type == TYPE_AREA && places_item(p, it, test))
		return 0;
	rc = parse_value(p, test->field, it->text, it->at, &v);
	if (rc)
		return rc;
	if (v.kind == VALUE_NUMBER)
		test_add_range(p, test, v.number, v.number);
	else
		test_add_text(
			p, test, arena_strndup(p->q->arena, v.text, v.len));
	return 0;
}

static int
check_order(struct query_parser *p, const struct query_token *t,
	enum type_filter shape, size_t n)
{
	if (t->op <= OP_DIFFERENT)
		return 0;
	if (!is_ordered(shape))
		return only_equal(p, t);
	if (n > 1)
		return parser_fault(p, t->value_at, MG_EUSAGE,
			_("'%s' takes one value, not a list"), op_text[t->op]);
	return 0;
}

struct query_node *
negated(struct query_parser *p, const struct query_token *t,
	struct query_node *n)
{
	struct query_node * not ;

	if (t->op != OP_DIFFERENT)
		return n;
	not = node_new(p, NODE_NOT);
	node_add(not, n);
	return not ;
}

int
field_term(struct query_parser *p, const struct query_token *t,
	const struct fdef *f, bool of_person, struct query_node **out)
{
	enum type_filter shape = type_of(f)->filter;
	test_fn *fn = f->id == F_SCORE        ? test_score
		      : field_is_rules(f->id) ? test_rules
					      : test_field;
	struct query_node *n = node_of(p, fn, f, of_person);
	struct item items[QUERY_ITEMS];
	size_t count;
	int rc = items_split(p, t, items, &count);

	if (!rc)
		rc = check_order(p, t, shape, count);
	n->test->match = shape == FILTER_WORD   ? MATCH_WORD
			 : shape != FILTER_TEXT ? MATCH_SAME
			 : t->op == OP_IS       ? MATCH_PART
						: MATCH_WHOLE;
	for (size_t i = 0; !rc && i < count; i++) {
		if (t->op <= OP_DIFFERENT && item_filled(&items[i], n->test))
			continue;
		rc = is_ordered(shape)
			     ? ordered_item(p, t, f, &items[i], n->test)
			     : plain_item(p, shape, &items[i], n->test);
		if (!rc && field_of_causes(f->id))
			rc = check_cause(p, f, &items[i]);
	}
	if (!rc && fn == test_rules)
		rc = rules_ready(p, n->test);
	*out = negated(p, t, n);
	return rc;
}

/* ---- age, wait ---------------------------------------------------------- */

/* The last day to be born on to be `age` years old today. */
static int64_t
born_for(int32_t today, int64_t age)
{
	int32_t d = date_add_months(today, -12 * (int)age);

	if (age <= 0)
		return today;
	while (date_age(d, today) < age)
		d--;
	while (date_age(d + 1, today) >= age)
		d++;
	return d;
}

static struct range
birth_of_age(int32_t today, struct range age)
{
	struct range out = { INT64_MIN, INT64_MAX };

	if (age.lo > AGE_MAX)
		return (struct range){ 1, 0 };
	if (age.lo != INT64_MIN)
		out.hi = born_for(today, age.lo);
	if (age.hi < AGE_MAX)
		out.lo = born_for(today, age.hi + 1) + 1;
	return out;
}

/* Half a year is no age, half a day no wait: bounds round to the whole ones inside. */
static struct range
whole(struct range r)
{
	if (r.lo > INT64_MIN)
		r.lo = r.lo <= 0 ? 0 : (r.lo + DECIMAL_ONE - 1) / DECIMAL_ONE;
	if (r.hi < INT64_MAX)
		r.hi = r.hi < 0 ? -1 : r.hi / DECIMAL_ONE;
	return r;
}

int
worked_term(struct query_parser *p, const struct query_token *t,
	const struct fdef *as, test_fn *fn, struct query_node **out)
{
	const int rc = field_term(p, t, as, false, out);
	struct test *test;

	if (rc)
		return rc;
	test = (*out)->kind == NODE_NOT ? (*out)->first->test : (*out)->test;
	test->fn = fn;
	test->field = NULL; /* nothing that a record holds */
	return 0;
}

/* A number that follows from a day: the day is tested, in the stretches that
 * `days` makes of those of the number. */
struct day_number {
	struct fdef as;
	uint16_t day;
	struct range (*days)(int32_t today, struct range n);
};

static int
since_term(struct query_parser *p, const struct query_token *t,
	const struct day_number *s, struct query_node **out)
{
	const struct fdef *day = core_field(s->day);
	const bool own = kind_field(p->q->kind, day->name, strlen(day->name));
	struct test *test;
	int rc = field_term(p, t, &s->as, !own, out);

	if (rc)
		return rc;
	test = (*out)->kind == NODE_NOT ? (*out)->first->test : (*out)->test;
	test->field = day;
	for (size_t i = 0; i < test->n_ranges; i++)
		test->ranges[i] =
			s->days(p->office->today, whole(test->ranges[i]));
	return 0;
}

int
age_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct day_number age = { { .name = "age",
						       .type = TYPE_NUMBER,
						       .max = AGE_MAX *
							      DECIMAL_ONE },
		F_BIRTH_DATE, birth_of_age };

	return since_term(p, t, &age, out);
}

static struct range
entered_of_wait(int32_t today, struct range wait)
{
	return (struct range){
		wait.hi >= WAIT_MAX ? INT64_MIN : today - wait.hi,
		wait.lo <= -WAIT_MAX ? INT64_MAX : today - wait.lo,
	};
}

int
wait_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct day_number wait = { { .name = "wait",
							.type = TYPE_NUMBER,
							.max = WAIT_MAX *
							       DECIMAL_ONE },
		F_ENTERED, entered_of_wait };

	return since_term(p, t, &wait, out);
}
