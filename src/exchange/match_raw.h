/* SPDX-License-Identifier: MIT */
/*
 * What an instance file says, by numbers of names: a name may be said before
 * it is anybody's. match_file.c fills it, match_link.c makes the instance of it.
 */
#ifndef EXCHANGE_MATCH_RAW_H
#define EXCHANGE_MATCH_RAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/exchange/match_file.h"
#include "magang/yaml/node.h"

struct intern;

struct raw_mark {
	int line, column;
};

/* A name, and whose it is: a number of raw.person or raw.node. */
struct raw_name {
	uint32_t is;         /* MATCH_NONE: nobody's (yet) */
	uint32_t list;       /* the last list that named it */
	struct raw_mark key; /* where it is somebody's */
};

/* A name that was nobody's when a list named it. */
struct raw_mention {
	uint32_t name;
	struct raw_mark at;
};

/* People have names of their own, places and hosts share one set. */
struct raw_names {
	struct intern *in;
	struct raw_name *row;
	size_t n, cap;
	struct raw_mention *early;
	size_t n_early, cap_early;
};

struct raw_list {
	uint32_t first, n; /* of raw.entry */
};

struct raw_person {
	uint32_t name;
	struct raw_list wishes;
	uint32_t pin; /* a name, or MATCH_NONE */
	struct raw_mark pin_at;
};

struct raw_node {
	uint32_t name;
	bool is_host, listed, rest;
	uint32_t seats;
	uint32_t above; /* a name, or MATCH_NONE */
	struct raw_mark above_at, ranks_at;
	struct raw_list ranks, refuses;
};

/* An entry of any list: the number of a name, and whether it is in the same tie
 * as the one before it. */
#define RAW_TIED 1u
#define RAW_NAME(entry) ((entry) >> 1)

struct match_raw {
	struct match_file *out;
	struct diag_list *faults, *told; /* told: warnings */
	struct raw_names people, nodes;
	struct raw_person *person;
	size_t n_people, cap_people;
	struct raw_node *node; /* in the order of the file */
	size_t n_nodes, cap_nodes;
	uint32_t *entry;
	size_t n_entries, cap_entries;
	const char **lot; /* names */
	struct raw_mark *lot_at;
	size_t n_lot, cap_lot, cap_lot_at;
	uint32_t lists; /* read so far */
};

/* Frees all but what `out` has. */
void raw_release(struct match_raw *raw);

/* The number of a name; a new one is nobody's. */
uint32_t raw_name(struct raw_names *names, const char *text, size_t len);

/* A fault, a warning; of each no more than a person would read. */
__attribute__((format(printf, 4, 5))) void raw_fault(struct match_raw *raw,
	struct raw_mark at, const char *id, const char *fmt, ...);
__attribute__((format(printf, 4, 5))) void raw_warn(struct match_raw *raw,
	struct raw_mark at, const char *id, const char *fmt, ...);

#endif
