/* SPDX-License-Identifier: MIT */
/* A form as questions. */
#ifndef MAGANG_TUI_LINEAR_LINEAR_FORM_H
#define MAGANG_TUI_LINEAR_LINEAR_FORM_H

#include <stdbool.h>

struct linear;

void linear_form_ask(struct linear *l);
bool linear_form_line(struct linear *l, const char *text);

#endif
