/* SPDX-License-Identifier: MIT */
/* One writer at a time, with a limit of time. */
#ifndef STORE_GATE_H
#define STORE_GATE_H

#include "magang/store/open.h"

struct store;

/* Who is inside the gate, "" for nobody. */
void gate_holder(struct store *store, char out[STORE_WRITER]);

#endif
