/* SPDX-License-Identifier: MIT */
/*
 * The rows of a filter as a source for the virtual list.
 *
 * A query goes forward only, so the ids it gave are kept (8 bytes a row) and
 * rows above are read again from them. Going to the end reads the ids of all.
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

struct rows {
	struct office *office;
	enum kind kind;
	enum size_class size; /* how many columns the texts have */
	bool whole;           /* they are read out: nothing is cut */
	struct query *query;
	struct source *source; /* NULL: not begun */
	uint64_t *ids;
	size_t n, cap;
	bool over;  /* there are no more than n */
	size_t at;  /* where seek, next and prev are */
	size_t was; /* of the row sought last, or where the marker was before a
		       rows_forget(): where to look when it is gone */
	struct count_limit limit;       /* of counting them */
	struct record *record, *person; /* of the text being made */
	struct arena *arena;
};

/* No filter yet: all of the kind. The office is borrowed; rows_release() frees
 * all else. */
void rows_init(struct rows *r, struct office *office, enum kind kind);
void rows_release(struct rows *r);

/* Another filter; on a fault the old one stays. */
int rows_filter(struct rows *r, const char *filter, struct err *err);
/* What was read is old: read again. */
void rows_forget(struct rows *r);
/* Every id, in the order of the list; borrowed until the next call. */
int rows_all(struct rows *r, const uint64_t **ids, size_t *n, struct err *err);
/* The one of that row, counted from 0. 1: there is one, 0: no. */
int rows_at(struct rows *r, size_t index, uint64_t *id, struct err *err);
/* The record of a row and its person (kind KIND_NONE where it has none), with
 * their own texts until the next call. */
int rows_load(struct rows *r, uint64_t id, struct err *err);

/* The source of a vlist; its ctx is a struct rows. */
extern const struct vlist_ops rows_ops;

#endif
