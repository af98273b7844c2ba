/* SPDX-License-Identifier: MIT */
/* May a case be in a pack? */
#ifndef MAGANG_CASEWORK_PACK_ASK_H
#define MAGANG_CASEWORK_PACK_ASK_H

#include <stdint.h>

struct fdef;
struct record;
struct txn;
struct value;

/* NULL: it may; else the word of refusal.h that says what is against it. `program`:
 * the number of that of the pack; person NULL: there is none. */
const char *pack_ask(uint16_t program, const struct record *kase,
	const struct record *person);

/* What a field of a pack is of a case and its person; of no value where it is not
 * filled. */
struct value pack_value(struct txn *txn, const struct fdef *f,
	const struct record *kase, const struct record *person);

#endif
