/* SPDX-License-Identifier: MIT */
/* What decisions were made on. */
#ifndef CLI_SHOW_WHY_H
#define CLI_SHOW_WHY_H

#include <stdbool.h>

struct err;
struct show;

bool show_asks_why(const struct show *s);
/* Of a case all its decisions, the last one first, and those that were taken
 * back; of a decision that one. Looks at the store by itself. */
int show_why_read(struct show *s, struct err *err);
void show_why(struct show *s);

#endif
