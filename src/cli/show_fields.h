/* SPDX-License-Identifier: MIT */
/* Fields by section. */
#ifndef CLI_SHOW_FIELDS_H
#define CLI_SHOW_FIELDS_H

struct show;

/* Inside a look at the store: */
void show_fields(struct show *s);

#endif
