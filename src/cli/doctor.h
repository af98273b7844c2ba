/* SPDX-License-Identifier: MIT */
/*
 * The checks of `magang doctor`. Each says exactly one line; one that finds
 * something says in the same sentence what to do.
 */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "magang/view/json.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/office/health.h"

struct app;

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

/* FINDING_SKIP: it could not be tried. Only FINDING_FAIL is an exit status. */
enum finding { FINDING_OK, FINDING_SKIP, FINDING_WARN, FINDING_FAIL };

/* The line of the check that runs, as text or as a member of the document. */
void doctor_say(struct doctor *d, enum finding finding, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
