/* SPDX-License-Identifier: MIT */
/*
 * A merge is a pointer: a person of whom somebody else is a second record has
 * F_MERGED, the other one, and nothing moves. Whatever the second one owns stays
 * hers and is sealed under her key; its keys are made of the root, where all such
 * pointers end: derive() gets that one as the person. So lists, counters, areas and
 * programs know one person, an edit of her record is one of the root, and without
 * the pointer both are what they were. Records follow it where they are loaded
 * (record_load()), walks of members where they begin.
 */
#ifndef MAGANG_RECORD_ROOT_H
#define MAGANG_RECORD_ROOT_H

#include <stdbool.h>
#include <stdint.h>

struct txn;

/* Whom the records of a person are of: herself, or where her pointers end. */
uint64_t person_root(struct txn *txn, uint64_t person);
/* Is anybody merged at all? */
bool persons_merged(struct txn *txn);

#endif
