/* SPDX-License-Identifier: MIT */
/* Open cases carried into the newest version of their program. */
#ifndef MAGANG_OPS_OPS_VERSION_H
#define MAGANG_OPS_OPS_VERSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office;
struct program;
struct receipt;

/* Cases by their ids into this version, which is installed: one act, each case a
 * soft part of it. What may not come stays as it is, and the receipt says why; a
 * code and the reasons where none went. Decisions stay as they are. `try`: nothing
 * is done, only told. */
int op_cases_version(struct office *office, bool try, const struct program *to,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err);

/* This version is returned to whoever installed it, because of `reason`: no case
 * comes into it any more, whoever is in it stays. He has it before him on home
 * until he installs the next one. */
int op_version_return(struct office *office, const struct program *version,
	const char *reason, struct receipt *out, struct err *err);

#endif
