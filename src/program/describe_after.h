/* SPDX-License-Identifier: MIT */
/* Of the page of a program what the office owes those in it: letters, certificates,
 * care on the way, answers to appeals, what becomes of their data. */
#ifndef PROGRAM_DESCRIBE_AFTER_H
#define PROGRAM_DESCRIBE_AFTER_H

struct program_sheet;

void describe_after(struct program_sheet *g);

#endif
