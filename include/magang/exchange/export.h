/* SPDX-License-Identifier: MIT */
/* Lists out, row by row. */
#ifndef MAGANG_EXCHANGE_EXPORT_H
#define MAGANG_EXCHANGE_EXPORT_H

#include <stdio.h>

#include "magang/record/kind.h"

struct err;
struct office;
struct query;

/* CSV with the field names as heads, in the form that import reads back. */
int export_csv(struct office *office, struct query *q, enum kind kind,
	FILE *out, uint64_t *rows, struct err *err);

#endif
