/* SPDX-License-Identifier: MIT */
/*
 * What a person may see: filters, lists, counts.
 *
 * A filter is one line (magang(1), FILTERS):
 *	filter = [ or ] with at most one "sort:" ["-"] FIELD between the parts
 *	or     = and { "or" and }
 *	and    = not { ["and"] not }
 *	not    = { "not" } term
 *	term   = "(" or ")" | KEY OP value | word
 *	OP     = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
 *	value  = item { "," item }
 *	item   = one | [one] ".." [one] | number "-" number | "-" | "*"
 * A bare word is a beginning of a part of a name, folded; a number as MG-000123-4,
 * a NIK or a phone is that. "-" is not filled, "*" is filled. "quotes" keep
 * blanks, commas and keywords. A text is looked for inside with ":", compared
 * whole with "="; neither minds case. Dates may be a year, a month, "today".
 *
 * KEY is any field of the kind, for cases also of the program, for cases, tasks
 * and activities also of the person. Further: area (code, letters, name; also
 * districts by code), program, stage, age, name, id or number, person, about,
 * missing and has (a document or field). Tasks know the words open, done, due,
 * overdue; doubts open, same, different; officer:me is the caller.
 * SORT takes every field, id, age, score, area.
 */
#ifndef MAGANG_DOMAIN_QUERY_H
#define MAGANG_DOMAIN_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/office/office.h"

struct query;
struct source;

/*
 * Faults name the column in the line, what is wrong, the nearest right word:
 * MG_EUSAGE for the form and for keys, MG_EDATA for values, MG_EACCESS for a
 * field about health where the caller may not see those. No transaction may be
 * open. The query borrows the office and its programs.
 */
int query_parse(struct office *office, enum kind kind, const char *text,
	struct query **out, struct err *err);
void query_free(struct query *q); /* NULL is fine */

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
void source_close(struct source *s); /* NULL is fine */
struct hit {
	struct record *record; /* own texts, valid until the next call */
	struct record *person; /* of a case, task, activity, doubt; NULL: none */
};
/* 1: a row, 0: the end, < 0: code. */
int source_next(struct source *s, struct hit *out, struct err *err);
/* The same without reading the row: it was one when its page was made. For who
 * has a long way to go; 100,000 take some hundredths of a second. */
int source_next_id(struct source *s, uint64_t *id, struct err *err);
/* Number of rows; from the counters where they hold it (then cheap). */
int source_count(struct office *office, struct query *q, uint64_t *count,
	struct err *err);
/* The same, given up after so many rows were looked at (0: never), or when stop()
 * says so (NULL: never); then *exact is false and there are at least *count. */
struct count_limit {
	uint64_t most;
	bool (*stop)(void *ctx);
	void *ctx;
};
int source_count_some(struct office *office, struct query *q,
	const struct count_limit *limit, uint64_t *count, bool *exact,
	struct err *err);

/*
 * Counts of the home page, within the caller's access. program 0, stage 0: all;
 * state: of tasks (1 open, 2 done) or doubts (1 open, 2 same, 3 different), 0:
 * all.
 */
int count_cases(struct office *office, uint16_t program, uint16_t stage,
	uint64_t *out, struct err *err);
int count_kind(struct office *office, enum kind kind, int state, uint64_t *out,
	struct err *err);

/* Cases of a program by stage: stages of the newest version in its order, then
 * those that only older versions have. No rows outside the caller's programs.
 * area: of this regency only; 0: all that the caller may see. */
#define COUNT_NAME 49
struct count_row {
	uint16_t stage;
	char name[COUNT_NAME];
	uint64_t count;
};
int count_table(struct office *office, uint16_t program, uint16_t area,
	struct count_row *rows, size_t max, size_t *n, struct err *err);
/* Cases of a program by the week they were opened in, Monday to Sunday; the last
 * of the n weeks is the present one. For a caller bound to areas without those
 * that have none. */
int count_opened(struct office *office, uint16_t program, uint64_t *weeks,
	size_t n, struct err *err);
/* Open tasks, and those of them that were due before `today`. */
int count_tasks(struct office *office, int32_t today, uint64_t *open,
	uint64_t *overdue, struct err *err);
/* The caller's own open tasks that are due before this day. */
int count_my_tasks(struct office *office, int32_t before, uint64_t *out,
	struct err *err);

#endif
