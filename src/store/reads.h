/* SPDX-License-Identifier: MIT */
/* The environment of the log of reads. */
#ifndef STORE_READS_H
#define STORE_READS_H

#include <stdint.h>

struct store;

/* Names it; it is opened with the first row that is kept or asked for. */
void reads_name(struct store *store, uint64_t map);

#endif
