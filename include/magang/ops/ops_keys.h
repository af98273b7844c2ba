/* SPDX-License-Identifier: MIT */
/* Keys by which a user comes over ssh. */
#ifndef MAGANG_OPS_OPS_KEYS_H
#define MAGANG_OPS_OPS_KEYS_H

#include "magang/ops/ops.h"

/* The line of a file that ssh-keygen made. MG_EDATA: it is none. */
int op_user_key_add(struct office *office, uint64_t user, const char *line,
	struct receipt *out, struct err *err);
/* All keys of that name, or the one with that fingerprint. MG_ENOENT: none is
 * named so. */
int op_user_key_close(struct office *office, uint64_t user, const char *word,
	struct receipt *out, struct err *err);

#endif
