/* SPDX-License-Identifier: MIT */
/* Values for people and for files. */
#ifndef OFFICE_VALUE_PRINT_H
#define OFFICE_VALUE_PRINT_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct fdef;

/* The number or name of what a reference points to. */
void value_refer(void *outside, const struct fdef *f, int64_t id,
	bool for_people, struct buf *out);

#endif
