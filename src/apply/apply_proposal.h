/* SPDX-License-Identifier: MIT */
/* Proposals: who answers them, and what they make of their case. */
#ifndef APPLY_APPLY_PROPOSAL_H
#define APPLY_APPLY_PROPOSAL_H

#include <stdbool.h>
#include <stdint.h>

struct applier;
struct judged;
struct record;

/* Is the proposal that a decision approves there, open, and what the decision
 * says? */
int applier_check_open(struct applier *ap, const struct record *decision);
/* May the actor approve it? */
int applier_check_approval(struct applier *ap, const struct record *decision,
	const struct record *person);
/* It is returned, or that is taken back. */
int applier_check_return(struct applier *ap, const struct judged *j);
/* One that was answered does not go any more. */
int applier_check_proposal_goes(struct applier *ap, const struct judged *j);
/* By its decision: approved by `second`; 0: open again. */
void applier_answer(struct applier *ap, uint64_t proposal, uint64_t second);
/* When it is written, or gone: its case follows. */
void applier_proposed(
	struct applier *ap, const struct record *proposal, bool goes);
#endif
