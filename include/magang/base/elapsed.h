/* SPDX-License-Identifier: MIT */
/* How much time went by, whatever is done to the clock of the machine. */
#ifndef MAGANG_BASE_ELAPSED_H
#define MAGANG_BASE_ELAPSED_H

#include <stdint.h>

/* Milliseconds since some beginning; never back. */
int64_t elapsed_ms(void);

#endif
