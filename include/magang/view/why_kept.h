/* SPDX-License-Identifier: MIT */
/* What a move was decided on, in the words of the program as it was then. */
#ifndef MAGANG_VIEW_WHY_KEPT_H
#define MAGANG_VIEW_WHY_KEPT_H

#include "magang/casework/kept.h"
#include "magang/ops/history.h"
#include "magang/view/text.h"

/* One answer of that day, in words. */
struct kept_answer {
	const char *what; /* "rule": stable */
	const char *name; /* of the program; NULL: it has none */
	enum tri answer;
	bool hidden;      /* a question of health, not for the reader */
	const char *code; /* the answer, stable; NULL: hidden */
	const char *word; /* the same for people; "?": hidden */
	const char *says;
};

/* All is borrowed for the call. */
typedef void kept_visit(void *ctx, const struct kept_answer *a);

/* What a decision was made on, answer by answer; where there is none, why, else
 * NULL. */
const char *why_kept(const struct style *s, const struct record *decision,
	kept_visit *visit, void *ctx);
/* The same of the operation that made one, or took it away; NULL too where it did
 * neither, or nothing was asked. */
const char *why_kept_op(const struct style *s, const struct op *op,
	kept_visit *visit, void *ctx);
/* "yes": stable, for --json. */
const char *answer_code(enum tri answer);

#endif
