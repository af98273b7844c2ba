/* SPDX-License-Identifier: MIT */
/* Rows of a note on the screen, as edit_layout() broke them last. */
#ifndef MAGANG_TUI_EDIT_ROWS_H
#define MAGANG_TUI_EDIT_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct edit;

/* First and last place of the cursor in its row. */
size_t erows_home(const struct edit *e);
size_t erows_end(const struct edit *e);

/* The place one row up (-1) or down (+1) at column *aim (-1: that of the
 * cursor; set then). false: there is no such row. */
bool erows_move(const struct edit *e, int by, int *aim, size_t *to);

#endif
