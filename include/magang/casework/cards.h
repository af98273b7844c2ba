/* SPDX-License-Identifier: MIT */
/* The scorecards of an assessment of a case, together. */
#ifndef MAGANG_CASEWORK_CARDS_H
#define MAGANG_CASEWORK_CARDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct assessment;
struct program;
struct record;
struct change_index;
struct txn;

struct cards {
	size_t n, open;
	int64_t sum, low, high; /* of those that are open: ten-thousandths */
	bool known;             /* that of each */
};
/* Those of a case that are filed under the name of an assessment. */
void case_cards(
	struct txn *txn, uint64_t kase, const char *name, struct cards *out);
/* Are some of an assessment still awaited of a case, when this change is applied
 * (NULL: none)? */
bool cards_lack(struct txn *txn, struct change_index *ops,
	const struct assessment *a, const struct record *kase);
/* The mean and the spread of their points; false: they are not open yet, so
 * nobody may know. */
bool cards_points(const struct cards *cards, int64_t *mean, int64_t *spread);
/* The assessment that cards of a case are filed for now: the one of this name, or,
 * without one, the first of the stage where it stands. -1: none. */
int case_assessment(
	const struct program *p, const struct record *kase, const char *name);

/* Was the assessment closed before all of its cards were in? */
bool cards_closed(const struct record *kase, const char *name);
/* May somebody file one? */
enum card_may {
	CARD_MAY,
	CARD_ELSEWHERE, /* the case does not stand where it is assessed */
	CARD_FILED,     /* he has, from this account or another */
	CARD_OPEN,      /* all are filed, and seen, or it was closed */
	CARD_KIN,       /* a relative, or the person */
	CARD_ROLE,      /* it is for others than his role */
	CARD_OTHERS,    /* others are named for the case, or its intake */
};
/* Of this assessment of a case; its stage is asked last. */
enum card_may card_may(struct txn *txn, const struct program *p,
	const struct assessment *a, const struct record *kase,
	const struct record *person, uint64_t user);
/* Why not: 0, or a code and its word (refusal.h). */
int card_refusal(enum card_may may, const char **word);
/* The first assessment that somebody may file a card for where the case stands;
 * NULL: there is none. */
const struct assessment *case_to_assess(struct txn *txn,
	const struct program *p, const struct record *kase,
	const struct record *person, uint64_t user);

#endif
