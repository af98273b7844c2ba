/* SPDX-License-Identifier: MIT */
/* Which rows, on which page. */
#ifndef MAGANG_TUI_FORM_ENTRY_ROWS_H
#define MAGANG_TUI_FORM_ENTRY_ROWS_H

#include "magang/tui/form/entry.h"

/* One more row at the end, for tests and forms of their own. */
struct entry_row *entry_add(
	struct entry_form *e, enum kind kind, const struct fdef *f);

/* The rows of the form's subject, on their pages, in the order they are typed.
 */
void entry_rows(struct entry_form *e);

/* The row of a field; NULL: the form has none. */
struct entry_row *entry_row_of(const struct entry_form *e, uint16_t field);
/* Its text anew, with nothing said of it yet. */
void entry_set(struct entry_row *row, const char *text, enum entry_mark mark);

#endif
