/* SPDX-License-Identifier: MIT */
#include "magang/query/suppress.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/query/frequency.h"

/*
 * The table with its sums as the last row and the last column, so that each line is
 * one equation. A table of one axis is a row of it: its columns are no equations, so
 * bridges are nothing there.
 */
struct equations {
	size_t rows, columns;
	int64_t *n;
	bool *hidden;
	bool cross;
	int64_t line;
	/* Of the graph, rows first: the part that a walk from a bridge reached. */
	bool *reached;
};

static size_t
at(const struct equations *g, size_t row, size_t column)
{
	return row * g->columns + column;
}

static bool
is_sum(const struct equations *g, size_t cell)
{
	return (g->cross && cell / g->columns == g->rows - 1) ||
	       cell % g->columns == g->columns - 1;
}

/* Could the cell be hidden as well, and is it better for that than another? Sums are
 * what people look for: they go last. */
static bool
is_better(const struct equations *g, size_t cell, size_t than)
{
	if (g->hidden[cell] || g->n[cell] <= 0)
		return false;
	if (than == SIZE_MAX || is_sum(g, cell) != is_sum(g, than))
		return than == SIZE_MAX || is_sum(g, than);
	return g->n[cell] < g->n[than];
}

/* ---- lines ------------------------------------------------------------------ */

/* A line: `n` cells from the first, so far apart. The last one is their sum. */
struct equation {
	size_t first, step, n;
};

/* Hides one more where the hidden cells of a line are one, or fewer together than
 * the line; true: it did. */
static bool
guard_line(struct equations *g, struct equation l)
{
	size_t hidden = 0, best = SIZE_MAX;
	int64_t together = 0;

	for (size_t i = 0; i < l.n; i++) {
		const size_t cell = l.first + i * l.step;

		if (g->hidden[cell]) {
			hidden++;
			together += i + 1 < l.n ? g->n[cell] : g->line;
		} else if (is_better(g, cell, best)) {
			best = cell;
		}
	}
	if (!hidden || (hidden > 1 && together >= g->line) || best == SIZE_MAX)
		return false;
	g->hidden[best] = true;
	return true;
}

static bool
guard_lines(struct equations *g)
{
	bool more = false;

	for (size_t i = 0; i < g->rows; i++)
		more |= guard_line(
			g, (struct equation){ at(g, i, 0), 1, g->columns });
	for (size_t k = 0; g->cross && k < g->columns; k++)
		more |= guard_line(
			g, (struct equation){ k, g->columns, g->rows });
	return more;
}

/* ---- bridges ---------------------------------------------------------------- */

/* The other end of an edge from a node; SIZE_MAX: it is none of its edges. */
static size_t
other_end(const struct equations *g, size_t node, size_t cell)
{
	const size_t row = cell / g->columns,
		     column = g->rows + cell % g->columns;

	return node == row ? column : node == column ? row : SIZE_MAX;
}

/* Marks what hangs together with a node without this edge. */
static void
reach(struct equations *g, size_t from, size_t without)
{
	const size_t nodes = g->rows + g->columns;
	size_t *stack = xcalloc(nodes, sizeof(*stack)), n = 0;

	for (size_t i = 0; i < nodes; i++)
		g->reached[i] = i == from;
	stack[n++] = from;
	while (n) {
		const size_t node = stack[--n];
		const bool row = node < g->rows;
		const size_t lines = row ? g->columns : g->rows;

		for (size_t i = 0; i < lines; i++) {
			const size_t cell =
				row ? at(g, node, i) : at(g, i, node - g->rows);
			const size_t end = other_end(g, node, cell);

			if (cell == without || !g->hidden[cell] ||
				g->reached[end])
				continue;
			g->reached[end] = true;
			stack[n++] = end;
		}
	}
	free(stack);
}

/* The best cell that leads out of what was reached: to the other end at once where
 * there is one, else to anywhere. */
static size_t
way_out(const struct equations *g, const bool *beyond)
{
	size_t best[2] = { SIZE_MAX, SIZE_MAX };

	for (size_t i = 0; i < g->rows; i++)
		for (size_t k = 0; k < g->columns; k++) {
			const bool row = g->reached[i],
				   column = g->reached[g->rows + k];
			const size_t to = row ? g->rows + k : i;
			size_t *than = &best[!beyond[to]];

			if (row != column && is_better(g, at(g, i, k), *than))
				*than = at(g, i, k);
		}
	return best[0] != SIZE_MAX ? best[0] : best[1];
}

/* true: the cell could be worked out, and one more is hidden. */
static bool
guard_cell(struct equations *g, size_t cell)
{
	const size_t row = cell / g->columns,
		     column = g->rows + cell % g->columns,
		     nodes = g->rows + g->columns;
	bool *beyond = xcalloc(nodes, sizeof(*beyond));
	size_t out = SIZE_MAX;

	reach(g, column, cell);
	if (!g->reached[row]) {
		for (size_t i = 0; i < nodes; i++)
			beyond[i] = g->reached[i];
		reach(g, row, cell);
		out = way_out(g, beyond);
	}
	free(beyond);
	if (out == SIZE_MAX)
		return false;
	g->hidden[out] = true;
	return true;
}

static bool
guard_cells(struct equations *g)
{
	bool more = false;

	for (size_t i = 0; g->cross && i < g->rows * g->columns; i++)
		if (g->hidden[i])
			more |= guard_cell(g, i);
	return more;
}

/* ---- the table -------------------------------------------------------------- */

static void
grid_init(struct equations *g, const struct frequency *f, int64_t line)
{
	const size_t inner = f->axis[0].n, across = f->axis[1].n;

	*g = (struct equations){ .cross = f->n_axes > 1, .line = line };
	g->rows = g->cross ? inner + 1 : 1;
	g->columns = g->cross ? across + 1 : inner + 1;
	g->n = xcalloc(g->rows * g->columns, sizeof(*g->n));
	g->hidden = xcalloc(g->rows * g->columns, sizeof(*g->hidden));
	g->reached = xcalloc(g->rows + g->columns, sizeof(*g->reached));
	for (size_t i = 0; i < inner; i++) {
		const size_t sum = g->cross ? at(g, i, across) : i;

		g->n[sum] = f->axis[0].row[i].n;
		for (size_t k = 0; k < across; k++)
			g->n[at(g, i, k)] = frequency_cell(f, i, k);
	}
	for (size_t k = 0; k < across; k++)
		g->n[at(g, inner, k)] = f->axis[1].row[k].n;
	g->n[g->rows * g->columns - 1] = f->total;
	for (size_t i = 0; i < g->rows * g->columns; i++)
		g->hidden[i] = g->n[i] > 0 && g->n[i] < line;
}

static void
grid_told(const struct equations *g, struct frequency *f)
{
	const size_t inner = f->axis[0].n, across = f->axis[1].n;

	for (size_t i = 0; i < inner; i++) {
		struct frequency_class *c = &f->axis[0].row[i];

		c->hidden = g->hidden[g->cross ? at(g, i, across) : i];
		free(c->hides);
		c->hides = g->cross ? xcalloc(across + 1, sizeof(bool)) : NULL;
		for (size_t k = 0; k < across; k++)
			c->hides[k] = g->hidden[at(g, i, k)];
	}
	for (size_t k = 0; k < across; k++)
		f->axis[1].row[k].hidden = g->hidden[at(g, inner, k)];
	f->total_hidden = g->hidden[g->rows * g->columns - 1];
}

bool
frequency_hide(struct frequency *f, int64_t line)
{
	struct equations g;

	if (f->n_axes > 1 && f->axis[0].n * f->axis[1].n > SUPPRESS_CELLS)
		return false;
	grid_init(&g, f, line);
	while (guard_lines(&g) || guard_cells(&g))
		continue;
	grid_told(&g, f);
	free(g.n);
	free(g.hidden);
	free(g.reached);
	return true;
}
