/* SPDX-License-Identifier: MIT */
/* The form as a screen. */
#ifndef MAGANG_TUI_FORM_SCREEN_ENTRY_H
#define MAGANG_TUI_FORM_SCREEN_ENTRY_H

#include <stdint.h>

struct entry_subject;
struct screen;

/* The subject is copied. */
struct screen *entry_screen_new(const struct entry_subject *what);

#endif
