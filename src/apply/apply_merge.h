/* SPDX-License-Identifier: MIT */
/* Two persons who are one, by a pointer (record/index.h). */
#ifndef APPLY_APPLY_MERGE_H
#define APPLY_APPLY_MERGE_H

#include <stdint.h>

struct applier;
struct judged;

/* Both are roots, nobody is her own second record or one that was erased; of whom
 * was merged nothing is changed but by what takes an act back. */
int applier_check_merged(struct applier *ap, const struct judged *j);
/* The pointer of a person is another one than `was`: who counts now. */
void applier_merged(struct applier *ap, uint64_t person, uint64_t was);

#endif
