/* SPDX-License-Identifier: MIT */
#include "magang/casework/let_pass.h"

#include <string.h>

#include "magang/casework/kept.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

static bool
led_on(const struct verdict *v, const char *rule)
{
	const struct program *p = v->program;

	for (size_t i = 0; i < v->n && !verdict_declines(v); i++) {
		const struct verdict_row *row = &v->rows[i];

		if (row->what == VERDICT_RULE && row->node < 0 &&
			row->answer == TRI_NO &&
			p->rules[row->which].level == RULE_BLOCK &&
			strcmp(p->rules[row->which].name, rule) == 0)
			return true;
	}
	return false;
}

bool
case_was_let_pass(
	const struct case_facts *f, const char *rule, struct record *decision)
{
	struct verdict kept;
	bool passed = false;
	struct walk w;

	verdict_init(&kept);
	members_begin(&w, f->txn, KIND_CASE, f->c->id, KIND_DECISION);
	while (!passed && walk_next(&w))
		passed = record_load(f->txn, KIND_DECISION, walk_id(&w),
				 RECORD_UNCHECKED, decision) &&
			 kept_read(f->book, f->txn, decision, &kept) ==
				 KEPT_READ &&
			 led_on(&kept, rule);
	walk_end(&w);
	verdict_release(&kept);
	return passed;
}
