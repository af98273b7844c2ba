/* SPDX-License-Identifier: MIT */
/* Who proposes that the data of a person go that nobody keeps any more, and who may
 * answer that. Each returns 0, or the code of the refusal it has noted. */
#ifndef APPLY_APPLY_RETENTION_H
#define APPLY_APPLY_RETENTION_H

struct applier;
struct judged;
struct record;

/* A proposal is of who may approve, in his own name, and of a person whose cases are
 * all kept long enough. */
int applier_check_expiring(struct applier *ap, const struct judged *j);

/* Somebody else than the proposer ends it. */
int applier_check_expired(struct applier *ap, const struct record *person);

#endif
