/* SPDX-License-Identifier: MIT */
/*
 * A program while it is being read. Reading has three steps: the rows of
 * keys.c fill raw rows (load_raw.c); raw rows become the rows of struct
 * program, names become indexes, texts become expressions (load_*.c); then
 * the whole is checked (program_check.c). Each step goes on after a fault.
 */
#ifndef PROGRAM_LOAD_H
#define PROGRAM_LOAD_H

#include "magang/program/load.h"
#include "magang/program/program.h"
#include "magang/yaml/schema.h"
#include "magang/expr/xnode.h"

struct arena;

/* Every raw row begins with this. */
struct raw {
	const char *name;      /* "" in a list */
	const struct node *at; /* where it stands: its key, or the item */
	const char *who;       /* "rule 'age'": begins its faults */
	bool doubtful;         /* had a fault: what follows is not told */
};

struct raw_section {
	struct raw raw;
	struct label label;
};

struct raw_field {
	struct raw raw;
	const char *section;
	struct fdef f;
	int type, privacy, to;
	const struct node *required, *values, *range, *digits, *length, *level;
	bool repeat, verify;
};

struct raw_core {
	struct raw raw;
	const struct node *required, *label;
	bool verify;
};

struct raw_document {
	struct raw raw;
	struct document d;
	const struct node *required, *condition;
	int privacy;
};

struct raw_stage {
	struct raw raw;
	struct stage s;
	int kind;
};

struct raw_move {
	struct raw raw;
	const struct node *from, *to, *by, *guard;
	int kind; /* 0: by the stage it leads to, else enum move_kind + 1 */
	int approval, reason;
};

struct raw_rule {
	struct raw raw;
	struct rule r;
	const struct node *test, *from;
	int level;
};

struct raw_part {
	struct raw raw;
	struct score_part p;
	const struct node *from, *scale, *points, *pass;
};

struct raw_quota {
	struct raw raw;
	const struct node *seats, *at_least;
	const char *of;
	int by;
};

struct raw_activity {
	struct raw raw;
	struct activity a;
	const struct node *stage;
	int area;
};

struct raw_deadline {
	struct raw raw;
	struct deadline d;
	const struct node *from, *stage;
};

struct raw_target {
	struct raw raw;
	int64_t total;
	const struct node *shares;
	int by;
};

struct raw_retention {
	struct raw raw;
	struct span keep;
	int then;
};

struct raw_top {
	const char *name, *prefix, *partner, *owner;
	int version;
	struct label label;
	const struct node *valid, *core, *fields, *documents, *stages, *moves,
		*rules, *score, *quotas, *activities, *deadlines, *targets,
		*retention;
};

struct raw_score {
	int64_t line;
	const struct node *parts;
};

/* rows of one kind */
#define RAW_LIST(type)                                                         \
	struct {                                                               \
		struct type *rows;                                             \
		size_t n;                                                      \
	}

/* Makes the rows of l->p from the raw ones of the same name: one(l, raw, row).
 */
#define LOAD_LIST(l, list, one)                                                \
	do {                                                                   \
		struct program *p_ = (l)->p;                                   \
		size_t n_ = (l)->list.n;                                       \
                                                                               \
		p_->list = arena_array(                                        \
			(l)->src.arena, n_ + 1, sizeof(*p_->list));            \
		for (size_t i_ = 0; i_ < n_; i_++)                             \
			one(l, &(l)->list.rows[i_], &p_->list[i_]);            \
		p_->n_##list = n_;                                             \
	} while (0)

/* Every name that an expression may use; lives as long as the program. */
struct names {
	const struct program *p;
	struct core_fields core;
	const struct fdef **index; /* fields, by name */
	size_t n;
};

struct load {
	struct yaml_source src;
	bool trusted;          /* bytes of a text that was loaded before */
	struct arena *scratch; /* what the program itself does not need */
	struct program *p;
	struct core_fields core; /* what expressions may name beside fields */
	struct raw_top top;
	struct raw_score score;
	RAW_LIST(raw_section) sections;
	RAW_LIST(raw_field) fields;
	RAW_LIST(raw_core) asked;
	RAW_LIST(raw_document) documents;
	RAW_LIST(raw_stage) stages;
	RAW_LIST(raw_move) moves;
	const struct raw_move **move_raw; /* of each row of p->moves */
	RAW_LIST(raw_rule) rules;
	RAW_LIST(raw_part) parts;
	RAW_LIST(raw_quota) quotas;
	RAW_LIST(raw_activity) activities;
	RAW_LIST(raw_deadline) deadlines;
	RAW_LIST(raw_target) targets;
	RAW_LIST(raw_retention) retentions;
	struct names *names;
	struct expr_source *exprs;
};

/* keys.c */
enum program_page {
	PAGE_TOP,
	PAGE_SECTION,
	PAGE_FIELD,
	PAGE_CORE,
	PAGE_DOCUMENT,
	PAGE_STAGE,
	PAGE_MOVE,
	PAGE_RULE,
	PAGE_SCORE,
	PAGE_PART,
	PAGE_QUOTA,
	PAGE_ACTIVITY,
	PAGE_DEADLINE,
	PAGE_TARGET,
	PAGE_RETENTION,
	PAGE_COUNT
};

#endif
