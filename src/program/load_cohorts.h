/* SPDX-License-Identifier: MIT */
/* What holds for classes: who joins, who has to come. */
#ifndef PROGRAM_LOAD_COHORTS_H
#define PROGRAM_LOAD_COHORTS_H

struct load;

void load_cohorts(struct load *l);
/* Before expressions, which name them. */
void load_units(struct load *l);

#endif
