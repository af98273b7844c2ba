/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/timeline_lines.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/ops/history.h"
#include "magang/record/seat_giver.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/event.h"

#define EVENTS_MAX 300
#define WHEN 14 /* columns of the longest day and hour, in Japanese */
#define ACTOR 8 /* columns of who and of what he did, at least and at most */
#define ACTOR_MOST 16

/* What is shown of one row, while it is not known how wide who and what are. */
struct told_event {
	struct event e;
	uint64_t seq, seat; /* of a cohort, of a slot: whose seat; 0 */
	bool refused;
};

struct timeline {
	struct office *office;
	struct told_event *rows;
	size_t n, cap;
	int actor, what; /* columns */
	bool narrow;
};

static void
widen(int *columns, const char *text)
{
	int n = utf8_columns(text);

	n = n < ACTOR_MOST ? n : ACTOR_MOST;
	*columns = n > *columns ? n : *columns;
}

/* On a phone the day and the words; the rest unfolds with them. */
static void
event_line(const struct timeline *t, const struct event *e, struct buf *b)
{
	if (t->narrow) {
		buf_addf(b, "%s %s", e->day, buf_str(&e->text));
		return;
	}
	utf8_pad(b, e->when, WHEN);
	buf_addc(b, ' ');
	utf8_pad(b, e->actor, t->actor);
	buf_addc(b, ' ');
	utf8_pad(b, e->what, t->what);
	buf_addf(b, " %s", buf_str(&e->text));
}

/* Who it was and what he did may have been cut above. */
static char *
event_more(const struct event *e)
{
	return xasprintf(
		"%s %s %s\n%s", e->at, e->actor, e->what, buf_str(&e->more));
}

static int
visit(void *ctx, const struct history_row *row, struct err *err)
{
	struct timeline *t = ctx;
	struct told_event *told;

	(void)err;
	VEC_GROW(t->rows, t->n, t->cap);
	told = &t->rows[t->n++];
	*told = (struct told_event){ .seq = row->seq,
		.refused = row->code != 0 };
	if (row->op && row->op->kind == KIND_SEAT && seat_giver(row->of))
		told->seat = row->op->id;
	event_make(t->office, row, &told->e);
	widen(&t->actor, told->e.actor);
	widen(&t->what, told->e.what);
	return 0;
}

static void
add_event(const struct timeline *t, const struct told_event *told,
	struct lines *out)
{
	struct buf b = BUF_INIT;
	struct line *line;

	event_line(t, &told->e, &b);
	line = lines_add(out, buf_str(&b));
	line->more = event_more(&told->e);
	line->role = told->refused ? ROLE_BAD : ROLE_PLAIN;
	line->key = told->seq << 8 | (out->n & 255);
	line->kind = told->seat ? KIND_SEAT : KIND_NONE;
	line->id = told->seat;
	buf_release(&b);
}

int
timeline_lines(struct ui *ui, enum kind kind, uint64_t id, struct lines *out,
	struct err *err)
{
	struct timeline t = { .office = ui->office,
		.actor = ACTOR,
		.what = ACTOR,
		.narrow = term_class(ui->term) == SIZE_NARROW };
	int rc = history_record(
		ui->office, kind, id, EVENTS_MAX, visit, &t, err);

	for (size_t i = 0; i < t.n; i++) {
		if (t.rows[i].e.text.len)
			add_event(&t, &t.rows[i], out);
		event_release(&t.rows[i].e);
	}
	free(t.rows);
	return rc;
}
