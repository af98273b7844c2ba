/* SPDX-License-Identifier: MIT */
/* What can have been done about a record, and how much. */
#ifndef APPLY_APPLY_ACTIVITY_H
#define APPLY_APPLY_ACTIVITY_H

struct applier;
struct judged;
struct record;

/* What was done is known of what it is about; a size comes with an amount, once
 * a day. */
int applier_check_activity(struct applier *ap, const struct judged *j);

#endif
