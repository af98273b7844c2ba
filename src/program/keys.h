/* SPDX-License-Identifier: MIT */
/* Every key of the file, a row each. */
#ifndef PROGRAM_KEYS_H
#define PROGRAM_KEYS_H

#include "load.h"

extern const struct schema_page program_pages[PAGE_COUNT];
extern const char *const eight_areas[];
/* What references may point to: index 0 is nothing, then kinds of records. */
extern const char *const words_to[];

#endif
