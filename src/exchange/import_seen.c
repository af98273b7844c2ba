/* SPDX-License-Identifier: MIT */
/*
 * Rows of the file that no store can show yet, found through one hash table by NIK,
 * passport, phone, family card, birth date, and by words of the name with a village,
 * a month of birth or one another.
 */
#include "import_seen.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/linkage/weigh.h"
#include "magang/record/index.h"

enum seen_by {
	BY_NIK,
	BY_PASSPORT,
	BY_PHONE,
	BY_CARD,
	BY_BIRTH,
	BY_VILLAGE, /* and a word of the name */
	BY_MONTH,   /* of birth, and a word of the name */
	BY_WORDS    /* two of the name, in one regency */
};

/* A row under one of its keys. */
struct seen_key {
	uint64_t key;
	uint32_t row, next; /* index + 1 of the next in the chain */
};

/* Keys of a row; of a long name the first words. */
#define WORDS_LINKED 4
#define KEYS_MAX 20

struct seen_row {
	struct trait trait;
	struct buf record;
	size_t line, index;
};

struct seen {
	struct seen_row *rows;
	size_t n, cap;
	struct seen_key *keys;
	size_t n_keys, cap_keys;
	uint32_t *heads; /* index + 1 of the newest key of a chain */
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
	free(s->heads);
	free(s->keys);
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
	s->n = s->n_keys = 0;
	if (s->n_heads)
		memset(s->heads, 0, s->n_heads * sizeof(*s->heads));
}

/* Two of 2^64 that are not the same number are one key by chance only, and then a
 * pair is weighed for nothing; of certain ones the number is compared. 0: none. */
static uint64_t
key_of(enum seen_by by, uint64_t number)
{
	const uint64_t h = (number + by) * 0x9e3779b97f4a7c15u;

	return number ? (h ^ h >> 29) * 0xbf58476d1ce4e5b9u + by : 0;
}

static void
add_key(uint64_t *keys, size_t *n, enum seen_by by, uint64_t number)
{
	if (number && *n < KEYS_MAX)
		keys[(*n)++] = key_of(by, number);
}

#define REGENCY_OF 1000000 /* a village stands behind its regency */

static void
add_word_keys(const struct trait *t, uint64_t *keys, size_t *n)
{
	const size_t words =
		t->name.n < WORDS_LINKED ? t->name.n : WORDS_LINKED;
	uint64_t h[WORDS_LINKED];
	int y, m, d;

	for (size_t i = 0; i < words; i++) {
		h[i] = seal_checksum(t->name.word[i], strlen(t->name.word[i]));
		if (t->village)
			add_key(keys, n, BY_VILLAGE,
				h[i] ^ (uint64_t)t->village *
						0x9e3779b97f4a7c15u);
		if (t->birth != DATE_NONE) {
			date_to_civil(t->birth, &y, &m, &d);
			add_key(keys, n, BY_MONTH,
				h[i] ^ (uint64_t)(y * 12 + m) *
						0x9e3779b97f4a7c15u);
		}
		for (size_t j = 0; j < i; j++)
			add_key(keys, n, BY_WORDS,
				h[i] + h[j] +
					(uint64_t)(t->village / REGENCY_OF) *
						0x9e3779b97f4a7c15u);
	}
}

/* All under which somebody like it may stand. */
static size_t
keys_of(const struct trait *t, uint64_t keys[KEYS_MAX])
{
	size_t n = 0;

	add_key(keys, &n, BY_PHONE, t->phone);
	add_key(keys, &n, BY_CARD, t->kk);
	if (t->birth != DATE_NONE)
		add_key(keys, &n, BY_BIRTH, DATE_KEY(t->birth));
	add_word_keys(t, keys, &n);
	return n;
}

static size_t
slot(const struct seen *s, uint64_t key)
{
	return (size_t)(key >> 20) & (s->n_heads - 1);
}

static void
link_key(struct seen *s, size_t i)
{
	uint32_t *head = &s->heads[slot(s, s->keys[i].key)];

	s->keys[i].next = *head;
	*head = (uint32_t)i + 1;
}

static void
seen_grow(struct seen *s)
{
	s->n_heads = s->n_heads ? s->n_heads * 2 : 4096;
	free(s->heads);
	s->heads = xcalloc(s->n_heads, sizeof(*s->heads));
	for (size_t i = 0; i < s->n_keys; i++)
		link_key(s, i);
}

static void
link_row(struct seen *s, uint64_t key, size_t row)
{
	if (!key)
		return;
	if (s->n_keys >= s->n_heads)
		seen_grow(s);
	VEC_GROW(s->keys, s->n_keys, s->cap_keys);
	s->keys[s->n_keys] = (struct seen_key){ key, (uint32_t)row, 0 };
	link_key(s, s->n_keys++);
}

void
seen_add(struct seen *s, const struct record *person, size_t line, size_t index)
{
	uint64_t keys[KEYS_MAX];
	struct seen_row *row;
	size_t n;

	VEC_GROW(s->rows, s->n, s->cap);
	row = &s->rows[s->n];
	memset(row, 0, sizeof(*row));
	trait_of(person, &row->trait);
	record_encode(person, &row->record);
	row->line = line;
	row->index = index;
	link_row(s, key_of(BY_NIK, row->trait.nik), s->n);
	link_row(s, key_of(BY_PASSPORT, row->trait.passport), s->n);
	n = keys_of(&row->trait, keys);
	for (size_t i = 0; i < n; i++)
		link_row(s, keys[i], s->n);
	s->n++;
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

#define CHAIN_MOST 200 /* the newest of a key that very many rows have */

static void
find_by(const struct seen_search *search, uint64_t key)
{
	const struct seen *s = search->seen;
	int left = CHAIN_MOST;

	for (uint32_t i = s->heads[slot(s, key)]; i && left;
		i = s->keys[i - 1].next)
		if (s->keys[i - 1].key == key) {
			better(search, &s->rows[s->keys[i - 1].row]);
			left--;
		}
}

/* The first row with the same number; keys are in a chain newest first. */
static bool
find_certain(const struct seen *s, enum seen_by by, uint64_t number,
	struct seen_hit *out)
{
	const uint64_t key = key_of(by, number);

	for (uint32_t i = key ? s->heads[slot(s, key)] : 0; i;
		i = s->keys[i - 1].next) {
		const struct seen_row *row = &s->rows[s->keys[i - 1].row];

		if (s->keys[i - 1].key != key ||
			number != (by == BY_NIK ? row->trait.nik
						: row->trait.passport))
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
	const int32_t exchanged = date_exchanged(t->birth);
	uint64_t keys[KEYS_MAX];
	size_t n;

	memset(out, 0, sizeof(*out));
	if (!s->n_keys || find_certain(s, BY_NIK, t->nik, out) ||
		find_certain(s, BY_PASSPORT, t->passport, out))
		return;
	n = keys_of(t, keys);
	for (size_t i = 0; i < n; i++)
		find_by(&search, keys[i]);
	if (exchanged != DATE_NONE)
		find_by(&search, key_of(BY_BIRTH, DATE_KEY(exchanged)));
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
