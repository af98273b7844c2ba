/* SPDX-License-Identifier: MIT */
/*
 * Rows of the file that no store can show yet, found by NIK, passport, phone,
 * family card and birth date through small hash tables over one array.
 */
#include "import_seen.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/linkage/weigh.h"
#include "magang/record/index.h"

enum seen_by { BY_NIK, BY_PASSPORT, BY_PHONE, BY_CARD, BY_BIRTH, BY_COUNT };

struct seen_row {
	struct trait trait;
	struct buf record;
	size_t line, index;
	uint32_t next[BY_COUNT]; /* index + 1 of the next in the chain */
};

struct seen {
	struct seen_row *rows;
	size_t n, cap;
	uint32_t *heads[BY_COUNT];
	size_t n_heads;
	/* Persons of this file: runs in which id and line go up together. Ids
	 * ascend as they are given, and most rows of a list are new persons. */
	struct {
		uint64_t id;
		size_t line, n;
	} * runs;
	size_t n_runs, cap_runs;
	struct seen_name {
		struct buf said, lines;
		uint64_t id;
	} * names; /* n_names of n_slots, a place by id or the next free one */
	size_t n_names, n_slots;
};

struct seen *
seen_new(void)
{
	return xcalloc(1, sizeof(struct seen));
}

void
seen_free(struct seen *s)
{
	if (!s)
		return;
	seen_clear(s);
	for (int by = 0; by < BY_COUNT; by++)
		free(s->heads[by]);
	for (size_t i = 0; i < s->n_slots; i++) {
		buf_release(&s->names[i].said);
		buf_release(&s->names[i].lines);
	}
	free(s->names);
	free(s->rows);
	free(s->runs);
	free(s);
}

void
seen_clear(struct seen *s)
{
	for (size_t i = 0; i < s->n; i++)
		buf_release(&s->rows[i].record);
	s->n = 0;
	for (int by = 0; by < BY_COUNT; by++)
		if (s->n_heads)
			memset(s->heads[by], 0, s->n_heads * sizeof(uint32_t));
}

static uint64_t
key_of(const struct trait *t, enum seen_by by)
{
	switch (by) {
	case BY_NIK:
		return t->nik;
	case BY_PASSPORT:
		return t->passport;
	case BY_PHONE:
		return t->phone;
	case BY_CARD:
		return t->kk;
	default:
		return t->birth == DATE_NONE ? 0 : DATE_KEY(t->birth);
	}
}

static size_t
slot(const struct seen *s, uint64_t key)
{
	return (size_t)((key * 0x9e3779b97f4a7c15u) >> 20) & (s->n_heads - 1);
}

static void
link_row(struct seen *s, size_t i)
{
	for (int by = 0; by < BY_COUNT; by++) {
		uint64_t key = key_of(&s->rows[i].trait, (enum seen_by)by);
		uint32_t *head;

		if (!key)
			continue;
		head = &s->heads[by][slot(s, key)];
		s->rows[i].next[by] = *head;
		*head = (uint32_t)i + 1;
	}
}

static void
seen_grow(struct seen *s)
{
	s->n_heads = s->n_heads ? s->n_heads * 2 : 512;
	for (int by = 0; by < BY_COUNT; by++) {
		free(s->heads[by]);
		s->heads[by] = xcalloc(s->n_heads, sizeof(uint32_t));
	}
	for (size_t i = 0; i < s->n; i++) {
		memset(s->rows[i].next, 0, sizeof(s->rows[i].next));
		link_row(s, i);
	}
}

void
seen_add(struct seen *s, const struct record *person, size_t line, size_t index)
{
	struct seen_row *row;

	if (s->n >= s->n_heads)
		seen_grow(s);
	VEC_GROW(s->rows, s->n, s->cap);
	row = &s->rows[s->n];
	memset(row, 0, sizeof(*row));
	trait_of(person, &row->trait);
	record_encode(person, &row->record);
	row->line = line;
	row->index = index;
	link_row(s, s->n++);
}

struct seen_search {
	const struct seen *seen;
	const struct trait *trait;
	uint64_t persons; /* of the store and of the file */
	struct seen_hit *out;
};

static void
better(const struct seen_search *s, const struct seen_row *row)
{
	struct seen_hit *out = s->out;
	struct weighed w;

	weigh(s->trait, &row->trait, s->persons, &w);
	/* Ties go to the earlier line. */
	if (w.band == LINK_NONE || (out->line && w.score < out->score) ||
		(out->line && w.score == out->score && row->line >= out->line))
		return;
	out->score = w.score;
	out->likeness = w.likeness;
	out->line = row->line;
	out->index = row->index;
	weighed_words(&w, out->evidence);
}

static void
find_by(const struct seen_search *search, enum seen_by by, uint64_t key)
{
	const struct seen *s = search->seen;

	for (uint32_t i = key ? s->heads[by][slot(s, key)] : 0; i;
		i = s->rows[i - 1].next[by])
		if (key_of(&s->rows[i - 1].trait, by) == key)
			better(search, &s->rows[i - 1]);
}

/* The row with the same number; rows are in a chain newest first. */
static bool
find_certain(const struct seen *s, enum seen_by by, uint64_t key,
	struct seen_hit *out)
{
	for (uint32_t i = key ? s->heads[by][slot(s, key)] : 0; i;
		i = s->rows[i - 1].next[by]) {
		const struct seen_row *row = &s->rows[i - 1];

		if (key_of(&row->trait, by) != key)
			continue;
		out->certain = true;
		out->passport = by == BY_PASSPORT;
		out->line = row->line;
		out->index = row->index;
		out->record = &row->record;
	}
	return out->certain;
}

void
seen_find(const struct seen *s, uint64_t persons, const struct trait *t,
	struct seen_hit *out)
{
	const struct seen_search search = { s, t, persons + s->n, out };
	int32_t exchanged = date_exchanged(t->birth);

	memset(out, 0, sizeof(*out));
	if (!s->n || find_certain(s, BY_NIK, t->nik, out) ||
		find_certain(s, BY_PASSPORT, t->passport, out))
		return;
	find_by(&search, BY_PHONE, t->phone);
	find_by(&search, BY_CARD, t->kk);
	find_by(&search, BY_BIRTH, key_of(t, BY_BIRTH));
	if (exchanged != DATE_NONE)
		find_by(&search, BY_BIRTH, DATE_KEY(exchanged));
}

void
seen_person(struct seen *s, uint64_t id, size_t line)
{
	size_t last = s->n_runs - 1;

	if (s->n_runs && s->runs[last].id + s->runs[last].n == id &&
		s->runs[last].line + s->runs[last].n == line) {
		s->runs[last].n++;
		return;
	}
	VEC_GROW(s->runs, s->n_runs, s->cap_runs);
	s->runs[s->n_runs].id = id;
	s->runs[s->n_runs].line = line;
	s->runs[s->n_runs++].n = 1;
}

size_t
seen_line(const struct seen *s, uint64_t id)
{
	size_t lo = 0, hi = s->n_runs;

	/* The last run that begins at or before id. */
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (s->runs[mid].id <= id)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0 || id - s->runs[lo - 1].id >= s->runs[lo - 1].n)
		return 0;
	return s->runs[lo - 1].line + (size_t)(id - s->runs[lo - 1].id);
}

/* Of `n` places, a power of two that are never all taken, that of an id. */
static struct seen_name *
name_place(struct seen_name *names, size_t n, uint64_t id)
{
	size_t i = (size_t)((id * 0x9e3779b97f4a7c15u) >> 20) & (n - 1);

	while (names[i].id && names[i].id != id)
		i = (i + 1) & (n - 1);
	return &names[i];
}

static void
names_grow(struct seen *s)
{
	size_t n = s->n_slots ? s->n_slots * 2 : 512;
	struct seen_name *names = xcalloc(n, sizeof(*names));

	for (size_t i = 0; i < s->n_slots; i++)
		if (s->names[i].id)
			*name_place(names, n, s->names[i].id) = s->names[i];
	free(s->names);
	s->names = names;
	s->n_slots = n;
}

void
seen_name(struct seen *s, const struct record *said, const struct record *lines)
{
	struct seen_name new = { .id = said->id }; /* they may lie in the old */
	struct seen_name *name;

	if (s->n_names * 2 >= s->n_slots)
		names_grow(s);
	name = name_place(s->names, s->n_slots, said->id);
	s->n_names += !name->id;
	record_encode(said, &new.said);
	record_encode(lines, &new.lines);
	buf_release(&name->said);
	buf_release(&name->lines);
	*name = new;
}

bool
seen_named(const struct seen *s, uint64_t id, struct record *said,
	struct record *lines)
{
	const struct seen_name *name =
		s->n_slots ? name_place(s->names, s->n_slots, id) : NULL;

	return name && name->id &&
	       record_decode(said, id, name->said.data, name->said.len,
		       RECORD_UNCHECKED) &&
	       record_decode(lines, id, name->lines.data, name->lines.len,
		       RECORD_UNCHECKED);
}
