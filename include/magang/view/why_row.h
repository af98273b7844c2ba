/* SPDX-License-Identifier: MIT */
/*
 * The rows of a verdict in the language of whoever reads them. Fields, papers,
 * stages and roles by their labels; values as text_value() shows them, those of
 * health only where it would.
 */
#ifndef MAGANG_VIEW_WHY_ROW_H
#define MAGANG_VIEW_WHY_ROW_H

#include "magang/view/text.h"

#include "magang/casework/verdict.h"

/* Is it about health, and not for the reader? Then it is left out. */
bool why_hidden(const struct style *s, const struct verdict_row *row);
/* One row: what is missing or not met, and the values that were seen. Of a part
 * (node >= 0) only what it asks and the value. */
void why_row(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out);
/* What a rule rests on, " [Permenaker 6/2020 art. 9]", where its program says it: for
 * who has to answer for it. */
void why_source(const struct verdict *v, const struct verdict_row *row,
	struct buf *out);
/* The values that a row saw and no more, or "****": "22, n4". */
void why_seen(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out);
/* Does it ask for health, and is that not the reader's? Then not even its answer
 * is told. */
bool why_closed(const struct style *s, const struct verdict *v,
	const struct verdict_row *row);
/* A part of an expression as the program file has it. */
void why_part(const struct verdict *v, const struct verdict_row *row,
	struct buf *out);
/* A stage by its label. */
const char *why_stage(
	const struct style *s, const struct program *p, int stage);
/* What the expression of a row, or of a part of it, asks. */
void why_question(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out);
/* A row without its parts. */
void why_head(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out);
/* Is not even what it is about for the reader? */
bool why_is_closed(const struct style *s, const struct verdict_row *row);

#endif
