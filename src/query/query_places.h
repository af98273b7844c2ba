/* SPDX-License-Identifier: MIT */
/* Seats at hosts that can be had, as conditions. */
#ifndef QUERY_QUERY_PLACES_H
#define QUERY_QUERY_PLACES_H

#include <stdbool.h>
#include <stdint.h>

struct ids;
struct test;
struct txn;
struct query_node;
struct query_parser;
struct query_token;

/* free>0, of places: seats that can still be given, by the host, too */
int free_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* expired:yes: open ones whose seats nobody got in time */
int expired_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

/* Does it hold of open places alone, of those that are good still or those that are
 * not? */
bool asks_open(const struct test *t);
/* Those places. */
void open_places(
	struct txn *txn, const struct test *t, int32_t today, struct ids *out);

#endif
