/* SPDX-License-Identifier: MIT */
/*
 * What a person may see: filters, lists, counts, history.
 *
 * A filter is one line (magang(1), FILTERS):
 *	filter = or { "sort:" ["-"] FIELD }
 *	or     = and { "or" and }
 *	and    = { ["not"] term }
 *	term   = "(" or ")" | KEY OP value | word
 *	OP     = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
 *	value  = one { "," one } | one "-" one | one ".." one | "-" | "*"
 * A bare word is a part of a name, folded. "-" is not filled, "*" is filled.
 * KEY is any field of the kind, for cases also of the person; further: area,
 * program, stage, age, missing (a document or field), has (a document).
 */
#ifndef MAGANG_DOMAIN_QUERY_H
#define MAGANG_DOMAIN_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/domain/office.h"

struct query;
struct source;

/* Faults name the place in the line, what is wrong, the nearest right word. */
int query_parse(struct office *office, enum kind kind, const char *text,
	struct query **out, struct err *err);
void query_free(struct query *q);

/*
 * Rows of a query in its order, within the caller's access. The transaction is
 * renewed between pages, so a source may live long and blocks nobody.
 */
int source_open(struct office *office, struct query *q, struct source **out,
	struct err *err);
void source_close(struct source *s);
struct hit {
	struct record *record; /* own texts, valid until the next call */
	struct record *person; /* of a case; NULL else */
};
/* 1: a row, 0: the end, < 0: code. */
int source_next(struct source *s, struct hit *out, struct err *err);
/* Number of rows; from the counters where they hold it (then cheap). */
int source_count(struct office *office, struct query *q, uint64_t *count,
	struct err *err);

/* Counters. area 0, program 0, stage 0: all. sex 0: both. */
int count_cases(struct office *office, uint16_t program, uint16_t stage,
	uint64_t *out, struct err *err);
int count_kind(struct office *office, enum kind kind, int state, uint64_t *out,
	struct err *err);


#endif
