/* SPDX-License-Identifier: MIT */
/* What stands beside a case and its person, for who decides it. */
#ifndef MAGANG_VIEW_BESIDE_H
#define MAGANG_VIEW_BESIDE_H

#include "magang/view/text.h"

struct record;

/* The latest note with words, about the case or its person; false: there is
 * none. Its texts live as long as the look of the style. */
bool beside_note(
	const struct style *s, const struct record *kase, struct record *out);
/* The first pair of the person, or of whom she was merged with, that nobody has
 * answered yet and that the caller sees; 0: none. */
uint64_t beside_doubt(const struct style *s, uint64_t person);

#endif
