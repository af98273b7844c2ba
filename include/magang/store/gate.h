/* SPDX-License-Identifier: MIT */
/* One writer at a time, with a limit of time. */
#ifndef MAGANG_STORE_GATE_H
#define MAGANG_STORE_GATE_H

#include <stdbool.h>

struct err;
struct store;

/*
 * The gate: one writer at a time on this host, with a name and a time limit.
 * MG_EBUSY after 5 s names the process that holds it. Not recursive.
 */
int gate_enter(struct store *store, struct err *err);
/* The same where nobody is inside, without waiting. */
bool gate_enter_free(struct store *store);
/* Lets the next one in. Only after this process has entered. */
void gate_leave(struct store *store);
/* Does this process hold the gate? */
bool gate_inside(const struct store *store);
/* Had this process to wait for somebody when it entered last? */
bool gate_waited(const struct store *store);

#endif
