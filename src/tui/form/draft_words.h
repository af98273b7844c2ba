/* SPDX-License-Identifier: MIT */
/* A draft as whoever typed it knows it. */
#ifndef TUI_FORM_DRAFT_WORDS_H
#define TUI_FORM_DRAFT_WORDS_H

struct buf;
struct draft_head;
struct ui;

/* "CO-000007-6 J-5 Karawang, Production: 2 marks, Grades, 2026-11-24 14:15", "Neng
 * Sumiati, Persons, kyoto-ikusei: 9 fields, 2026-11-24 14:15". */
void draft_words(
	const struct ui *ui, const struct draft_head *h, struct buf *out);

#endif
