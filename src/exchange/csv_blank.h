/* SPDX-License-Identifier: MIT */
/* Blanks around a cell, those of Japan too: for who reads one. */
#ifndef EXCHANGE_CSV_BLANK_H
#define EXCHANGE_CSV_BLANK_H

#include <stddef.h>

/* Moves *s past those before it; its length without those behind it. */
size_t csv_trim(const char **s, size_t n);

#endif
