/* SPDX-License-Identifier: MIT */
/* A line on the terminal of the log that is written over: how far something is. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct app;

struct progress {
	const struct app *app;
	int64_t shown; /* ms */
	bool on;       /* there is such a line */
};

/* Nothing, where the log is no terminal; at most twice a second. */
void progress_say(struct progress *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Takes it away, before something else is printed. */
void progress_clear(struct progress *p);
/* From here on bulks of the office that is open say how far they are. */
void progress_of_bulks(struct progress *p);

#endif
