/* SPDX-License-Identifier: MIT */
/*
 * What the columns of an office list mean, and taking apart cells that hold
 * more than one fact. Text in, text out; no store.
 *
 * A column is one field of a record kind, or one of the composites below.
 */
#ifndef MAGANG_EXCHANGE_SHEET_H
#define MAGANG_EXCHANGE_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/base/i18n.h"
#include "magang/field/fdef.h"
#include "magang/record/sheet_words.h"

struct csv_row;

/* Columns that are not fields. Ids above every field id. */
enum sheet_column {
	SHEET_IGNORED = 0xff00, /* running number, remarks of no field */
	SHEET_BIRTH,   /* "Bogor, 24-5-1992", "Bogor/25 Desember 1992" */
	SHEET_ADDRESS, /* "Kp. X RT 04/01 Ds. Ciomas Kec. Ciomas" */
	SHEET_RT_RW,   /* "5/14", "RT 9 RW 2", "010/003" */
	SHEET_PROGRAM, /* opens a case */
	SHEET_NUMBER,  /* our own number, MG-000123-4 */
	SHEET_STORE,   /* which store numbered it */
	SHEET_REASONS, /* the column of a rejects file; ignored */
	SHEET_SEX_L,   /* a mark in it: a man */
	SHEET_SEX_P,   /* a mark in it: a woman */
	SHEET_UNKNOWN, /* nothing knows its head: left out, and said */
};

struct sheet {
	size_t n;
	unsigned column[256]; /* field id, SHEET_*; several may have the same */
};

/* What the user says of heads: "Nama Penduduk=name". */
struct sheet_map {
	const char *const *word;
	size_t n;
};

/*
 * Is this the row of heads: do three or more cells name known fields (labels in
 * three languages, names, and the spellings offices use: "L/P", "Tgl Lahir",
 * "No. HP", "Desa/Kel", "Pend. Terakhir" ...)? Then *out is filled.
 */
bool sheet_heads(const struct csv_row *row, const struct fdef *fields,
	size_t n_fields, const struct sheet_map *map, struct sheet *out);
/* Is "HEAD=FIELD" about this head? Letters and digits count, not case or signs. */
bool sheet_map_names(const char *word, const char *head);
/* What the user says that a head means; the head itself where nothing is said. */
const char *sheet_map_meant(const struct sheet_map *map, const char *head);
/* What one head means ("No. HP", "desa"): a field id, SHEET_*, or 0: unknown.
 */
unsigned sheet_column(
	const char *head, const struct fdef *fields, size_t n_fields);

/* Of a head below that of the sex: "L" and "P" in the words of offices; 0: neither. */
unsigned sheet_sex_column(const char *word);
/* What a column is read as: the name of a field, or a stable word; NULL: left out. */
const char *sheet_column_word(
	unsigned column, const struct fdef *fields, size_t n_fields);

#endif
