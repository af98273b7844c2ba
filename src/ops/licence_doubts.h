/* SPDX-License-Identifier: MIT */
/* What is odd about a licence and those who come through who has it. */
#ifndef OPS_LICENCE_DOUBTS_H
#define OPS_LICENCE_DOUBTS_H

struct notes;
struct office;
struct record;
struct txn;

/* Of places at a host, a case that somebody sends, or an organisation: the licence ends
 * before the start. Others have none. */
void licence_doubts(struct office *office, struct txn *txn,
	const struct record *r, struct notes *out);

#endif
