/* SPDX-License-Identifier: MIT */
/* Which rows, on which page. */
#ifndef MAGANG_TUI_FORM_ENTRY_ROWS_H
#define MAGANG_TUI_FORM_ENTRY_ROWS_H

#include "magang/record/kind.h"

struct entry_form;
struct entry_row;

/* One more row at the end, for tests and forms of their own. */
struct entry_row *entry_add(
	struct entry_form *e, enum kind kind, const struct fdef *f);

void entry_rows(struct entry_form *e);

#endif
