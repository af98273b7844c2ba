/* SPDX-License-Identifier: MIT */
#include "docket_below.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/stages.h"
#include "magang/linkage/brief.h"
#include "magang/office/evidence.h"
#include "magang/record/index.h"
#include "magang/tui/ui/screen.h"
#include "magang/view/beside.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"
#include "docket_lines.h"
#include "side.h"

/* "POSSIBLE DUPLICATE 87%", who that is, and why. */
static void
duplicate(struct docket_view *v, const struct docket *c, struct side *out)
{
	struct record *d = xmalloc(sizeof(*d));
	struct buf b = BUF_INIT;
	const struct value *why;
	uint64_t first;

	if (c->doubt && office_sees(v->ui->office, v->style.txn, KIND_DOUBT,
				c->doubt, d)) {
		first = (uint64_t)record_number(d, F_FIRST, 0);
		buf_adds(&b, _("POSSIBLE DUPLICATE  "));
		words_likeness(record_number(d, F_LIKENESS, 0), &b);
		side_put(out, ROLE_HEAD, true, &b);
		person_brief(v->ui->office, v->style.txn,
			first == v->person->id
				? (uint64_t)record_number(d, F_SECOND, 0)
				: first,
			&b);
		side_put(out, ROLE_WARN, false, &b);
		why = record_get(d, F_EVIDENCE);
		if (why && why->kind == VALUE_TEXT)
			evidence_print(why->text, why->len, &b);
		side_folded(out, ROLE_PLAIN, false, buf_str(&b));
	}
	buf_release(&b);
	free(d);
}

/* Who else of the family card has a case that goes on. */
static void
household(struct docket_view *v, struct side *out)
{
	struct office *o = v->ui->office;
	uint64_t kk = digits_key(record_get(v->person, F_KK));
	struct cases_wanted others = { .except = v->kase->id,
		.seen = &o->access };
	int64_t here, all;
	struct buf b = BUF_INIT;

	if (!kk)
		return;
	all = household_cases(&o->book, v->style.txn, kk, 0, &others);
	others.program = (uint16_t)record_number(v->kase, F_PROGRAM_NO, 0);
	here = household_cases(&o->book, v->style.txn, kk, 0, &others);
	if (!all)
		return;
	buf_addf(&b,
		_n("HOUSEHOLD  %lld other case, %lld of this program",
			"HOUSEHOLD  %lld other cases, %lld of this program",
			(unsigned long)all),
		(long long)all, (long long)here);
	side_put(out, ROLE_WARN, false, &b);
	buf_release(&b);
}

/* "Call: no answer", and what was written. */
static void
note_words(const struct docket_view *v, const struct record *n, struct buf *out)
{
	const struct value *result = record_get(n, F_RESULT),
			   *text = record_get(n, F_TEXT);
	const struct row row = { .style = &v->style, .record = n };

	if (result) {
		work_activity(&row, out);
		buf_adds(out, ": ");
		record_cell(&v->style, n, core_field(F_RESULT), result, out);
	}
	if (result && text)
		buf_adds(out, ", ");
	if (text)
		record_cell(&v->style, n, core_field(F_TEXT), text, out);
}

static void
note(const struct docket_view *v, struct side *out)
{
	struct record *n = xmalloc(sizeof(*n));
	struct buf b = BUF_INIT;
	char day[WHEN_TEXT];

	if (beside_note(&v->style, v->kase, n)) {
		buf_addf(&b, _("NOTE %s: "),
			when_day((int32_t)record_number(n, F_DATE, DATE_NONE),
				v->ui->office->today, day));
		note_words(v, n, &b);
		side_folded(out, ROLE_PLAIN, false, buf_str(&b));
	}
	buf_release(&b);
	free(n);
}

/* What is written at length, as an idea or a plan: not a number, a place, a name. */
static bool
is_own_words(const struct docket_view *v, const struct fdef *f)
{
	return f->type == TYPE_NOTE && f->privacy != PRIVACY_HEALTH &&
	       !text_hides(v->ui->office, f);
}

/* "Business idea: a stall for noodles": read before anybody decides. */
static void
own_words(const struct docket_view *v, struct side *out)
{
	const struct program *p = v->facts.program;
	struct buf b = BUF_INIT;

	for (size_t i = 0; p && i < p->n_fields; i++) {
		const struct fdef *f = &p->fields[i];
		const struct value *value = record_get(v->kase, f->id);

		if (!value || !is_own_words(v, f))
			continue;
		buf_addf(&b, "%s: ", text_label(v->ui->office, f));
		record_cell(&v->style, v->kase, f, value, &b);
		side_folded(out, ROLE_PLAIN, false, buf_str(&b));
		buf_clear(&b);
	}
	buf_release(&b);
}

void
docket_below(struct docket_view *v, const struct docket *c, struct side *out)
{
	duplicate(v, c, out);
	household(v, out);
	note(v, out);
	own_words(v, out);
}
