/* SPDX-License-Identifier: MIT */
#include "magang/view/why_kept.h"

#include "magang/base/buf.h"
#include "magang/view/why_row.h"

static const struct {
	const char *code, *word;
} answers[] = {
	[TRI_NO] = { "no", N_("no") },
	[TRI_YES] = { "yes", N_("yes") },
	[TRI_UNKNOWN] = { "unknown", N_("unknown") },
};

const char *
answer_code(enum tri answer)
{
	return answers[answer].code;
}

const char *
answer_word(enum tri answer)
{
	return _(answers[answer].word);
}

void
why_kept_row(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	if (why_hidden(s, &v->rows[i]))
		buf_adds(out, _("a question of health"));
	else
		why_row(s, v, i, out);
}

void
why_kept(const struct style *s, const struct history_row *row, struct buf *out)
{
	struct verdict v;
	enum kept kept;

	verdict_init(&v);
	kept = kept_read_op(&s->office->book, s->txn, row->op, &v);
	for (size_t i = 0; kept == KEPT_READ && i < v.n; i++) {
		if (v.rows[i].node >= 0)
			continue;
		buf_addf(out, "%s: ",
			why_hidden(s, &v.rows[i])
				? "?"
				: answer_word(v.rows[i].answer));
		why_kept_row(s, &v, i, out);
		buf_addc(out, '\n');
	}
	if (kept == KEPT_GONE)
		buf_addf(out, "%s\n",
			_("what it was decided on cannot be read any more"));
	verdict_release(&v);
}
