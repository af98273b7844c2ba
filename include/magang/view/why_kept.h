/* SPDX-License-Identifier: MIT */
/* What a move was decided on, in the words of the program as it was then. */
#ifndef MAGANG_VIEW_WHY_KEPT_H
#define MAGANG_VIEW_WHY_KEPT_H

#include "magang/casework/kept.h"
#include "magang/ops/history.h"
#include "magang/view/text.h"

/* A line for each answer; nothing where the operation was no move. */
void why_kept(
	const struct style *s, const struct history_row *row, struct buf *out);
/* One whole row of that, its answer left out. */
void why_kept_row(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out);
/* "yes": stable, for --json; and translated. */
const char *answer_code(enum tri answer);
/* Translated, for people. */
const char *answer_word(enum tri answer);

#endif
