/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics about a text that somebody wrote: gathered, sorted, printed
 * together; the reader of the text keeps going after the first.
 */
#ifndef MAGANG_BASE_DIAG_H
#define MAGANG_BASE_DIAG_H

#include <stddef.h>

struct buf;

/* A note changes nothing, a warning is to be looked at, with a fault the text
 * is not taken. */
enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_FAULT };

struct diag {
	enum diag_level level;
	const char *id; /* static, stable: "unknown_field" */
	int line;       /* from 1; 0: the whole file */
	int column;     /* from 1, in characters */
	char *text;
};

/* Owns its rows and their texts, and a copy of the name of the file. */
struct diag_list {
	char *file; /* as the person named it */
	struct diag *rows;
	size_t n, cap;
	size_t faults, warnings; /* the others are notes */
};

/* An empty list for a file; `file` is copied. */
void diag_init(struct diag_list *list, const char *file);
/* Frees all of it; an empty list is left. */
void diag_release(struct diag_list *list);
/* Counts the level, too. `id` is kept as a pointer: a literal. */
void diag_add(struct diag_list *list, enum diag_level level, const char *id,
	int line, int column, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
void diag_sort(struct diag_list *list); /* by line, column, order of arrival */

/* One line each: "file:line:column: text"; warnings are marked as such. */
void diag_print(const struct diag_list *list, struct buf *out);
void diag_print_row(
	const struct diag_list *list, const struct diag *row, struct buf *out);

/*
 * The nearest of n words to `word` (edit distance <= 2 and less than half of
 * its length, ties to the first), or NULL. For "did you mean".
 */
const char *diag_nearest(const char *word, const char *const *words, size_t n);

#endif
