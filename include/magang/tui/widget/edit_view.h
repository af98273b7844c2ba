/* SPDX-License-Identifier: MIT */
/* What of it is in view. */
#ifndef MAGANG_TUI_WIDGET_EDIT_VIEW_H
#define MAGANG_TUI_WIDGET_EDIT_VIEW_H

struct buf;
struct edit;

/*
 * The part in view for a field of `width` columns: text, then '_' as far as
 * characters may still be typed, then blanks (pad '\0': blanks only). Returns
 * the column of the cursor, 0 .. width - 1. The view jumps by half a field when
 * the cursor leaves it, so that typing at the end costs a byte, not a row.
 */
int edit_view(struct edit *e, int width, char pad, struct buf *out);

#endif
