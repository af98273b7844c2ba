/* SPDX-License-Identifier: MIT */
/* A list of cases as a pack for a partner. */
#ifndef MAGANG_TUI_LIST_BROWSE_PACK_H
#define MAGANG_TUI_LIST_BROWSE_PACK_H

struct ui;

const char *browse_no_pack(struct ui *ui); /* NULL: it can be asked for */
unsigned browse_pack(struct ui *ui);       /* action */

#endif
