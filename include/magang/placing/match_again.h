/* SPDX-License-Identifier: MIT */
/* A run of a matching made again, from what it kept alone. */
#ifndef MAGANG_PLACING_MATCH_AGAIN_H
#define MAGANG_PLACING_MATCH_AGAIN_H

#include "magang/base/seal.h"
#include "magang/placing/match_frozen.h"
#include "magang/matching/solve.h"

#define MATCH_DIGEST (2 * HASH_SIZE + 1)

/* What a run kept of itself. */
struct match_said {
	const void *frozen; /* match_frozen.h */
	size_t n;
	bool again; /* with a second chance */
	const char *seed;
	/* digests, as hexadecimal digits */
	char input[MATCH_DIGEST], result[MATCH_DIGEST];
};

/* What it comes to. */
enum match_again {
	AGAIN_SAME,
	AGAIN_UNREAD,  /* what is kept is nothing that can be read */
	AGAIN_INPUT,   /* it is not what the run was made of */
	AGAIN_RESULT,  /* made again it comes to something else */
	AGAIN_BLOCKED, /* the checker finds a pair that blocks */
};

/* Settled, and solved: to be released where it is AGAIN_SAME. */
struct match_made {
	struct match_frozen of;
	struct match_seat *seat;
};

/* Reads what is kept, solves it and compares. */
enum match_again match_again(
	const struct match_said *said, struct match_made *out);
/* Frees what it holds. */
void match_made_release(struct match_made *m);

/* Why it is not the same, as a sentence. */
const char *match_again_words(enum match_again is);

#endif
