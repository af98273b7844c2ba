/* SPDX-License-Identifier: MIT */
/* Stages, moves, expressions. */
#ifndef PROGRAM_LOAD_STAGES_H
#define PROGRAM_LOAD_STAGES_H

struct load;
struct node;
struct role_list;

/* A list of roles, NULL: none; `who` names what it stands in. */
void load_roles(struct load *l, const struct node *n, const char *key,
	const char *who, struct role_list *out);
void load_stages(struct load *l);
void load_moves(struct load *l);
void load_rules(struct load *l);
void load_conditions(struct load *l);

#endif
