/* SPDX-License-Identifier: MIT */
/* What a change of fields says: what it replaced, or would. */
#ifndef MAGANG_VIEW_RECEIPT_SET_H
#define MAGANG_VIEW_RECEIPT_SET_H

#include "magang/view/text.h"

struct app;

/* receipt_print() with the values that it replaced, a line each, as the caller may see
 * them, and who else had set them when: who sets a field without --seen learns
 * what stood there. */
int receipt_set(struct app *app, enum kind kind, const char *what,
	const struct receipt *receipt, bool json, struct err *err);

/* For --dry-run of a change of fields: old and new of each, and who would move up
 * by it. */
int receipt_preview(struct app *app, const struct record *r,
	const struct setting *values, size_t n, const struct receipt *tried,
	bool json, struct err *err);

#endif
