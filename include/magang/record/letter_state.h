/* SPDX-License-Identifier: MIT */
/* How a letter stands: it is held with its decision, sent once, answered. */
#ifndef MAGANG_RECORD_LETTER_STATE_H
#define MAGANG_RECORD_LETTER_STATE_H

struct record;

/* In the order of its choices, as numbers of keys. Void is one that nobody sends
 * any more. */
enum letter_state {
	LETTER_HELD = 1,
	LETTER_SENT,
	LETTER_ANSWERED,
	LETTER_WITHHELD
};
/* Of a letter as it is. */
enum letter_state letter_state(const struct record *l);
/* Sets the code that stands for it. */
void letter_set_state(struct record *l, enum letter_state state);

#endif
