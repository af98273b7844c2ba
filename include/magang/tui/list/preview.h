/* SPDX-License-Identifier: MIT */
/* A row without opening it. */
#ifndef MAGANG_TUI_LIST_PREVIEW_H
#define MAGANG_TUI_LIST_PREVIEW_H

#include <stdbool.h>

struct browse;
struct ui;

/* Lines about the selected row: preview.c. false: they are there already. */
bool preview_make(struct ui *ui, struct browse *b);

#endif
