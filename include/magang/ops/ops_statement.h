/* SPDX-License-Identifier: MIT */
/* Statements are made, and made again from the journal. */
#ifndef MAGANG_OPS_OPS_STATEMENT_H
#define MAGANG_OPS_OPS_STATEMENT_H

#include "magang/ops/count_known.h"
#include "magang/ops/ops.h"

struct buf;

/* What is to be stated. */
struct stating {
	uint16_t program;
	const char *target;
	int32_t day;
	int32_t known;        /* at the end of which day; DATE_NONE: now */
	const char *what_for; /* NULL: it is not said */
};
/* Keeps the figures; nothing changes them from then on. MG_ENOENT: there was no such
 * target then. */
int op_state(struct office *office, const struct stating *s,
	struct receipt *out, struct err *err);

/* Who counted, by the day and the change of a statement; *text is what it would say
 * made of that. `out` is to be released. */
int statement_again(struct office *office, struct txn *txn,
	const struct record *statement, struct known_count *out,
	struct buf *text, struct err *err);

#endif
