/* SPDX-License-Identifier: MIT */
/* Rows by pages. */
#ifndef MAGANG_QUERY_SOURCE_H
#define MAGANG_QUERY_SOURCE_H

#include <stdint.h>

#include "magang/record/kind.h"

struct err;
struct office;
struct query;
struct record;
struct source;

/*
 * Rows of a query within the caller's access, each once. Without "sort:": by
 * id; cases of a stage by score, then id; rows found by a name by area, word,
 * id; open tasks by due date. With it: by the field, not filled ones last, then
 * by id.
 *
 * There is no transaction open between two calls, so a source may live long
 * and blocks nobody. Rows that changed meanwhile are left out when they no
 * longer fit. The query must outlive the source; office->access must not change.
 * MG_EACCESS without permission to read.
 */
int source_open(struct office *office, struct query *q, struct source **out,
	struct err *err);
/* The same rows, the last one first: the end of a list costs its page, not all that
 * stands before it. */
int source_open_end(struct office *office, struct query *q, struct source **out,
	struct err *err);
/* Somebody waits for what is asked next: how far that is, is told to office->steps
 * from here on, which may stop it (MG_ESTOPPED; asked once more, it goes on). */
void source_waits(struct source *s);
void source_close(struct source *s); /* NULL is fine */
/* A row and whom it is about. */
struct hit {
	struct record *record; /* own texts, valid until the next call */
	/* of a case, task, activity, doubt; NULL: none */
	struct record *person;
};
/* 1: a row, 0: the end, < 0: code. */
int source_next(struct source *s, struct hit *out, struct err *err);
/* A row of a question about health says something of that: so it is noted of whom it
 * is about, once in a session. source_next() does. */
int source_told(
	const struct query *q, const struct record *row, struct err *err);
/* The same without reading the row: it was one when its page was made. For who
 * has a long way to go; 100,000 take some hundredths of a second. */
int source_next_id(struct source *s, uint64_t *id, struct err *err);
/* With a row: 0 to go on, 1 for enough, or the code of the fault it has noted. */
typedef int (*hit_visit)(void *ctx, const struct hit *hit, struct err *err);
/* With each row; what the last visit returned. */
int source_walk(struct office *office, struct query *q, hit_visit visit,
	void *ctx, struct err *err);
/* The same of the rows of a filter in its letters. */
int source_each(struct office *office, enum kind kind, const char *filter,
	hit_visit visit, void *ctx, struct err *err);
/* Before its rows leave the office: may all of those whom they are about be
 * exported today? MG_EACCESS, and nothing counts; see office_reads_room(). */
int source_may_leave(struct office *office, struct query *q, struct err *err);

#endif
