/* SPDX-License-Identifier: MIT */
/* Each record: what it leaves in indexes, counters and digest, what it names. */
#ifndef OFFICE_CHECK_RECORD_H
#define OFFICE_CHECK_RECORD_H

struct store_checking;

/* All of them; c->tallies are the counters that they come to. */
void check_records(struct store_checking *c);
/* When that is done: one task for a round of a rule, one size of a day, one
 * membership. */
void check_known(struct store_checking *c);

#endif
