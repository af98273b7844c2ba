/* SPDX-License-Identifier: MIT */
/* All versions of all programs: a case goes on with the one it was opened in. */
#ifndef QUERY_QUERY_VERSIONS_H
#define QUERY_QUERY_VERSIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/ids.h"
#include "magang/store/walk.h"

struct err;
struct office;
struct outline;
struct program;
struct txn;

/*
 *	rc = versions_begin(&v, office, err);
 *	while ((p = versions_next(&v)))		a look is open meanwhile
 *		use(p, v.number);
 *	versions_end(&v);
 */
struct versions {
	struct office *office;
	struct txn *txn;
	struct walk w;
	uint16_t number; /* of the program */
};
int versions_begin(struct versions *v, struct office *office, struct err *err);
const struct program *versions_next(struct versions *v);
/* In its place where that is enough. */
const struct outline *versions_next_outline(struct versions *v);
void versions_end(struct versions *v);

/* Stages from which a case may go on: of the kinds start, normal, hold; by the
 * newest version that has the stage. Each is program << 16 | stage. */
struct open_stages {
	struct ids places; /* ascending */
};
/* To be released, whatever comes back. */
int open_stages_read(
	struct office *office, struct open_stages *out, struct err *err);
bool open_stages_has(
	const struct open_stages *o, uint16_t program, uint16_t stage);
/* Of any version the stages in which scorecards are filed. To be released, too. */
int assessed_stages_read(
	struct office *office, struct open_stages *out, struct err *err);
/* And those in which a departure is prepared. */
int departing_stages_read(
	struct office *office, struct open_stages *out, struct err *err);
/* And the open ones of versions that ask for a second person. */
int guarded_stages_read(
	struct office *office, struct open_stages *out, struct err *err);
void open_stages_release(struct open_stages *o);

#endif
