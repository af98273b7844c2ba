/* SPDX-License-Identifier: MIT */
#include "magang/base/elapsed.h"

#include <time.h>

int64_t
elapsed_ms(void)
{
	struct timespec t = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
