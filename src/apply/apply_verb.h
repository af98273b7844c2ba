/* SPDX-License-Identifier: MIT */
/* What each verb does to a record. */
#ifndef APPLY_APPLY_VERB_H
#define APPLY_APPLY_VERB_H

struct applier;
struct op;

/* One operation, checked and written; 0, or the code of the refusal it has noted:
 * then the caller drops what it may have written. ap->idle: there was nothing
 * to do. */
int applier_do(struct applier *ap, const struct op *op);
/* Of ap->uses. */
void applier_forget_uses(struct applier *ap);

#endif
