/* SPDX-License-Identifier: MIT */
/* Public keys by which users come over ssh. */
#ifndef MAGANG_RULEBOOK_USER_KEYS_H
#define MAGANG_RULEBOOK_USER_KEYS_H

struct pubkey;
struct record;
struct txn;

/* Every key of every user, of closed ones, too; both die with the call. */
typedef void user_key_visit(
	void *ctx, const struct record *user, const struct pubkey *key);
void user_keys_each(struct txn *txn, user_key_visit *visit, void *ctx);

#endif
