/* SPDX-License-Identifier: MIT */
/* The sheet of a program on paper. */
#include "magang/program/describe_form.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/field/fdef.h"
#include "magang/field/type.h"
#include "magang/program/form_sheet.h"
#include "magang/program/program.h"

#include "describe_sheet.h"

#define LABEL_WIDTH 30
#define MOST_CHOICES 10

static const struct label rest_head = { { "Tidak diminta program ini",
	"Not asked by this program", "この制度では尋ねない項目" } };
static const struct label star = { { "* perlu sebelum tahap pertama selesai",
	"* needed before the first stage is left", "＊最初の段階までに必要" } };
static const struct label yes_no = { { "ya  tidak", "yes  no",
	"はい  いいえ" } };

static bool
is_on_paper(const struct fdef *f)
{
	return !(f->flags & FDEF_HIDDEN);
}

/* "1 Laki-laki  2 Perempuan": the number is what the form takes, too. */
static void
put_choices(const struct fdef *f, enum lang lang, struct buf *out)
{
	for (size_t i = 0; i < f->n_choices; i++)
		buf_addf(out, "%s%zu %s", i ? "  " : "", i + 1,
			label_in(&f->choices[i].label, lang,
				f->choices[i].code));
}

static void
put_answer(const struct fdef *f, enum lang lang, struct buf *out)
{
	const enum type_list list = type_of(f)->list;

	if (list == LIST_VALUES && f->n_choices <= MOST_CHOICES)
		put_choices(f, lang, out);
	else if (list == LIST_YESNO)
		buf_adds(out, label_in(&yes_no, lang, ""));
	else
		for (int i = 0; i < 36; i++)
			buf_addc(out, '_');
}

static void
put_row(const struct program *p, const struct form_row *row, size_t number,
	enum lang lang, struct buf *out)
{
	struct buf label = BUF_INIT, answer = BUF_INIT;

	buf_addf(&label, "%s%s", label_in(&row->f->label, lang, row->f->name),
		form_sheet_at_start(p, row->f) ? " *" : "");
	buf_addf(out, "%3zu. ", number);
	utf8_pad(out, buf_str(&label), LABEL_WIDTH);
	if (utf8_columns(buf_str(&label)) > LABEL_WIDTH) {
		buf_addc(out, '\n');
		utf8_pad(out, "", LABEL_WIDTH + 5);
	}
	buf_addc(out, ' ');
	put_answer(row->f, lang, &answer);
	sheet_wrap(out, buf_str(&answer), LABEL_WIDTH + 6, LABEL_WIDTH + 6);
	buf_release(&label);
	buf_release(&answer);
}

void
program_form(const struct program *p, const struct fdef *person, size_t n,
	enum lang lang, struct buf *out)
{
	const char *title = label_in(&p->label, lang, p->name);
	struct form_sheet *s = xmalloc(sizeof(*s));
	size_t number = 0;
	bool rest = false;

	form_sheet(s, p, person, n);
	buf_addf(out, "%s (%s)\n", title, p->prefix);
	sheet_underline(out, utf8_columns(title), '=');
	for (size_t i = 0; i < s->n; i++) {
		if (!is_on_paper(s->rows[i].f))
			continue;
		if (!rest && s->rows[i].part == FORM_REST)
			buf_addf(out, "\n%s\n", label_in(&rest_head, lang, ""));
		rest = s->rows[i].part == FORM_REST;
		put_row(p, &s->rows[i], ++number, lang, out);
	}
	buf_addf(out, "\n%s\n", label_in(&star, lang, ""));
	free(s);
}
