/* SPDX-License-Identifier: MIT */
/* Places by name as people type them. */
#ifndef MAGANG_IDENTITY_AREA_LOOKUP_H
#define MAGANG_IDENTITY_AREA_LOOKUP_H

#include "magang/identity/area.h"

/*
 * The area of `level` inside `parent` (0: anywhere) that a person means: by
 * code, letters, name, alias spelling; case, blanks and the words Kabupaten /
 * Kab. / Kota / Kec. / Desa / Ds. / Kel. aside. "Bandung" alone is the
 * kabupaten; "Kota Bandung" the city. 0: none or not unique;
 * *found tells how many there were.
 */
uint64_t area_lookup(const struct areas *areas, const char *text,
	enum area_level level, uint64_t parent, size_t *found);
/* The nearest name of `level` inside `parent` at most two slips away (one in a
 * short name): for suggestions only. */
bool area_nearest(const struct areas *areas, const char *text,
	enum area_level level, uint64_t parent, struct area *out);

/* For filters: every area of the level inside `parent` (0: anywhere) that is
 * called so; where none is, every one whose name begins so. How many; of more
 * than `max` the first. */
size_t area_called(const struct areas *areas, const char *text,
	enum area_level level, uint64_t parent, uint64_t *out, size_t max);

/* Names of one key are compared, others are different. */
uint32_t area_key(const char *name, enum area_level level);

#endif
