/* SPDX-License-Identifier: MIT */
/* What a filter finds, as lines of a page. */
#ifndef MAGANG_TUI_RECORD_DOSSIER_LIST_H
#define MAGANG_TUI_RECORD_DOSSIER_LIST_H

#include "magang/record/kind.h"

struct err;
struct lines;
struct ui;

/* Columns of a view: in a wide window another one stands beside. */
int dossier_columns(const struct ui *ui);
/* What a filter finds, below a head; nothing where there is nothing. */
int dossier_list(struct ui *ui, enum kind kind, const char *filter,
	const char *head, struct lines *out, struct err *err);

#endif
