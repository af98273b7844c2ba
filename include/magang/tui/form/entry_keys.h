/* SPDX-License-Identifier: MIT */
/* What keys do. */
#ifndef MAGANG_TUI_FORM_ENTRY_KEYS_H
#define MAGANG_TUI_FORM_ENTRY_KEYS_H

struct entry_form;
struct key_event;

/* One key, at any speed; enum entry_react. */
unsigned entry_key(struct entry_form *e, const struct key_event *ev);

#endif
