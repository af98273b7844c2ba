/* SPDX-License-Identifier: MIT */
/* One person, place or host of a matching: what is there, and what would be. */
#ifndef MAGANG_VIEW_MATCH_ASKED_H
#define MAGANG_VIEW_MATCH_ASKED_H

struct app;
struct err;
struct match_check;

/* Of a stable result. A name may be a person's and a
 * place's: both are told. MG_ENOENT: nobody's. */
int match_asked(const struct app *app, const struct match_check *c,
	const char *name, struct err *err);

#endif
