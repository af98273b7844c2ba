/* SPDX-License-Identifier: MIT */
/* What places people wish. */
#ifndef MAGANG_OPS_OPS_WISH_H
#define MAGANG_OPS_OPS_WISH_H

#include "magang/base/refs.h"
#include "magang/ops/ops.h"

/* What a person wishes, as it was typed. */
struct wish {
	uint64_t kase;
	struct refs places;
	char refused[40]; /* codes that are refused, a blank between */
};

/*
 * "K-07 K-11=K-14 !K-03 !JP": places of the program of the case by name or number,
 * the best first; a host stands for all its open places, as a tie; a country can
 * only be refused. MG_EDATA, MG_ENOENT: the word.
 */
int wish_typed(struct office *office, uint64_t kase, const char *text,
	struct wish *out, struct err *err);

/* PERM_EDIT. As one act: each that may, the others stay, and the receipt says why.
 * MG_ENOENT: all are so already. */
int op_wishes_set(struct office *office, const struct wish *rows, size_t n,
	bool try, struct receipt *out, struct err *err);

#endif
