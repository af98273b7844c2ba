/* SPDX-License-Identifier: MIT */
/* What the environment and the host say: read once, kept as copies. */
#ifndef START_OUTSIDE_H
#define START_OUTSIDE_H

#include <stdbool.h>

struct app;

/* NULL where unset. */
struct outside {
	char *home, *term;
	char *messages, *characters; /* locales */
	char *clock, *seed;          /* test builds only */
	char *login, *store, *share, *program;
	char *asked, *line, *sudoer; /* of the way in (app.h) */
	bool no_color, accessible;
};

/* The environment, which is empty afterwards. */
void outside_read(struct outside *o);
/* Who calls, and what of the store and the terminal follows from it. */
void outside_caller(struct outside *o, struct app *app);
/* Where configuration and texts lie. */
void outside_share(struct outside *o, struct app *app);
/* "Now", and the seed of invented data. */
void outside_clock(const struct outside *o, struct app *app);
void outside_release(struct outside *o);

#endif
