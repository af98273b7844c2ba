/* SPDX-License-Identifier: MIT */
/* A program in figures. */
#ifndef TUI_HOME_FIGURES_PROGRAM_H
#define TUI_HOME_FIGURES_PROGRAM_H

#include "figures.h"

struct err;
struct program;
struct ui;

/* Of the index-th program: its stages, places and weeks, and the places of each
 * regency, lowest share first. *n_programs is how many programs there are. */
struct figures_program {
	struct figures stages, places, regencies;
	const struct program *program; /* NULL: there is none */
};
int figures_program(struct ui *ui, size_t index, size_t *n_programs,
	struct figures_program *out, struct err *err);

#endif
