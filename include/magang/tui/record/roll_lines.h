/* SPDX-License-Identifier: MIT */
/* The seats of a cohort or a slot as lines: its roll, who has not answered, its waiting list,
 * who is not in it any more. */
#ifndef MAGANG_TUI_RECORD_ROLL_LINES_H
#define MAGANG_TUI_RECORD_ROLL_LINES_H

struct buf;
struct dossier;
struct err;
struct lines;
struct record;
struct style;
struct ui;

/* When and where it is; how many seats and days of class. With the style's look
 * open. */
void roll_heads(const struct style *style, const struct record *cohort,
	struct buf *path, struct buf *said);

/* A view of the page. Whom the caller does not see stands there by number only. */
int roll_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err);
/* Another: its days of class, and the holidays between. */
int days_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err);

#endif
