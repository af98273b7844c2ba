/* SPDX-License-Identifier: MIT */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include "magang/office/office.h"
#include "magang/store/store.h"

/* What a user may, from records and roles as they are in this transaction.
 * false: no such user; then nothing is allowed. */
bool access_load(struct office *office, struct txn *txn, uint64_t user,
	struct access *out);
/* The office itself while it is being set up. */
void access_everything(struct access *a);
uint64_t access_user_named(struct txn *txn, const char *name); /* 0: none */
/* The first open user who may see to settings and users; 0: nobody may. */
uint64_t access_administrator(struct office *office, struct txn *txn);
/* One who is not closed before one who is. */
uint64_t access_user_of_uid(struct txn *txn, uint32_t uid);

#endif
