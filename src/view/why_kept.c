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

static const char *
answer_word(enum tri answer)
{
	return _(answers[answer].word);
}

static struct kept_answer
kept_answer(const struct style *s, const struct verdict *v, size_t i,
	struct buf *says)
{
	const struct verdict_row *row = &v->rows[i];
	const bool hidden = why_hidden(s, row);

	buf_clear(says);
	if (hidden)
		buf_adds(says, _("a question of health"));
	else
		why_row(s, v, i, says);
	if (!hidden && row->answer == TRI_NO)
		why_source(v, row, says);
	return (struct kept_answer){ .what = verdict_word[row->what],
		.name = verdict_name(v, row),
		.answer = row->answer,
		.hidden = hidden,
		.code = hidden ? NULL : answer_code(row->answer),
		.word = hidden ? "?" : answer_word(row->answer),
		.says = buf_str(says) };
}

static const char gone[] = N_("what it was decided on cannot be read any more");

/* Parts of an answer are told in its words. */
static bool
each(const struct style *s, enum kept kept, struct verdict *v,
	kept_visit *visit, void *ctx)
{
	struct buf says = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; kept == KEPT_READ && i < v->n; i++) {
		struct kept_answer a;

		if (v->rows[i].node >= 0)
			continue;
		a = kept_answer(s, v, i, &says);
		visit(ctx, &a);
		n++;
	}
	buf_release(&says);
	verdict_release(v);
	return n > 0;
}

const char *
why_kept(const struct style *s, const struct record *decision,
	kept_visit *visit, void *ctx)
{
	struct verdict v;
	enum kept kept;

	verdict_init(&v);
	kept = kept_read(&s->office->book, s->txn, decision, &v);
	if (each(s, kept, &v, visit, ctx))
		return NULL;
	return kept == KEPT_READ ? _("nothing was asked") : _(gone);
}

const char *
why_kept_op(const struct style *s, const struct op *op, kept_visit *visit,
	void *ctx)
{
	struct verdict v;
	enum kept kept;

	verdict_init(&v);
	kept = kept_read_op(&s->office->book, s->txn, op, &v);
	each(s, kept, &v, visit, ctx);
	return kept == KEPT_GONE ? _(gone) : NULL;
}
