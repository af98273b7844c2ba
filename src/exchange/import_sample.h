/* SPDX-License-Identifier: MIT */
/* A list before its rows are read. */
#ifndef EXCHANGE_IMPORT_SAMPLE_H
#define EXCHANGE_IMPORT_SAMPLE_H

#include <stdio.h>

struct err;
struct import;

/*
 * Looks at the first rows of `f` and begins it anew. The separator is the one under
 * which heads are found. What was understood is told (import_layout); columns that show
 * that a program has damaged them are withheld and named in the notes.
 * MG_EDATA: there are no heads, none is that of the name, or no row is as wide as they.
 */
int import_sample(struct import *im, FILE *f, struct err *err);

/* A --map that names no head of the file would change nothing in silence: MG_EUSAGE. */
int import_map_used(const struct import *im, struct err *err);

#endif
