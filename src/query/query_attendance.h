/* SPDX-License-Identifier: MIT */
/* How often who has a seat comes to class, and what nobody has entered yet, as
 * conditions. */
#ifndef QUERY_QUERY_ATTENDANCE_H
#define QUERY_QUERY_ATTENDANCE_H

#include <stdbool.h>

#include "magang/record/kind.h"

struct ids;
struct query_node;
struct query_parser;
struct query_token;
struct test;
struct txn;

/* presence>=90, of a case: its days of class on which its person came */
int share_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* Is it that, of those who have been in a class? */
bool asks_share(enum kind kind, const struct test *t);
/* The cases that have, or had, a class: those that it can be true of. */
void seated_cases(struct txn *txn, struct ids *out);
/* absences>=3: days missed, as the program of the cohort counts them */
int absences_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* mark:sick, mark:p, of a seat: marked so on some day, by kind or by cause */
int mark_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* atrisk:yes, atrisk:no */
int risk_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* Is it atrisk:yes, and nothing else? An index and counters answer that. */
bool asks_risk(const struct test *t);

/* trainer:me, intake:2027-1, of a seat: those of its cohort */
int trainer_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int seat_intake_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

/* unmarked:yes, of a cohort: it has class today, and nobody has entered it */
int unmarked_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* unentered>0, of a cohort: days of class before today that nobody has entered */
int unentered_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* Is it unmarked:yes, and nothing else? An index leads to the few that may have class. */
bool asks_unmarked(const struct test *t);

/* state:waiting, of a sheet: late marks of that day wait for approval */
int sheet_state_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
