/* SPDX-License-Identifier: MIT */
/* Parts of the page about one record. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "list.h"
#include "magang/view/decided.h"
#include "magang/view/page.h"

struct app;
struct err;

struct show;
/* A part behind all others. */
typedef int show_more(struct show *s, struct err *err);

/* How it is asked for. */
struct show_as {
	bool json, reveal, why;
	enum kind kind; /* the one that will do; KIND_NONE: any */
	show_more *more;
	uint64_t days; /* for that one */
};

struct show {
	struct app *app;
	struct office *office;
	struct page page;
	struct style style;
	struct record record;
	struct record person;          /* of a case; else empty */
	const struct program *program; /* of a case, or NULL */
	char number[NUMBER_TEXT];
	const struct show_as *as;
	struct decided decided; /* for --why */
};

/* The whole page about the record that a word names. */
int show_print(struct app *app, const char *word, const struct show_as *as,
	struct err *err);

#endif
