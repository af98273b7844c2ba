/* SPDX-License-Identifier: MIT */
/* What a file is that is no list, by its first bytes. For csv.c only. */
#ifndef EXCHANGE_CSV_KIND_H
#define EXCHANGE_CSV_KIND_H

#include <stddef.h>

#define CSV_HEAD 128 /* bytes that tell */

/* What it is and what to do, in the language of the user; NULL: it may be a list. */
const char *csv_no_list(const unsigned char *head, size_t n);

#endif
