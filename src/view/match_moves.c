/* SPDX-License-Identifier: MIT */
#include "magang/view/match_moves.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/matching/solve.h"
#include "magang/view/app.h"
#include "magang/view/out.h"

/* Somebody's place on one side, to be found by name. */
struct match_stand {
	const char *person, *place; /* place NULL: none */
	uint32_t order;             /* as in the file */
	bool both;                  /* is on the other side, too */
};

static int
by_name(const void *va, const void *vb)
{
	const struct match_stand *a = va, *b = vb;

	return strcmp(a->person, b->person);
}

static int
by_order(const void *va, const void *vb)
{
	const struct match_stand *a = va, *b = vb;

	return a->order < b->order ? -1 : a->order > b->order;
}

static struct match_stand *
stands_of(const struct match_side *s)
{
	struct match_stand *row = xcalloc(s->m->n_people + 1, sizeof(*row));
	uint32_t i, place;

	for (i = 0; i < s->m->n_people; i++) {
		place = s->seat[i].place;
		row[i].person = s->m->person[i].name;
		row[i].order = i;
		if (place != MATCH_NONE)
			row[i].place =
				s->m->node[match_whole(s->m, place)].name;
	}
	return row;
}

static void
row_move(struct out *o, const char *person, const char *before,
	const char *after)
{
	const bool same = before == NULL || after == NULL
				  ? before == after
				  : strcmp(before, after) == 0;

	if (same)
		return;
	out_cell(o, person);
	out_cell(o, before);
	out_cell(o, after);
	out_row(o);
}

/* `old` is sorted by name on the way in, by order on the way out. */
static void
rows_moved(struct out *o, const struct match_side *before,
	struct match_stand *old, const struct match_side *after,
	const struct match_stand *now)
{
	struct match_stand *was;
	uint32_t i;

	for (i = 0; i < after->m->n_people; i++) {
		was = bsearch(&now[i], old, before->m->n_people, sizeof(*old),
			by_name);
		if (was != NULL)
			was->both = true;
		row_move(o, now[i].person, was != NULL ? was->place : NULL,
			now[i].place);
	}
	qsort(old, before->m->n_people, sizeof(*old), by_order);
	for (i = 0; i < before->m->n_people; i++)
		if (!old[i].both)
			row_move(o, old[i].person, old[i].place, NULL);
}

void
match_moves(const struct app *app, const struct match_side *before,
	const struct match_side *after, const char *heading, const char *none)
{
	const struct out_column columns[] = {
		{ "person", _("Person"), 0, 0 },
		{ "before", _("Before"), 0, 0 },
		{ "after", _("After"), 0, 0 },
	};
	struct match_stand *old = stands_of(before), *now = stands_of(after);
	struct out o;

	out_start(&o, app, OUT_TABLE, "moves", columns, ARRAY_SIZE(columns));
	o.heading = heading;
	o.blank = true;
	qsort(old, before->m->n_people, sizeof(*old), by_name);
	rows_moved(&o, before, old, after, now);
	if (o.rows == 0)
		out_line(app->out, "%s", none);
	out_finish(&o);
	free(old);
	free(now);
}
