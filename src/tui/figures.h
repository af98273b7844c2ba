/* SPDX-License-Identifier: MIT */
/* The figures of the home screen: each one opens the names behind it. */
#ifndef MAGANG_TUI_FIGURES_H
#define MAGANG_TUI_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct ui;

struct figure {
	char *label;
	char *number;  /* as shown; "" where it is not counted */
	uint64_t count, most; /* the bar; most 0: none */
	bool late;     /* something is overdue */
	int kind;
	char *filter;  /* of the list that it opens; NULL: the record `id` */
	uint64_t id;
};

struct figures {
	char *title;
	struct figure *rows;
	size_t n, cap;
};

void figures_release(struct figures *f);

/* Each replaces what is there. */
int figures_todo(struct ui *ui, struct figures *f, struct err *err);
/* Of the index-th program; *n_programs is how many there are. */
int figures_stages(struct ui *ui, size_t index, size_t *n_programs,
	struct figures *f, struct err *err);
int figures_places(
	struct ui *ui, size_t index, struct figures *f, struct err *err);
int figures_recent(
	struct ui *ui, size_t max, struct figures *f, struct err *err);

#endif
