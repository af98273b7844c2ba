/* SPDX-License-Identifier: MIT */
/* Score parts. */
#ifndef PROGRAM_LOAD_SCORE_H
#define PROGRAM_LOAD_SCORE_H

struct load;

void load_parts(struct load *l);
void load_score(struct load *l);

#endif
