/* SPDX-License-Identifier: MIT */
/* Who waits after a change, and who moved up by it. */
#ifndef MAGANG_VIEW_RECEIPT_LISTS_H
#define MAGANG_VIEW_RECEIPT_LISTS_H

#include "magang/view/text.h"

struct page;
struct undo_report;

/* How many of those that went came on a waiting list, and how many are proposals
 * besides; nothing where none is. */
void receipt_waits(const struct receipt *receipt, struct buf *out);
/* How many moved up from one. */
void receipt_up(const struct receipt *receipt, struct buf *out);
/* Behind it: ": MG-000015-8 Siti, ...", the first three that the caller sees. */
void receipt_up_who(
	struct office *office, const struct receipt *receipt, struct buf *out);
/* Both, of what an undo or a redo came to. */
void undo_lists(const struct undo_report *report, struct buf *out);
/* Both as lines of a page, of those that went where there are many. */
void receipt_lists(struct page *page, const struct receipt *receipt, bool many);
/* Who moved up, of those whom the reader may see: who makes room need not have to
 * do with them. */
void receipt_up_rows(struct page *page, const struct receipt *receipt);

#endif
