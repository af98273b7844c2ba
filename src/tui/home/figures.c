/* SPDX-License-Identifier: MIT */
#include "figures.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/words.h"
#include "magang/view/event.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/ops/history_acts.h"

void
figures_release(struct figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->rows[i].label);
		free(f->rows[i].number);
		free(f->rows[i].text);
		free(f->rows[i].filter);
	}
	free(f->rows);
	free(f->title);
	*f = (struct figures){ 0 };
}

void
figures_first(struct figures *f, size_t row)
{
	const struct figure first = f->rows[row];

	memmove(f->rows + 1, f->rows, row * sizeof(*f->rows));
	f->rows[0] = first;
}

struct figure *
figures_add(struct figures *f, const char *label, int kind, const char *filter)
{
	struct figure *row;

	VEC_GROW(f->rows, f->n, f->cap);
	row = &f->rows[f->n++];
	*row = (struct figure){
		.label = xstrdup(label),
		.number = xstrdup(""),
		.further = -1,
		.kind = kind,
		.filter = filter ? xstrdup(filter) : NULL,
	};
	return row;
}

void
figure_count(struct ui *ui, struct figure *f, uint64_t count)
{
	char text[NUMBER_SHOWN];

	f->count = count;
	free(f->number);
	f->number = xstrdup(words_number(ui->office->lang, count, text));
}

void
figure_share(struct ui *ui, struct figure *f, uint64_t count, uint64_t most)
{
	char of[NUMBER_SHOWN], text[NUMBER_SHOWN];

	f->count = count;
	f->most = most;
	free(f->number);
	f->number =
		xasprintf("%s/%s", words_number(ui->office->lang, count, text),
			words_number(ui->office->lang, most, of));
}

int
figure_percent(const struct figure *f)
{
	return f->most ? (int)(f->count * 100 / f->most) : 0;
}

/* --- recent acts ---------------------------------------------------------- */

#define ACTOR 8 /* columns, at least and at most */
#define ACTOR_MOST 16

struct recent {
	struct office *office;
	struct figures *f;
	uint64_t act;
};

static int
visit_recent(void *ctx, const struct history_row *row, struct err *err)
{
	struct recent *r = ctx;
	struct event e;
	struct figure *f;
	struct buf b = BUF_INIT;
	enum kind kind;
	uint64_t id;
	int columns;

	(void)err;
	if (row->change->act == r->act || row->up || !row->op || row->code ||
		kind_is(row->op->kind, KIND_TEXT | KIND_ACTS))
		return 0;
	r->act = row->change->act;
	event_make(r->office, row, &e);
	/* of today only the hour */
	buf_addf(&b, "%s ",
		row->change->date == r->office->today ? e.hour : e.when);
	columns = utf8_columns(e.actor);
	utf8_pad(&b, e.actor,
		columns < ACTOR        ? ACTOR
		: columns < ACTOR_MOST ? columns
				       : ACTOR_MOST);
	buf_addf(&b, " %s %s", e.what, buf_str(&e.about));
	id = op_subject(row->op, &kind);
	f = figures_add(r->f, buf_str(&b), (int)kind, NULL);
	f->id = id;
	buf_release(&b);
	event_release(&e);
	return 0;
}

int
figures_recent(struct ui *ui, size_t max, struct figures *f, struct err *err)
{
	struct recent r = { .office = ui->office, .f = f };

	figures_release(f);
	f->title = xstrdup(_("RECENT"));
	if (max == 0)
		return 0;
	return history_changes(ui->office, 0, max, visit_recent, &r, err);
}
