/* SPDX-License-Identifier: MIT */
/* One writer at a time, with a limit of time. */
#ifndef STORE_GATE_H
#define STORE_GATE_H

#include "magang/store/open.h"

struct err;
struct store;

/*
 * Places of DIR/gate, locked singly: the gate; whose turn is next; who opens
 * environments; who writes drafts; who writes the log of reads. LMDB's own locks
 * know no limit of time, so one of these stands before each, and a process that
 * was stopped inside costs the others seconds and a sentence.
 */
enum gate_byte { GATE_BYTE, TURN_BYTE, OPEN_BYTE, DRAFT_BYTE, READS_BYTE };

/* MG_EBUSY names who holds it. Held and freed in the same function. */
int gate_hold(struct store *store, enum gate_byte byte, struct err *err);
void gate_free(struct store *store, enum gate_byte byte);
/* For env.opens: as at the start, whoever is stopped meanwhile holds nobody up for
 * ever. */
int gate_opens(struct store *store, bool begin);

/* Who is inside the gate, "" for nobody. */
void gate_holder(struct store *store, char out[STORE_WRITER]);

#endif
