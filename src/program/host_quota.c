/* SPDX-License-Identifier: MIT */
#include "magang/program/host_quota.h"

static int64_t
share_of(int64_t percent, int64_t staff)
{
	return staff * percent / 100;
}

int64_t
host_most(const struct host_limit *l, enum host_class class, int64_t staff)
{
	const struct host_most *rows;
	int64_t most, bound;
	size_t step = 0;

	while (class > HOST_PLAIN && !l->most[class])
		class --;
	rows = l->most[class];
	while (step < l->n_staff && staff > l->staff[step])
		step++;
	most = rows[step].share ? share_of(rows[step].n, staff) : rows[step].n;
	bound = l->times_staff ? l->times_staff * staff : most;
	return most < bound ? most : bound;
}
