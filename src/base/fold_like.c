/* SPDX-License-Identifier: MIT */
#include "magang/base/fold_like.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/fold.h"

#include "fold_word.h"

#define DISTANCE_MAX 64 /* bytes; longer words are equal or far */

static int
min_int(int a, int b)
{
	return a < b ? a : b;
}

/*
 * Optimal string alignment. rows[0] is the row in work, rows[1] and rows[2]
 * the two before it.
 */
static int
alignment(const char *a, int n, const char *b, int m, int limit)
{
	int rows[3][DISTANCE_MAX + 1];
	int *row = rows[0], *above = rows[1], *second = rows[2];

	for (int j = 0; j <= m; j++)
		row[j] = j;
	for (int i = 1; i <= n; i++) {
		int *free_row = second, best = i;

		second = above;
		above = row;
		row = free_row;
		row[0] = i;
		for (int j = 1; j <= m; j++) {
			int d = above[j - 1] + (a[i - 1] != b[j - 1]);

			d = min_int(d, 1 + min_int(above[j], row[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				a[i - 2] == b[j - 1])
				d = min_int(d, second[j - 2] + 1);
			row[j] = d;
			best = min_int(best, d);
		}
		if (best > limit)
			return limit + 1;
	}
	return min_int(row[m], limit + 1);
}

int
fold_distance(const char *a, const char *b, int limit)
{
	size_t n, m;

	while (*a && *a == *b) {
		a++;
		b++;
	}
	n = strlen(a);
	m = strlen(b);
	while (n > 0 && m > 0 && a[n - 1] == b[m - 1]) {
		n--;
		m--;
	}
	if (n == 0 && m == 0)
		return 0;
	if (n > DISTANCE_MAX || m > DISTANCE_MAX ||
		abs((int)n - (int)m) > limit)
		return limit + 1;
	return alignment(a, (int)n, b, (int)m, limit);
}
