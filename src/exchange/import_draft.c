/* SPDX-License-Identifier: MIT */
/*
 * A row of a list as a draft: the texts as they were sent, in the fields they
 * mean, so that a person can put right what the import would not guess.
 */
#include "import_draft.h"

#include "import_batch.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/sheet_split.h"
#include "magang/office/office.h"
#include "magang/ops/draft.h"
#include "magang/record/dict.h"

#define DRAFTS 100 /* more than that is a list to be sent back */

static void
add(struct draft *d, uint16_t field, const char *text)
{
	if (*text)
		draft_add(d, field, 0, text);
}

static void
add_birth(struct draft *d, const char *cell)
{
	char place[64], date[64] = "";

	if (!sheet_split_birth(cell, place, date))
		*date = '\0';
	add(d, F_BIRTH_PLACE, place);
	add(d, F_BIRTH_DATE, date);
}

static void
add_rt_rw(struct draft *d, const char *cell)
{
	char rt[4], rw[4];

	if (!sheet_split_rt_rw(cell, rt, rw))
		return;
	add(d, F_RT, rt);
	add(d, F_RW, rw);
}

static void
add_address(struct draft *d, const char *cell)
{
	struct sheet_address a;

	sheet_split_address(cell, &a);
	add(d, F_STREET, a.street);
	add(d, F_RT, a.rt);
	add(d, F_RW, a.rw);
	add(d, F_REGENCY, a.regency);
	add(d, F_DISTRICT, a.district);
	add(d, F_VILLAGE, a.village);
	add(d, F_POSTCODE, a.postcode);
}

static const struct {
	unsigned column;
	void (*add)(struct draft *d, const char *cell);
} composites[] = {
	{ SHEET_BIRTH, add_birth },
	{ SHEET_RT_RW, add_rt_rw },
	{ SHEET_ADDRESS, add_address },
};

static void
add_cell(struct draft *d, unsigned column, const char *cell)
{
	const struct fdef *f;

	if (!*cell || !utf8_valid(cell, strlen(cell)))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(composites); i++)
		if (composites[i].column == column)
			composites[i].add(d, cell);
	f = column < SHEET_IGNORED ? core_field((uint16_t)column) : NULL;
	if (f && !(f->flags & FDEF_HIDDEN))
		add(d, f->id, cell);
}

static void
name_program(struct import *im, uint16_t number, struct draft *d)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (!number || office_look(im->office, &txn, &unread))
		return;
	dict_name(txn, DICT_PROGRAM, 0, number, d->program, sizeof(d->program));
	office_look_end(txn);
}

/* Refused, or somebody who is known: a person decides. */
static bool
is_kept(const struct import *im, const struct import_row *row)
{
	if (row->line.result == IMPORT_REJECT)
		return true;
	/* somebody in a note of whom too little was written down */
	if (row->line.result == IMPORT_SKIP)
		return im->opt->note && record_has(&row->record, F_NAME);
	return row->line.result == IMPORT_SAME && !row->add &&
	       !row->line.updated && !row->line.same_as_line;
}

void
import_draft(struct import *im, struct import_row *row)
{
	struct err unread = ERR_INIT;
	struct draft d;

	if (!is_kept(im, row) || im->report->drafts == DRAFTS)
		return;
	draft_init(&d, KIND_PERSON);
	for (size_t i = 0; i < row->n_cells && i < im->sheet.n; i++)
		add_cell(&d, im->sheet.column[i], row->cells[i]);
	name_program(im, row->program, &d);
	if (draft_save(im->office, im->opt->drafts, &d, &unread) == 0)
		row->line.draft = d.form;
	draft_release(&d);
}
