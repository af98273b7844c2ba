/* SPDX-License-Identifier: MIT */
/*
 * What the command line needs from the domain and the domain does not offer
 * yet. To be deleted: each call has a natural home in domain/office.h.
 */
#ifndef MAGANG_CLI_WISH_H
#define MAGANG_CLI_WISH_H

struct err;
struct office;
struct txn;

/* A short look at the store: no op, query or input between the two. */
int office_look(struct office *office, struct txn **out, struct err *err);
void office_look_end(struct txn *txn);

int office_backup(struct office *office, const char *to, struct err *err);
int office_restore(const char *from, const char *dir, struct err *err);

#endif
