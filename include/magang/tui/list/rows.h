/* SPDX-License-Identifier: MIT */
/*
 * The rows of a filter as a source for the virtual list.
 *
 * The ids that were read are kept, 8 bytes a row: those from the first row on, and
 * those from the last row back, which the End key asks for. Where the two meet they are
 * one. What lies between them is not read.
 */
#ifndef MAGANG_TUI_LIST_ROWS_H
#define MAGANG_TUI_LIST_ROWS_H

#include "magang/query/query_count.h"
#include "magang/record/kind.h"
#include "magang/tui/widget/list.h"
#include "magang/tui/term/term.h"

struct arena;
struct office;
struct record;
struct source;

/* What was read from one end, the row at that end first. */
struct rows_end {
	struct source *source; /* NULL: not begun */
	uint64_t *ids;
	size_t n, cap;
	bool over; /* there are no more than n */
};

/* Where a row stands: as the index-th from one end. */
struct rows_place {
	bool back;
	size_t index;
};

struct rows {
	struct office *office;
	enum kind kind;
	enum size_class size; /* how many columns the texts have */
	bool whole;           /* they are read out: nothing is cut */
	struct query *query;
	struct rows_end ends[2]; /* from the first row, from the last one */
	struct rows_place at;    /* where seek, next and prev are */
	struct rows_place was;   /* of the row sought last, or of rows_mark() */
	struct count_limit limit; /* of counting them */
	uint64_t count;           /* as counted last; UINT64_MAX: not known */
	struct record *record, *person; /* of the text being made */
	struct arena *arena;
};

/* No filter yet: all of the kind. The office is borrowed; rows_release() frees
 * all else. */
void rows_init(struct rows *r, struct office *office, enum kind kind);
void rows_release(struct rows *r);

/* Another filter; on a fault the old one stays. */
int rows_filter(struct rows *r, const char *filter, struct err *err);
/* Where to look for this row when it is gone, or its place is another. */
void rows_mark(struct rows *r, uint64_t id);
/* What was read is old: read again. */
void rows_forget(struct rows *r);
/* Every id, in the order of the list; borrowed until the next call. */
int rows_all(struct rows *r, const uint64_t **ids, size_t *n, struct err *err);
/* The one of that row, counted from 0. 1: there is one, 0: no. */
int rows_at(struct rows *r, size_t index, uint64_t *id, struct err *err);
/* The same of what was read, from either end; 0: that row was not. */
uint64_t rows_known(const struct rows *r, uint64_t position);
/* The record of a row and its person (kind KIND_NONE where it has none), with
 * their own texts until the next call. */
int rows_load(struct rows *r, uint64_t id, struct err *err);

/* The source of a vlist; its ctx is a struct rows. */
extern const struct vlist_ops rows_ops;

#endif
