/* SPDX-License-Identifier: MIT */
#include "magang/office/check_report.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

void
check_report_add(struct check_report *r, enum check_kind kind, char *text)
{
	if (r->n_problems < CHECK_PROBLEMS)
		r->problems[r->n_problems] = text;
	else
		free(text);
	r->n_problems++;
	r->found[kind] = true;
	r->ok = false;
}

/* A key first: where it is missing, what it opens cannot be judged. */
enum store_step
check_step(const struct check_report *r)
{
	static const struct {
		enum check_kind kind;
		enum store_step step;
	} steps[] = {
		{ CHECK_KEY, STEP_KEYS },
		{ CHECK_JOURNAL, STEP_MEND },
		{ CHECK_SEAL, STEP_BACK },
		{ CHECK_OLDER, STEP_OLDER },
		{ CHECK_DERIVED, STEP_ANEW },
		/* their sentences say what to do, or that it is done */
		{ CHECK_REGISTER, STEP_NONE },
		{ CHECK_OFFICE, STEP_NONE },
		{ CHECK_BESIDE, STEP_NONE },
	};
	static_assert(ARRAY_SIZE(steps) == CHECK_KINDS, "a kind has no step");

	for (size_t i = 0; i < ARRAY_SIZE(steps); i++)
		if (r->found[steps[i].kind])
			return steps[i].step;
	return STEP_NONE;
}

void
check_report_release(struct check_report *r)
{
	for (size_t i = 0; i < r->n_problems && i < CHECK_PROBLEMS; i++)
		free(r->problems[i]);
	memset(r, 0, sizeof(*r));
}
