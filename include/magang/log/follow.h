/* SPDX-License-Identifier: MIT */
/*
 * Following the order: answer what is known, apply what is next, write it into
 * the journal, all in one transaction. The same for every engine; entries that
 * come from elsewhere must give here what they gave there.
 */
#ifndef MAGANG_LOG_FOLLOW_H
#define MAGANG_LOG_FOLLOW_H

#include "magang/log/log.h"

/* Where entries go and who applies them; all is borrowed. */
struct log_follower {
	struct store *store;
	log_apply apply;
	void *ctx;
};

/*
 * Puts changes behind the last one, in one transaction. What is refused leaves
 * nothing but its refusal. Repeated changes get their old answers; MG_EHOLE:
 * one is missing before them. On an error nothing is kept. Frees no details.
 */
int follow_batch(const struct log_follower *f, const struct log_change *batch,
	size_t n, struct log_result *results, struct err *err);

/*
 * Entering the entries of another journal, thousands to a transaction:
 *
 *	struct log_following f = { .to = follower };
 *	while (!rc && (there is another))
 *		rc = following_next(&f, &entry, err);
 *	rc = following_end(&f, rc, err);
 *
 * Each must give the same seq, bytes, answer and hash, or MG_EDAMAGED.
 */
struct log_following {
	struct log_follower to;
	struct txn *txn; /* open between two entries; NULL: all is kept */
	struct log_head head;
	size_t bytes; /* in it */
};

/* One more, in the order of its journal. */
int following_next(
	struct log_following *f, const struct log_entry *e, struct err *err);
/* Keeps the rest, or with a fault drops what was entered since the last
 * transaction; returns rc or what went wrong with keeping. */
int following_end(struct log_following *f, int rc, struct err *err);

#endif
