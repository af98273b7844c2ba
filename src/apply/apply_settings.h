/* SPDX-License-Identifier: MIT */
/* Settings that can be read, somebody who may administer. */
#ifndef APPLY_APPLY_SETTINGS_H
#define APPLY_APPLY_SETTINGS_H

struct applier;
struct judged;

/* Who acts, in ap->actor, and whether ap->repair. */
int applier_actor(struct applier *ap);
/* The text of a setting, which stays; what a user is. */
int applier_check_setting(struct applier *ap, const struct judged *j);
int applier_check_setting_goes(struct applier *ap, const struct judged *j);
int applier_check_user(struct applier *ap, const struct judged *j);
/* Somebody may administer the office after this change. */
int applier_check_administered(struct applier *ap);

#endif
