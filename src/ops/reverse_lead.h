/* SPDX-License-Identifier: MIT */
/* What follows from another operation, and whether that stays as it is. */
#ifndef OPS_REVERSE_LEAD_H
#define OPS_REVERSE_LEAD_H

#include <stdbool.h>
#include <stddef.h>

struct op;
struct undoing;

/* Is it worked out of a case, or a task that came with another operation on the same
 * person? Then it is made anew by what becomes of that one, and nothing to tell. */
bool undo_is_consequence(const struct undoing *u, const struct op *op);
/* Does somebody move up by it, or is it the letter of that? */
bool undo_is_of_up(const struct undoing *u, const struct op *op);
/* Did what the operation followed from stay as it is? Then it stays, too. `lead`:
 * the first operation beside it, from which it follows where it names none. */
bool undo_lead_stays(struct undoing *u, const struct op *op, size_t lead);
/* Is the operation one on a seat that follows from what the same change does with
 * its case, or how it went to reach its person, or one on the paper that a
 * certificate is? Then it comes behind that. *stays: that has stayed as it is, and
 * so does this. */
bool undo_is_of_case(const struct undoing *u, size_t i, bool *stays);
/* For the other changes of the act: whatever of this one can make room, and
 * whether it stays. */
void undo_note_leads(struct undoing *u);

#endif
