/* SPDX-License-Identifier: MIT */
/*
 * What a typed text may mean in a field that takes one of a list: an area by its
 * code, its letters, its name or a part of it, inside the area that is known
 * already; a choice by code, number, or the beginning of its words.
 */
#ifndef MAGANG_TUI_FORM_MATCHES_H
#define MAGANG_TUI_FORM_MATCHES_H

#include <stddef.h>
#include <stdint.h>

#include "magang/field/fdef.h"

struct areas;

#define MATCHES_KEPT 200

/* One value that may be meant. */
struct match {
	char code[32];  /* as field_parse() takes it */
	char brief[16]; /* as people type it: "2006", "GRT", "2" */
	char label[80];
};

struct matches {
	struct match *v; /* owned */
	size_t n, cap;   /* at most MATCHES_KEPT */
	size_t all;
	int exact; /* the one that is meant whatever else there is; -1 */
};

/* Does a field of this type have a list? */
bool matches_has_list(const struct fdef *f);

/* Replaces what is there. `parent`: code of the area it lies in, 0: unknown.
 * "" gives the whole list. Life: { 0 } -> matches_find -> matches_release. */
void matches_find(struct matches *m, const struct areas *areas,
	const struct fdef *f, enum lang lang, uint64_t parent,
	const char *text);
/* The one that Enter takes: exact, or alone; NULL. */
const struct match *matches_single(const struct matches *m);
/* Frees the list; { 0 } is left. */
void matches_release(struct matches *m);

#endif
