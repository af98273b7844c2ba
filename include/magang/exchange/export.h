/* SPDX-License-Identifier: MIT */
/* A list of persons out, row by row. */
#ifndef MAGANG_EXCHANGE_EXPORT_H
#define MAGANG_EXCHANGE_EXPORT_H

#include <stdint.h>
#include <stdio.h>

struct err;
struct office;
struct query;

/* CSV with the field names as heads, in the form that import reads back. The query
 * is one for persons. */
int export_csv(struct office *office, struct query *q, FILE *out,
	uint64_t *rows, struct err *err);

#endif
