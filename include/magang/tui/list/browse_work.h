/* SPDX-License-Identifier: MIT */
/* Work that changes hands from it. */
#ifndef MAGANG_TUI_LIST_BROWSE_WORK_H
#define MAGANG_TUI_LIST_BROWSE_WORK_H

struct err;
struct receipt;
struct ui;

/* Says what was done to them, and why some stay. */
unsigned browse_told(struct ui *ui, int rc, const struct receipt *receipt,
	const char *what, struct err *err);

/* Actions on the tagged rows, or the one under the marker, and why not now. */
unsigned browse_assign(struct ui *ui);
unsigned browse_accept(struct ui *ui);
unsigned browse_refuse(struct ui *ui);
const char *browse_no_assign(struct ui *ui);
const char *browse_no_offer(struct ui *ui);

#endif
