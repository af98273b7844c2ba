/* SPDX-License-Identifier: MIT */
/*
 * How many places each area has: "10, 32.05 6, 32.16 12", the number of all
 * that are not named first. What is kept is canonical: areas by their codes in
 * ascending order, each once.
 */
#ifndef MAGANG_FIELD_SEATS_H
#define MAGANG_FIELD_SEATS_H

#include <stddef.h>
#include <stdint.h>

struct value;

#define SEATS_AREAS 64

/* One area of it. */
struct seats_row {
	uint64_t area; /* 0: all that are not named */
	int64_t seats;
};

struct seats {
	size_t n;
	struct seats_row row[SEATS_AREAS]; /* ascending */
};

/* Of a value of TYPE_SEATS; of no value none. */
void seats_read(const struct value *v, struct seats *out);

#endif
