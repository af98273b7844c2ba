/* SPDX-License-Identifier: MIT */
/*
 * Many records at once: one change, each record a soft part of it, so that one
 * that may not go stays as it is and the rest goes. Above the bytes of a change
 * there are several, of one act.
 */
#ifndef OPS_MANY_H
#define OPS_MANY_H

#include "magang/ops/op_run.h"

struct many;

/* A part of a transaction costs by what that has written already: where no record
 * has to do with another, changes of so many are cheaper than one of all. */
#define MANY_APART 1000

/* Why one stays: in a sentence, and as reasons to be counted, a line each. */
struct refusal {
	int code;
	char *sentence, *reasons;
};

/* Adds what becomes of one record, its own operation first; nothing where it is
 * so already. A code with a sentence: this one stays. */
typedef int (*each_one)(struct office *office, struct txn *txn,
	struct change *c, const struct many *m, const struct record *old,
	struct record *new, struct err *err);

struct many {
	enum kind kind;
	enum act_kind act;
	uint64_t of_act; /* goes on with it; 0: an act of its own */
	each_one each;
	/* The order in which they are taken; NULL: as they are given. */
	void (*sort)(struct txn *txn, uint64_t *ids, size_t n);
	/* Is one that apply() has refused like this asked about once more, when
	 * the others have gone? Is what became of one something else than was
	 * asked for? Both may be NULL. */
	bool (*tries_again)(const struct op *op);
	bool (*instead)(const struct op *op);
	/* Told of each that stays; may be NULL. */
	void (*told)(const void *ctx, uint64_t id, const char *why);
	const void *ctx;
	const uint64_t *chosen; /* one given twice counts once */
	size_t n;
	/* Records of one change; 0: as many as have room, of which the later ones
	 * are decided by what became of those before. */
	size_t most;
	bool try;            /* nothing is done, only told */
	struct notes *notes; /* what is doubtful of any; NULL: nobody asks */
	/* of op_many_left(), until many_release() */
	uint64_t *left, *listed; /* what stays; what went, `instead` */
	size_t n_left, n_listed;
	/* while it runs */
	uint64_t *ids;         /* each once */
	size_t once;           /* those behind are there for the second time */
	bool again;            /* the one at hand is */
	struct refusal *first; /* of each of those, from the first time */
	size_t at, sent;       /* ids before `sent` have their answer */
	struct receipt stays;
	struct office *office;
	struct stay *why; /* each reason once */
	size_t n_why, cap_why;
};

int op_many(struct office *office, struct many *m, struct receipt *out,
	struct err *err);
/* The same for who asks which ones stayed; to be released, whatever comes back. */
int op_many_left(struct office *office, struct many *m, struct receipt *out,
	struct err *err);
void many_release(struct many *m);

#endif
