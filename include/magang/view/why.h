/* SPDX-License-Identifier: MIT */
/*
 * Answers about a case in words: a verdict as a sentence, as choices, as reasons
 * to be counted, made of its rows (why_row.h).
 */
#ifndef MAGANG_VIEW_WHY_H
#define MAGANG_VIEW_WHY_H

#include "magang/view/text.h"

#include "magang/ops/history.h"
#include "magang/casework/papers.h"
#include "magang/casework/refusal.h"

/* "not moved to 'Selection tests': this; that" */
void why_sentence(
	const struct style *s, const struct verdict *v, struct buf *out);

/* "  ! rule not met: Age 17 to 45": the first that warns and how many more; or
 * nothing. Without values, so that no look at the store is needed. */
void why_mark(const struct style *s, const struct verdict *v, struct buf *out);
/* A stage to choose, with that or with a word that it is not open yet. Caller
 * frees. */
char *why_choice(struct office *office, const struct verdict *v);
/* The causes of the move as rows to choose from. Borrowed, up to `max`. */
size_t why_causes(struct office *office, const struct verdict *v,
	const char *rows[], size_t max);
/* The code of a row; NULL: it is none. */
const char *why_cause(const struct verdict *v, size_t index);
/* Does the move need one of them? */
bool why_needs_cause(const struct verdict *v);
/* "Withdrawn: why". Caller frees. */
char *why_asked(struct office *office, const struct verdict *v);
/* May the case go there: "may go", "waits" (for want of room), "not yet"; "health?"
 * where that is not told. */
const char *why_may(const struct verdict *v);

/* What an office says that has refused a move: office->say_verdict. */
void why_err(struct office *office, struct err *err);
/* The same as reasons to be counted, a line each: no values, so that one rule is
 * one reason: office->say_reasons. */
void why_reasons(struct office *office, struct buf *out);
/* After an op that opened or moved a case: the warnings it was given, or
 * nothing. */
void why_warned(struct office *office, struct buf *out);

/* Why a change of the journal was refused, with the style's look open. */
void why_refused(
	const struct style *s, const struct history_row *row, struct buf *out);

/* "missing": stable, for --json; and translated. */
const char *paper_code(enum paper_state state);
const char *paper_word(enum paper_state state);

#endif
