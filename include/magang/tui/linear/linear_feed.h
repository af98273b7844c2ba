/* SPDX-License-Identifier: MIT */
/* What a line stands for, fed to the screens as keys. */
#ifndef MAGANG_TUI_LINEAR_LINEAR_FEED_H
#define MAGANG_TUI_LINEAR_LINEAR_FEED_H

#include <stdbool.h>

#include "magang/tui/term/keys.h"

struct linear;

/* Keys to the screen, which settles; false: the end. Text has no Enter behind
 * it. */
bool linear_feed(struct linear *l, struct key_event ev);

/* A named key, a Ctrl key, the characters of a text: the same for each. */
bool linear_key(struct linear *l, enum term_key key);
bool linear_control(struct linear *l, char letter);
bool linear_type(struct linear *l, const char *text);

/* ".save", "^X": an action of a form. *known false: it is none. */
bool linear_dotted(struct linear *l, const char *text, bool *known);

#endif
