/* SPDX-License-Identifier: MIT */
/*
 * Why a case was declined, for the person himself: nothing of health, nothing of
 * others, no warnings of the office; and what would change it, found by trying.
 */
#ifndef VIEW_LETTER_WHY_H
#define VIEW_LETTER_WHY_H

#include "magang/view/text.h"

struct case_facts;
struct program;
struct turn;
struct verdict;

/* Is it something that the person can bring: not who she is, nor what others are? */
bool turn_can_be(const struct turn *t);
/* "JLPT: N4" */
void turn_words(const struct style *s, const struct program *p,
	const struct turn *t, struct buf *out);

/* A line with its dash for each row that was not met. */
void letter_reasons(
	const struct style *s, const struct verdict *v, struct buf *out);
/* The same of single facts that would turn one of them, as they stand now. */
void letter_changes(const struct style *s, const struct verdict *v,
	struct case_facts *now, struct buf *out);

#endif
