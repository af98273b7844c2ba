/* SPDX-License-Identifier: MIT */
/*
 * Ways to the rows of a query: which index, which stretches of it, in which
 * order; and the walk along them inside one transaction.
 */
#ifndef QUERY_QUERY_SCAN_H
#define QUERY_QUERY_SCAN_H

#include "magang/base/ids.h"
#include "magang/casework/attendance.h"
#include "magang/store/walk.h"
#include "query_tree.h"

struct arena;
struct txn;

struct row_reader {
	const struct query *q;
	struct txn *txn;
	struct arena *arena; /* records are copied there; NULL: they die with
				the transaction */
	struct walk own, persons;
	struct record record, person, about;
	struct attending attending; /* of the last cohort asked; id 0: none */
	bool checked;               /* what is shown: by its checksum, too */
	bool merged;                /* somebody is a second record */
	struct fold_name fold;
};

/* ---- plan --------------------------------------------------------------- */

enum way_no {
	WAY_RECORDS, /* of the kind, by id */
	WAY_IDS,     /* a few that exact numbers name, by id */
	WAY_NAMES,   /* by area, word, person */
	WAY_PERSONS, /* cards of areas, by id */
	WAY_CLIENTS, /* the same of the caller's programs */
	WAY_CASES,   /* cards of areas, programs, stages, by score */
	WAY_DUE,     /* open tasks, by date */
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
	struct ids ids;           /* WAY_IDS: ascending */
	char (*words)[FOLD_WORD]; /* WAY_NAMES: beginnings, ascending */
	size_t n_words, cap_words;
};

/* Frees what the plan holds and clears it. */
void plan_release(struct plan *pl);

/* Areas that the query can have rows in. */
struct area_list {
	uint16_t *rows;
	size_t n, cap;
	bool all; /* nothing was left out */
};

/* ---- walk --------------------------------------------------------------- */

/* How far walks are, told to who waits for them: to office->steps. */
struct steps {
	size_t looked;
	bool stopped; /* whoever waits does not want to any more */
};

/* Says to who waits that something begins. */
void steps_begin(const struct office *office);
/* Notes MG_ESTOPPED and returns it. */
int steps_stopped(struct err *err);

/* Where a walk stands: after this entry, of one back: before it. */
struct place_key {
	uint8_t n;
	uint8_t prefix; /* bytes of its span */
	uint8_t b[WALK_PREFIX];
};

struct scan {
	const struct plan *plan;
	struct row_reader *rows;
	struct txn *txn;
	struct place_key from;    /* it begins behind this; empty: at all */
	const struct walk *entry; /* of the last row; WAY_IDS has none */
	bool seconds;             /* of persons, some are those of others */
	struct steps *steps;      /* NULL: nobody waits for it */
	bool back;          /* the last entry first; set before the walk */
	struct walk *walks; /* of the spans where merged; else one */
	size_t *heap; /* of walks, by what follows the prefix; the next on top */
	size_t n_heap;
	bool started;
	size_t span; /* how many spans were begun, how many ids were taken */
	struct walk members;
	bool in_members;
	uint64_t client;         /* the last one of WAY_CLIENTS */
	struct query_row person; /* of IX_NAME, while its cases are walked */
	char word[FOLD_WORD];
};
void scan_begin(struct scan *sc, const struct plan *plan,
	struct row_reader *rows, const struct place_key *after);
/* false: the end, or *steps says that it was stopped. */
bool scan_next(struct scan *sc, struct query_row *row);
/* Where it stands: behind the entry of the last row. */
void scan_place(const struct scan *sc, struct place_key *out);
void scan_end(struct scan *sc);
/* False for a second way to the same row: another word of the same name. */
bool scan_first_word(
	const struct scan *sc, const struct query *q, struct query_row *row);

#endif
