/* SPDX-License-Identifier: MIT */
/* Parts of the page about one record. */
#ifndef MAGANG_CLI_SHOW_H
#define MAGANG_CLI_SHOW_H

#include "list.h"
#include "magang/view/page.h"

struct show {
	struct app *app;
	struct office *office;
	struct page page;
	struct style style;
	struct record record;
	struct record person;          /* of a case; else empty */
	const struct program *program; /* of a case, or NULL */
	char number[NUMBER_TEXT];
};

/* Inside a look at the store: */
void show_fields(struct show *s);
void show_documents(struct show *s);
void show_rules(struct show *s);
void show_moves(struct show *s);

/* Outside of one: */
int show_parts(struct show *s, struct err *err);

#endif
