/* SPDX-License-Identifier: MIT */
/* Codes out of a list: one, one of an order, several. */
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/field/merge.h"

#include "typed.h"

#define SETS_MAX 64 /* codes of a field that takes several */

static bool
is_called(const struct choice *c, const char *text)
{
	if (strcasecmp(c->code, text) == 0)
		return true;
	for (int l = 0; l < LANG_COUNT; l++)
		if (c->label.text[l] && strcasecmp(c->label.text[l], text) == 0)
			return true;
	return false;
}

#define BEGINS 2 /* letters that mean more than chance */

/* Does its code, or a word of a label, begin so? */
static bool
begins(const struct choice *c, const char *text)
{
	const size_t n = strlen(text);
	bool found = strncasecmp(c->code, text, n) == 0;

	for (int l = 0; !found && l < LANG_COUNT; l++)
		for (const char *s = c->label.text[l]; s && *s && !found;
			s += strcspn(s, " "), s += strspn(s, " "))
			found = strncasecmp(s, text, n) == 0;
	return found;
}

/* The only one that begins so; -1: none, or several. */
static int
choice_begun(const struct fdef *f, const char *text)
{
	int only = -1;

	if (strlen(text) < BEGINS)
		return -1;
	for (size_t c = 0; c < f->n_choices; c++) {
		if (!begins(&f->choices[c], text))
			continue;
		if (only >= 0)
			return -1;
		only = (int)c;
	}
	return only;
}

static int
choice_meant(const struct fdef *f, const char *text)
{
	const char *spoken = f->spoken ? f->spoken(text) : NULL;
	const char *code = spoken ? spoken : text;
	int i = fdef_choice(f, code, strlen(code));

	for (size_t c = 0; i < 0 && c < f->n_choices; c++)
		if (is_called(&f->choices[c], text))
			i = (int)c;
	return i < 0 ? choice_begun(f, text) : i;
}

static int
no_choice(const struct typed *all, const char *text)
{
	struct typed one = *all, *t = &one;
	struct buf words = BUF_INIT;
	const char *codes[64];
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < t->f->n_choices && n < ARRAY_SIZE(codes); i++) {
		codes[n++] = t->f->choices[i].code;
		buf_addf(&words, "%s%s", i ? ", " : "", t->f->choices[i].code);
	}
	t->text = text;
	near = diag_nearest(text, codes, n);
	if (near)
		typed_wrongf(t, _("is none of %s; did you mean '%s'"),
			buf_str(&words), near);
	else
		typed_wrongf(t, _("is none of %s"), buf_str(&words));
	buf_release(&words);
	return t->err->code;
}

static int
parse_choice(struct typed *t)
{
	int i = choice_meant(t->f, t->text);

	if (i < 0)
		return no_choice(t, t->text);
	return typed_text(t, t->f->choices[i].code);
}

/* Labels, with a comma between several. */
static void
print_choices(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	char *copy = xstrndup(v->text, v->len), *save = NULL;
	bool first = true;

	for (char *w = strtok_r(copy, " ", &save); w;
		w = strtok_r(NULL, " ", &save)) {
		int i = fdef_choice(f, w, strlen(w));

		buf_addf(out, "%s%s", first ? "" : ", ",
			i < 0 ? w
			      : label_in(&f->choices[i].label, ctx->lang, w));
		first = false;
	}
	free(copy);
}

/* The first is what most are: not colour blind, no work yet. */
static void
sample_choice(const struct sampling *s, const struct fdef *f, struct value *out)
{
	size_t at =
		sample_chance(s, 700) ? 0 : s->below(s->outside, f->n_choices);

	if (f->n_choices)
		*out = value_text(f->choices[at].code);
}

FIELD_TYPE(choice_type,
	.type = TYPE_CHOICE,
	.kept = VALUE_TEXT,
	.takes = TAKES_VALUES,
	.parse = parse_choice,
	.print = print_choices,
	.write = write_text,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_CODE,
	.filter = FILTER_SAME,
	.chars = CHARS_ANY,
	.most = 60,
	.list = LIST_VALUES,
	.column = COLUMN_FLOW,
	.sample = sample_choice);

/* ---- one of an order ---------------------------------------------------- */

static void
sample_level(const struct sampling *s, const struct fdef *f, struct value *out)
{
	size_t n = f->n_choices, half = (n + 1) / 2;
	size_t at = s->below(s->outside, half);

	if (s->bent > 0 && n > 1)
		at = 1 + s->below(s->outside, half);
	if (n)
		*out = value_text(f->choices[at < n ? at : n - 1].code);
}

FIELD_TYPE(level_type,
	.type = TYPE_LEVEL,
	.kept = VALUE_TEXT,
	.takes = TAKES_VALUES,
	.parse = parse_choice,
	.print = print_choices,
	.write = write_text,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_CODE,
	.filter = FILTER_ORDER,
	.chars = CHARS_ANY,
	.most = 60,
	.list = LIST_VALUES,
	.column = COLUMN_FLOW,
	.sample = sample_level);

/* ---- several ------------------------------------------------------------ */

static void
add_codes(const struct fdef *f, uint64_t set, struct buf *out)
{
	for (size_t i = 0; i < f->n_choices && i < SETS_MAX; i++)
		if (set & (uint64_t)1 << i)
			buf_addf(out, "%s%s", out->len ? " " : "",
				f->choices[i].code);
}

static int
parse_choices(struct typed *t)
{
	char *copy = xstrdup(t->text), *save = NULL;
	struct buf out = BUF_INIT;
	uint64_t seen = 0;
	int rc = 0;

	for (char *w = strtok_r(copy, " ,;/", &save); w && !rc;
		w = strtok_r(NULL, " ,;/", &save)) {
		int i = choice_meant(t->f, w);

		if (i < 0 || i >= SETS_MAX)
			rc = no_choice(t, w);
		else
			seen |= (uint64_t)1 << i;
	}
	add_codes(t->f, seen, &out);
	if (!rc)
		rc = typed_text(t, buf_str(&out));
	buf_release(&out);
	free(copy);
	return rc;
}

static void
sample_choices(
	const struct sampling *s, const struct fdef *f, struct value *out)
{
	size_t must = s->below(s->outside, f->n_choices);
	struct buf text = BUF_INIT;
	uint64_t set = 0;

	for (size_t i = 0; i < f->n_choices && i < SETS_MAX; i++)
		if (i == must || sample_chance(s, 250))
			set |= (uint64_t)1 << i;
	add_codes(f, set, &text);
	if (set)
		*out = sample_format(s, "%s", buf_str(&text));
	buf_release(&text);
}

FIELD_TYPE(choices_type,
	.type = TYPE_CHOICES,
	.kept = VALUE_TEXT,
	.takes = TAKES_VALUES,
	.parse = parse_choices,
	.print = print_choices,
	.write = write_text,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_CODES,
	.filter = FILTER_WORD,
	.chars = CHARS_ANY,
	.most = 200,
	.list = LIST_VALUES,
	.column = COLUMN_FLOW,
	.sample = sample_choices);
