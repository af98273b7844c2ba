/* SPDX-License-Identifier: MIT */
/* Rankings of hosts: one list a branch, a rank or a refusal of each. */
#ifndef APPLY_APPLY_RANKING_H
#define APPLY_APPLY_RANKING_H

#include "magang/record/record.h"

struct applier;
struct judged;

int applier_check_ranking(struct applier *ap, const struct judged *j);
int applier_check_rank(struct applier *ap, const struct judged *j);

#endif
