/* SPDX-License-Identifier: MIT */
/* What speaks against an entry of the ledger. */
#ifndef OPS_LEDGER_DOUBTS_H
#define OPS_LEDGER_DOUBTS_H

struct notes;
struct office;
struct record;
struct txn;

/* That it comes to more than may be asked, that an original is kept, that who took
 * it has no licence. */
void ledger_doubts(struct office *office, struct txn *txn,
	const struct record *entry, struct notes *out);

#endif
