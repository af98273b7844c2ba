/* SPDX-License-Identifier: MIT */
/* Quotas, activities, deadlines, targets, outcomes, retention. */
#ifndef PROGRAM_LOAD_MORE_H
#define PROGRAM_LOAD_MORE_H

struct load;
struct node;

/* "90 %"; 0 where that is a fault. */
int read_percent(
	struct load *l, const struct node *n, const char *key, const char *who);

void load_quotas(struct load *l);
void load_activities(struct load *l);
void load_deadlines(struct load *l);
void load_contact(struct load *l);
void load_protection(struct load *l);
void load_targets(struct load *l);
void load_outcomes(struct load *l); /* behind the targets */
void load_retentions(struct load *l);

#endif
