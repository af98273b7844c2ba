/* SPDX-License-Identifier: MIT */
/* Wishes: for places that can still be had. */
#ifndef APPLY_APPLY_WISH_H
#define APPLY_APPLY_WISH_H

struct applier;
struct judged;

int applier_check_wishes(struct applier *ap, const struct judged *j);

#endif
