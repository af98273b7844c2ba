/* SPDX-License-Identifier: MIT */
/*
 * A rule that blocks may name roles that let a case pass all the same, with a reason.
 * The decision that led on against the rule keeps its no and the reason, and from then
 * on the rule stops this case no more, whoever moves it.
 */
#ifndef MAGANG_CASEWORK_LET_PASS_H
#define MAGANG_CASEWORK_LET_PASS_H

#include <stdbool.h>

struct case_facts;
struct record;

/* The decision by which a case has passed the rule; false: none has. */
bool case_was_let_pass(
	const struct case_facts *f, const char *rule, struct record *decision);

#endif
