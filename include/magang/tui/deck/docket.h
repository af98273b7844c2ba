/* SPDX-License-Identifier: MIT */
/*
 * One case as somebody decides it: what its program asks and what was seen,
 * score, papers, who it may be besides, who lives there, how full the places
 * are and what accepting would do to them.
 */
#ifndef MAGANG_TUI_DECK_DOCKET_H
#define MAGANG_TUI_DECK_DOCKET_H

#include "magang/casework/judge.h"
#include "magang/casework/papers.h"
#include "magang/casework/verdict.h"
#include "magang/record/record.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/text.h"

struct arena;
struct err;
struct ui;

/* Where it stands among the cases of the deck that are of its program. */
struct docket_rank {
	size_t place, of; /* of 0: it has no score */
};

/* What a decision rests on: the versions of the case and of its person, for
 * op_case_decide(), and what each of its moves comes to. How many places are taken
 * is none of it, as long as there is one. */
struct docket_ground {
	uint64_t id; /* of the case; 0: none */
	uint64_t seen, seen_person;
	uint64_t outcomes; /* a sum of them */
};
bool docket_same(const struct docket_ground *a, const struct docket_ground *b);

/* A case that was read; the version of everything it was read from is `head`. */
struct docket {
	uint64_t id;   /* 0: nothing was read */
	uint64_t head; /* of the log */
	struct docket_ground ground;
	uint64_t doubt;  /* the first that is open about its person; 0: none */
	int64_t officer; /* of the case; 0: none */
	int columns;     /* that its lines are made for */
	char number[NUMBER_TEXT];
	char *who, *where; /* heads */
	struct lines lines;
	struct arena *arena;
	struct case_moves moves;
	struct verdict rules;
	struct papers papers;
	int stage; /* where it stands in its program; -1: not known */
};

/* Reads it anew. MG_ENOENT, MG_EACCESS: nothing that the caller sees. */
int docket_read(struct ui *ui, uint64_t id, int columns,
	const struct docket_rank *rank, struct docket *out, struct err *err);
/* Frees what it holds and clears it. */
void docket_release(struct docket *c);

#endif
