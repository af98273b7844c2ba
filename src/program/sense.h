/* SPDX-License-Identifier: MIT */
/* What a file cannot mean, and what nothing asks for yet. */
#ifndef PROGRAM_SENSE_H
#define PROGRAM_SENSE_H

#include "keys.h"
#include "load.h"

/* What a file cannot mean */
void sense_name(struct load *l, enum program_page page, const struct raw *raw);
void sense_expr(struct load *l, const struct node *n, const struct expr *e,
	const char *who);
void sense_document(
	struct load *l, const struct raw *raw, const struct document *d);
void sense_part(
	struct load *l, const struct raw_part *r, const struct expr *from);
void sense_cap(struct load *l, const struct node *n, const struct expr *cap);
/* What holds until a day does so whatever the holidays are. */
void sense_outcome(
	struct load *l, const struct raw *raw, const struct outcome_rule *o);
/* Targets that nothing counts for. */
void sense_targets(struct load *l);

#endif
