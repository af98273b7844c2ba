/* SPDX-License-Identifier: MIT */
/* What must hold of the sheets of a cohort. */
#ifndef APPLY_APPLY_SHEET_H
#define APPLY_APPLY_SHEET_H

struct applier;
struct judged;
struct record;

int applier_check_sheet(struct applier *ap, const struct judged *j);
int applier_check_sheet_goes(struct applier *ap, const struct judged *j);

/* The same of grades. */
int applier_check_grade(struct applier *ap, const struct judged *j);
int applier_check_grade_goes(struct applier *ap, const struct judged *j);

#endif
