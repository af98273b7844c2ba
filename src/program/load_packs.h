/* SPDX-License-Identifier: MIT */
/* Packs: what goes to a partner and what comes back. */
#ifndef PROGRAM_LOAD_PACKS_H
#define PROGRAM_LOAD_PACKS_H

struct load;

/* When fields are there. */
void load_packs(struct load *l);

#endif
