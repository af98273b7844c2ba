/* SPDX-License-Identifier: MIT */
/* What a version of a program has not that cases in others have. */
#ifndef OPS_WHATIF_LOSSES_H
#define OPS_WHATIF_LOSSES_H

#include <stdbool.h>

struct case_facts;
struct losses;
struct program;
struct whatif;

/* blind: whoever asks sees no health, and is not told how many have any. */
struct losses *losses_new(const struct program *to, bool blind);
void losses_free(struct losses *l);
/* Looks at a case and counts what it would lose, if it is told. true: it cannot be
 * in that version. */
bool losses_note(struct losses *l, const struct case_facts *now, bool told);
/* All that were counted, in the order they were met. */
void losses_tell(struct losses *l, struct whatif *w);

#endif
