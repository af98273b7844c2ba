/* SPDX-License-Identifier: MIT */
/* How a case begins, and who has to do with one. */
#ifndef APPLY_APPLY_CASE_H
#define APPLY_APPLY_CASE_H

struct applier;
struct judged;

/* A new one: at the start of its program, for whom that is, of nobody who has
 * another. */
int applier_check_case(struct applier *ap, const struct judged *j);

#endif
