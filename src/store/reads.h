/* SPDX-License-Identifier: MIT */
/* The environment of the log of reads. */
#ifndef STORE_READS_H
#define STORE_READS_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct store;

/* `make`: where there is no directory, one is made; else MG_ENOENT. */
int reads_open(struct store *store, bool make, struct err *err);
/* Names it; it is opened with the first row that is kept or asked for. */
void reads_name(struct store *store, uint64_t map);

#endif
