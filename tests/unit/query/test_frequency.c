/* SPDX-License-Identifier: MIT */
/*
 * Tables of frequencies: their order, and that no sum gives back what was hidden.
 * That is asked of the equations themselves, by elimination, not of the graph that
 * hides.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "magang/base/mem.h"
#include "magang/query/frequency.h"
#include "magang/query/suppress.h"

#define SIDE 6 /* with the sums */
#define CELLS (SIDE * SIDE)
#define PRIME 1000003
#define LINE 5

/* ---- order --------------------------------------------------------------- */

static void
add(struct frequency *f, const char *text, int64_t number, int64_t n)
{
	const struct value at[] = { text ? value_text(text) : value_none(),
		value_number(number) };

	assert_true(frequency_add(f, at, n, 7));
	f->total += n;
}

static void
sum(struct frequency *f, const char *text, int64_t number, int64_t by)
{
	frequency_add_sum(f,
		(struct value[]){ value_text(text), value_number(number) }, by);
}

static void
test_order(void **state)
{
	struct frequency f;

	(void)state;
	frequency_init(&f, 2);
	f.axis[1].ranked = true;
	add(&f, "few", 30, 1);
	add(&f, NULL, 10, 50);
	add(&f, "many", 20, 4);
	add(&f, "many", 10, 2);
	add(&f, "gone", 40, 3);
	add(&f, "gone", 40, -3);
	for (size_t k = 0; k < f.axis[1].n; k++)
		f.axis[1].row[k].rank = f.axis[1].row[k].v.number;
	sum(&f, "many", 20, 40);
	sum(&f, "many", 10, 2);
	frequency_order(&f);

	assert_int_equal(f.axis[0].row[0].sum, 42);
	assert_int_equal(f.axis[1].row[0].sum, 2);
	assert_int_equal(frequency_sum(&f, 0, 0), 2);
	assert_int_equal(frequency_sum(&f, 0, 1), 40);
	assert_int_equal(f.axis[0].n, 3);
	assert_string_equal(f.axis[0].row[0].v.text, "many");
	assert_string_equal(f.axis[0].row[1].v.text, "few");
	assert_int_equal(f.axis[0].row[2].v.kind, VALUE_UNKNOWN);
	assert_int_equal(f.axis[0].row[0].sample, 7);
	assert_int_equal(f.axis[1].n, 3);
	assert_int_equal(f.axis[1].row[0].v.number, 10);
	assert_int_equal(f.axis[1].row[2].v.number, 30);
	assert_int_equal(frequency_cell(&f, 0, 0), 2);
	assert_int_equal(frequency_cell(&f, 0, 1), 4);
	assert_int_equal(frequency_cell(&f, 1, 2), 1);
	assert_int_equal(frequency_cell(&f, 2, 0), 50);
	assert_int_equal(frequency_cell(&f, 2, 2), 0);
	assert_int_equal(frequency_most(&f), 50);
	assert_int_equal(f.total, 57);
	frequency_release(&f);
}

/* A walk ends: so many classes, so many cells, no more. */
static void
test_bounds(void **state)
{
	struct frequency f;
	struct value at[2] = { value_number(0), value_number(0) };

	(void)state;
	frequency_init(&f, 1);
	for (int i = 0; i < FREQUENCY_CLASSES; i++) {
		at[0] = value_number(i);
		assert_true(frequency_add(&f, at, 1, 0));
	}
	at[0] = value_number(-1);
	assert_false(frequency_add(&f, at, 1, 0));
	frequency_clear(&f);
	assert_int_equal(f.axis[0].n, 0);
	assert_true(frequency_add(&f, at, 1, 0));
	frequency_release(&f);
}

/* ---- what was hidden ------------------------------------------------------- */

struct sums {
	size_t rows, columns;
	int64_t n[CELLS];
	bool hidden[CELLS];
};

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Rows of few and of many, empty cells too. */
static void
fill(struct frequency *f, size_t rows, size_t columns, uint32_t *rnd)
{
	frequency_init(f, columns ? 2 : 1);
	for (size_t i = 0; i < rows; i++)
		for (size_t k = 0; k < (columns ? columns : 1); k++) {
			const struct value at[] = { value_number((int64_t)i),
				value_number((int64_t)k) };
			const uint32_t kind = next_random(rnd) % 4;
			const int64_t n = kind == 0   ? 0
					  : kind == 1 ? next_random(rnd) % LINE
						      : next_random(rnd) % 40;

			assert_true(frequency_add(f, at, n, 0));
			f->total += n;
		}
	frequency_order(f);
}

static void
sums_of(const struct frequency *f, struct sums *s)
{
	const size_t across = f->axis[1].n;

	*s = (struct sums){ f->axis[0].n + 1, across + 1, { 0 }, { false } };
	for (size_t i = 0; i < f->axis[0].n; i++) {
		const struct frequency_class *c = &f->axis[0].row[i];

		s->n[i * s->columns + across] = c->n;
		s->hidden[i * s->columns + across] = c->hidden;
		for (size_t k = 0; k < across; k++) {
			s->n[i * s->columns + k] = frequency_cell(f, i, k);
			s->hidden[i * s->columns + k] = c->hides[k];
		}
	}
	for (size_t k = 0; k < across; k++) {
		s->n[(s->rows - 1) * s->columns + k] = f->axis[1].row[k].n;
		s->hidden[(s->rows - 1) * s->columns + k] =
			f->axis[1].row[k].hidden;
	}
	s->n[s->rows * s->columns - 1] = f->total;
	s->hidden[s->rows * s->columns - 1] = f->total_hidden;
}

static int64_t
inverse(int64_t a)
{
	int64_t out = 1;

	for (int e = PRIME - 2; e; e >>= 1, a = a * a % PRIME)
		if (e & 1)
			out = out * a % PRIME;
	return out;
}

/* A line: its cells less their sum are 0. */
static void
equation(
	const struct sums *s, int64_t *row, size_t first, size_t step, size_t n)
{
	memset(row, 0, CELLS * sizeof(*row));
	for (size_t i = 0; i < n; i++)
		if (s->hidden[first + i * step])
			row[first + i * step] = i + 1 < n ? 1 : PRIME - 1;
}

static size_t
equations(const struct sums *s, int64_t m[2 * SIDE][CELLS])
{
	size_t n = 0;

	for (size_t i = 0; i < s->rows; i++)
		equation(s, m[n++], i * s->columns, 1, s->columns);
	for (size_t k = 0; k < s->columns && s->columns > 1; k++)
		equation(s, m[n++], k, s->columns, s->rows);
	return n;
}

static void
eliminate(int64_t m[2 * SIDE][CELLS], size_t n, size_t cells)
{
	for (size_t x = 0, at = 0; x < cells && at < n; x++) {
		size_t with = at;
		int64_t by;

		while (with < n && !m[with][x])
			with++;
		if (with == n)
			continue;
		by = inverse(m[with][x]);
		for (size_t y = 0; y < cells; y++) {
			const int64_t t = m[with][y] * by % PRIME;

			m[with][y] = m[at][y];
			m[at][y] = t;
		}
		for (size_t i = 0; i < n; i++)
			for (size_t y = cells; i != at && m[i][x] && y-- > x;)
				m[i][y] = ((m[i][y] - m[i][x] * m[at][y]) %
							  PRIME +
						  PRIME) %
					  PRIME;
		at++;
	}
}

/* In the reduced form no line has one unknown alone. */
static void
check_unknown(const struct sums *s)
{
	static int64_t m[2 * SIDE][CELLS];
	const size_t cells = s->rows * s->columns, n = equations(s, m);

	eliminate(m, n, cells);
	for (size_t i = 0; i < n; i++) {
		size_t unknown = 0;

		for (size_t x = 0; x < cells; x++)
			unknown += m[i][x] != 0;
		assert_int_not_equal(unknown, 1);
	}
}

static void
check_small(const struct sums *s)
{
	for (size_t i = 0; i < s->rows * s->columns; i++) {
		if (s->n[i] > 0 && s->n[i] < LINE)
			assert_true(s->hidden[i]);
		if (!s->n[i])
			assert_false(s->hidden[i]);
	}
}

static void
test_hidden(void **state)
{
	uint32_t rnd = 1;
	size_t hidden = 0, all = 0;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct frequency f;
		struct sums s;

		fill(&f, 1 + next_random(&rnd) % (SIDE - 1),
			1 + next_random(&rnd) % (SIDE - 1), &rnd);
		assert_true(frequency_hide(&f, LINE));
		sums_of(&f, &s);
		check_small(&s);
		check_unknown(&s);
		for (size_t i = 0; i < s.rows * s.columns; i++) {
			hidden += s.hidden[i];
			all += s.n[i] > 0;
		}
		frequency_release(&f);
	}
	assert_true(hidden * 4 < all * 3); /* it leaves something to read */
}

/* One axis: its classes and their sum. */
static void
test_hidden_in_one(void **state)
{
	static const struct {
		int64_t n[4];
		const char *hidden; /* of the classes in their order, the sum */
	} rows[] = {
		{ { 20, 10, 9, 7 }, "....." },
		{ { 20, 10, 9, 3 }, "..xx." }, /* 9 goes with it */
		{ { 20, 4, 2, 1 }, ".xxx." },
		{ { 20, 2, 1 }, "xxx." }, /* two of 1 and 2 are a sum of 3 */
		{ { 20, 2 }, "xx." },
		{ { 3 }, "xx" },
		{ { 0 }, "." },
	};

	(void)state;
	for (size_t r = 0; r < ARRAY_SIZE(rows); r++) {
		struct frequency f;
		size_t i = 0;

		frequency_init(&f, 1);
		for (; i < 4 && rows[r].n[i]; i++) {
			const struct value v = value_number((int64_t)i);

			frequency_add(&f, &v, rows[r].n[i], 0);
			f.total += rows[r].n[i];
		}
		frequency_order(&f);
		assert_true(frequency_hide(&f, LINE));
		for (i = 0; i < f.axis[0].n; i++)
			assert_int_equal(f.axis[0].row[i].hidden,
				rows[r].hidden[i] == 'x');
		assert_int_equal(f.total_hidden, rows[r].hidden[i] == 'x');
		frequency_hide(&f, 0);
		for (i = 0; i < f.axis[0].n; i++)
			assert_false(f.axis[0].row[i].hidden);
		frequency_release(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_hidden_in_one),
	};

	return cmocka_run_group_tests_name("frequency", tests, NULL, NULL);
}
