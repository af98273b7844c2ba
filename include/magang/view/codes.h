/* SPDX-License-Identifier: MIT */
/* Codes and numbers of records in the words of their program. */
#ifndef MAGANG_VIEW_CODES_H
#define MAGANG_VIEW_CODES_H

#include "magang/view/text.h"

/* The label of a stage, an activity, or of what made a task; the number of the
 * record that is meant. False, and nothing is added: the value has no other
 * words than text_value() gives. */
bool code_words(const struct style *s, const struct record *r, uint16_t id,
	const struct value *v, struct buf *out);
/* "Kyoto technical internship": of a case, or of what is about one. */
void program_words(
	const struct style *s, const struct record *r, struct buf *out);

#endif
