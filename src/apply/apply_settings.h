/* SPDX-License-Identifier: MIT */
/* Settings that can be read, somebody who may administer. */
#ifndef APPLY_APPLY_SETTINGS_H
#define APPLY_APPLY_SETTINGS_H

struct applier;
struct op;
struct record;

/* Who acts, in ap->actor, and whether ap->repair. */
int applier_actor(struct applier *ap);
/* The text of a setting, which stays; what a user is. Neither where it is
 * another kind of record. */
int applier_check_office(
	struct applier *ap, const struct op *op, const struct record *new);
/* Somebody may administer the office after this change. */
int applier_check_administered(struct applier *ap);

#endif
