/* SPDX-License-Identifier: MIT */
/*
 * Fields that belong together: they conflict and are taken back as one, because
 * half of one state and half of another is something nobody ever wrote. Which
 * ones is said in their rows (fields.c).
 *
 * An operation that sets one of a group carries along what it saw in the others
 * (op_seen), so that a change of those is noticed wherever the log is read.
 */
#ifndef MAGANG_RECORD_GROUP_H
#define MAGANG_RECORD_GROUP_H

#include "magang/record/change.h"

/* Is an act on one of its fields left alone where another of them changed since?
 * What a user may is given and taken back by parts. */
bool group_undone_whole(enum field_group group);
/* The group of a core field; GROUP_NONE for those of programs. */
enum field_group field_group(enum kind kind, uint16_t id);

/* Adds what `seen` has in the other fields of the groups that op sets, and what a
 * record is within, whose history it stands in; not what apply() gives with it. */
void op_see_groups(struct change *c, struct op *op, const struct record *seen);

/* A field that does not go with the others of its group: a village outside its
 * district, a stage or date that is not the last of the history. 0: none. */
uint16_t record_torn(const struct record *r);

#endif
