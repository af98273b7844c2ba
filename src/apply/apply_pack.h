/* SPDX-License-Identifier: MIT */
/* Packs: who may be in one, and that what went out stays as it went. */
#ifndef APPLY_APPLY_PACK_H
#define APPLY_APPLY_PACK_H

struct applier;
struct record;

/* Of a new pack (old NULL), and of one that comes back. */
int applier_check_pack(
	struct applier *ap, const struct record *old, const struct record *new);
/* It has left the house. */
int applier_check_pack_goes(struct applier *ap);

#endif
