/* SPDX-License-Identifier: MIT */
/* The rows of the journal, for who puts them right (journal_mend.c). */
#ifndef STORE_JOURNAL_ROWS_H
#define STORE_JOURNAL_ROWS_H

#include "magang/store/journal.h"

#define JOURNAL_PART 2000 /* a value above ~2 KB takes pages of its own */

/* Is this row the head of the journal? What it says. */
bool journal_head_row(const void *key, size_t key_n, const void *row, size_t n,
	struct log_head *out);
/* The hash of an entry, of its bytes before it and of that of the one before; `out`
 * may be `prev`. */
void journal_hash(uint8_t out[HASH_SIZE], const uint8_t prev[HASH_SIZE],
	uint64_t seq, const void *body, size_t n);
/* The bytes of an entry as they stand there, of all its parts; none: it does not. */
void journal_fetch(struct txn *txn, uint64_t seq, struct buf *hold);
/* In the place of what stands there. */
void journal_put_again(struct txn *txn, uint64_t seq, const struct buf *entry);
/* Number of the last entry, whatever the head says. */
uint64_t journal_last(struct txn *txn);
void journal_put_head(struct txn *txn, const struct log_head *head);

/* Rows by which the answer to a change is found: one is added, how many changes they
 * speak of, and they go. */
void journal_put_answer(
	struct txn *txn, uint32_t origin, uint64_t oseq, uint64_t seq);
uint64_t journal_count_answers(struct txn *txn);
void journal_forget_answers(struct txn *txn);

#endif
