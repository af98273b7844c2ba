/* SPDX-License-Identifier: MIT */
/*
 * An expression in the words of a reader: labels in place of names, its own words
 * in his language. The text is gone through from left to right, so what nothing is
 * known of stands as it is written.
 */
#include "magang/expr/expr_say.h"

#include "magang/expr/expr_lex.h"
#include "magang/expr/expr_why.h"
#include "magang/expr/xnode.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

/* What is asked by a name in brackets, with a star for the name. */
static const struct {
	enum xop op;
	enum fact fact; /* of XOP_FACT */
	struct label said;
} calls[] = {
	{ XOP_KNOWN, 0, LABELS("* terisi", "* filled in", "*入力済み") },
	{ XOP_VALID, 0, LABELS("* berlaku", "* valid", "*有効") },
	{ XOP_FACT, FACT_ENTERED,
		LABELS("tanggal masuk *", "day of *", "*の開始日") },
	{ XOP_FACT, FACT_HAS, LABELS("ada *", "* there", "*あり") },
	{ XOP_FACT, FACT_CONSENT,
		LABELS("persetujuan *", "consent *", "*の同意") },
	{ XOP_FACT, FACT_HOURS, LABELS("jam *", "hours of *", "*の時間") },
	{ XOP_FACT, FACT_COUNT, LABELS("jumlah *", "number of *", "*の件数") },
	{ XOP_FACT, FACT_SCORE, LABELS("nilai *", "points for *", "*の点数") },
	{ XOP_FACT, FACT_ASSESSMENT,
		LABELS("nilai *", "points of *", "*の点数") },
	{ XOP_FACT, FACT_SPREAD,
		LABELS("selisih nilai *", "spread of *", "*の点差") },
	{ XOP_FACT, FACT_HOST_QUOTA,
		LABELS("muat menurut *", "room by *", "*の枠内") },
	{ XOP_FACT, FACT_HOST_PEOPLE,
		LABELS("orang menurut *", "people by *", "*の人数") },
	{ XOP_FACT, FACT_UNIT, LABELS("nilai *", "mark of *", "*の成績") },
};

/* What the name in the brackets of a call is called; NULL: it is no call. */
static const char *
call_argument(const struct expr *e, const struct xnode *n,
	const struct expr_words *words)
{
	const struct xnode *first = n->first < 0 ? NULL : &e->nodes[n->first];
	const char *name;

	if (n->op == XOP_KNOWN && first && first->op == XOP_FIELD)
		return label_in(
			&first->field->label, words->lang, first->field->name);
	if ((n->op != XOP_FACT && n->op != XOP_VALID) || !n->text)
		return NULL;
	name = words->name(words->ctx, n->fact, n->text);
	return name ? name : n->text;
}

/* A call in words; where it ends in the text, 0: it is none. */
static uint32_t
say_call(const struct expr *e, const struct xnode *n,
	const struct expr_words *words, struct buf *out)
{
	const char *name = call_argument(e, n, words), *said, *star;
	struct token t = { .end = n->start };

	for (size_t i = 0; name && i < ARRAY_SIZE(calls); i++) {
		if (calls[i].op != n->op ||
			(n->op == XOP_FACT && calls[i].fact != n->fact))
			continue;
		said = calls[i].said.text[words->lang];
		star = strchr(said, '*');
		buf_add(out, said, (size_t)(star - said));
		buf_addf(out, "%s%s", name, star + 1);
		do
			t = expr_token_next(e->text, t.end);
		while (!token_is(e->text, &t, ")") && t.end < n->end);
		return t.end;
	}
	return 0;
}

/* What stands in place of a node; NULL: nothing does. */
static const char *
word_of(const struct xnode *n, const struct expr_words *words)
{
	if (n->op == XOP_FIELD)
		return label_in(&n->field->label, words->lang, n->field->name);
	if (n->op == XOP_LITERAL && n->type == XT_CODE)
		return xnode_choice(n->field, n->number, words->lang);
	if (n->op == XOP_LITERAL && n->type == XT_AREA && words->area != NULL)
		return words->area(words->ctx, (uint64_t)n->number);
	if (n->op == XOP_FACT && n->text == NULL)
		return words->name(words->ctx, n->fact, NULL);
	return NULL;
}

/* What stands between the names is said by what it joins. */
enum expr_saying { SAID_PLAIN, SAID_BOUNDS, SAID_DATES };
static const struct {
	const char *written;
	enum expr_saying in; /* SAID_PLAIN: anywhere else */
	struct label said;
} keywords[] = {
	{ "and", SAID_BOUNDS, LABELS("dan", "and", "～") },
	{ ">=", SAID_DATES, LABELS("paling cepat", "not before", ">=") },
	{ "<=", SAID_DATES, LABELS("paling lambat", "not after", "<=") },
	{ ">", SAID_DATES, LABELS("sesudah", "after", ">") },
	{ "<", SAID_DATES, LABELS("sebelum", "before", "<") },
	{ ">=", SAID_PLAIN, LABELS("minimal", "at least", ">=") },
	{ "<=", SAID_PLAIN, LABELS("maksimal", "at most", "<=") },
	{ ">", SAID_PLAIN, LABELS("lebih dari", "more than", ">") },
	{ "<", SAID_PLAIN, LABELS("kurang dari", "less than", "<") },
	{ "!=", SAID_PLAIN, LABELS("bukan", "not", "!=") },
	{ "and", SAID_PLAIN, LABELS("dan", "and", "かつ") },
	{ "or", SAID_PLAIN, LABELS("atau", "or", "または") },
	{ "not", SAID_PLAIN, LABELS("tidak", "not", "否：") },
	{ "in", SAID_PLAIN, LABELS("salah satu dari", "in", "次のいずれか") },
	{ "between", SAID_PLAIN, LABELS("antara", "between", "範囲：") },
	{ "on", SAID_PLAIN, LABELS("pada", "on", "基準日：") },
	{ "since", SAID_PLAIN, LABELS("sejak", "since", "起点：") },
	{ "before", SAID_PLAIN, LABELS("sebelum", "before", "前") },
	{ "today", SAID_PLAIN, LABELS("hari ini", "today", "本日") },
	{ "age", SAID_PLAIN, LABELS("umur", "age", "年齢") },
	{ "round", SAID_PLAIN, LABELS("dibulatkan", "round", "四捨五入") },
	{ "min", SAID_PLAIN, LABELS("terkecil", "min", "最小") },
	{ "max", SAID_PLAIN, LABELS("terbesar", "max", "最大") },
	{ "day", SAID_PLAIN, LABELS("hari", "day", "日") },
	{ "days", SAID_PLAIN, LABELS("hari", "days", "日") },
	{ "week", SAID_PLAIN, LABELS("minggu", "week", "週間") },
	{ "weeks", SAID_PLAIN, LABELS("minggu", "weeks", "週間") },
	{ "month", SAID_PLAIN, LABELS("bulan", "month", "か月") },
	{ "months", SAID_PLAIN, LABELS("bulan", "months", "か月") },
	{ "year", SAID_PLAIN, LABELS("tahun", "year", "年") },
	{ "years", SAID_PLAIN, LABELS("tahun", "years", "年") },
	{ "thousand", SAID_PLAIN, LABELS("ribu", "thousand", "千") },
	{ "million", SAID_PLAIN, LABELS("juta", "million", "百万") },
	{ "billion", SAID_PLAIN, LABELS("miliar", "billion", "十億") },
	{ "yes", SAID_PLAIN, LABELS("ya", "yes", "はい") },
	{ "no", SAID_PLAIN, LABELS("tidak", "no", "いいえ") },
};

static const char *
keyword_said(const char *text, const struct token *t, enum expr_saying in,
	enum lang lang)
{
	for (size_t i = 0; i < ARRAY_SIZE(keywords); i++)
		if ((keywords[i].in == in || keywords[i].in == SAID_PLAIN) &&
			token_is(text, t, keywords[i].written))
			return keywords[i].said.text[lang];
	return NULL;
}

/* A stretch of the source, its words in the language of the reader. */
static void
say_written(const struct expr *e, uint32_t at, uint32_t end,
	enum expr_saying in, const struct expr_words *words, struct buf *out)
{
	while (words != NULL && at < end) {
		const struct token t = expr_token_next(e->text, at);
		const char *said = keyword_said(e->text, &t, in, words->lang);

		if (t.end > end || t.end <= at)
			break;
		buf_add(out, e->text + at, t.start - at);
		if (said != NULL)
			buf_adds(out, said);
		else
			buf_add(out, e->text + t.start, t.end - t.start);
		at = t.end;
	}
	if (at < end)
		buf_add(out, e->text + at, end - at);
}

/* How the words between the children of a node are said. */
static enum expr_saying
saying_of(const struct expr *e, const struct xnode *n)
{
	if (n->op == XOP_BETWEEN)
		return SAID_BOUNDS;
	for (int c = n->op == XOP_COMPARE ? n->first : -1; c >= 0;
		c = e->nodes[c].next)
		if (e->nodes[c].type == XT_DATE)
			return SAID_DATES;
	return SAID_PLAIN;
}

/* Adds the text up to a node, then the node; returns where it has come to.
 * `in`: what it stands in. */
static uint32_t
say_node(const struct expr *e, const struct xnode *n, uint32_t at,
	enum expr_saying in, const struct expr_words *words, struct buf *out)
{
	const char *word = word_of(n, words);
	uint32_t called;

	if (n->start > at) {
		say_written(e, at, n->start, in, words, out);
		at = n->start;
	}
	if (n->start < at)
		return at; /* said with its call */
	called = say_call(e, n, words, out);
	if (called)
		at = called;
	if (!called && word != NULL) {
		buf_adds(out, word);
		at = n->end;
	}
	for (int c = n->first; c >= 0; c = e->nodes[c].next)
		at = say_node(e, &e->nodes[c], at, saying_of(e, n), words, out);
	return at;
}

void
expr_say(const struct expr *e, int node, const struct expr_words *words,
	struct buf *out)
{
	const struct xnode *n;
	uint32_t at;

	e = expr_ready(e);
	n = xnode_kept(e, node);
	at = words ? say_node(e, n, n->start, SAID_PLAIN, words, out)
		   : n->start;
	say_written(e, at, n->end, SAID_PLAIN, words, out);
}
