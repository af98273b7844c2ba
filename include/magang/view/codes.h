/* SPDX-License-Identifier: MIT */
/* Codes and numbers of records in the words of their program. */
#ifndef MAGANG_VIEW_CODES_H
#define MAGANG_VIEW_CODES_H

#include "magang/casework/growth.h"
#include "magang/view/text.h"

struct office;

/* A cause, the words of one, or marks, as far as they tell of health and that is not
 * the reader's: the mask of them, for people and for programs. False, and nothing is
 * added: the value is open. */
bool code_closed(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v, struct buf *out);
/* The label of a role, as roles.yaml has it; without one its name. */
const char *role_words(const struct office *office, const char *name);
/* The label of a stage, a role, an activity, or of what made a task; the number of the
 * record that is meant. For programs the code of a stage.
 * False, and nothing is added: the value has no other
 * words than text_value() gives. */
bool code_words(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v, struct buf *out);
/* activities_about() with a look of its own; none where the store cannot be
 * read. */
size_t activities_of(struct office *office, enum kind about,
	const struct program *program,
	struct activity_kind out[ACTIVITIES_MAX]);
/* Names and labels of what the newest version of a program, or of each, says that
 * can become of somebody; returns how many. */
#define OUTCOMES_MAX 128
size_t outcomes_of(struct office *office, const struct program *program,
	struct choice out[OUTCOMES_MAX]);
/* "hours": of an activity; of money the currency, `about` being the organisation.
 * NULL: none. */
const char *unit_words(
	const struct activity_kind *kind, const struct record *about);
/* "Kyoto technical internship": of a case, or of what is about one. */
void program_words(
	const struct style *s, const struct record *r, struct buf *out);

/* "probable": the band of a likeness, a decimal of 0 .. 1000. */
void words_likeness(int64_t likeness, struct buf *out);

#endif
