/* SPDX-License-Identifier: MIT */
/*
 * A note as an officer types it into a phone without signal: one person a
 *block, a blank line between blocks, a fact a line:
 *
 *	nama: Neng Sumiati
 *	desa: langensari, tarogong kaler
 *	hp 0813 0002 4411
 *
 * Read into a table with one column for each meaning that occurs, so that what
 * follows is the import of a list. A line that begins with no word we know goes
 * to the remark, as does a second answer to one question. A second name begins
 * another person, blank line or not. In a page of a chat (chat.h) a block goes on
 * where the same sender does.
 */
#ifndef EXCHANGE_NOTE_H
#define EXCHANGE_NOTE_H

#include <stddef.h>
#include "magang/exchange/import.h"

#include "magang/exchange/csv.h"
#include "magang/exchange/sheet.h"

struct arena;
struct err;

#define NOTE_COLUMNS 48
#define NOTE_ROWS 5000

struct note {
	struct sheet sheet;
	char *heads[NOTE_COLUMNS]; /* as first written */
	struct note_row {
		size_t line;              /* where the block begins */
		bool broken;              /* bytes that are no text */
		char *cell[NOTE_COLUMNS]; /* by column; NULL: not said */
	} * rows;
	size_t n_rows, cap;
};

/* Texts live in `arena`, rows until note_release(). MG_EDATA above NOTE_BYTES
 * or NOTE_ROWS, and where no line is a fact. */
int note_read(struct note *out, const char *text, size_t len,
	struct arena *arena, struct err *err);
/* The row as the import of lists takes it. */
void note_row(const struct note *note, size_t i, struct csv_row *out);
void note_release(struct note *note);

#endif
