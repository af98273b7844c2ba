/* SPDX-License-Identifier: MIT */
/*
 * What a screen has made to be fetched. A session writes no files of its host, so
 * it puts by, under a name, the command that prints a list, or a text that no
 * command has again; 'magang out get NAME' prints it, here or over ssh. A command
 * is run when it is fetched: it has what its user may see then.
 *
 * Kept as drafts are, the last ASIDE_KEPT of each user, and by nobody else read. They
 * may name anybody: where somebody is erased, all of them go.
 */
#ifndef MAGANG_OPS_ASIDE_H
#define MAGANG_OPS_ASIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/ops/draft.h"

struct buf;
struct err;
struct office;

#define ASIDE_KEPT 40
#define ASIDE_NAME DRAFT_PROGRAM

/* One of them. */
struct aside {
	char name[ASIDE_NAME];
	int64_t when;
	uint64_t nth;  /* of all that were ever kept */
	bool text;     /* it is a text, no command */
	uint16_t form; /* where it is kept */
};

/* Keeps the words of a command, without "magang", or a text; `name` is what it is
 * called then, "cases-3" of the base "cases". */
int aside_keep(struct office *office, const char *base, const char *what,
	bool text, char name[ASIDE_NAME], struct err *err);
/* Those that the caller has, the last one first; how many in *n. */
int aside_heads(struct office *office, struct aside out[ASIDE_KEPT], size_t *n,
	struct err *err);
/* One of them into *out. MG_ENOENT: there is none of that name. */
int aside_find(struct office *office, const char *name, struct aside *head,
	struct buf *out, struct err *err);

#endif
