/* SPDX-License-Identifier: MIT */
#include "magang/tui/deck/deck.h"

#include "magang/tui/deck/deck_run.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/query/query_parse.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/view/each.h"
#include "magang/view/text.h"

#define DECK_MAX 20000 /* cases at a time; nobody decides more in a day */

struct deck *
deck_here(struct ui *ui)
{
	return (struct deck *)ui_screen(ui);
}

/* ---- the queue ----------------------------------------------------------- */

/* A score is one of its program: those of a program stand together, so that the
 * next card asks the same. */
static int
by_area_and_score(const void *x, const void *y)
{
	const struct deck_row *a = x, *b = y;

	if (a->program != b->program)
		return a->program < b->program ? -1 : 1;
	if (a->area != b->area)
		return a->area < b->area ? -1 : 1;
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

/* What was decided here does not come again. */
static bool
was_decided(const struct deck *d, uint64_t id)
{
	for (size_t i = 0; i < d->n_run; i++)
		if (d->run[i].id == id)
			return true;
	return false;
}

/* Who has come to an end waits for nothing; who was proposed waits for somebody else
 * to approve it, and comes where that is asked for. */
static bool
waits(struct ui *ui, const struct deck *d, struct txn *txn,
	const struct deck_row *row)
{
	const struct program *p =
		office_program(ui->office, txn, row->program, row->version);
	int stage = p ? program_stage_by_number(p, row->stage) : -1;

	return stage >= 0 && p->stages[stage].kind < STAGE_SUCCESS &&
	       (!row->proposed || d->proposed);
}

/* In the order of the filter, or the best of each area first; of any number the
 * first DECK_MAX, the others when those are through. */
static void
keep_first(struct ui *ui, struct deck *d, struct txn *txn)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		if (waits(ui, d, txn, &d->rows[i]) &&
			!was_decided(d, d->rows[i].id))
			d->rows[n++] = d->rows[i];
	d->n = n;
	if (n && !d->sorted)
		qsort(d->rows, n, sizeof(*d->rows), by_area_and_score);
	if (n <= DECK_MAX)
		return;
	d->more += n - DECK_MAX;
	d->n = DECK_MAX;
}

struct deck_reading {
	struct ui *ui;
	struct deck *d;
};

static bool
add_row(void *ctx, const struct row *row)
{
	const struct deck_reading *r = ctx;
	const struct record *c = row->record;
	struct deck *d = r->d;
	struct deck_row *new;

	VEC_GROW(d->rows, d->n, d->cap);
	new = &d->rows[d->n++];
	*new = (struct deck_row){ .id = c->id,
		.program = (uint16_t)record_number(c, F_PROGRAM_NO, 0),
		.version = (uint16_t)record_number(c, F_VERSION, 0),
		.stage = (uint8_t)record_number(c, F_STAGE, 0),
		.proposed = record_has(c, F_PROPOSED),
		.score = record_number(c, F_SCORE, -1) };
	if (row->person)
		new->area = (uint16_t)record_number(row->person, F_REGENCY, 0);
	if (d->n == 2 * DECK_MAX)
		keep_first(r->ui, d, row->style->txn);
	return true;
}

/* Of those that were tagged the ones that are still there. */
static int
read_ids(struct deck_reading *r, struct err *err)
{
	struct arena *arena = arena_new();
	struct record *c = arena_alloc(arena, sizeof(*c));
	struct record *p = arena_alloc(arena, sizeof(*p));
	struct style style = { .office = r->ui->office };
	const struct row row = { &style, c, p };
	struct err gone = ERR_INIT;
	int rc = office_look(style.office, &style.txn, err);

	for (size_t i = 0; !rc && i < r->d->n_ids; i++)
		if (office_load_in(style.office, style.txn, KIND_CASE,
			    r->d->ids[i], arena, c, &gone) == 0 &&
			office_load_in(style.office, style.txn, KIND_PERSON,
				record_owner(c), arena, p, &gone) == 0)
			add_row(r, &row);
	if (!rc)
		office_look_end(style.txn);
	arena_free(arena);
	return rc;
}

/* What its filter says of the order, and of who was proposed. */
static int
read_filter(struct ui *ui, struct deck *d, struct err *err)
{
	struct query *q;
	int rc = query_parse(ui->office, KIND_CASE, d->filter, &q, err);

	if (rc)
		return rc;
	d->sorted = query_is_sorted(q);
	d->proposed = query_asks_for(q, F_PROPOSED);
	query_free(q);
	return 0;
}

static int
read_rows(struct ui *ui, struct deck *d, struct err *err)
{
	const struct style plain = { .office = ui->office };
	struct deck_reading r = { ui, d };
	struct txn *txn;
	int rc = read_filter(ui, d, err);

	d->n = d->at = d->more = 0;
	if (rc)
		return rc;
	rc = d->n_ids ? read_ids(&r, err)
		      : filter_each(ui->office, KIND_CASE, d->filter, &plain,
				add_row, &r, err);
	if (!rc)
		rc = office_look(ui->office, &txn, err);
	if (rc)
		return rc;
	keep_first(ui, d, txn);
	office_look_end(txn);
	return 0;
}

void
deck_step(struct deck *d, int way)
{
	size_t i = d->at;

	if (d->gone && i < d->n)
		d->rows[i].done = true;
	d->gone = false;
	for (size_t n = d->n; n > 0; n--) {
		i = way < 0 ? (i == 0 ? d->n : i) - 1 : (i + 1) % d->n;
		if (i < d->n && !d->rows[i].done) {
			d->at = i;
			return;
		}
	}
	d->at = d->n;
}

void
deck_last(struct deck *d)
{
	struct deck_row row;

	if (d->at >= d->n || d->gone) {
		deck_step(d, 1);
		return;
	}
	row = d->rows[d->at];
	memmove(&d->rows[d->at], &d->rows[d->at + 1],
		(d->n - d->at - 1) * sizeof(row));
	d->rows[d->n - 1] = row;
	d->at = d->at == 0 ? d->n - 1 : d->at - 1;
	deck_step(d, 1);
}

static size_t
left(const struct deck *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += !d->rows[i].done;
	return n;
}

/* ---- cards --------------------------------------------------------------- */

/* Among those of the deck that have a score. */
static struct docket_rank
rank_of(const struct deck *d, const struct deck_row *row)
{
	struct docket_rank r = { .place = 1 };

	if (row->score < 0)
		return (struct docket_rank){ 0 };
	for (size_t i = 0; i < d->n; i++) {
		const struct deck_row *other = &d->rows[i];

		if (other->program != row->program || other->score < 0)
			continue;
		r.of++;
		r.place += other->score > row->score;
	}
	return r;
}

static bool
is_read(const struct ui *ui, const struct docket *c, uint64_t id)
{
	return c->id == id && c->head == ui->head &&
	       c->columns == term_columns(ui->term);
}

/* The card of a row into a place, from where it lies or from the store. */
static int
docket_to(struct ui *ui, struct deck *d, size_t place,
	const struct deck_row *row, struct err *err)
{
	const struct docket_rank rank = rank_of(d, row);

	for (size_t i = place; i <= DECK_AHEAD; i++) {
		struct docket c = d->cards[i];

		if (!is_read(ui, &c, row->id))
			continue;
		d->cards[i] = d->cards[place];
		d->cards[place] = c;
		return 0;
	}
	return docket_read(ui, row->id, term_columns(ui->term), &rank,
		&d->cards[place], err);
}

/* Still where it was when the deck was read? */
static bool
still_waits(const struct docket *c, const struct deck_row *row)
{
	const struct program *p = c->moves.program;

	return p && c->stage >= 0 && p->stages[c->stage].number == row->stage;
}

/* Nobody else comes under the finger that is about to decide. */
const char *
deck_gone(const struct deck *d)
{
	return d->gone ? _("it was decided elsewhere meanwhile; ] goes on")
		       : NULL;
}

/* Is there one whose turn it is? When those that were read are through, of the
 * others. */
static bool
any_left(struct ui *ui, struct deck *d)
{
	struct err err = ERR_INIT;

	if (d->at >= d->n && d->more && read_rows(ui, d, &err))
		ui_fail(ui, &err);
	return d->at < d->n;
}

/* Of the case whose turn it is, read when it was not yet; NULL: nothing is left. */
static struct docket *
card_now(struct ui *ui, struct deck *d)
{
	while (any_left(ui, d)) {
		struct deck_row *row = &d->rows[d->at];
		struct err err = ERR_INIT;
		int rc = docket_to(ui, d, 0, row, &err);

		d->gone = !rc && !still_waits(&d->cards[0], row) &&
			  d->shown == row->id;
		if (!rc && (d->gone || still_waits(&d->cards[0], row))) {
			d->shown = row->id;
			return &d->cards[0];
		}
		if (rc && rc != MG_ENOENT && rc != MG_EACCESS) {
			ui_fail(ui, &err);
			return NULL;
		}
		row->done = true;
		deck_step(d, 1);
	}
	return NULL;
}

static void
say_changed(struct ui *ui, const struct deck *d, const struct docket *now)
{
	if (d->gone)
		ui_say(ui, ROLE_WARN, "%s: %s", now->number, deck_gone(d));
	else
		ui_say(ui, ROLE_WARN,
			_("%s was changed meanwhile; this is how it is now"),
			now->number);
}

struct docket *
deck_as_shown(struct ui *ui, struct deck *d)
{
	const struct docket_ground was = d->cards[0].ground;
	struct docket *now = card_now(ui, d);

	if (!now || (!d->gone && docket_same(&was, &now->ground)))
		return now;
	say_changed(ui, d, now);
	return NULL;
}

/* ---- the screen ---------------------------------------------------------- */

static int
enter(struct ui *ui, struct screen *s, struct err *err)
{
	struct deck *d = (struct deck *)s;
	int rc = read_rows(ui, d, err);

	if (!rc && !card_now(ui, d))
		rc = err_set(err, MG_ENOENT,
			_("no case of this filter waits for a decision"));
	return rc;
}

static void
leave(struct screen *s)
{
	struct deck *d = (struct deck *)s;

	for (size_t i = 0; i <= DECK_AHEAD; i++)
		docket_release(&d->cards[i]);
	for (size_t i = 0; i < d->n_reasons; i++)
		free(d->reasons[i]);
	lines_clear(&d->list);
	free(d->words);
	free(d->reasons);
	free(d->run);
	free(d->rows);
	free(d->filter);
	free(d->ids);
}

/* What somebody else has changed meanwhile is not passed over in silence. */
static void
refresh(struct ui *ui, struct screen *s)
{
	struct deck *d = (struct deck *)s;
	const struct docket_ground was = d->cards[0].ground;
	const struct docket *now;

	deck_run_check(ui, d);
	if (d->at < d->n && d->rows[d->at].done)
		deck_step(d, 1);
	now = card_now(ui, d);
	if (d->listed || !now)
		deck_list(ui, d);
	if (now && !ui->message.text &&
		(d->gone || (was.id == now->id &&
				    !docket_same(&was, &now->ground))))
		say_changed(ui, d, now);
}

static void
settle(struct ui *ui, struct screen *s)
{
	struct deck *d = (struct deck *)s;

	if (!card_now(ui, d) || d->listed)
		deck_list(ui, d);
}

static void
fit(struct ui *ui, struct screen *s)
{
	settle(ui, s);
}

/* The next ones, while this one is looked at. */
static bool
rest(struct ui *ui, struct screen *s)
{
	struct deck *d = (struct deck *)s;
	struct err unread = ERR_INIT;
	size_t place = 1;

	for (size_t i = d->at + 1; i < d->n && place <= DECK_AHEAD; i++)
		if (!d->rows[i].done &&
			docket_to(ui, d, place, &d->rows[i], &unread) == 0)
			place++;
	return false;
}

/* The case that a picture shows; 0: it shows what was decided. */
static uint64_t
shown(const struct deck *d)
{
	return d->listed || d->at >= d->n ? 0 : d->rows[d->at].id;
}

static bool
unseen(const struct screen *s)
{
	const struct deck *d = (const struct deck *)s;

	return shown(d) && shown(d) != d->drawn;
}

static struct lines *
lines_now(struct deck *d)
{
	return shown(d) ? &d->cards[0].lines : &d->list;
}

/* The keys of going back (actions.c): from what was decided to the cases. */
static bool
leaves(const struct key_event *ev)
{
	return key_is(ev, K_ESC) || key_is(ev, K_LEFT) ||
	       key_is_control(ev, 'C') ||
	       (ev->type == EV_CHAR && ev->cp == 'q');
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct deck *d = (struct deck *)s;
	struct layout l = ui_layout(ui);

	if (d->listed && d->at < d->n && leaves(ev)) {
		d->listed = false;
		return REACT_DRAW;
	}
	if (ev->type == EV_CHAR && ev->cp >= '0' && ev->cp <= '9')
		d->digit = (size_t)(ev->cp + 9 - '0') % 10;
	return lines_move(lines_now(d), ev, l.message - l.body - 2)
		       ? REACT_DRAW
		       : REACT_PASS;
}

static char *
title_text(const struct deck *d)
{
	if (d->at >= d->n)
		return xstrdup(_("Deck | nothing is left"));
	return xasprintf(_("Deck | %zu of %zu, %zu left"), d->at + 1,
		d->n + d->more, left(d) + d->more);
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct deck *d = (struct deck *)s;
	struct layout l = ui_layout(ui);
	const struct docket *c = &d->cards[0];
	char *title = title_text(d);
	int row = l.body;

	ui_frame(ui, title);
	free(title);
	d->drawn = shown(d);
	if (d->drawn) {
		term_put_parts(ui->term, row++, 1, -1, c->who, ROLE_HEAD);
		if (l.rows >= 14)
			term_put(ui->term, row++, 1, -1, c->where, ROLE_PLAIN);
	}
	lines_draw(lines_now(d), ui->term, row, 0, l.columns, l.message - row,
		true);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct deck *d = (struct deck *)s;
	char *title = title_text(d);

	(void)ui;
	lines_head(&out->lines, title);
	free(title);
	d->drawn = shown(d);
	if (d->drawn) {
		lines_head(&out->lines, d->cards[0].who);
		lines_head(&out->lines, d->cards[0].where);
	}
	lines_tell(lines_now(d), &out->lines);
}

static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	(void)ui;
	return lines_mark(lines_now((struct deck *)s), row);
}

/* A decision or proposal of the list, else the case. */
static void
here(struct screen *s, struct here *out)
{
	struct deck *d = (struct deck *)s;
	const struct line *line = lines_here(lines_now(d));

	if (shown(d))
		*out = (struct here){ .kind = KIND_CASE, .id = shown(d) };
	else
		*out = (struct here){ .kind = line ? line->kind : KIND_DECISION,
			.id = line ? line->id : 0 };
}

static uint64_t
act(struct screen *s)
{
	struct deck *d = (struct deck *)s;
	const struct line *line = shown(d) ? NULL : lines_here(&d->list);

	return line ? line->key : 0;
}

/* What came back has its turn. */
static void
show(struct screen *s, int kind, uint64_t id)
{
	struct deck *d = (struct deck *)s;
	struct deck_row *row = kind == KIND_CASE ? deck_row_of(d, id) : NULL;

	if (row && !row->done)
		d->at = (size_t)(row - d->rows);
}

static const struct screen_ops deck_ops = {
	.place = AT_DECK,
	.enter = enter,
	.key = key,
	.settle = settle,
	.draw = draw,
	.refresh = refresh,
	.fit = fit,
	.leave = leave,
	.rest = rest,
	.unseen = unseen,
	.tell = tell,
	.mark = mark,
	.here = here,
	.show = show,
	.act = act,
};

struct screen *
deck_new(const char *filter, const uint64_t *ids, size_t n)
{
	struct deck *d = xcalloc(1, sizeof(*d));

	d->base.ops = &deck_ops;
	d->filter = xstrdup(filter);
	d->ids = xcalloc(n + 1, sizeof(*d->ids));
	d->n_ids = n;
	if (n)
		memcpy(d->ids, ids, n * sizeof(*ids));
	return &d->base;
}
