/* SPDX-License-Identifier: MIT */
/*
 * One row for each YAML key. The rows read and check a file, and the same rows
 * are printed as its documentation, so that neither can be without the other.
 */
#ifndef MAGANG_YAML_SCHEMA_H
#define MAGANG_YAML_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/diag.h"
#include "magang/yaml/node.h"

struct arena;
struct buf;

/* What is being read: where memory comes from, where faults go. */
struct yaml_source {
	struct arena *arena;
	struct diag_list *diags;
};

/* What a value is, and what stands at `offset` of the target. */
enum schema_type {
	S_TEXT,    /* const char *, one line; max: bytes */
	S_LABEL,   /* struct label, one line each: {id:, en:, ja:}, or a text */
	S_WORD,    /* int: index in `words` */
	S_INT,     /* int, min..max */
	S_COUNT,   /* int64_t whole number, min..max */
	S_DECIMAL, /* int64_t in ten-thousandths, min..max */
	S_FLAG,    /* bool: yes or no */
	S_SPAN,    /* struct span */
	S_NODE,    /* const struct node *: the reader knows what it means */
	S_TYPE_COUNT
};

struct schema {
	const char *key;
	enum schema_type type;
	bool required;
	size_t offset;
	const char *const *words; /* S_WORD, ends in NULL */
	int64_t min, max;         /* 0, 0: no bound */
	const char *fallback;     /* as it would stand in the file, or NULL */
	const char *form;         /* S_NODE: what to write, for people */
	const char *doc;          /* what it means */
};

/* The keys of one kind of mapping. */
struct schema_page {
	const char *title; /* "stages: NAME" */
	const char *noun;  /* "stage" */
	const struct schema *rows;
	size_t n;
};

/* Fills `target` from a mapping; `who` stands before the faults, or NULL. */
void schema_read(const struct yaml_source *src, const struct schema_page *page,
	const struct node *map, void *target, const char *who);

/* The rows as text: key, what to write, default, meaning. */
void schema_describe(
	const struct schema_page *const *pages, size_t n, struct buf *out);

/* A fault, warning or note at a node; `who` may be NULL. */
void node_fault(const struct yaml_source *src, const struct node *at,
	const char *id, const char *who, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
void node_warn(const struct yaml_source *src, const struct node *at,
	const char *id, const char *who, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* At the value of a node; it takes nothing away from the text. */
void node_note(const struct yaml_source *src, const struct node *at,
	const char *id, const char *who, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* "; did you mean 'x'?" or "". */
struct nearest {
	char text[160];
};
const char *nearest_hint(struct nearest *out, const char *word,
	const char *const *words, size_t n);

/* Readers of one scalar, with faults; *out only on true. */
bool read_label(const struct yaml_source *src, const struct node *n,
	const char *who, void *out);
bool read_decimal(const struct yaml_source *src, const struct node *n,
	const char *who, int64_t *out);
bool read_count(const struct yaml_source *src, const struct node *n,
	const char *who, int64_t *out);
bool node_scalar(
	const struct yaml_source *src, const struct node *n, const char *who);

/* A label that may have lines: the text of a letter. */
bool read_lines(const struct yaml_source *src, const struct node *n,
	const char *who, void *out);

/* "A .. B": the two sides without blanks, either may be empty. */
bool split_range(const struct yaml_source *src, const char *s, const char **a,
	const char **b);

/* A number as people write it in a program: 20, 1.5, 2 million, 1.5 billion */
bool amount_parse(const char *s, int64_t *out);

/* [a-z][a-z0-9_]*, at most 40 bytes; dash: also '-' */
bool name_valid(const char *s, bool dash);

#endif
