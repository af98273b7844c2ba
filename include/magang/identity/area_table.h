/* SPDX-License-Identifier: MIT */
/*
 * The inside of struct areas, for the area*.c files only.
 *
 * A table is one block of bytes, the same on the heap and in the file that all
 * sessions map (parsed.h): head, rows and aliases sorted by code, texts. It
 * holds no pointers. A row's texts are its name, letters, Japanese name and
 * postcode, each up to its NUL; an alias has its name. Numbers are in the order
 * of this machine, as those of LMDB beside it.
 *
 * The file may be damaged: code comes to no harm by any bytes behind a head
 * that areas_open() took; it may only find wrong names until `magang check`.
 */
#ifndef MAGANG_DOMAIN_AREA_TABLE_H
#define MAGANG_DOMAIN_AREA_TABLE_H

#include <assert.h>

#include "magang/identity/area.h"
#include "magang/store/store.h"

/* "mgareas" and a version: raise it when anything here or area_key() changes.
 */
#define AREA_MAGIC 0x6d67617265617301

struct area_head {
	uint64_t magic;
	uint32_t n, n_aliases, n_text, unused;
};

struct area_row {
	uint64_t code;
	uint32_t key; /* of the name: found without touching it */
	uint32_t text : 31, retired : 1;
};
static_assert(sizeof(struct area_head) % _Alignof(struct area_row) == 0, "");

struct areas {
	struct view bytes;
	const struct area_head *head;
	const struct area_row *row; /* each level is one run, and so are the
				       areas of one level inside another */
	const struct area_row *alias;
	const char *text;
	void *heap; /* owner of the bytes, or NULL */
};

const char *area_row_name(const struct areas *a, const struct area_row *row);

/* Codes [first, end) of a level inside a parent (0: anywhere). */
struct area_span {
	uint64_t first, end;
};
struct area_span area_span(enum area_level level, uint64_t parent);
/* Names of one key are compared, others are different. */
uint32_t area_key(const char *name, enum area_level level);

#endif
