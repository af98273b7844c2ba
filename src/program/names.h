/* SPDX-License-Identifier: MIT */
/* Names in a file, and the nearest right one. */
#ifndef PROGRAM_NAMES_H
#define PROGRAM_NAMES_H

#include "magang/expr/expr_parse.h"
#include "magang/program/load.h"

struct expr;
struct load;
struct node;

/* Every name that an expression may use; lives as long as the program. */
struct names {
	const struct program *p;
	struct core_fields core;
	const struct fdef **index; /* fields, by name */
	size_t n;
};

void load_index(struct load *l); /* When all fields are there */

/* Names to things; faults name the nearest right one */
void load_scope(struct load *l);
int load_stage_name(struct load *l, const struct node *n, const char *who);
const struct fdef *load_find_field(const struct load *l, const char *name);
/* A field of type date, not of health; NULL: n is, or a fault was told. */
const struct fdef *load_date_field(
	struct load *l, const struct node *n, const char *who);
/* One that names an organisation; NULL: n is, or a fault was told. */
const struct fdef *load_sender_field(
	struct load *l, const struct node *n, const char *who);
/* The only one, or the first of a list of names; NULL: a fault was told. */
const struct node *load_first(
	struct load *l, const struct node *n, const char *who);
/* The stages that a key names, one or a list of them; n NULL: none. */
const int *load_stage_list(
	struct load *l, const struct node *n, const char *who, size_t *count);
struct expr *load_expr(struct load *l, const struct node *n, const char *who,
	enum expr_want want);

#endif
