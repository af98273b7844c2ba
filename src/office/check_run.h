/* SPDX-License-Identifier: MIT */
/* Runs of a matching that were published, made again from what they kept. */
#ifndef OFFICE_CHECK_RUN_H
#define OFFICE_CHECK_RUN_H

struct store_checking;

/* Notes the seat at hand, where a run offered it. */
void check_run_seat(struct store_checking *c);
/* After all records: each run comes to what it came to, and the seats that it
 * offered are of that answer. */
void check_runs(struct store_checking *c);

#endif
