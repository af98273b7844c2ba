/* SPDX-License-Identifier: MIT */
#include "magang/program/condition.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_say.h"
#include "magang/expr/xnode.h"
#include "magang/program/fact_words.h"
#include "magang/program/program.h"

struct expr *
condition_read(const struct program *p, const char *text, struct buf *why)
{
	struct diag_list faults;
	struct expr *e;

	diag_init(&faults, "");
	e = expr_compile(
		text, &p->of_hosts->scope, EXPR_WANT_TRI, NULL, 1, 1, &faults);
	if (!e && why && faults.n)
		buf_adds(why, faults.rows[0].text);
	diag_release(&faults);
	return e;
}

struct naming {
	const struct program *program;
	enum lang lang;
};

static const char *
fact_name(void *ctx, enum fact fact, const char *arg)
{
	const struct naming *n = ctx;

	return program_fact(n->program, n->lang, fact, arg);
}

void
condition_say(const struct program *p, const char *text, enum lang lang,
	struct buf *out)
{
	struct naming naming = { p, lang };
	const struct expr_words words = { &naming, lang, fact_name };
	struct expr *e = p ? condition_read(p, text, NULL) : NULL;

	if (e)
		expr_say(e, -1, &words, out);
	else
		buf_adds(out, text);
	expr_free(e);
}

void
condition_free(struct expr *e)
{
	expr_free(e);
}

bool
condition_needs_ground(const struct expr *e)
{
	static const char *const of_person[] = { "sex", "birth_date" };
	const struct fdef *read[64];
	const size_t n = expr_fields(e, read, ARRAY_SIZE(read));

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < ARRAY_SIZE(of_person); k++)
			if (strcmp(read[i]->name, of_person[k]) == 0)
				return true;
	return false;
}

bool
condition_asks_health(const struct expr *e)
{
	return e && expr_reads(e) & READS_HEALTH;
}
