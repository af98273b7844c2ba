/* SPDX-License-Identifier: MIT */
/* What holds for places at hosts: who gets one, how many people a host may have. */
#ifndef PROGRAM_LOAD_SLOTS_H
#define PROGRAM_LOAD_SLOTS_H

struct load;

void load_slots(struct load *l);

#endif
