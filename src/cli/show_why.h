/* SPDX-License-Identifier: MIT */
/* What decisions were made on. */
#ifndef CLI_SHOW_WHY_H
#define CLI_SHOW_WHY_H

struct show;

/* Of a case all its decisions, the last one first; of a decision that one. */
void show_why(struct show *s);

#endif
