/* SPDX-License-Identifier: MIT */
/*
 * Letters out of the house: gathered as they stand, counted before anything
 * happens, written as files, noted as sent. The files are there first, under a
 * name that nobody knows; then the act; then their name. What was sent is printed
 * again from what was kept, and not sent again.
 */
#ifndef MAGANG_VIEW_LETTERS_OUT_H
#define MAGANG_VIEW_LETTERS_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"

struct app;
struct buf;
struct err;
struct receipt;

/* What becomes of a letter. */
enum letter_fate {
	LETTER_GOES,
	LETTER_LACKS,     /* something is not filled in: it stays held */
	LETTER_OVERTAKEN, /* its case was decided again: nobody sends it */
};

/* A letter and who it is to. Texts are owned. */
struct letter_row {
	uint64_t id, seq, person;
	enum letter_fate fate;
	int64_t area;
	char *number, *kase, *name, *phone, *place, *label, *text;
	char *kept;  /* the text as it is kept (view/letter.h) */
	char *lacks; /* labels of what is not filled in */
	char *fill;  /* and how that is set, of the case */
	bool named;  /* the report says whose it is */
};
/* All that were found, by place and name. */
struct letters_out {
	struct letter_row *rows;
	size_t n, cap;
	size_t go, lack, overtaken; /* how many there are of each fate */
	size_t no_phone;            /* of those that go */
};

/* Which letters: what a filter finds, of that the held ones, or those that were
 * sent. */
struct letters_wanted {
	const char *filter;
	const uint64_t *ids; /* only these; NULL: all */
	size_t n;
	enum lang lang; /* LANG_COUNT: that of the office */
	bool again;     /* those that were sent */
};
/* MG_ENOENT: there is nothing such. */
int letters_gather(struct app *app, const struct letters_wanted *wanted,
	struct letters_out *out, struct err *err);
/* Before they are told of and nothing is sent: whether they could be, and
 * the directory made. Whom the report names is noted as the rows of a list are. */
int letters_try(struct app *app, const struct letters_out *l, const char *dir,
	struct err *err);
/* Frees the rows. */
void letters_release(struct letters_out *l);

/* MG_EUSAGE where so many are not what would go, with the number that would. */
int letters_count(const struct letters_out *l, int64_t number, struct err *err);
/* Sends those that go: files into a new directory, the act, its name. Nothing is
 * left of it where one of them fails, nor counts as read, but for the name: then
 * the files stand where *err says. `dir` NULL: the act alone, what was sent can be
 * printed later; `receipt` NULL: the files alone, of what was. */
int letters_publish(struct app *app, const struct letters_out *l,
	const char *dir, struct receipt *receipt, struct err *err);
/* What goes, what stays and why; many that lack the same are one line. */
void letters_report(const struct letters_out *l, bool sent, struct buf *out);

#endif
