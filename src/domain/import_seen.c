/* SPDX-License-Identifier: MIT */
/*
 * Rows of the file that no store can show yet, found by NIK, phone and birth
 * date through three small hash tables over one array.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

enum seen_by { BY_NIK, BY_PHONE, BY_BIRTH, BY_COUNT };

struct seen_row {
	struct trait trait;
	size_t line, index;
	uint32_t next[BY_COUNT]; /* index + 1 of the next in the chain */
};

struct seen {
	struct seen_row *rows;
	size_t n, cap;
	uint32_t *heads[BY_COUNT];
	size_t n_heads;
	struct {
		uint64_t id;
		size_t line;
	} *persons; /* ids ascend as they are given */
	size_t n_persons, cap_persons;
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
	for (int by = 0; by < BY_COUNT; by++)
		free(s->heads[by]);
	free(s->rows);
	free(s->persons);
	free(s);
}

void
seen_clear(struct seen *s)
{
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
	case BY_PHONE:
		return t->phone;
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
seen_add(struct seen *s, const struct trait *t, size_t line, size_t index)
{
	struct seen_row *row;

	if (s->n >= s->n_heads)
		seen_grow(s);
	VEC_GROW(s->rows, s->n, s->cap);
	row = &s->rows[s->n];
	memset(row, 0, sizeof(*row));
	row->trait = *t;
	row->line = line;
	row->index = index;
	link_row(s, s->n++);
}

static void
better(struct seen_hit *out, const struct seen_row *row, const struct trait *t)
{
	char why[sizeof(out->evidence)];
	int score = trait_likeness(&row->trait, t, why, sizeof(why));

	/* Ties go to the earlier line. */
	if (score < out->score ||
		(score == out->score && (!score || row->line > out->line)))
		return;
	out->score = score;
	out->line = row->line;
	out->index = row->index;
	memcpy(out->evidence, why, sizeof(why));
}

static void
find_by(const struct seen *s, enum seen_by by, uint64_t key, const struct trait *t,
	struct seen_hit *out)
{
	for (uint32_t i = key ? s->heads[by][slot(s, key)] : 0; i;
		i = s->rows[i - 1].next[by])
		if (key_of(&s->rows[i - 1].trait, by) == key)
			better(out, &s->rows[i - 1], t);
}

void
seen_find(const struct seen *s, const struct trait *t, struct seen_hit *out)
{
	int32_t exchanged = date_exchanged(t->birth);

	memset(out, 0, sizeof(*out));
	if (!s->n)
		return;
	for (uint32_t i = t->nik ? s->heads[BY_NIK][slot(s, t->nik)] : 0; i;
		i = s->rows[i - 1].next[BY_NIK])
		if (s->rows[i - 1].trait.nik == t->nik) {
			out->certain = true;
			out->score = 1000;
			out->line = s->rows[i - 1].line;
			out->index = s->rows[i - 1].index;
		}
	if (out->certain)
		return;
	find_by(s, BY_PHONE, t->phone, t, out);
	find_by(s, BY_BIRTH, key_of(t, BY_BIRTH), t, out);
	if (exchanged != DATE_NONE)
		find_by(s, BY_BIRTH, DATE_KEY(exchanged), t, out);
}

void
seen_person(struct seen *s, uint64_t id, size_t line)
{
	VEC_GROW(s->persons, s->n_persons, s->cap_persons);
	s->persons[s->n_persons].id = id;
	s->persons[s->n_persons++].line = line;
}

size_t
seen_line(const struct seen *s, uint64_t id)
{
	size_t lo = 0, hi = s->n_persons;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (s->persons[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->n_persons && s->persons[lo].id == id ?
		s->persons[lo].line :
		0;
}
