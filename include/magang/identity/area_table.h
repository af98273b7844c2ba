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
#ifndef MAGANG_IDENTITY_AREA_TABLE_H
#define MAGANG_IDENTITY_AREA_TABLE_H

#include <assert.h>
#include <stdint.h>

/* "mgareas" and a version: raise it when anything here or area_key() changes.
 */
#define AREA_MAGIC 0x6d67617265617301

/* The first bytes: what it is, and how many of each. */
struct area_head {
	uint64_t magic;
	uint32_t n, n_aliases, n_text, unused;
};

/* An area, or another name of one. */
struct area_row {
	uint64_t code;
	uint32_t key; /* of the name: found without touching it */
	uint32_t text : 31, retired : 1;
};
static_assert(sizeof(struct area_head) % _Alignof(struct area_row) == 0, "");

#endif
