/* SPDX-License-Identifier: MIT */
/* Stages, moves, expressions. */
#ifndef PROGRAM_LOAD_STAGES_H
#define PROGRAM_LOAD_STAGES_H

struct load;

void load_stages(struct load *l);
void load_moves(struct load *l);
void load_rules(struct load *l);
void load_conditions(struct load *l);

#endif
