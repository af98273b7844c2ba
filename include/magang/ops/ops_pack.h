/* SPDX-License-Identifier: MIT */
/* Packs for partners: made with PERM_PUBLISH, taken back in with PERM_IMPORT. */
#ifndef MAGANG_OPS_OPS_PACK_H
#define MAGANG_OPS_OPS_PACK_H

#include "magang/ops/ops.h"
#include "magang/ops/ops_set.h"

struct ids;

/* What goes out, and how it is known again. */
struct packing {
	uint16_t program;
	int version;
	const char *pack, *to, *code;
	uint64_t as_of;
	const struct ids *cases; /* of its rows, in their order */
	uint64_t ranking;        /* 0: it asks for no ranks */
	const char *digest, *content, *signature, *key;
};
/* All rows or none: a case whose person has not consented keeps it from going. */
int op_pack_make(struct office *office, const struct packing *p,
	struct receipt *out, struct err *err);

/* An activity that a partner tells of; it goes `with` the row of its case. */
struct pack_deed {
	const char *activity;
	const struct setting *values; /* day, amount, text */
	size_t n;
};

/* What came back of a pack: values that the partner gave, by cases, each as it was
 * when the pack went out. */
struct unpacking {
	uint64_t pack;
	const struct set_row *rows;
	size_t n;
	uint64_t act; /* goes on with it; 0: an act of its own */
	bool try;     /* nothing is done, only told */
	void (*stays)(void *to, uint64_t kase, const char *why); /* or NULL */
	void *to;
};
/* One act, which undo takes back: each case that may, the others stay, and the
 * receipt says why. What somebody has changed here since the pack went out is a
 * conflict and stays. */
int op_pack_return(struct office *office, const struct unpacking *u,
	struct receipt *out, struct err *err);

#endif
