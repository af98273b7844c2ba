/* SPDX-License-Identifier: MIT */
/*
 * A statement: who counted for a target on a day, as it was known at a change, given
 * away and kept. Its figures are one text, the same in every language, with all that
 * they hang on before them:
 *
 *	program wirausaha-baru 3
 *	target entrepreneurs 100000 ab
 *	day 2026-09-30
 *	known 2026-10-05 123456
 *	all 31402 18770 13746 15001 8990 6500
 *	32.05 ...
 *
 * an area a line: grades a, b, c, then the women in each. The digest is of that text:
 * whoever has it checks it with b2sum -l 256.
 */
#ifndef MAGANG_CASEWORK_STATEMENT_H
#define MAGANG_CASEWORK_STATEMENT_H

#include "magang/base/seal.h"
#include "magang/casework/counting.h"

struct buf;
struct program;
struct record;
struct rulebook;

/* The target by the version that it was made by; NULL: that is not there. *p may be
 * NULL. */
const struct target *statement_target(struct rulebook *book, struct txn *txn,
	const struct record *r, const struct program **p);
/* Appends the text that these rows (the row of all first, then by area) come to under
 * what the other fields of the statement say. */
void statement_write(struct txn *txn, const struct record *r,
	const struct target *t, const struct target_row *rows, size_t n,
	struct buf *out);
/* The rows as they were given; returns how many, 0: they cannot be read. */
size_t statement_rows(
	const struct record *r, struct target_row rows[TARGET_ROWS]);

#define STATEMENT_SUM (2 * HASH_SIZE + 1)
/* Of a text. Returns out. */
char *statement_sum(const char *text, size_t n, char out[STATEMENT_SUM]);
/* Do figures, digest and the other fields belong together? */
bool statement_is_whole(
	struct rulebook *book, struct txn *txn, const struct record *r);

#endif
