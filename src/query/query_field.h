/* SPDX-License-Identifier: MIT */
/* Fields that a filter may name. */
#ifndef QUERY_QUERY_FIELD_H
#define QUERY_QUERY_FIELD_H

#include <stdbool.h>
#include <stddef.h>

struct fdef;
struct query_parser;

/* Is it a number of the store's own that means nothing to people? */
bool field_is_inner(const struct fdef *f);
/* A field of the kind, else of its person (*of_person), else of its programs;
 * NULL: none that people know. */
const struct fdef *field_named(
	struct query_parser *p, const char *name, bool *of_person);
/* May the caller ask by this field, or by one that is like it? MG_EACCESS. */
int check_closed(struct query_parser *p, size_t at, const struct fdef *f);
/* May he have rows in the order of its values? That tells them piece by piece,
 * also those of which he sees a part. MG_EACCESS. */
int check_order(struct query_parser *p, size_t at, const struct fdef *f);

#endif
