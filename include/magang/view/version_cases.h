/* SPDX-License-Identifier: MIT */
/* The cases that another version of their program could take. */
#ifndef MAGANG_VIEW_VERSION_CASES_H
#define MAGANG_VIEW_VERSION_CASES_H

#include <stddef.h>
#include <stdint.h>

struct err;
struct office;
struct program;

/* By their ids, which the caller frees. */
struct version_cases {
	uint64_t *ids;
	size_t n, cap;
};
/* The open cases of the caller that a filter finds ("": all) and that are in another
 * version than this one. MG_ENOENT: there are none. */
int version_cases_find(struct office *office, const struct program *to,
	const char *filter, struct version_cases *out, struct err *err);

#endif
