/* SPDX-License-Identifier: MIT */
/*
 * The register: what must outlive the store. It is a text file beside it,
 * STORE.register, to which lines are only ever added; copies of it are kept
 * elsewhere, and one in the store itself, STORE/register: where a store is put
 * aside for a backup, that one knows whom the file beside it has lost. It names
 * nobody: persons stand there by id.
 *
 *	erased CLUSTER PERSON TIME CHAIN SIGNATURE
 *	head CLUSTER SEQ TIME CHAIN SIGNATURE
 *	restored CLUSTER SEQ TIME CHAIN SIGNATURE
 *
 * Numbers are decimal, CLUSTER, CHAIN and SIGNATURE (Ed25519, by a key that
 * follows from the master key) in hex. CHAIN is the hash of the last entry of
 * the journal by then; of a head SEQ is the number of that entry, and of a
 * restored one: the journal went on from there, what came behind it is lost.
 */
#ifndef MAGANG_STORE_REGISTER_H
#define MAGANG_STORE_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct buf;
struct err;
struct store;

/* What a line says. */
enum register_word { REGISTER_ERASED, REGISTER_HEAD, REGISTER_RESTORED };

/* A line. */
struct register_line {
	enum register_word word;
	uint64_t cluster;
	uint64_t number; /* of the person, of the entry */
	int64_t time;
	uint8_t chain[HASH_SIZE];
};

/* "DIR.register"; the caller frees it. */
char *register_path(const char *dir);
/* The same of an open store, or of one that is being made, at its place. */
char *register_of(const struct store *store);
/* Can it be read? */
bool register_is(const char *path);

/* Appends the line, signed for this store, and its end. */
void register_print(
	struct store *store, const struct register_line *line, struct buf *out);
/* "DIR/register", of a store that may be damaged; the caller frees it. */
char *register_inside(const char *dir);
/* Adds a line that is signed for this store, beside it and inside of it; durable
 * when it returns 0. */
int register_add(
	struct store *store, const struct register_line *line, struct err *err);

/* A line of the cluster that bears its signature; nonzero ends the reading. */
typedef int (*register_visit)(
	void *ctx, const struct register_line *line, struct err *err);
/* Reads a register line by line; *bad counts those of the cluster that nobody
 * signed for this store, and what is no line at all: somebody altered them. Lines
 * that were cut before they were acknowledged say nothing. MG_EINPUT: it cannot
 * be read. */
int register_read(struct store *store, const char *path, uint64_t cluster,
	register_visit visit, void *ctx, size_t *bad, struct err *err);

/* The last line that tells of the journal, whoever wrote it: register_signed() says
 * whether it counts. false: there is none near the end. */
bool register_last(const char *path, uint64_t cluster,
	struct register_line *out, struct buf *text);
/* Is `text`, such a line, signed for this store? */
bool register_signed(struct store *store, const struct buf *text);

#endif
