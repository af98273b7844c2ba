/* SPDX-License-Identifier: MIT */
/* What its keys do. */
#ifndef MAGANG_TUI_LIST_BROWSE_ACTS_H
#define MAGANG_TUI_LIST_BROWSE_ACTS_H

struct ui;

/* Actions, and why not now. */
unsigned browse_open(struct ui *ui);
unsigned browse_filter(struct ui *ui);
unsigned browse_clear(struct ui *ui);
unsigned browse_sort(struct ui *ui);
unsigned browse_tag(struct ui *ui);
unsigned browse_tag_all(struct ui *ui);
unsigned browse_untag(struct ui *ui);
unsigned browse_view(struct ui *ui);
unsigned browse_deck(struct ui *ui);
unsigned browse_done(struct ui *ui);
unsigned browse_copy(struct ui *ui);
const char *browse_no_deck(struct ui *ui);
const char *browse_no_done(struct ui *ui);
const char *browse_no_tags(struct ui *ui);

/* A session writes no files of its host: the command that does, to be typed
 * there. */
unsigned browse_write_out(struct ui *ui);

#endif
