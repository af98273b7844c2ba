/* SPDX-License-Identifier: MIT */
/* Heads of columns as keys: what stands above a column can be asked by it. */
#ifndef QUERY_QUERY_HEAD_H
#define QUERY_QUERY_HEAD_H

#include <stdbool.h>

struct query_parser;

typedef bool is_key(struct query_parser *p, const char *name);

/* The key that a head of a list, or the label of a field, stands for, blanks as
 * '_', in any language; `said` itself where nothing has that head. known: is it a key of
 * this kind? */
const char *head_key(struct query_parser *p, const char *said, is_key *known);

#endif
