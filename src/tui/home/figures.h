/* SPDX-License-Identifier: MIT */
/*
 * The figures of the home screen: each one opens the names behind it. Counts
 * come from the counters and short stretches of an index, so that the first
 * screen does not depend on how many persons there are.
 */
#ifndef TUI_HOME_FIGURES_H
#define TUI_HOME_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/identity/area.h"

struct err;
struct ui;

struct figure {
	char *label;
	size_t kept;  /* bytes at the end of the label that are never cut */
	char *number; /* as shown; "" where it is not counted */
	char *text;   /* in the place of a bar, or NULL */
	uint64_t count, most; /* the bar; most 0: none */
	int further;          /* percent that came this far; -1: not told */
	char key;             /* that opens it; 0: none */
	bool late;            /* overdue, or below what it should be */
	int kind;
	char *filter; /* of the list that it opens; NULL: the record `id`, and
			  with kind 0 the kept drafts */
	uint64_t id;
	const char *says; /* N_(); in place of what it opens, or NULL */
	struct area area; /* of a regency; code 0: none */
};

struct figures {
	char *title;
	struct figure *rows;
	size_t n, cap;
};

void figures_release(struct figures *f);
/* The row goes before all others. */
void figures_first(struct figures *f, size_t row);
/* Borrowed until the next one is added. */
struct figure *figures_add(
	struct figures *f, const char *label, int kind, const char *filter);
void figure_count(struct ui *ui, struct figure *f, uint64_t count);
/* "12/120" with its bar. */
void figure_share(
	struct ui *ui, struct figure *f, uint64_t count, uint64_t most);
int figure_percent(const struct figure *f);

/* Who did what last; replaces what is there. */
int figures_recent(
	struct ui *ui, size_t max, struct figures *f, struct err *err);

#endif
