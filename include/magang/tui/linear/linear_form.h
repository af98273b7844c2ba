/* SPDX-License-Identifier: MIT */
/* A form as questions. */
#ifndef MAGANG_TUI_LINEAR_LINEAR_FORM_H
#define MAGANG_TUI_LINEAR_LINEAR_FORM_H

#include <stdbool.h>

struct linear;

/* Asks for the field at the cursor; linear_form_line() takes the line that
 * answers. false: the end. */
void linear_form_ask(struct linear *l);
bool linear_form_line(struct linear *l, const char *text);

#endif
