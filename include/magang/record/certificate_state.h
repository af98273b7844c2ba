/* SPDX-License-Identifier: MIT */
/* How a certificate stands: it is given, another one has taken its place, or it was
 * revoked. */
#ifndef MAGANG_RECORD_CERTIFICATE_STATE_H
#define MAGANG_RECORD_CERTIFICATE_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct record;
struct txn;

/* In the order of its choices, as numbers of keys. */
enum certificate_state {
	CERTIFICATE_GIVEN = 1,
	CERTIFICATE_REPLACED,
	CERTIFICATE_REVOKED
};
/* Of one as it is. */
enum certificate_state certificate_state(const struct record *r);
/* Sets the code that stands for it. */
void certificate_set_state(struct record *r, enum certificate_state state);

/* What is printed of a person, as it stands now, taken into a certificate; whether
 * it is the same still. */
void certificate_take_name(struct record *r, const struct record *person);
bool certificate_names(const struct record *r, const struct record *person);

/* Is there somebody whom it is of? Where he was erased it stays in the register, and
 * may be revoked, but is printed no more. */
bool certificate_is_named(const struct record *r);

/* The certificate of that number, however it is written; 0: there is none. */
uint64_t certificate_numbered(struct txn *txn, const char *number);
/* Which certificate has taken the place of this one, read into *out; false: none. */
bool certificate_successor(
	struct txn *txn, const struct record *r, struct record *out);
/* The same, of the last one that came after it. */
bool certificate_last(
	struct txn *txn, const struct record *r, struct record *out);

#endif
