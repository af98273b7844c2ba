/* SPDX-License-Identifier: MIT */
/*
 * Areas of Indonesia by the official code (Kepmendagri 300.2.2-2430 of 2025):
 * 32 province, 32.05 regency or city, 32.05.12 district, 32.05.12.1001 village.
 * As numbers: 32, 3205, 320512, 3205121001.
 *
 * The table is made from text of the form of config/areas/ (one area a line,
 * described there) and sorted by code; children of an area are one run. It may
 * lie in a file that all sessions map: what an area's texts point to lives as
 * long as the table.
 */
#ifndef MAGANG_IDENTITY_AREA_H
#define MAGANG_IDENTITY_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/store/txn.h"

struct area_head;
struct area_row;

/* From the whole to its parts; as numbers also in bounds of fields. */
enum area_level {
	AREA_PROVINCE = 1,
	AREA_REGENCY,
	AREA_DISTRICT,
	AREA_VILLAGE
};

struct area {
	uint64_t code;
	const char *name;     /* "Kabupaten Garut", "Tarogong Kaler" */
	const char *letters;  /* "GRT" for regencies and cities of West Java */
	const char *ja;       /* Japanese name or NULL */
	const char *postcode; /* of a village, or NULL */
	bool retired;         /* gone, but NIKs and addresses keep it */
};

struct areas;

/* Around the bytes of a table that was made before, which must live as long;
 * NULL: they are none of this version. */
struct areas *areas_open(const void *p, size_t n);
/* NULL is fine. What was looked up in it dies with it. */
void areas_free(struct areas *areas);
/* All rows of all levels, in the order of codes; areas_row() takes a place in
 * it. */
size_t areas_count(const struct areas *areas);
/* The texts are borrowed from the table. */
struct area areas_row(const struct areas *areas, size_t i);
/* The rows of a level inside a parent (0: anywhere), retired ones too. */
struct area_run {
	size_t first, end;
};
/* Empty where there is nothing of that level in the parent. */
struct area_run areas_run(
	const struct areas *areas, enum area_level level, uint64_t parent);

enum area_level area_level(uint64_t code); /* by its size; 0: no code */
/* The part of the code that names the area of that level around it; itself
 * where it is of that level, 0 for a level inside it. */
uint64_t area_parent(uint64_t code, enum area_level level);

/* Exact code, present or retired; `out` may be NULL. */
bool area_find(const struct areas *areas, uint64_t code, struct area *out);
/* "32.05.12" or "320512" -> 320512; 0: no code (32.1 is no code). */
uint64_t area_code_parse(const char *s);
#define AREA_CODE_TEXT 16
/* "32.05.12"; returns out. */
char *area_code_format(char out[AREA_CODE_TEXT], uint64_t code);

/* The table, for the files that walk its rows (area_table.h). */
struct areas {
	struct view bytes;
	const struct area_head *head;
	const struct area_row *row; /* each level is one run, and so are the
				       areas of one level inside another */
	const struct area_row *alias;
	const char *text;
	void *heap; /* owner of the bytes, or NULL */
};

/* "Tarogong Kaler": borrowed from the table; "" where its bytes are damaged. */
const char *area_row_name(const struct areas *a, const struct area_row *row);

/* Codes [first, end) of a level inside a parent (0: anywhere). */
struct area_span {
	uint64_t first, end;
};
struct area_span area_span(enum area_level level, uint64_t parent);

#endif
