/* SPDX-License-Identifier: MIT */
/* Who sends people abroad, and what was asked of them for that. */
#ifndef DEMO_DEMO_LEDGER_H
#define DEMO_DEMO_LEDGER_H

#include <stdbool.h>

struct demo;

/* Of those who have a place in Japan; false: the change is full, there are more. */
bool demo_ledger(struct demo *d);

#endif
