/* SPDX-License-Identifier: MIT */
/* What becomes of a decision by another version of its program, in words. */
#ifndef MAGANG_VIEW_AGAIN_WORDS_H
#define MAGANG_VIEW_AGAIN_WORDS_H

#include "magang/casework/again.h"
#include "magang/view/worked.h"

/* "would be refused"; its code where that is for programs. */
const char *course_word(enum out_form form, enum decision_course course);
/* What is in the way: of a move by the new version, of who was declined by the old
 * one, which is no more. */
void again_why(const struct style *s, const struct again *a, struct buf *out);
/* Column of a decision: both, by the newest version; false: the same. */
bool work_again(const struct row *row, struct buf *out);

#endif
