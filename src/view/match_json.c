/* SPDX-License-Identifier: MIT */
#include "magang/view/match_json.h"

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/matching/why.h"
#include "magang/view/app.h"
#include "magang/view/json.h"
#include "magang/view/match_fits.h"

#define FLUSH_AT (64 * 1024)

/* A document of 100,000 people is not held as a whole. */
static void
flush(struct json *j, const struct app *app, size_t at)
{
	if (j->b->len < at)
		return;
	fwrite(buf_str(j->b), 1, j->b->len, app->out);
	buf_clear(j->b);
}

/* 0: null */
static void
rank_or_null(struct json *j, const char *key, uint32_t rank)
{
	if (rank > 0)
		json_number(j, key, rank);
	else
		json_raw(j, key, "null");
}

static void
put_pair(struct json *j, const struct instance *m,
	const struct match_seat *seat, uint32_t person)
{
	const struct match_wish *w =
		seat->wish == MATCH_NONE ? NULL : &m->wish[seat->wish];

	json_open(j, NULL, '{');
	json_text(j, "person", m->person[person].name);
	json_text(j, "place", m->node[seat->place].name);
	rank_or_null(j, "wish", w != NULL ? w->number : 0);
	rank_or_null(j, "rank", w != NULL ? w->rank : 0);
	json_bool(j, "pinned", seat->pinned && !m->person[person].held);
	if (m->person[person].held)
		json_bool(j, "offered", true);
	json_close(j, '}');
}

static void
put_lost(struct json *j, const struct match_check *c, uint32_t person,
	uint32_t wish)
{
	const struct match_wish *w = &c->m->wish[wish];
	const struct match_node *full = NULL;
	struct match_lost l;

	match_lost(c, person, wish, &l);
	if (l.full != MATCH_NONE)
		full = &c->m->node[l.full];
	json_open(j, NULL, '{');
	json_number(j, "wish", w->number);
	json_text(j, "place", c->m->node[w->place].name);
	json_text(j, "full", full != NULL ? full->name : NULL);
	if (full != NULL)
		json_number(j, "seats", full->seats);
	else
		json_raw(j, "seats", "null");
	rank_or_null(j, "your_rank", w->rank);
	rank_or_null(j, "last_rank", l.last_rank);
	json_bool(j, "by_lot", l.by_lot);
	json_bool(j, "pinned",
		full != NULL && c->pinned[l.full] > c->held[l.full]);
	json_bool(j, "refused", l.refused);
	json_close(j, '}');
}

static void
put_unmatched(struct json *j, const struct match_check *c, uint32_t person)
{
	const struct match_person *p = &c->m->person[person];
	uint32_t i;

	json_open(j, NULL, '{');
	json_text(j, "person", p->name);
	json_open(j, "why", '[');
	for (i = 0; i < p->n_wishes; i++)
		put_lost(j, c, person, p->first + i);
	json_close(j, ']');
	json_close(j, '}');
}

static void
put_people(struct json *j, const struct app *app, const struct match_told *t)
{
	const struct instance *m = t->check->m;
	uint32_t i;

	json_open(j, "pairs", '[');
	for (i = 0; i < m->n_people; i++) {
		if (t->check->seat[i].place != MATCH_NONE)
			put_pair(j, m, &t->check->seat[i], i);
		flush(j, app, FLUSH_AT);
	}
	json_close(j, ']');
	json_open(j, "unmatched", '[');
	for (i = 0; i < m->n_people; i++) {
		if (t->check->seat[i].place == MATCH_NONE)
			put_unmatched(j, t->check, i);
		flush(j, app, FLUSH_AT);
	}
	json_close(j, ']');
}

static void
put_places(struct json *j, const struct app *app, const struct match_check *c)
{
	uint32_t i;

	json_open(j, "places", '[');
	for (i = 0; i < c->m->n_places; i++) {
		json_open(j, NULL, '{');
		json_text(j, "place", c->m->node[i].name);
		json_number(j, "seats", c->m->node[i].seats);
		json_number(j, "taken", c->taken[i]);
		rank_or_null(j, "last_rank", match_last_rank(c, i));
		json_close(j, '}');
		flush(j, app, FLUSH_AT);
	}
	json_close(j, ']');
}

/* Hosts whose places were closed, where there are any. */
static void
put_closed(struct json *j, const struct instance *m)
{
	bool any = false;

	for (uint32_t i = m->n_places; i < m->n_nodes; i++) {
		if (!m->node[i].closed)
			continue;
		if (!any)
			json_open(j, "closed", '[');
		any = true;
		json_open(j, NULL, '{');
		json_text(j, "host", m->node[i].name);
		json_number(j, "women_least", m->node[i].least);
		json_close(j, '}');
	}
	if (any)
		json_close(j, ']');
}

static void
put_check(struct json *j, const struct match_check *c)
{
	size_t i;

	json_open(j, "checker", '{');
	json_bool(j, "stable", match_stable(c));
	json_open(j, "blocking", '[');
	for (i = 0; i < c->n_block; i++) {
		json_open(j, NULL, '{');
		json_text(j, "person", c->m->person[c->block[i].person].name);
		json_text(j, "place", c->m->node[c->block[i].place].name);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void
put_warnings(struct json *j, const struct diag_list *warnings)
{
	struct buf text = BUF_INIT;
	size_t i;

	json_open(j, "warnings", '[');
	for (i = 0; i < warnings->n; i++) {
		buf_clear(&text);
		buf_addf(&text, "%d:%d: %s", warnings->rows[i].line,
			warnings->rows[i].column, warnings->rows[i].text);
		json_text(j, NULL, buf_str(&text));
	}
	json_close(j, ']');
	buf_release(&text);
}

static void
put_not_fit(void *ctx, const char *person, const char *place, const char *why)
{
	struct json *j = ctx;

	json_open(j, NULL, '{');
	json_text(j, "person", person);
	json_text(j, "place", place);
	json_text(j, "why", why);
	json_close(j, '}');
}

static void
put_gap(void *ctx, const char *place, uint32_t seats, const char *why)
{
	struct json *j = ctx;

	json_open(j, NULL, '{');
	json_text(j, "place", place);
	json_number(j, "free", seats);
	json_text(j, "why", why);
	json_close(j, '}');
}

static void
put_gaps(struct json *j, const struct match_check *c)
{
	json_open(j, "gaps", '[');
	if (match_stable(c))
		match_each_gap(c, put_gap, j);
	json_close(j, ']');
}

static void
put_empty(void *ctx, const char *place, uint32_t empty, const char *fit,
	const char *lacks)
{
	struct json *j = ctx;

	json_open(j, NULL, '{');
	json_text(j, "place", place);
	json_number(j, "empty", empty);
	json_text(j, "fit", fit);
	json_text(j, "lacks", lacks);
	json_close(j, '}');
}

/* Of a matching over the store: its number, its pins, the wishes that the instance
 * has none of, why places are free, and what would fill those that stay empty. */
static void
put_ran(struct json *j, const struct app *app, const struct match_told *t)
{
	if (!t->ran)
		return;
	if (t->run)
		json_number(j, "run", t->run);
	json_open(j, "pins", '[');
	match_each_pin(app, t->ran, put_not_fit, j);
	json_close(j, ']');
	json_open(j, "unfit", '[');
	match_each_not_fit(app, t->ran, MATCH_NONE, put_not_fit, j);
	json_close(j, ']');
	put_gaps(j, t->check);
	json_open(j, "empty", '[');
	match_each_empty(app, t->ran, put_empty, j);
	json_close(j, ']');
}

void
match_json(const struct app *app, const struct match_told *t)
{
	struct buf b = BUF_INIT;
	struct json j;

	json_init(&j, &b);
	json_open(&j, NULL, '{');
	json_number(&j, "v", 1);
	json_text(&j, "seed", t->check->m->seed);
	if (t->again)
		json_number(&j, "without_second_chance", t->once);
	put_people(&j, app, t);
	put_ran(&j, app, t);
	put_places(&j, app, t->check);
	put_closed(&j, t->check->m);
	put_check(&j, t->check);
	put_warnings(&j, t->warnings);
	json_close(&j, '}');
	buf_addc(&b, '\n');
	flush(&j, app, 0);
	buf_release(&b);
}
