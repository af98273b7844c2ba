/* SPDX-License-Identifier: MIT */
#include "magang/view/again_words.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/again.h"
#include "magang/view/why_row.h"

static const struct {
	const char *code, *word;
} courses[] = {
	[COURSE_SAME] = { "same", N_("the same") },
	[COURSE_CHANGED] = { "changed", N_("by other facts") },
	[COURSE_REFUSED] = { "refused", N_("would be refused") },
	[COURSE_NO_STAGE] = { "no_stage", N_("its stage is not there") },
	[COURSE_GOES_ON] = { "goes_on", N_("nothing would be against it") },
};

const char *
course_word(enum out_form form, enum decision_course course)
{
	return form == OUT_TABLE ? _(courses[course].word)
				 : courses[course].code;
}

void
again_why(const struct style *s, const struct again *d, struct buf *out)
{
	const bool on = d->course == COURSE_GOES_ON;
	const struct verdict *v = on ? &d->was : &d->would;

	for (size_t i = 0; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];

		if (row->node >= 0 ||
			(on ? row->answer != TRI_NO : !row->stops))
			continue;
		buf_addf(out, "%s%s", out->len ? "; " : "",
			on ? _("no more: ") : "");
		why_row(s, v, i, out);
	}
}

bool
work_again(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	struct again *a = xmalloc(sizeof(*a));
	bool differs;

	again_init(a);
	a->decision = *row->record;
	differs = office_again(s->office, s->txn, NULL, true, a) &&
		  course_differs(a->course);
	if (differs) {
		struct buf why = BUF_INIT;

		buf_adds(out, course_word(s->form, a->course));
		again_why(s, a, &why);
		if (why.len)
			buf_addf(out, ": %s", buf_str(&why));
		buf_release(&why);
	}
	again_release(a);
	free(a);
	return differs;
}
