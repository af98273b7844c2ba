/* SPDX-License-Identifier: MIT */
/*
 * Any text as an expression over a few fields of every type, and a case whose
 * values come from the same bytes: no crash, an expression exactly where there
 * is no fault, the same answer each time, with and without the reasons; each
 * fact that is said to turn the answer is taken at its word.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/expr/expr.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_turns.h"
#include "magang/expr/expr_why.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct choice codes[] = { { .code = "none" }, { .code = "n5" },
	{ .code = "n4" }, { .code = "a2.1" } };

static const struct fdef fields[] = {
	{ .name = "jlpt",
		.type = TYPE_LEVEL,
		.choices = codes,
		.n_choices = 4 },
	{ .name = "sex",
		.type = TYPE_CHOICE,
		.choices = codes,
		.n_choices = 4 },
	{ .name = "many",
		.type = TYPE_CHOICES,
		.choices = codes,
		.n_choices = 4 },
	{ .name = "math", .type = TYPE_NUMBER },
	{ .name = "money", .type = TYPE_MONEY },
	{ .name = "start", .type = TYPE_DATE },
	{ .name = "birth_date", .type = TYPE_DATE },
	{ .name = "ok", .type = TYPE_YESNO },
	{ .name = "town", .type = TYPE_TEXT },
	{ .name = "regency", .type = TYPE_AREA },
	{ .name = "host", .type = TYPE_REF },
};

/* The case: one byte a field; a turn under test goes before it. */
struct sheet {
	const uint8_t *data;
	size_t size;
	const struct turn *turn;
};

static uint8_t
byte(const struct sheet *s, size_t i)
{
	return s->size > 0 ? s->data[i % s->size] : 0;
}

static void
sheet_field(void *ctx, const struct fdef *f, struct value *out)
{
	static const int64_t numbers[] = { 0, 1, -1, DECIMAL_ONE,
		20 * DECIMAL_ONE, 3205, 20000, 11000, DECIMAL_MAX, -DECIMAL_MAX,
		INT32_MAX, INT64_MAX, INT64_MIN };
	const struct sheet *s = ctx;
	const uint8_t b = byte(s, (size_t)(f - fields));

	if (s->turn != NULL && s->turn->field == f) {
		*out = s->turn->value;
		return;
	}
	if (b % 8 == 0)
		return;
	*out = (struct value){ .kind = VALUE_NUMBER,
		.number = numbers[b % ARRAY_SIZE(numbers)] };
	if (!fdef_is_number(f->type))
		*out = (struct value){ .kind = VALUE_TEXT,
			.text = codes[b % 4].code,
			.len = strlen(codes[b % 4].code) };
}

static void
sheet_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	const struct sheet *s = ctx;
	const uint8_t b = byte(s, (size_t)fact + ARRAY_SIZE(fields));

	if (s->turn != NULL && s->turn->field == NULL &&
		s->turn->fact == fact &&
		(arg == NULL) == (s->turn->arg == NULL) &&
		(arg == NULL || strcmp(arg, s->turn->arg) == 0)) {
		*out = s->turn->value;
		return;
	}
	if (b % 4 == 0)
		return;
	out->kind = VALUE_NUMBER;
	out->number = b % 2 ? b : (int64_t)b * DECIMAL_ONE;
}

static const struct fdef *
find(const void *ctx, const char *name, size_t n)
{
	size_t i;

	(void)ctx;
	for (i = 0; i < ARRAY_SIZE(fields); i++)
		if (strlen(fields[i].name) == n &&
			memcmp(fields[i].name, name, n) == 0)
			return &fields[i];
	return NULL;
}

static bool
known(const void *ctx, enum fact fact, const char *name, size_t n)
{
	(void)ctx;
	(void)fact;
	return n < 4 && name[0] != 'x';
}

static size_t
names(const void *ctx, int fact, const char **out, size_t max)
{
	size_t i;

	(void)ctx;
	(void)fact;
	for (i = 0; i < ARRAY_SIZE(fields) && i < max; i++)
		out[i] = fields[i].name;
	return i;
}

static void
check_turns(const struct expr *e, struct sheet *s, const struct facts *facts)
{
	struct turns turns = { NULL, 0, 0 };
	size_t i;

	expr_turns(e, facts, &turns);
	for (i = 0; i < turns.n; i++) {
		s->turn = &turns.rows[i];
		assert(expr_test(e, facts) == TRI_YES);
	}
	s->turn = NULL;
	turns_release(&turns);
}

static void
evaluate(const struct expr *e, struct sheet *s)
{
	const struct facts facts = { s, 20000, sheet_field, sheet_fact };
	const struct fdef *read[4];
	struct why why = { NULL, 0, 0 };
	struct value a = { .kind = VALUE_UNKNOWN }, b = a;

	expr_value(e, &facts, &a);
	expr_value(e, &facts, &b);
	assert(value_equal(&a, &b));
	assert(expr_explain(e, &facts, &why) == expr_test(e, &facts));
	assert(why.n >= 1 && why.rows[0].depth == 0);
	assert(expr_fields(e, read, 4) <= 4);
	why_release(&why);
	check_turns(e, s, &facts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct expr_scope scope = { NULL, find, known, names };
	struct sheet s = { data, size, NULL };
	struct diag_list diags;
	struct expr *e;
	char *text = xmalloc(size + 1);
	int want;

	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	for (want = EXPR_WANT_TRI; want <= EXPR_WANT_ANY; want++) {
		diag_init(&diags, "fuzz");
		e = expr_compile(text, &scope, (enum expr_want)want, "fuzz", 1,
			1, &diags);
		assert((e != NULL) == (diags.faults == 0));
		if (e != NULL)
			evaluate(e, &s);
		expr_free(e);
		diag_release(&diags);
	}
	free(text);
	return 0;
}
