/* SPDX-License-Identifier: MIT */
/* Faults of a program as a whole. */
#ifndef PROGRAM_PROGRAM_CHECK_H
#define PROGRAM_PROGRAM_CHECK_H

struct load;

void program_check(struct load *l);

#endif
