/* SPDX-License-Identifier: MIT */
#include "magang/casework/papers.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/calendar.h"
#include "magang/record/fields.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/rulebook.h"

static enum paper_state
state_of(const struct case_facts *f, const struct paper *p)
{
	const struct expr *needed = p->document->condition;

	if (p->date != DATE_NONE &&
		(p->until == DATE_NONE || p->until >= f->facts.today))
		return PAPER_PRESENT;
	if (needed && expr_test(needed, &f->facts) == TRI_NO)
		return PAPER_NOT_NEEDED;
	return p->date == DATE_NONE ? PAPER_MISSING : PAPER_EXPIRED;
}

int32_t
paper_until(const struct case_facts *f, const struct document *d)
{
	int64_t date = record_number(f->c, d->date.id, DATE_NONE);
	struct value said = value_none();

	if (date != DATE_NONE && d->until)
		f->facts.field(f->facts.ctx, d->until, &said);
	if (said.kind == VALUE_NUMBER)
		return (int32_t)said.number;
	if (date == DATE_NONE || d->valid.unit == SPAN_NONE)
		return DATE_NONE;
	return calendar_add(&f->book->calendar, (int32_t)date, d->valid);
}

struct paper
paper_read(const struct case_facts *f, const struct document *d)
{
	struct paper p = { d, PAPER_MISSING,
		(int32_t)record_number(f->c, d->date.id, DATE_NONE),
		paper_until(f, d) };

	p.state = state_of(f, &p);
	return p;
}

bool
paper_wanting(const struct paper *p)
{
	return p->state == PAPER_MISSING || p->state == PAPER_EXPIRED;
}

struct paper
paper_seen(const struct paper *p, const struct access *who)
{
	struct paper seen = *p;

	if (!access_class(who, p->document->date.privacy))
		return (struct paper){ p->document, PAPER_CLOSED, DATE_NONE,
			DATE_NONE };
	/* as the field itself */
	if (p->document->until && field_is_closed(p->document->until) &&
		!(who->permissions & PERM_REVEAL))
		seen.until = DATE_NONE;
	return seen;
}

void
papers_read(const struct case_facts *f, const struct access *who,
	struct papers *out)
{
	size_t n = f->program ? f->program->n_documents : 0;

	*out = (struct papers){ 0 };
	out->rows = xcalloc(n + 1, sizeof(*out->rows));
	for (; out->n < n; out->n++) {
		struct paper *p = &out->rows[out->n];

		*p = paper_read(f, &f->program->documents[out->n]);
		*p = paper_seen(p, who);
		if (p->state == PAPER_CLOSED)
			continue;
		out->needed += p->state != PAPER_NOT_NEEDED;
		out->present += p->state == PAPER_PRESENT;
	}
}

void
papers_release(struct papers *p)
{
	free(p->rows);
	*p = (struct papers){ 0 };
}
