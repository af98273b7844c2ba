/* SPDX-License-Identifier: MIT */
#include "draft_words.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/marks.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/draft.h"
#include "magang/rulebook/program_cache.h"
#include "magang/tui/ui/screen.h"
#include "magang/view/grade_grid.h"
#include "magang/view/words.h"

struct draft_saying {
	struct office *office;
	struct txn *txn;
	const struct draft_head *h;
	struct record *of, *person; /* what it is of, and whose that is */
	struct buf *out;
};

static void
next_part(struct buf *out)
{
	if (out->len)
		buf_adds(out, ", ");
}

/* What is changed, or what a new one is about; of what has no number of its own
 * (KIND_GIVEN) what it is of. Unseen by now: its number alone. */
static void
add_subject(struct draft_saying *s)
{
	const struct style style = {
		.office = s->office, .txn = s->txn, .form = OUT_TABLE
	};
	const struct draft_head *h = s->h;
	const enum kind kind = !h->record ? h->about_kind
			       : kind_is(h->kind, KIND_GIVEN)
				       ? kind_about(h->kind)
				       : h->kind;
	const uint64_t id = h->record ? h->record : h->about;
	char number[NUMBER_TEXT];

	if (!id || !kind_info(kind))
		return;
	next_part(s->out);
	if (!office_sees(s->office, s->txn, kind, id, s->of)) {
		s->of->id = 0;
		buf_adds(s->out,
			number_format(number, kind_info(kind)->prefix, id));
		return;
	}
	office_sees_person(s->office, s->txn, s->of, s->person);
	cell_who(&style, s->of, s->person->kind ? s->person : NULL, s->out);
}

/* "production 4:78 11:65" is "Production: 2 marks". */
static void
add_column(struct draft_saying *s, const char *text)
{
	const size_t n = strcspn(text, " ");
	struct marks *marks = xcalloc(1, sizeof(*marks));
	char *name = xstrndup(text, n);
	size_t at;

	if (n && text[n - 1] != DRAFT_SEEN &&
		marks_parse(text + n, strlen(text + n), marks, &at) ==
			MARKS_OK) {
		next_part(s->out);
		buf_addf(s->out, _n("%s: %zu mark", "%s: %zu marks", marks->n),
			unit_named(s->office, s->txn, s->of, name), marks->n);
	}
	free(name);
	free(marks);
}

static void
add_grades(struct draft_saying *s)
{
	struct err unread = ERR_INIT;
	struct draft d;

	if (draft_load(s->office, s->h->session, s->h->form, &d, &unread))
		return;
	for (size_t i = 0; i < d.n_rows; i++)
		add_column(s, d.rows[i].text);
	draft_release(&d);
}

static void
add_title(struct draft_saying *s)
{
	const char *title = s->h->title;

	if (s->h->kind == KIND_GRADE) {
		add_grades(s);
	} else if (*title) {
		next_part(s->out);
		buf_addf(s->out, "%.*s", (int)strcspn(title, "\n"), title);
	}
}

static void
add_kind(struct draft_saying *s)
{
	const struct draft_head *h = s->h;
	const struct kind_info *k = kind_info(h->kind);
	const struct program *p = *h->program ? office_program_named(s->office,
							s->txn, h->program)
					      : NULL;

	next_part(s->out);
	buf_adds(s->out, k ? label_in(&k->label, s->office->lang, k->name)
			   : _("a pasted note"));
	if (*h->program)
		buf_addf(s->out, ", %s",
			p ? label_in(&p->label, s->office->lang, p->name)
			  : h->program);
	if (k && h->kind != KIND_GRADE)
		buf_addf(s->out, _n(": %zu field", ": %zu fields", h->filled),
			h->filled);
}

void
draft_words(const struct ui *ui, const struct draft_head *h, struct buf *out)
{
	struct record *room = xcalloc(2, sizeof(*room));
	struct draft_saying s = { ui->office, NULL, h, &room[0], &room[1],
		out };
	char when[DATE_TIME_TEXT];
	struct err unread = ERR_INIT;

	if (office_look(ui->office, &s.txn, &unread) == 0) {
		/* of a new one, what it is, not what it is about, comes first */
		if (h->record)
			add_subject(&s);
		add_title(&s);
		if (!h->record)
			add_subject(&s);
		add_kind(&s);
		office_look_end(s.txn);
	}
	free(room);
	next_part(out);
	buf_adds(out, date_format_time(when, h->when, ui->office->zone));
}
