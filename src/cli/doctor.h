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

#endif
