/* SPDX-License-Identifier: MIT */
/* Merging two persons who are compared. */
#ifndef MAGANG_TUI_RECORD_MERGE_ACTS_H
#define MAGANG_TUI_RECORD_MERGE_ACTS_H

struct ui;

/* Actions on a pair: what is kept of whom changes sides, and they are merged;
 * and why not: of a line, of the two. */
unsigned merge_other(struct ui *ui), merge_them(struct ui *ui);
const char *merge_no_field(struct ui *ui), *merge_none(struct ui *ui);

#endif
