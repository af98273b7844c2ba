/* SPDX-License-Identifier: MIT */
/*
 * An ordered list of references, best first, with ties and refusals: the wishes
 * of a person, the ranks of a host.
 *
 *	871 872=873 !900	871 before 872 and 873, which are equal; never 900
 *
 * Blanks or commas stand between ranks, '=' inside a tie, '!' before what is
 * refused. An id is counter or origin:counter (origin 1 left out). Canonical:
 * ties and refusals in ascending order of ids, refusals last, each id once, one
 * blank, no comma; two lists mean the same when their canonical texts are equal.
 */
#ifndef MAGANG_BASE_REFS_H
#define MAGANG_BASE_REFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

#define REFS_MAX 10

/* One record of a list. */
struct ref {
	uint64_t id;   /* origin << 32 | counter */
	unsigned rank; /* from 1, equal in a tie; 0: refused */
};

struct refs {
	size_t n;
	struct ref row[REFS_MAX]; /* in canonical order */
};

/* What is wrong with a text that was typed. */
enum refs_fault {
	REFS_OK,
	REFS_FORM,    /* a sign where none can stand */
	REFS_UNKNOWN, /* a word that names nothing */
	REFS_TWICE,   /* one record twice */
	REFS_MANY,    /* more than REFS_MAX */
};

/* What a word names; 0: nothing. */
typedef uint64_t (*refs_find)(void *ctx, const char *word, size_t len);
/* Adds the word that names an id. */
typedef void (*refs_name)(void *ctx, uint64_t id, struct buf *out);

/* Takes one of the list; what comes back ends the reading if it is a fault. */
typedef enum refs_fault (*refs_take)(void *ctx, const struct ref *ref);

/* Reads a list of any length, one after another as they stand. find NULL: ids as
 * above. On a fault *at is the place in the text. */
enum refs_fault refs_read(const char *text, size_t len, refs_find find,
	refs_take take, void *ctx, size_t *at);
/* The same as a list of at most REFS_MAX. */
enum refs_fault refs_parse(const char *text, size_t len, refs_find find,
	void *ctx, struct refs *out, size_t *at);
/* name NULL: the canonical text; else the same with words for ids. */
void refs_print(
	const struct refs *r, refs_name name, void *ctx, struct buf *out);

/*
 * Three-way: what the list becomes where it is `now`, was `seen`, and is to be
 * `wanted`. Refusals merge one by one, the order as a whole. false: a conflict,
 * *out is not set.
 */
bool refs_merge(const struct refs *now, const struct refs *seen,
	const struct refs *wanted, struct refs *out);

#endif
