/* SPDX-License-Identifier: MIT */
/* Letters: when they are written, and what may stand in them. */
#ifndef PROGRAM_LOAD_LETTERS_H
#define PROGRAM_LOAD_LETTERS_H

struct load;

/* When moves and fields are there. */
void load_letters(struct load *l);

#endif
