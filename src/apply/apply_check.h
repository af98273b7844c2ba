/* SPDX-License-Identifier: MIT */
/* Between apply.c (what an operation does) and apply_check.c (whether it may).
 * Each returns 0, or the code of the refusal it has noted. */
#ifndef APPLY_APPLY_CHECK_H
#define APPLY_APPLY_CHECK_H

#include "apply_write.h"

/* A new record, and one that goes; fields of one that is there. */
unsigned permission_create(const struct op *op);
unsigned permission_set(const struct op *op);
/* Is it no act of its own, but a task or figure that ap->lead brings along? */
bool applier_follows(const struct applier *ap, const struct op *op);
int applier_check_permission(
	struct applier *ap, const struct op *op, unsigned need);
/* May the actor have to do with the person, by area and by program? NULL: it
 * is about nobody. */
int applier_check_area(struct applier *ap, const struct record *person);
/* And with a record that belongs to nobody, by its own area and program? */
int applier_check_scope(struct applier *ap, const struct record *r);
/* A new person is the actor's to give a case; at the end it must have one that
 * lets him see it. */
void applier_made(struct applier *ap, const struct record *r);
/* Of an undo, a record that was there before: its number was given then. */
bool applier_comes_back(const struct applier *ap, const struct op *op);
int applier_check_made(struct applier *ap);
/* No text is one that a terminal or a reader could be fooled by, reasons among
 * them. */
int applier_check_texts(struct applier *ap, const struct op *op);
/* Values of the types their fields have, and not too many of them. */
int applier_check_values(
	struct applier *ap, const struct op *op, const struct record *r);
/* A record as it would be; old NULL: a new one. */
int applier_check_record(struct applier *ap, const struct op *op,
	const struct record *old, const struct record *new,
	const struct record *person);
/* A change sets more than score, failed and unknown rules. */
int applier_check_reckoned(struct applier *ap);
/* An undo may only touch what the act it takes back has touched. */
int applier_check_undo(struct applier *ap);

#endif
