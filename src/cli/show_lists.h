/* SPDX-License-Identifier: MIT */
/* What hangs on a record. */
#ifndef CLI_SHOW_LISTS_H
#define CLI_SHOW_LISTS_H

struct err;
struct show;

/* Outside of a look at the store. */
int show_parts(struct show *s, struct err *err);

#endif
