/* SPDX-License-Identifier: MIT */
/* Values that are typed together. */
#ifndef MAGANG_OPS_SETTINGS_PARSE_H
#define MAGANG_OPS_SETTINGS_PARSE_H

#include <stddef.h>

struct arena;
struct err;
struct office;
struct record;
struct setting;

/*
 * Reads what was typed together: every row has its field, and as its value the
 * text. A place is found inside the nearest one around it that is typed with
 * it, or that `known` has (NULL: nothing is); needs office_areas().
 */
int settings_parse(struct office *office, const struct record *known,
	struct setting *rows, size_t n, struct arena *arena, struct err *err);

#endif
