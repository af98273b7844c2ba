/* SPDX-License-Identifier: MIT */
/* A task that follows from something, put into a change. */
#ifndef MAGANG_CASEWORK_TASK_MAKE_H
#define MAGANG_CASEWORK_TASK_MAKE_H

#include <stdint.h>

#include "magang/base/i18n.h"

struct change;
struct record;
struct wanted_task;

/* Tasks that an act makes and no rule of the program asks for. The rule of such a
 * task is this word with a number behind: "moved_up:17". */
#define RULE_MOVED_UP "moved_up" /* to tell who waited */
#define RULE_APPEAL "appeal"     /* to decide anew */
#define RULE_RETURNED "returned" /* to look at a proposal again */
#define RULE_LETTER "letter"     /* sent, and its decision is no more */
#define RULE_ANSWERED "answered" /* what a letter was answered asks for it */
#define RULE_ABSENT "absent"     /* too often from a cohort: its id */
#define RULE_CLOSED "closed"     /* his cohort was cancelled: its id */
#define RULE_AWAY "away"         /* gave a matched seat up: its id */
/* The same, of rules that a program asks for: to reach a person. */
#define RULE_AGAIN "call_again"
#define RULE_UNREACHED "unreachable"
/* And before a departure (departure.h). */
#define RULE_DEPARTURE "departure"
#define RULE_EXPIRES "expires"
/* An original that somebody has held long enough; a licence that ends. */
#define RULE_ORIGINALS "originals"
#define RULE_LICENCE "licence"
/* Its words; NULL: of no such rule. */
const struct label *task_made_label(const char *rule);

/* One of them, in the language of the office. */
struct made_task {
	const char *rule;
	uint64_t number; /* tells it from the others of its rule */
	int32_t due;
	const struct label *label; /* its words; NULL: those of the rule */
};
void task_make_one(struct change *c, enum lang lang, const struct record *about,
	const struct made_task *t);

/* About a case or a person that may be made by the same change. */
void task_make(struct change *c, const struct record *about,
	const struct wanted_task *w, unsigned round);

#endif
