/* SPDX-License-Identifier: MIT */
/*
 * The inside of struct areas, for the area*.c files only.
 */
#ifndef MAGANG_DOMAIN_AREA_TABLE_H
#define MAGANG_DOMAIN_AREA_TABLE_H

#include "magang/domain/area.h"

/* Another spelling of an area. */
struct area_alias {
	uint64_t code;
	const char *name;
	uint32_t key;
};

struct areas {
	char *text;       /* the lines, cut into names */
	struct area *row; /* sorted by code: each level is one run, and so are
			     the areas of one level inside another */
	uint32_t *key;    /* of row[i].name folded: found without touching it */
	size_t n, cap;
	struct area_alias *alias; /* sorted by code */
	size_t n_aliases, alias_cap;
};

/* Codes [first, end) of a level inside a parent (0: anywhere). */
struct area_span {
	uint64_t first, end;
};
struct area_span area_span(enum area_level level, uint64_t parent);

#define AREA_NAME 80 /* bytes of a folded name with its NUL */

/* Sorts by code and joins rows of one code. */
void areas_order(struct areas *a);
/* Fills the keys; rows and aliases are in order. */
void areas_key(struct areas *a);

#endif
