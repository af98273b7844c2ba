/* SPDX-License-Identifier: MIT */
/*
 * The checks of `magang doctor`. Each says exactly one line; one that finds
 * something says in the same sentence what to do.
 */
#ifndef MAGANG_CLI_DOCTOR_H
#define MAGANG_CLI_DOCTOR_H

#include "magang/view/out.h"

#include "magang/base/err.h"
#include "magang/office/health.h"

struct app;

/* FINDING_SKIP: it could not be tried. Only FINDING_FAIL is an exit status. */
enum finding { FINDING_OK, FINDING_SKIP, FINDING_WARN, FINDING_FAIL };

struct doctor {
	struct app *app; /* its office is NULL where the store does not open */
	struct err why;  /* then: why */
	struct health health;
	struct err journal; /* code 0: its end is sound */
	bool json;
	struct buf b; /* the JSON document */
	struct json j;
	const char *check; /* the one that runs */
	bool failed;
};

void doctor_say(struct doctor *d, enum finding finding, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

void doctor_locale(struct doctor *d);
void doctor_terminal(struct doctor *d);
void doctor_colours(struct doctor *d);
void doctor_window(struct doctor *d);
void doctor_width(struct doctor *d);

void doctor_clock(struct doctor *d);
void doctor_store(struct doctor *d);
void doctor_sessions(struct doctor *d);
void doctor_backup(struct doctor *d);
void doctor_programs(struct doctor *d);
void doctor_disk(struct doctor *d);

#endif
