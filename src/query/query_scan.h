/* SPDX-License-Identifier: MIT */
/*
 * Ways to the rows of a query: which index, which stretches of it, in which
 * order; and the walk along them inside one transaction.
 */
#ifndef DOMAIN_QUERY_SCAN_H
#define DOMAIN_QUERY_SCAN_H

#include "query_tree.h"

/* ---- records of a row --------------------------------------------------- */

struct rows {
	const struct query *q;
	struct txn *txn;
	struct arena *arena; /* records are copied there; NULL: they die with
				the transaction */
	struct walk own, persons;
	struct record record, person, about;
	struct fold_name fold;
};
void rows_begin(struct rows *rs, const struct query *q, struct txn *txn,
	struct arena *arena);
void rows_end(struct rows *rs);
/* Reads what is still missing; false: there is no such record (any more). */
bool rows_open(struct rows *rs, struct row *row);
/* What the record itself tells about area, program, stage, score. */
void row_from_record(const struct rows *rs, struct row *row);
/* It is about a case: whoever has that has its person. */
void row_of_case(struct row *row);
/* Opens the row where the tree asks for it. */
enum tri rows_test(struct rows *rs, struct row *row);

/* ---- plan --------------------------------------------------------------- */

enum way_no {
	WAY_RECORDS, /* of the kind, by id */
	WAY_IDS,     /* a few that exact numbers name, by id */
	WAY_NAMES,   /* by area, word, person */
	WAY_PERSONS, /* cards of areas, by id */
	WAY_CLIENTS, /* the same of the caller's programs */
	WAY_CASES,   /* cards of areas, programs, stages, by score */
	WAY_DUE,     /* open tasks, by date */
	WAY_LOOSE,   /* of no program, by person */
};

/* A prefix of index keys. */
#define PREFIX_BYTES 40
struct prefix {
	uint8_t n;
	uint8_t b[PREFIX_BYTES];
};

struct plan {
	enum way_no way;
	bool merged;   /* the spans are walked at once, by what follows them */
	bool by_stage; /* WAY_CASES: every span is one stage */
	struct prefix *spans; /* ascending, disjoint */
	size_t n, cap;
	uint64_t *ids; /* WAY_IDS: ascending */
	size_t n_ids, cap_ids;
	char (*words)[FOLD_WORD]; /* WAY_NAMES: beginnings, ascending */
	size_t n_words, cap_words;
};
void plan_release(struct plan *pl);
/* Picks the way; the same query keeps its way for all pages. */
enum way_no plan_way(const struct query *q, struct txn *txn);
/* Fills in the spans as the indexes are in this transaction. */
void plan_fill(struct plan *pl, const struct query *q, struct txn *txn,
	enum way_no way);

/* query_areas.c: areas and stages that the query can have rows in */
struct area_list {
	uint16_t *rows;
	size_t n, cap;
	bool all; /* nothing was left out */
};
void areas_of(struct area_list *out, const struct query *q, struct txn *txn,
	enum index_no ix);
struct place {
	uint16_t program, stage;
	int64_t count; /* of all areas */
};
struct place_list {
	struct place *rows;
	size_t n, cap;
	bool all;
};
void places_of(struct place_list *out, const struct query *q, struct txn *txn);
/* Does the tree ask for stages by name? */
bool asks_stage(const struct node *n);

/* query_exact.c: conditions that a few index entries answer */
bool exact_possible(const struct query *q);
void exact_ids(struct plan *pl, const struct query *q, struct txn *txn);
/* Beginnings of names, one of which every row must have. */
bool words_possible(const struct query *q);
void words_of(struct plan *pl, const struct query *q, struct txn *txn);
/* Entries of IX_NAME that the words lead to, at most `max`. */
size_t words_count(const struct plan *pl, const struct area_list *areas,
	struct txn *txn, size_t max);

/* ---- walk --------------------------------------------------------------- */

/* Where a walk stands: after this entry. */
struct place_key {
	uint8_t n;
	uint8_t prefix; /* bytes of its span */
	uint8_t b[WALK_PREFIX];
};

struct scan {
	const struct plan *plan;
	struct rows *rows;
	struct txn *txn;
	struct place_key at; /* the entry of the last row; empty: before all */
	struct walk *walks;  /* of the spans where merged; else one */
	size_t *heap;        /* of walks, by what follows the prefix */
	size_t n_heap;
	bool started;
	size_t span; /* the one walked, or the next id */
	struct walk members;
	bool in_members;
	uint64_t client;   /* the last one of WAY_CLIENTS */
	struct row person; /* of IX_NAME, while its cases are walked */
	char word[FOLD_WORD];
};
void scan_begin(struct scan *sc, const struct plan *plan, struct rows *rows,
	const struct place_key *after);
bool scan_next(struct scan *sc, struct row *row);
void scan_end(struct scan *sc);
/* False for a second way to the same row: another word of the same name. */
bool scan_first_word(
	const struct scan *sc, const struct query *q, struct row *row);

#endif
