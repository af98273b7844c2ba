/* SPDX-License-Identifier: MIT */
/*
 * A YAML text as a tree. Every scalar stays the text that was written: `no`,
 * `012` and `2027-01-01` have no meaning here. Nothing of libyaml is seen
 * outside yaml.c.
 */
#ifndef MAGANG_YAML_NODE_H
#define MAGANG_YAML_NODE_H

#include <stdbool.h>
#include <stddef.h>

#define YAML_MAX_BYTES (1024 * 1024)
#define YAML_MAX_DEPTH 32
#define YAML_MAX_EVENTS 100000
#define YAML_MAX_SCALAR (64 * 1024)
#define YAML_MAX_FAULTS 200

/* There is nothing else: anchors, aliases and tags are refused. */
enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	int line, column; /* from 1; of the first character */
	bool quoted;      /* the text begins one character further right */
	bool one_line;    /* a place in the text is a place in the file */
	bool literal;     /* its lines are those of the file below */
	bool doubtful;    /* a fault was told: no more about its text */
	const char *text; /* scalar: NUL-terminated, without other NULs */
	size_t len;
	struct node *key; /* of an entry of a mapping, else NULL */
	struct node *first, *last, *next;
	size_t n; /* children */
};

#endif
