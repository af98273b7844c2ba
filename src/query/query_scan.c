/* SPDX-License-Identifier: MIT */
/*
 * The walk along a plan. Each way has one function that reads an index entry
 * into a row; spans are walked one after the other, or at once by what follows
 * their prefix (a heap of cursors), which is the order of the whole.
 */
#include "query_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#include "query_row.h"

void
plan_release(struct plan *pl)
{
	free(pl->spans);
	ids_release(&pl->ids);
	free(pl->words);
	memset(pl, 0, sizeof(*pl));
}

/* ---- entries ------------------------------------------------------------ */

static void
entry_card(const struct view *v, unsigned parts, struct query_row *row)
{
	card_read(&row->card, v);
	row->known |= parts;
}

static bool
entry_record(struct scan *sc, const struct walk *w, struct query_row *row)
{
	struct record *r = &sc->rows->record;

	/* every row is one: nothing of it is asked */
	if (!sc->rows->q->root->first && !sc->rows->q->sort)
		return true;
	if (!record_decode(
		    r, row->id, w->value.p, w->value.n, RECORD_UNCHECKED)) {
		record_damaged(sc->txn, sc->rows->q->kind, row->id);
		return false;
	}
	row->record = r;
	row_from_record(sc->rows, row);
	return true;
}

static bool
entry_name(struct scan *sc, const struct walk *w, struct query_row *row)
{
	uint8_t bytes[CARD_SIZE] = { 0 };
	struct view card = { bytes, sizeof(bytes) };

	row->area = get_u16(w->key.p + 1);
	row->known |= ROW_AREA;
	snprintf(sc->word, sizeof(sc->word), "%s", (const char *)w->key.p + 3);
	row->word = sc->word;
	/* birth u16, sex u8: as a card begins; then what the word shares */
	memcpy(bytes, w->value.p, w->value.n < 3 ? w->value.n : 3);
	row->shared = w->value.n > 3 ? w->value.p[3] : 0;
	entry_card(&card, ROW_BIRTH | ROW_SEX, row);
	return true;
}

static bool
entry_person(struct scan *sc, const struct walk *w, struct query_row *row)
{
	(void)sc;
	row->area = get_u16(w->key.p + 1);
	row->known |= ROW_AREA;
	entry_card(&w->value, ROW_CARD, row);
	return true;
}

/* program, area, person, case */
#define CLIENT_PERSON 5

static bool
entry_client(struct scan *sc, const struct walk *w, struct query_row *row)
{
	(void)sc;
	row->id = get_u64(w->key.p + CLIENT_PERSON);
	row->program = get_u16(w->key.p + 1);
	row->area = get_u16(w->key.p + 3);
	row->client = true;
	row->known |= ROW_AREA | ROW_CLIENT;
	entry_card(&w->value, ROW_CARD, row);
	return true;
}

/* A person stands there once for each case: the first counts. */
static bool
client_again(struct scan *sc, const struct query_row *row)
{
	const struct access *a = &sc->rows->q->office->access;
	bool again = sc->client == row->id;

	for (size_t i = 0; !again && i < a->n_programs; i++) {
		struct key k = { 0 };
		struct walk w;

		if (a->programs[i] >= row->program)
			continue;
		key_u8(&k, IX_CLIENT);
		key_u16(&k, a->programs[i]);
		key_u16(&k, row->area);
		key_u64(&k, row->id);
		walk_begin(&w, sc->txn, TREE_IX, k.b, k.n);
		again = walk_next(&w);
		walk_end(&w);
	}
	if (!again)
		sc->client = row->id;
	return again;
}

static bool
entry_case(struct scan *sc, const struct walk *w, struct query_row *row)
{
	(void)sc;
	row->area = get_u16(w->key.p + 1);
	row->program = get_u16(w->key.p + 3);
	row->stage = get_u16(w->key.p + 5);
	row->order = get_u16(w->key.p + 7);
	row->known |= ROW_AREA | ROW_PLACE | ROW_ORDER;
	entry_card(&w->value, ROW_CARD | ROW_ENTERED, row);
	return true;
}

static bool
entry_due(struct scan *sc, const struct walk *w, struct query_row *row)
{
	(void)sc;
	row->area = get_u16(w->key.p + 1);
	row->due = KEY_DATE(get_u32(w->key.p + 3));
	row->officer = get_u64(w->value.p);
	row->owner = get_u64(w->value.p + 8);
	row->program = get_u16(w->value.p + 16);
	row->warn = w->value.n >= 22 ? KEY_DATE(get_u32(w->value.p + 18))
				     : DATE_NONE;
	row->known |= ROW_AREA | ROW_DUE | ROW_OWNER | ROW_PLACE;
	if (row->program)
		row_of_case(row);
	return true;
}

static bool (*const entries[])(
	struct scan *sc, const struct walk *w, struct query_row *row) = {
	[WAY_RECORDS] = entry_record,
	[WAY_NAMES] = entry_name,
	[WAY_PERSONS] = entry_person,
	[WAY_CLIENTS] = entry_client,
	[WAY_CASES] = entry_case,
	[WAY_DUE] = entry_due,
};

/* ---- where it stands ---------------------------------------------------- */

/* The i-th that is met, of n that stand in ascending order. */
static size_t
met(const struct scan *sc, size_t i, size_t n)
{
	return sc->back ? n - 1 - i : i;
}

static bool
scan_step(const struct scan *sc, struct walk *w)
{
	return sc->back ? walk_back(w) : walk_next(w);
}

void
scan_place(const struct scan *sc, struct place_key *out)
{
	const struct walk *w = sc->entry;

	if (!w) {
		out->n = 8;
		put_u64(out->b,
			sc->plan->ids
				.rows[met(sc, sc->span - 1, sc->plan->ids.n)]);
		return;
	}
	out->n = (uint8_t)w->key.n;
	out->prefix = (uint8_t)w->prefix_len;
	memcpy(out->b, w->key.p, w->key.n);
}

/* Opens a walk of a span behind where the scan begins, by what follows the
 * prefix: a key and one byte more is the next key that there can be. A walk back
 * begins before the key that it seeks. */
static void
walk_span(
	struct scan *sc, struct walk *w, const struct prefix *span, bool behind)
{
	uint8_t from[WALK_PREFIX + PREFIX_BYTES];
	size_t rest = (size_t)(sc->from.n - sc->from.prefix);

	walk_begin(w, sc->txn,
		sc->plan->way == WAY_RECORDS ? TREE_REC : TREE_IX, span->b,
		span->n);
	if (!behind)
		return;
	memcpy(from, span->b, span->n);
	memcpy(from + span->n, sc->from.b + sc->from.prefix, rest);
	from[span->n + rest] = 0;
	walk_seek(w, from, span->n + rest + !sc->back);
}

/* ---- one after the other ------------------------------------------------ */

/* Spans before the one where the scan begins are done. */
static size_t
span_reached(const struct scan *sc)
{
	const struct plan *pl = sc->plan;
	size_t i = 0;

	for (; sc->from.n && i < pl->n; i++) {
		const struct prefix *span = &pl->spans[met(sc, i, pl->n)];
		int c = memcmp(span->b, sc->from.b, span->n);

		if (sc->back ? c <= 0 : c >= 0)
			break;
	}
	return i;
}

static struct walk *
next_in_turn(struct scan *sc)
{
	const struct plan *pl = sc->plan;
	const struct prefix *span;

	if (sc->started && scan_step(sc, sc->walks))
		return sc->walks;
	if (!sc->started)
		sc->span = span_reached(sc);
	else
		walk_end(sc->walks);
	for (; sc->span < pl->n; walk_end(sc->walks)) {
		span = &pl->spans[met(sc, sc->span++, pl->n)];
		walk_span(sc, sc->walks, span,
			!sc->started && sc->from.n &&
				memcmp(span->b, sc->from.b, span->n) == 0);
		sc->started = true;
		if (scan_step(sc, sc->walks))
			return sc->walks;
	}
	sc->started = true;
	return NULL;
}

/* ---- at once ------------------------------------------------------------ */

/* Is what stands in a met before what stands in b? */
static bool
walk_before(const struct scan *sc, const struct walk *a, const struct walk *b)
{
	size_t n = a->key.n - a->prefix_len, m = b->key.n - b->prefix_len;
	int c = memcmp(a->key.p + a->prefix_len, b->key.p + b->prefix_len,
		n < m ? n : m);

	if (c == 0)
		c = (n > m) - (n < m);
	return sc->back ? c > 0 : c < 0;
}

static void
sift(struct scan *sc, size_t i)
{
	size_t *heap = sc->heap;

	for (;;) {
		size_t child = 2 * i + 1, moved = heap[i];

		if (child >= sc->n_heap)
			return;
		if (child + 1 < sc->n_heap &&
			walk_before(sc, &sc->walks[heap[child + 1]],
				&sc->walks[heap[child]]))
			child++;
		if (!walk_before(
			    sc, &sc->walks[heap[child]], &sc->walks[moved]))
			return;
		heap[i] = heap[child];
		heap[child] = moved;
		i = child;
	}
}

static void
merge_start(struct scan *sc)
{
	const struct plan *pl = sc->plan;

	sc->started = true;
	for (size_t i = 0; i < pl->n; i++) {
		walk_span(sc, &sc->walks[i], &pl->spans[i], sc->from.n > 0);
		if (scan_step(sc, &sc->walks[i]))
			sc->heap[sc->n_heap++] = i;
	}
	for (size_t i = sc->n_heap / 2; i > 0; i--)
		sift(sc, i - 1);
}

static struct walk *
next_merged(struct scan *sc)
{
	if (!sc->started) {
		merge_start(sc);
	} else if (sc->n_heap) {
		if (!scan_step(sc, &sc->walks[sc->heap[0]]))
			sc->heap[0] = sc->heap[--sc->n_heap];
		sift(sc, 0);
	}
	return sc->n_heap ? &sc->walks[sc->heap[0]] : NULL;
}

/* ---- ids, cases of a person --------------------------------------------- */

static bool
next_id(struct scan *sc, struct query_row *row)
{
	const struct ids *ids = &sc->plan->ids;
	uint64_t after = sc->from.n ? get_u64(sc->from.b) : 0, id;

	do {
		if (sc->span == ids->n)
			return false;
		id = ids->rows[met(sc, sc->span++, ids->n)];
	} while (sc->from.n && (sc->back ? id >= after : id <= after));
	row->id = id;
	row->known = ROW_ID;
	row->fresh = true;
	return true;
}

static void
cases_begin(struct scan *sc, const struct query_row *person)
{
	members_begin(&sc->members, sc->txn, KIND_PERSON, person->id,
		sc->rows->q->kind);
	sc->in_members = true;
	sc->person = *person;
}

static bool
next_member(struct scan *sc, struct query_row *row)
{
	if (!scan_step(sc, &sc->members)) {
		walk_end(&sc->members);
		sc->in_members = false;
		return false;
	}
	*row = sc->person;
	row->id = walk_id(&sc->members);
	sc->person.fresh = false;
	return true;
}

/* ---- the scan ----------------------------------------------------------- */

void
scan_begin(struct scan *sc, const struct plan *plan, struct row_reader *rows,
	const struct place_key *after)
{
	size_t n = plan->merged && plan->n ? plan->n : 1;

	memset(sc, 0, sizeof(*sc));
	sc->plan = plan;
	sc->rows = rows;
	sc->txn = rows->txn;
	sc->from = *after;
	sc->seconds = kind_is_owner(rows->q->kind) && rows->merged;
	if (plan->way == WAY_CLIENTS && after->n)
		sc->client = get_u64(after->b + CLIENT_PERSON);
	sc->walks = xcalloc(n, sizeof(*sc->walks));
	sc->heap = xcalloc(n, sizeof(*sc->heap));
}

static bool
next_entry(struct scan *sc, struct query_row *row)
{
	struct walk *w = sc->plan->merged ? next_merged(sc) : next_in_turn(sc);

	if (!w)
		return false;
	sc->entry = w;
	row->id = walk_id(w);
	row->known = ROW_ID;
	row->fresh = true;
	return entries[sc->plan->way](sc, w, row);
}

/* A second record of somebody, who has no card. */
static bool
is_second(const struct scan *sc, const struct query_row *row)
{
	return sc->seconds && person_root(sc->txn, row->id) != row->id;
}

void
steps_begin(const struct office *office)
{
	if (office->steps.at && !office->steps.firm)
		office->steps.at(office->steps.ctx, 0, 0);
}

int
steps_stopped(struct err *err)
{
	return err_set(err, MG_ESTOPPED, _("stopped"));
}

#define STEP_ROWS 16 /* between two questions whether to go on */

static bool
goes_on(const struct scan *sc)
{
	const struct office_steps *ask = &sc->rows->q->office->steps;
	struct steps *s = sc->steps;

	if (s && ask->at && !ask->firm && ++s->looked % STEP_ROWS == 0)
		s->stopped = s->stopped || !ask->at(ask->ctx, s->looked, 0);
	return !s || !s->stopped;
}

bool
scan_next(struct scan *sc, struct query_row *row)
{
	bool cases = sc->plan->way == WAY_NAMES &&
		     kind_has_person(sc->rows->q->kind);

	/* it stops between two entries, as pages end */
	while (sc->in_members || goes_on(sc)) {
		if (sc->in_members && next_member(sc, row))
			return true;
		*row = (struct query_row){ .rows = sc->rows };
		if (sc->plan->way == WAY_IDS ? !next_id(sc, row)
					     : !next_entry(sc, row))
			return false;
		if (is_second(sc, row))
			continue;
		if (sc->plan->way == WAY_IDS)
			return true;
		if (sc->plan->way == WAY_CLIENTS && client_again(sc, row))
			continue;
		if (!cases)
			return true;
		cases_begin(sc, row);
	}
	return false;
}

void
scan_end(struct scan *sc)
{
	size_t n = sc->plan->merged ? sc->plan->n : 1;

	for (size_t i = 0; sc->started && i < n; i++)
		walk_end(&sc->walks[i]);
	if (sc->in_members)
		walk_end(&sc->members);
	free(sc->walks);
	free(sc->heap);
}

/* The beginning that led to this word. */
static size_t
beginning_of(const struct plan *pl, const char *word)
{
	size_t i = 0;

	while (strncmp(word, pl->words[i], strlen(pl->words[i])) != 0)
		i++;
	return i;
}

/* Does one of the first n beginnings lead to a word of the name? */
static bool
leads(const struct plan *pl, size_t n, const struct fold_name *name)
{
	for (size_t i = 0; i < n; i++)
		for (size_t w = 0; w < name->n; w++)
			if (strncmp(name->word[w], pl->words[i],
				    strlen(pl->words[i])) == 0)
				return true;
	return false;
}

bool
scan_first_word(
	const struct scan *sc, const struct query *q, struct query_row *row)
{
	const struct fold_name *name;
	const struct fdef *f;
	bool of_person;
	size_t at;

	if (!row->word)
		return true;
	at = beginning_of(sc->plan, row->word);
	if (row->shared >= strlen(sc->plan->words[at]))
		return false;
	if (at == 0) /* the name is not needed */
		return true;
	if (!rows_open(sc->rows, row))
		return false;
	f = name_field(q->kind, &of_person);
	name = row_fold(row, f, of_person);
	return name && !leads(sc->plan, at, name);
}
