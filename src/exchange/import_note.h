/* SPDX-License-Identifier: MIT */
/* A note as rows. */
#ifndef EXCHANGE_IMPORT_NOTE_H
#define EXCHANGE_IMPORT_NOTE_H

#include <stdio.h>

struct err;
struct import;

int import_note(struct import *im, FILE *f, struct err *err);

#endif
