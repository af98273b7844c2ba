/* SPDX-License-Identifier: MIT */
/* Who may: by permission, by area and program, by whose a person is. Each check
 * returns 0, or the code of the refusal it has noted. */
#ifndef APPLY_APPLY_SCOPE_H
#define APPLY_APPLY_SCOPE_H

#include <stdbool.h>

struct applier;
struct op;
struct record;

/* A new record, and one that goes; fields of one that is there. */
unsigned permission_create(const struct op *op);
unsigned permission_set(const struct op *op);
int applier_check_permission(
	struct applier *ap, const struct op *op, unsigned need);
/* Is it no act of its own, but a task, figure or letter that ap->lead brings
 * along? */
bool applier_follows(const struct applier *ap, const struct op *op);
/* Is it a task of a host (at_host.h), of whose people `lead` is about one? */
bool applier_is_of_host(
	const struct applier *ap, const struct op *lead, const struct op *op);
/* Is it one of those that fall with what gave it, and so the office's own act, whose
 * ever the person is: a seat, or the task to tell of it? */
bool applier_falls(const struct applier *ap, const struct op *op);
/* May the actor have to do with the person, by area and by program? NULL: it
 * is about nobody. */
int applier_check_area(struct applier *ap, const struct record *person);
/* And with a record that belongs to nobody, by its own area and program? */
int applier_check_scope(struct applier *ap, const struct record *r);
/* And with what is about a case: has he its program? */
int applier_check_program(struct applier *ap, const struct record *r);
/* Whoever is bound to areas or programs carries nothing to where all see it; old
 * NULL: it is new. */
int applier_check_border(
	struct applier *ap, const struct record *old, const struct record *new);
/* A new person is the actor's to give a case; at the end it must have one that
 * lets him see it. */
void applier_made(struct applier *ap, const struct record *r);
int applier_check_made(struct applier *ap);

#endif
