/* SPDX-License-Identifier: MIT */
/* What speaks against a value. */
#ifndef MAGANG_TUI_FORM_ENTRY_CHECK_H
#define MAGANG_TUI_FORM_ENTRY_CHECK_H

#include "magang/tui/form/entry.h"

/* Input is drained: matches, doubts and likenesses are looked up now. */
void entry_settle(struct entry_form *e);

/* What is said beside the field, in place of what stands there; cut to its
 * room. */
void entry_say(struct entry_row *row, enum entry_level level, const char *fmt,
	...) __attribute__((format(printf, 3, 4)));
/* Does its value count: typed, stored, or grey and accepted? */
bool entry_counts(const struct entry_row *row);
/* Shape and value of one row; true: good or empty. Resolves what is typed for a
 * list, and h, k, +7 of a date. */
bool entry_check(struct entry_form *e, struct entry_row *row);
/* All rows; the number of errors. */
size_t entry_check_all(struct entry_form *e);
/* What follows, now that this row has another value: grey where nothing is
 * typed. Saving applies it too, but for proposals and what was cleared. */
void entry_derive(struct entry_form *e, const struct entry_row *row);

#endif
