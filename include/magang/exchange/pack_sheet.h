/* SPDX-License-Identifier: MIT */
/*
 * A pack as a sheet of cells: a row for each case, columns with heads in Japanese
 * and Indonesian, those that the partner fills in and the code of each row last.
 */
#ifndef MAGANG_EXCHANGE_PACK_SHEET_H
#define MAGANG_EXCHANGE_PACK_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/ids.h"
#include "magang/base/seal.h"
#include "magang/record/pack_state.h"

struct arena;
struct err;
struct fdef;
struct office;
struct pack;
struct program;

/* What a column is; the others are one each. */
enum pack_column_is {
	PACK_IS_ROW,    /* its place, for people */
	PACK_IS_NUMBER, /* of the case */
	PACK_IS_FIELD,  /* what the partner is told */
	PACK_IS_ANSWER, /* what he fills in */
	PACK_IS_RANK,   /* the same: his rank, or that he refuses */
	PACK_IS_DEED,   /* the same: of an activity he tells of */
	PACK_IS_CODE,   /* of the row (office/pack_code.h) */
};

/* A column and its head. */
struct pack_column {
	enum pack_column_is is;
	const struct fdef *field; /* of what has one, else NULL */
	char *ja, *id;            /* its head */
};

/* The columns of a pack, in `arena`. */
struct pack_column *pack_columns(const struct program *program,
	const struct pack *pack, struct arena *arena, size_t *n);
/* Does the partner fill it in? */
bool pack_is_filled(const struct pack_column *c);

/* A case that the filter found and that does not go. */
struct pack_left {
	uint64_t kase;
	const char *why; /* a word of refusal.h */
};

/* A pack that is with the partner, and how many of its rows are in the new one:
 * what comes back of those is not taken any more. */
struct pack_old {
	uint64_t pack;
	size_t rows;
};

/* The sheet, and what it was made of. */
struct pack_sheet {
	struct arena *arena;
	const struct program *program;
	const struct pack *pack;
	uint16_t number;          /* of the program */
	uint64_t ranking;         /* 0: none */
	uint64_t as_of;           /* the last change that it knows of */
	char code[PACK_CODE + 1]; /* of the pack */
	int32_t date;
	struct pack_column *columns;
	size_t n_columns;
	char **cells; /* n_rows times n_columns */
	size_t n_rows, cap;
	struct ids cases, persons; /* of its rows; persons ascending */
	struct pack_left *left;
	size_t n_left, cap_left;
	char content[2 * HASH_SIZE + 1]; /* of its cells, but the codes */
	uint64_t
		same; /* a pack that is with the partner and says all of it: that
			  goes once more, in whatever form (pack_others.h); 0 */
	struct pack_old *old; /* pack_others.h */
	size_t n_old, cap_old;
};

/* Which one is wanted: the pack of a program, of the cases of a filter that are of
 * that program. */
struct pack_order {
	const char *program, *pack, *filter;
	uint64_t ranking; /* that its ranks go into; 0: none */
};

/* MG_ENOENT: there is none such, or nobody goes. Always to be released. */
int pack_gather(struct office *office, const struct pack_order *order,
	struct pack_sheet *out, struct err *err);
/* With the code and the day of another pack the codes of all rows. */
void pack_recode(struct office *office, struct pack_sheet *s, const char *code,
	int32_t date);
/* Frees what it holds. */
void pack_sheet_release(struct pack_sheet *s);

#endif
