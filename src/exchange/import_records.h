/* SPDX-License-Identifier: MIT */
/* Records of a kind that a form makes, out of a list of them. */
#ifndef EXCHANGE_IMPORT_RECORDS_H
#define EXCHANGE_IMPORT_RECORDS_H

#include <stdio.h>

struct err;
struct import;

int import_records(struct import *im, FILE *f, struct err *err);

#endif
