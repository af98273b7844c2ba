/* SPDX-License-Identifier: MIT */
/*
 * The virtual list: any number of rows, of which only the visible ones are
 * asked for and kept. (vlist_, because list_ belongs to cli.)
 *
 * Promise: the selected row is marked '>' in column 0, the cursor parks on it;
 * a move inside the page costs at most 12 bytes. When the source changes, the
 * selected id stays selected; if it is gone, the row that took its place is.
 *
 * Rows have an id (never 0). All calls into the source happen inside
 * vlist_load, _reload, _key and _select; none while drawing. A source opens and
 * closes what it needs within one call ("begin" and "end" bracket each of
 * those), so that no transaction is held while waiting for a key.
 */
#ifndef MAGANG_TUI_WIDGET_LIST_H
#define MAGANG_TUI_WIDGET_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;
struct key_event;
struct terminal;

/* Where a source is to go. */
enum vlist_seek { SEEK_FIRST, SEEK_LAST, SEEK_ID };

/* A source of rows, as a const table. */
struct vlist_ops {
	/* Bracket of the calls below; NULL: nothing to do. */
	int (*begin)(void *ctx, struct err *err);
	void (*end)(void *ctx);
	/* Number of rows; *exact = false: an estimate. */
	int (*count)(void *ctx, uint64_t *count, bool *exact, struct err *err);
	/*
	 * Goes to the first row, the last row, or the row `id`; where that is
	 * gone, to the one that took its place. *got is the id there, 0 when
	 * there is none (then try SEEK_LAST). *position is its number from 0,
	 * UINT64_MAX where unknown. 0 or a code.
	 */
	int (*seek)(void *ctx, enum vlist_seek where, uint64_t id,
		uint64_t *got, uint64_t *position, struct err *err);
	/* The row behind / before the one where the source is; it moves there.
	 * 1: *id; 0: none, and it stays; < 0: a code. */
	int (*next)(void *ctx, uint64_t *id, struct err *err);
	int (*prev)(void *ctx, uint64_t *id, struct err *err);
	/* Appends the text of a row, at best `width` columns of it; any bytes, the
	 * terminal cleans them. Called for rows that next, prev or seek gave. */
	int (*text)(void *ctx, uint64_t id, int width, struct buf *out,
		struct err *err);
};

/* A set of ids: the tagged rows; it outlives filters and sorts. */
struct tags {
	uint64_t *ids; /* ascending */
	size_t n, cap;
};

/* A row that is in view. */
struct vlist_row {
	uint64_t id;
	char *text; /* owned */
};

/* The list; its owner sets what stands before "read only" after vlist_init().
 */
struct vlist {
	const struct vlist_ops *ops;
	void *ctx;
	struct tags *tags; /* borrowed, or NULL */
	int gutter;        /* 1: "> " is '>' only; 2 (default): '>' and tag */
	int step;     /* rows to scroll at the edge; 0: a page (slow lines) */
	bool letters; /* k and j move too (BROWSE) */
	/* read only */
	int width, height;
	struct vlist_row *rows; /* the visible ones */
	int n_rows;
	int selected;      /* index in rows; -1: the list is empty */
	uint64_t position; /* of rows[0] in the source; UINT64_MAX: unknown */
	uint64_t count;
	bool exact;
};

/* What became of a key. */
enum vlist_result {
	VLIST_PASS,     /* not a key of the list: yours */
	VLIST_SAME,     /* at the end already */
	VLIST_MOVED,    /* the selection: draw marker and preview */
	VLIST_SCROLLED, /* other rows are visible */
	VLIST_FAILED,   /* *err says why; the rows are as before */
};

/* Life: init -> load -> ... -> release. The source is borrowed. */
void vlist_init(struct vlist *l, const struct vlist_ops *ops, void *ctx);
void vlist_release(struct vlist *l);

/* From the first row, for a box of this size (the gutter included). */
int vlist_load(struct vlist *l, int width, int height, struct err *err);
/* The source or the box changed: keeps the selected id and, where it can, its
 * row on the screen. */
int vlist_reload(struct vlist *l, struct err *err);
/* The box is another one: as vlist_reload(). */
int vlist_resize(struct vlist *l, int width, int height, struct err *err);
/* Selects this row, in the middle if it was not visible. MG_ENOENT. */
int vlist_select(struct vlist *l, uint64_t id, struct err *err);
/* The number alone, anew. */
int vlist_recount(struct vlist *l, struct err *err);

/* Up Down PgUp PgDn Home End ^U ^D (half a page), with `letters` k j. */
enum vlist_result vlist_key(
	struct vlist *l, const struct key_event *ev, struct err *err);

uint64_t vlist_selected(const struct vlist *l); /* id, 0: none */
/* Rows below the last visible one; UINT64_MAX: unknown. */
uint64_t vlist_below(const struct vlist *l);

/* Draws the rows at (row, col) and parks the cursor on the selected one; rows
 * of the box that are not filled are blanked. */
void vlist_draw(const struct vlist *l, struct terminal *t, int row, int col);

#endif
