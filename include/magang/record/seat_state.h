/* SPDX-License-Identifier: MIT */
/* How a seat stands: it is waited for, offered to a case, taken or refused, left,
 * done where its class was finished, withdrawn by whoever gave it. */
#ifndef MAGANG_RECORD_SEAT_STATE_H
#define MAGANG_RECORD_SEAT_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct record;
struct txn;
struct walk;

/* In the order of its choices, as numbers of keys. */
enum seat_state {
	SEAT_WAITING = 1,
	SEAT_OFFERED,
	SEAT_TAKEN,
	SEAT_DONE,
	SEAT_REFUSED,
	SEAT_LEFT,
	SEAT_WITHDRAWN /* by no word of its person, who may be offered it again */
};
#define SEAT_LAST SEAT_WITHDRAWN
/* The cause of one that went with its case, where the decision names none of
 * those that seats have. */
#define CAUSE_ENDED "ended"
/* Of one whose cohort was cancelled, or is done, or whose places are given out. */
#define CAUSE_CLOSED "closed"
/* Of one that the host took back. */
#define CAUSE_HOST "host"
/* Of one whose case moves to another. */
#define CAUSE_TRANSFERRED "transferred"
/* Of one that was offered to whom nobody reaches. */
#define CAUSE_UNREACHABLE "unreachable"
/* Of what is said in words alone. */
#define CAUSE_OTHER "other"
/* Is a code one that any program has, whatever causes it lists? */
bool seat_cause_stands(const char *code);
/* Of a seat as it is. */
enum seat_state seat_state(const struct record *s);
/* Sets the code that stands for it. */
void seat_set_state(struct record *s, enum seat_state state);
/* Is a code the cause of one that is withdrawn, and of no other? */
bool seat_cause_withdraws(const char *code);
/* Does a code say that its person could come to no place at all, whichever it was? */
bool seat_cause_is_away(const char *code);
/* Nobody has said anything of it yet. */
bool seat_is_asked(enum seat_state state);
/* Does its case have it now? */
bool seat_is_live(enum seat_state state);
/* Does it take one of the seats that there are? One that is done does. */
bool seat_takes_room(enum seat_state state);
/* Has its case a number of the roll that counts: in class, or through with it? */
bool seat_is_enrolled(enum seat_state state);

/* The seats of a cohort or a slot, in the order in which they were offered:
 * walk_next(), walk_id(), and what stands under each. */
void seats_begin(struct walk *w, struct txn *txn, enum kind kind, uint64_t id);
enum seat_state seats_state(const struct walk *w);
uint16_t seats_roll(const struct walk *w); /* 0: none yet */

#endif
