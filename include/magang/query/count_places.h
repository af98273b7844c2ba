/* SPDX-License-Identifier: MIT */
/* Seats at hosts by how they stand, within the caller's access. */
#ifndef MAGANG_QUERY_COUNT_PLACES_H
#define MAGANG_QUERY_COUNT_PLACES_H

#include <stdint.h>

struct err;
struct office;

/* That somebody has. */
int count_seats_taken(struct office *office, uint64_t *n, struct err *err);
/* That somebody was offered. */
int count_seats_offered(struct office *office, uint64_t *n, struct err *err);
/* That can still be given, by the host, too. */
int count_seats_free(struct office *office, uint64_t *n, struct err *err);
/* Of open places that nobody got in time. */
int count_seats_expired(struct office *office, uint64_t *n, struct err *err);

#endif
