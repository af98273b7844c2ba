/* SPDX-License-Identifier: MIT */
/*
 * A filter as a tree of tests, and the row that it is asked about.
 *
 * A row is known in parts: from an index key and its card, from its record,
 * from its person's. A test answers TRI_UNKNOWN while the part that it needs is
 * not there, so the same tree decides on a card, on a counter, on an area alone
 * (then TRI_NO says that no row of the area can match) and on a whole record.
 */
#ifndef QUERY_QUERY_TREE_H
#define QUERY_QUERY_TREE_H

#include "magang/base/fold.h"
#include "magang/expr/expr.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"

struct arena;
struct office;

enum row_part {
	ROW_ID = 1 << 0,
	ROW_AREA = 1 << 1,
	ROW_PLACE = 1 << 2, /* program and stage */
	ROW_BIRTH = 1 << 3,
	ROW_SEX = 1 << 4,
	ROW_NAME = 1 << 5, /* beginning of the name, in the card */
	ROW_ENTERED = 1 << 6,
	ROW_ORDER = 1 << 7, /* of the score */
	ROW_DUE = 1 << 8,   /* an open task: its dates, officer */
	ROW_STATE = 1 << 9, /* of a task, of a doubt */
	ROW_OWNER = 1 << 10,
	ROW_CLIENT = 1 << 11, /* are its persons the caller's? */
	ROW_HAND =
		1 << 12, /* has the caller a hand in it, is it open to him? */
	ROW_RISK = 1 << 13, /* it is at risk */
};
/* A name of fewer bytes is whole in its card, whatever its last character. */
#define CARD_NAME_WHOLE (CARD_NAME - 3)
#define ROW_CARD (ROW_BIRTH | ROW_SEX | ROW_NAME)

struct query_row {
	uint64_t id;
	unsigned known; /* enum row_part */
	uint16_t area, program, stage, order;
	uint8_t state;
	int32_t due, warn;
	uint64_t officer, owner;
	struct card card;
	const char *word; /* of IX_NAME that led here, or NULL */
	uint8_t shared;   /* fold_shared() of it */
	bool fresh;       /* the first row of an index entry */
	bool client, hand, open;
	bool opened; /* all records that there are have been read */
	const struct record *record, *person;
	struct fold_name *fold; /* of the name; NULL until asked for */
	struct fold_name *fold_room;
	const char *rule; /* of a counter of cases that fail it, or NULL */
	struct row_reader *rows; /* for what has to be asked of the facts */
};

struct range {
	int64_t lo, hi;
};

/* A folded word or its beginning; two where the end of a word may be folded. */
struct pattern {
	char prefix[2][FOLD_WORD];
	size_t n;
};

/* Where a name of a document or field is kept; program 0: in all. */
struct has_place {
	uint16_t program, id;
	bool of_person;
};

struct row_reader;
struct counted_asked;
struct test;
typedef enum tri test_fn(const struct test *t, struct query_row *row);

static inline enum tri
tri_of(bool yes)
{
	return yes ? TRI_YES : TRI_NO;
}

enum text_match { MATCH_SAME, MATCH_WHOLE, MATCH_PART, MATCH_WORD };

/* True where the value is not filled and `unfilled`, is filled and `filled`, is
 * in a range or is one of the texts. */
struct test {
	test_fn *fn;
	const struct fdef *field; /* NULL: no field */
	bool of_person;
	bool filled, unfilled;
	bool stage;       /* from the key "stage" */
	bool asked;       /* not all of the rules are kept with the case */
	const char *name; /* of a part of the score */
	enum text_match match;
	struct range *ranges;
	size_t n_ranges;
	const char **texts;
	size_t n_texts;
	struct pattern pattern;
	const struct counted_asked *counted;
	struct has_place *has;
	size_t n_has;
};

enum query_node_kind { NODE_AND, NODE_OR, NODE_NOT, NODE_TEST };

struct query_node {
	enum query_node_kind kind;
	struct query_node *first, *next; /* parts; a NOT has one */
	struct test *test;
};

enum sort_by { SORT_NONE, SORT_ID, SORT_SCORE, SORT_AREA, SORT_FIELD };

struct query {
	struct office *office;
	enum kind kind;
	const struct kind_info *info; /* of the kind */
	bool open;                    /* the caller sees every row of it */
	struct arena *arena;
	struct query_node *root; /* an AND of nothing: every row */
	enum sort_by sort;
	const struct fdef *sort_field;
	bool sort_of_person;
	bool descending;
	bool health;   /* who its rows are tells something of that */
	bool of_about; /* it asks for the program of what a row is about */
	bool rules;    /* those do whose rules of health fail, warn, are open */
};

/* query_match.c */
/* Does a value fit what a test asks for? */
bool value_fits(const struct test *t, const struct value *v);

test_fn test_field, test_words, test_area, test_place, test_way, test_id,
	test_has, test_score;
bool in_ranges(const struct test *t, int64_t n);
/* query_rule.c, query_points.c */
test_fn test_rules, test_points, test_quota;
/* Is the caller bound to persons of his programs, of this kind? */
bool bound_by_person(const struct query *q);
/* Within the caller's access, and the tree. */
enum tri query_test(const struct query *q, struct query_row *row);
/* false: only the record can tell. */
bool row_value(const struct query_row *row, const struct fdef *f,
	bool of_person, struct value *out);
/* Folded name of the row's person (or itself); NULL: not known yet. */
const struct fold_name *row_fold(
	struct query_row *row, const struct fdef *name, bool of_person);
/* The field that holds the name of a kind, of its person for cases. */
const struct fdef *name_field(enum kind kind, bool *of_person);

#endif
