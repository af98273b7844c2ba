/* SPDX-License-Identifier: MIT */
/* How a pack stands: it is with the partner, or has come back; and whose rows it
 * has. */
#ifndef MAGANG_RECORD_PACK_STATE_H
#define MAGANG_RECORD_PACK_STATE_H

#include <stdbool.h>

struct buf;
struct ids;
struct record;

/* More people than that are no pack but a copy of the office. */
#define PACK_ROWS 10000
/* Letters and digits of base 32 that a code begins with. */
#define PACK_CODE 6

/* In the order of its choices, as numbers of keys. */
enum pack_state { PACK_OUT = 1, PACK_RETURNED };
/* Of a pack as it is. */
enum pack_state pack_state(const struct record *r);
/* Sets the code that stands for it. */
void pack_set_state(struct record *r, enum pack_state state);

/* The cases of its rows in their order, as they are kept: each as what it is more
 * than the one before, a blank between. */
void pack_rows_print(const struct ids *cases, struct buf *out);
/* And back; *out begins empty. false: it is no such text, or has too many. */
bool pack_rows(const struct record *r, struct ids *out);

#endif
