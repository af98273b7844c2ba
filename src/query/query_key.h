/* SPDX-License-Identifier: MIT */
/* What the keys of a filter mean. */
#ifndef QUERY_QUERY_KEY_H
#define QUERY_QUERY_KEY_H

#include <stdbool.h>
#include <stddef.h>

struct fdef;
struct node;
struct parser;
struct token;

int term_parse(struct parser *p, const struct token *t, struct node **out);
int sort_parse(struct parser *p, const struct token *t);
/* A field that the kind's rows can be asked for; NULL: none. */
const struct fdef *field_named(
	struct parser *p, const char *name, bool *of_person);

/* May the caller ask by this field, or by one that is like it? MG_EACCESS. */
int check_closed(struct parser *p, size_t at, const struct fdef *f);

#endif
