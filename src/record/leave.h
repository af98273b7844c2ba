/* SPDX-License-Identifier: MIT */
/* What the rows of kinds make their keys of. */
#ifndef RECORD_LEAVE_H
#define RECORD_LEAVE_H

#include "magang/record/index.h"

/* An entry of a tree; of an index its number stands in the key. */
struct entry *leave_key(struct entries *out, enum tree tree, enum index_no ix);
/* A word, the id behind it. */
void leave_word(
	struct entries *out, enum index_no ix, const char *word, uint64_t id);
/* As a member of another record. */
struct entry *leave_member(struct entries *out, const struct record *r,
	enum kind of_kind, uint64_t of);
/* As a member of what it stands in. */
struct entry *leave_in_parent(struct entries *out, const struct record *r);
/* Among those of no program, which are looked for by person. */
struct entry *leave_loose(struct entries *out, const struct record *r,
	const struct record *person, uint8_t state);
/* The person it belongs to, as the root (index.h). */
uint64_t leave_owner(const struct record *r, const struct record *person);
/* The card of a person as the value. */
void leave_card(struct entry *e, const struct record *person, int64_t due);
/* Number of its program, or of the program of what it stands in; 0: none. */
uint16_t scope_program(const struct record *r, const struct record *parent);
/* Whoever it names as its officer; a task that names nobody goes with its case. */
uint64_t officer_in(const struct record *r, const struct record *parent);
/* Area and sex of a person; 0: none, or none known. */
uint16_t person_area(const struct record *person);
uint8_t person_sex(const struct record *person);
/* Days of a date as cards keep it. */
uint16_t card_date(int64_t date);

#endif
