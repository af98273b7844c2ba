/* SPDX-License-Identifier: MIT */
/* The clock and the table. */
#include "bench.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

uint8_t sink[1 << 16];

void
fail(const char *fmt, ...)
{
	va_list va;

	va_start(va, fmt);
	fputs("bench: ", stderr);
	vfprintf(stderr, fmt, va);
	fputc('\n', stderr);
	va_end(va);
	exit(1);
}

void
need(int rc, const struct err *err)
{
	if (rc)
		fail("%s (%s)", err->text, err_id(rc));
}

double
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

double
percentile(double *v, size_t n, int percent)
{
	if (n == 0)
		return 0;
	qsort(v, n, sizeof(*v), by_size);
	return v[(n - 1) * (size_t)percent / 100];
}

double
median(const double *v, size_t n)
{
	double copy[BLOCKS];

	if (n > BLOCKS)
		n = BLOCKS;
	memcpy(copy, v, n * sizeof(*v));
	return percentile(copy, n, 50);
}

enum engine
rotated(size_t block, size_t i)
{
	return (enum engine)((block + i) % ENGINES);
}

void
table_head(const char *unit)
{
	printf("%-32s %9s %9s %9s  %6s %-13s %6s %s\n", unit, "M", "B", "S",
		"M/B", "goal", "M/S", "goal");
}

void
table_section(const char *title)
{
	printf("\n%s\n", title);
	fflush(stdout);
}

static void
put_value(double v)
{
	if (v <= 0)
		printf(" %9s", "-");
	else if (v < 100)
		printf(" %9.2f", v);
	else
		printf(" %9.0f", v);
}

/* Median of the ratios of M to another engine in one block each. */
static void
put_ratio(const struct cell *c, enum engine to, double goal)
{
	double r[BLOCKS], m;
	char text[32] = "";

	if (c->v[to][0] <= 0) {
		printf("  %6s %-13s", "-", "");
		return;
	}
	for (size_t i = 0; i < BLOCKS; i++)
		r[i] = c->v[M][i] / c->v[to][i];
	m = median(r, BLOCKS);
	if (goal > 0)
		snprintf(text, sizeof(text), "<= %.3g %s", goal,
			m <= goal ? "ok" : "misses");
	printf(m < 0.1 ? "  %6.3f %-13s" : "  %6.2f %-13s", m, text);
}

void
table_row(
	const char *name, const struct cell *c, double goal_mb, double goal_ms)
{
	printf("%-32s", name);
	for (int e = 0; e < ENGINES; e++)
		put_value(median(c->v[e], BLOCKS));
	put_ratio(c, B, goal_mb);
	put_ratio(c, S, goal_ms);
	putchar('\n');
	fflush(stdout);
}

void
table_note(const char *fmt, ...)
{
	va_list va;

	va_start(va, fmt);
	fputs("  ", stdout);
	vprintf(fmt, va);
	putchar('\n');
	va_end(va);
	fflush(stdout);
}

void
table_value(const char *name, double value, const char *unit, double goal)
{
	char text[48] = "";

	if (goal > 0)
		snprintf(text, sizeof(text), "<= %.4g %s", goal,
			value <= goal ? "ok" : "misses");
	printf(value < 100 ? "%-48s %10.2f %-8s %s\n"
			   : "%-48s %10.0f %-8s %s\n",
		name, value, unit, text);
	fflush(stdout);
}
