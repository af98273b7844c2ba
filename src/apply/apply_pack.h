/* SPDX-License-Identifier: MIT */
/* Packs: who may be in one, and that what went out stays as it went. */
#ifndef APPLY_APPLY_PACK_H
#define APPLY_APPLY_PACK_H

struct applier;
struct judged;
struct record;

/* Of a new pack, and of one that comes back. */
int applier_check_pack(struct applier *ap, const struct judged *j);
/* It has left the house. */
int applier_check_pack_goes(struct applier *ap, const struct judged *j);

#endif
