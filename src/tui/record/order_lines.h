/* SPDX-License-Identifier: MIT */
/* An order of wishes or ranks as lines. */
#ifndef TUI_RECORD_ORDER_LINES_H
#define TUI_RECORD_ORDER_LINES_H

struct err;
struct lines;
struct order;
struct ui;

/* Anew, the marker where it was; *name: of whom it is, in place of what it was. */
int order_lines(struct ui *ui, const struct order *order, struct lines *lines,
	char **name, struct err *err);

#endif
