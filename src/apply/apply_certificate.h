/* SPDX-License-Identifier: MIT */
/* What must hold of certificates: given for what was completed, once, under a number
 * of their own. */
#ifndef APPLY_APPLY_CERTIFICATE_H
#define APPLY_APPLY_CERTIFICATE_H

#include "apply_write.h"

struct judged;

/* Gives a new one its number, and takes the one whose place it takes out of force. */
void applier_register(struct applier *ap, struct record *r);
/* Each returns 0, or the code of the refusal it has noted. */
int applier_check_certificate(struct applier *ap, const struct judged *j);
/* May it be taken away? */
int applier_check_certificate_goes(struct applier *ap, const struct judged *j);
/* A register outlives the data of those in it: what stands there is still revoked. */
bool applier_is_registered(const struct record *old, const struct record *new);
/* When it goes, the one whose place it had is valid again. */
void applier_certificate_gone(
	struct applier *ap, const struct record *r, bool goes);

#endif
