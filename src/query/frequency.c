/* SPDX-License-Identifier: MIT */
#include "magang/query/frequency.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/intern.h"
#include "magang/base/mem.h"

/* ---- life ---------------------------------------------------------------- */

void
frequency_init(struct frequency *f, size_t n_axes)
{
	*f = (struct frequency){ .n_axes = n_axes, .arena = arena_new() };
	for (size_t a = 0; a < n_axes; a++)
		f->axis[a].known = intern_new(f->arena);
}

void
frequency_release(struct frequency *f)
{
	for (size_t a = 0; a < f->n_axes; a++) {
		struct frequency_axis *axis = &f->axis[a];

		for (size_t i = 0; i < axis->n; i++) {
			free(axis->row[i].cells);
			free(axis->row[i].hides);
		}
		free(axis->row);
		intern_free(axis->known);
	}
	arena_free(f->arena);
	*f = (struct frequency){ 0 };
}

void
frequency_clear(struct frequency *f)
{
	const struct frequency was = *f;

	frequency_release(f);
	frequency_init(f, was.n_axes);
	for (size_t a = 0; a < was.n_axes; a++)
		f->axis[a].ranked = was.axis[a].ranked;
}

/* ---- rows ---------------------------------------------------------------- */

/* As one text, each value another. */
static void
key_of(const struct value *v, struct buf *out)
{
	if (v->kind == VALUE_NUMBER)
		buf_addf(out, "n%lld", (long long)v->number);
	else if (v->kind == VALUE_TEXT)
		buf_addc(out, 't');
	if (v->kind == VALUE_TEXT)
		buf_add(out, v->text, v->len);
}

static struct frequency_class *
class_of(struct frequency *f, struct frequency_axis *axis,
	const struct value *v, uint64_t sample)
{
	struct buf key = BUF_INIT;
	uint32_t number;

	key_of(v, &key);
	number = intern(axis->known, buf_str(&key), key.len);
	buf_release(&key);
	if (number < axis->n)
		return &axis->row[number];
	if (axis->n == FREQUENCY_CLASSES)
		return NULL;
	VEC_GROW(axis->row, axis->n, axis->cap);
	axis->row[axis->n] = (struct frequency_class){ *v, .sample = sample };
	if (v->kind == VALUE_TEXT)
		axis->row[axis->n].v.text =
			arena_strndup(f->arena, v->text, v->len);
	return &axis->row[axis->n++];
}

static bool
cell_add(struct frequency *f, struct frequency_class *c, size_t k,
	struct frequency_cell by)
{
	if (k >= c->n_cells)
		f->n_cells += k + 1 - c->n_cells;
	if (f->n_cells > FREQUENCY_CELLS)
		return false;
	while (c->n_cells <= k) {
		VEC_GROW(c->cells, c->n_cells, c->cap_cells);
		c->cells[c->n_cells++] = (struct frequency_cell){ 0 };
	}
	c->cells[k].n += by.n;
	c->cells[k].sum += by.sum;
	return true;
}

static bool
add(struct frequency *f, const struct value *at, struct frequency_cell by,
	uint64_t sample)
{
	struct frequency_class *c = class_of(f, &f->axis[0], &at[0], sample);
	struct frequency_class *other;

	if (!c)
		return false;
	c->n += by.n;
	c->sum += by.sum;
	if (f->n_axes == 1)
		return true;
	other = class_of(f, &f->axis[1], &at[1], sample);
	if (!other)
		return false;
	other->n += by.n;
	other->sum += by.sum;
	return cell_add(f, c, (size_t)(other - f->axis[1].row), by);
}

bool
frequency_add(
	struct frequency *f, const struct value *at, int64_t n, uint64_t sample)
{
	return add(f, at, (struct frequency_cell){ .n = n }, sample);
}

void
frequency_add_sum(struct frequency *f, const struct value *at, int64_t sum)
{
	(void)add(f, at, (struct frequency_cell){ .sum = sum }, 0);
}

/* ---- order --------------------------------------------------------------- */

static int
by_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_value(const struct value *a, const struct value *b)
{
	if (a->kind == VALUE_TEXT && b->kind == VALUE_TEXT)
		return strcmp(a->text, b->text);
	return by_number(a->number, b->number);
}

static int
most_first(const void *a, const void *b)
{
	const struct frequency_class *x = a, *y = b;
	const int unfilled =
		(x->v.kind == VALUE_UNKNOWN) - (y->v.kind == VALUE_UNKNOWN);

	if (unfilled)
		return unfilled;
	return x->n != y->n ? by_number(y->n, x->n) : by_value(&x->v, &y->v);
}

static int
by_rank(const void *a, const void *b)
{
	const struct frequency_class *x = a, *y = b;

	if (x->v.kind == VALUE_UNKNOWN || y->v.kind == VALUE_UNKNOWN ||
		x->rank == y->rank)
		return most_first(a, b);
	return by_number(x->rank, y->rank);
}

/* A class that nobody is in: counters took away what they had added. */
static void
drop_empty(struct frequency_axis *axis)
{
	size_t n = 0;

	for (size_t i = 0; i < axis->n; i++) {
		if (axis->row[i].n)
			axis->row[n++] = axis->row[i];
		else
			free(axis->row[i].cells);
	}
	axis->n = n;
}

/* A class and where its cells stood. */
struct placed {
	struct frequency_class class;
	size_t was;
};

static void
cells_follow(struct frequency *f, const size_t *was)
{
	const size_t n = f->axis[1].n;

	for (size_t i = 0; i < f->axis[0].n; i++) {
		struct frequency_class *c = &f->axis[0].row[i];
		struct frequency_cell *cells = xcalloc(n + 1, sizeof(*cells));

		for (size_t k = 0; k < n; k++)
			if (was[k] < c->n_cells)
				cells[k] = c->cells[was[k]];
		free(c->cells);
		c->cells = cells;
		c->n_cells = c->cap_cells = n;
	}
}

static void
order_second(struct frequency *f)
{
	struct frequency_axis *axis = &f->axis[1];
	struct placed *rows = xcalloc(axis->n + 1, sizeof(*rows));
	size_t *was = xcalloc(axis->n + 1, sizeof(*was)), n = 0;

	for (size_t i = 0; i < axis->n; i++)
		if (axis->row[i].n)
			rows[n++] = (struct placed){ axis->row[i], i };
	/* the class is the first member, so the same order holds */
	qsort(rows, n, sizeof(*rows), axis->ranked ? by_rank : most_first);
	for (size_t i = 0; i < n; i++) {
		axis->row[i] = rows[i].class;
		was[i] = rows[i].was;
	}
	axis->n = n;
	cells_follow(f, was);
	free(rows);
	free(was);
}

void
frequency_order(struct frequency *f)
{
	struct frequency_axis *axis = &f->axis[0];

	drop_empty(axis);
	if (axis->n)
		qsort(axis->row, axis->n, sizeof(*axis->row),
			axis->ranked ? by_rank : most_first);
	if (f->n_axes > 1)
		order_second(f);
}

int64_t
frequency_cell(const struct frequency *f, size_t i, size_t k)
{
	const struct frequency_class *c = &f->axis[0].row[i];

	return k < c->n_cells ? c->cells[k].n : 0;
}

int64_t
frequency_sum(const struct frequency *f, size_t i, size_t k)
{
	const struct frequency_class *c = &f->axis[0].row[i];

	return k < c->n_cells ? c->cells[k].sum : 0;
}

int64_t
frequency_most(const struct frequency *f)
{
	int64_t most = 0;

	for (size_t i = 0; i < f->axis[0].n; i++) {
		const struct frequency_class *c = &f->axis[0].row[i];

		if (f->n_axes == 1 && c->n > most)
			most = c->n;
		for (size_t k = 0; k < c->n_cells; k++)
			if (c->cells[k].n > most)
				most = c->cells[k].n;
	}
	return most;
}
