/* SPDX-License-Identifier: MIT */
/*
 * A page of lines with a marker: what a record screen shows. Lines are made anew
 * as a whole; the marker stays on the line with the same key.
 */
#ifndef MAGANG_TUI_WIDGET_LINES_H
#define MAGANG_TUI_WIDGET_LINES_H

#include "magang/tui/term/keys.h"
#include "magang/tui/term/term_draw.h"

#define LINES_BEFORE 2 /* columns of the marker */
#define LINES_BEFORE_MORE 6

/* One line of the page. */
struct line {
	char *text;
	char *more; /* lines that unfold below, or NULL */
	bool open;  /* they do */
	bool head;  /* the marker passes over it */
	enum term_role role;
	uint64_t key; /* to find it again; 0: none */
	int kind;     /* record that it names, 0: none */
	uint64_t id;
	char *filter;     /* of records of that kind that it counts, or NULL */
	const void *what; /* the field or document it shows, or NULL */
	bool of_person;   /* the field is the person's */
};

struct lines {
	struct line *v;
	size_t n, cap;
	size_t selected;
	size_t top; /* first line in view */
};

void lines_clear(struct lines *l); /* also releases; marker and view stay */
/* The text is copied. */
struct line *lines_add(struct lines *l, const char *text);
/* The same as a head, which the marker passes over. */
struct line *lines_head(struct lines *l, const char *text);
/* After all were added: marker back to the line with this key, or near. */
void lines_settle(struct lines *l, uint64_t key);
/* The key of the line under the marker; 0: none. */
uint64_t lines_key(const struct lines *l);
struct line *lines_here(struct lines *l); /* NULL: there is none */

/* What does not fit into so many columns unfolds as a whole, where nothing else
 * does. */
void lines_whole(struct lines *l, int width);

/* All of them again, what is unfolded too, for linear.h. */
void lines_tell(const struct lines *l, struct lines *out);
/* The marker to a row, heads not counted; false: there is none. */
bool lines_mark(struct lines *l, size_t row);

/* Up Down PgUp PgDn Home End k j ^U ^D; false: not a key of the page. */
bool lines_move(struct lines *l, const struct key_event *ev, int height);
/* marker false: the page is not the one with the keys. */
void lines_draw(struct lines *l, struct terminal *t, int row, int col,
	int width, int height, bool marker);

/* A long text as lines of at most `width` columns, for `more`; breaks at blanks
 * where there are some, and where the text does. Caller frees. */
char *lines_fold(const char *text, int width);

#endif
