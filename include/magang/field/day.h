/* SPDX-License-Identifier: MIT */
/*
 * A day as people write it, the same for every face: a date (date.h), "h", "k",
 * "besok", "today", "明日", "+7", "+3 hari", "14 hari kerja", "2 minggu lalu",
 * and "30 Nov" without its year.
 */
#ifndef MAGANG_FIELD_DAY_H
#define MAGANG_FIELD_DAY_H

#include <stdint.h>

#include "magang/base/date.h"
#include "magang/base/span.h"

/* `after` as that of struct field_context. */
struct day_rules {
	int32_t today;
	unsigned flags; /* of the field: FDEF_PAST, FDEF_BIRTH; 0: any day */
	int32_t (*after)(void *outside, int32_t from, struct span span);
	void *outside;
};

/*
 * Without its year a day is the last one that was, where none to come is meant,
 * else the nearest of the next ten months or the two before; a day of birth has
 * its year. Years of two digits lie behind today in the same way, else up to 20
 * years ahead. *out is set on DATE_OK only.
 */
enum date_result day_read(
	const char *text, const struct day_rules *rules, int32_t *out);

#endif
