/* SPDX-License-Identifier: MIT */
/* What there is to do. */
#ifndef TUI_HOME_FIGURES_TODO_H
#define TUI_HOME_FIGURES_TODO_H

#include "figures.h"

/* Replaces what is there. */
int figures_todo(struct ui *ui, struct figures *f, struct err *err);

#endif
