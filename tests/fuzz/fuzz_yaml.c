/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a program file: no crash, a program exactly where there is no
 * fault, the same faults each time. What is taken is printed and evaluated.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_why.h"
#include "magang/field/type.h"
#include "magang/program/calendar.h"
#include "magang/program/describe.h"
#include "magang/program/load.h"
#include "magang/program/program.h"
#include "magang/program/score.h"
#include "magang/program/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct fdef core[] = {
	{ .name = "birth_date", .type = TYPE_DATE },
	{ .name = "name", .type = TYPE_NAME },
	{ .name = "regency", .type = TYPE_AREA },
	{ .name = "planned_start", .type = TYPE_DATE },
};

static const struct core_fields known = { core, ARRAY_SIZE(core), core,
	ARRAY_SIZE(core) };

static void
no_field(void *ctx, const struct fdef *f, struct value *out)
{
	(void)ctx;
	*out = (struct value){ .kind = VALUE_NUMBER, .number = 12345 };
	if (!fdef_is_number(f->type))
		*out = (struct value){ .kind = VALUE_TEXT,
			.text = f->n_choices > 0 ? f->choices[0].code : "x",
			.len = 1 };
}

static void
no_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	(void)ctx;
	(void)arg;
	*out = (struct value){ .kind = VALUE_NUMBER, .number = (int)fact };
}

static void
use(const struct program *p)
{
	const struct facts facts = { NULL, 20000, no_field, no_fact };
	struct buf b = BUF_INIT;
	int64_t total;
	size_t i;
	int next[8];

	for (i = 0; i < LANG_COUNT; i++)
		program_describe(p, (enum lang)i, &b);
	for (i = 0; i < p->n_rules; i++) {
		struct why why = { NULL, 0, 0 };

		assert(rule_test(&p->rules[i], &facts, &why) ==
			rule_test(&p->rules[i], &facts, NULL));
		why_release(&why);
	}
	for (i = 0; i < p->n_stages; i++)
		program_next(p, (int)i, next, 8);
	score_total(p, &facts, &total);
	buf_release(&b);
}

static void
load(const char *text, size_t size, struct buf *out)
{
	struct diag_list diags;
	struct program *p;

	diag_init(&diags, "fuzz");
	p = program_load("fuzz", text, size, &known, &diags);
	assert((p != NULL) == (diags.faults == 0));
	diag_print(&diags, out);
	if (p != NULL)
		use(p);
	program_free(p);
	diag_release(&diags);
}

static void
load_others(const char *text, size_t size)
{
	struct diag_list diags;
	struct calendar calendar;
	struct roles roles;
	struct site site;

	diag_init(&diags, "fuzz");
	calendar_load("fuzz", text, size, &calendar, &diags);
	roles_load("fuzz", text, size, &roles, &diags);
	site_load("fuzz", text, size, &site, &diags);
	calendar_release(&calendar);
	roles_release(&roles);
	site_release(&site);
	diag_release(&diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	char *text = xmalloc(size + 1);

	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	load(text, size, &first);
	load(text, size, &second);
	assert(strcmp(buf_str(&first), buf_str(&second)) == 0);
	load_others(text, size);
	buf_release(&first);
	buf_release(&second);
	free(text);
	return 0;
}
