/* SPDX-License-Identifier: MIT */
#include "magang/store/journal_mend.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/pack.h"
#include "magang/store/backup_read.h"
#include "magang/store/txn.h"

#include "journal_rows.h"

/* So long are entries of which every byte is tried in every value, and each bit: a
 * second or two of hashing. */
#define BYTES_TRIED 4096
#define BITS_TRIED 16384

struct mending_journal {
	struct txn *txn;
	struct backup *from; /* read as far as `next`; or NULL */
	struct backup_row row;
	uint64_t open; /* the first of those that came last, of a backup: what
			  follows proves that it is of this journal; or 0 */
	uint64_t seq;  /* entries that stand as they did */
	uint8_t chain[HASH_SIZE]; /* of the last of them */
	struct buf hold;
	struct log_entry entry; /* in it */
	struct journal_mending *out;
};

/* The hash that the bytes should end with. */
static bool
hash_due(const struct mending_journal *w, const struct buf *b,
	uint8_t out[HASH_SIZE])
{
	if (b->len <= HASH_SIZE)
		return false;
	journal_hash(out, w->chain, w->seq + 1, b->data, b->len - HASH_SIZE);
	return true;
}

static bool
follows(struct mending_journal *w)
{
	uint8_t hash[HASH_SIZE];

	return hash_due(w, &w->hold, hash) &&
	       memcmp(hash, w->hold.data + w->hold.len - HASH_SIZE,
		       HASH_SIZE) == 0 &&
	       journal_take(w->seq + 1, &w->hold, &w->entry);
}

/* ---- one byte that was another ------------------------------------------- */

/* Of any other bytes, all of the hash would be another. */
static bool
guess_hash(struct mending_journal *w)
{
	uint8_t hash[HASH_SIZE];
	char *end;
	int other = 0;

	if (!hash_due(w, &w->hold, hash))
		return false;
	end = w->hold.data + w->hold.len - HASH_SIZE;
	for (int i = 0; i < HASH_SIZE; i++)
		other += (uint8_t)end[i] != hash[i];
	if (other == 1)
		memcpy(end, hash, HASH_SIZE);
	return other == 1 && follows(w);
}

static bool
guess_byte(struct mending_journal *w, size_t at, bool all)
{
	uint8_t *byte = (uint8_t *)w->hold.data + at, was = *byte;

	for (unsigned x = 1; x < 256; x++) {
		if (!all && (x & (x - 1)))
			continue;
		*byte = (uint8_t)(was ^ x);
		if (follows(w))
			return true;
	}
	*byte = was;
	return false;
}

static bool
guess(struct mending_journal *w)
{
	const size_t n = w->hold.len;

	if (guess_hash(w))
		return true;
	if (n <= HASH_SIZE || n > BITS_TRIED)
		return false;
	for (size_t at = 0; at < n - HASH_SIZE; at++)
		if (guess_byte(w, at, n <= BYTES_TRIED))
			return true;
	return false;
}

/* ---- what a backup has --------------------------------------------------- */

static bool
take(struct mending_journal *w)
{
	const uint64_t seq = w->seq + 1;
	uint64_t at = 0;

	while (w->from && at < seq) {
		if (w->row.n <= 8 || w->row.what != BACKUP_ENTRY ||
			get_u64(w->row.p) < seq) {
			if (!backup_next(w->from, &w->row))
				w->from = NULL;
			continue;
		}
		at = get_u64(w->row.p);
	}
	if (!w->from || at != seq)
		return false;
	buf_clear(&w->hold);
	buf_add(&w->hold, w->row.p + 8, w->row.n - 8);
	return follows(w);
}

/* ---- all of it ----------------------------------------------------------- */

/* false: nothing says what stood there. */
static bool
next(struct mending_journal *w)
{
	const uint64_t guessed = w->out->guessed;
	bool whole;

	journal_fetch(w->txn, w->seq + 1, &w->hold);
	whole = follows(w);
	if (!whole && guess(w))
		w->out->guessed++;
	else if (!whole && take(w))
		w->out->taken++;
	else if (!whole)
		return false;
	if (!whole)
		journal_put_again(w->txn, w->seq + 1, &w->hold);
	w->seq++;
	w->open = whole || w->out->guessed != guessed ? 0
		  : w->open                           ? w->open
						      : w->seq;
	memcpy(w->chain, w->entry.hash, HASH_SIZE);
	return true;
}

static bool
are_found(struct mending_journal *w)
{
	bool found = journal_count_answers(w->txn) == w->seq;

	for (uint64_t seq = 1; found && seq <= w->seq; seq++)
		found = journal_read(w->txn, seq, &w->hold, &w->entry) &&
			journal_result(w->txn, w->entry.change.origin,
				w->entry.change.oseq) == seq;
	return found;
}

static void
mend_answers(struct mending_journal *w)
{
	if (are_found(w))
		return;
	w->out->rest = true;
	journal_forget_answers(w->txn);
	for (uint64_t seq = 1; seq <= w->seq; seq++)
		if (journal_read(w->txn, seq, &w->hold, &w->entry))
			journal_put_answer(w->txn, w->entry.change.origin,
				w->entry.change.oseq, seq);
}

/* One of the two may be damaged; where both are others, entries are gone. */
static bool
fits(const struct mending_journal *w, const struct log_head *head)
{
	const bool same = memcmp(head->chain, w->chain, HASH_SIZE) == 0;

	return same || (head->seq == w->seq && !w->open);
}

static void
mend_head(struct mending_journal *w, struct log_head *head)
{
	if (head->seq == w->seq &&
		memcmp(head->chain, w->chain, HASH_SIZE) == 0)
		return;
	w->out->rest = true;
	head->seq = w->seq;
	memcpy(head->chain, w->chain, HASH_SIZE);
	journal_put_head(w->txn, head);
}

static void
mend(struct mending_journal *w)
{
	const uint64_t last = journal_last(w->txn);
	struct log_head head;

	journal_head(w->txn, &head);
	while (next(w))
		;
	if (w->seq >= last && fits(w, &head)) {
		mend_answers(w);
		mend_head(w, &head);
		return;
	}
	w->out->bad = w->open ? w->open : w->seq + 1;
	w->out->lost = (last > head.seq ? last : head.seq) + 1 - w->out->bad;
}

int
journal_mend(struct store *store, struct backup *from,
	struct journal_mending *out, struct err *err)
{
	struct mending_journal w = {
		.from = from, .out = out, .hold = BUF_INIT
	};
	int rc = txn_write(store, &w.txn, err);

	*out = (struct journal_mending){ 0 };
	if (rc)
		return rc;
	if (from)
		backup_rewind(from);
	txn_go_on(w.txn);
	mend(&w);
	buf_release(&w.hold);
	if (w.open && out->bad)
		out->taken = out->guessed = 0;
	if (!out->taken && !out->guessed && !out->rest) {
		txn_abort(w.txn);
		return 0;
	}
	return txn_commit(w.txn, err);
}
