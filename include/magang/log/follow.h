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

/* Enters an entry of another journal: same seq, same bytes, same answer, same
 * hash, or MG_EDAMAGED and nothing is kept. */
int follow_entry(const struct log_follower *f, const struct log_entry *e,
	struct err *err);

#endif
