/* SPDX-License-Identifier: MIT */
/* Parts of the page about one record. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "list.h"
#include "magang/view/page.h"

struct app;

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

#endif
