/* SPDX-License-Identifier: MIT */
/* The journal: its chain, its seals, and the histories that it makes. */
#ifndef OFFICE_CHECK_JOURNAL_H
#define OFFICE_CHECK_JOURNAL_H

struct err;
struct store_checking;

/* c->history_found are the rows that there are. */
int check_journal(struct store_checking *c, struct err *err);

#endif
