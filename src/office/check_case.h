/* SPDX-License-Identifier: MIT */
/* Cases, and what was decided about them. */
#ifndef OFFICE_CHECK_CASE_H
#define OFFICE_CHECK_CASE_H

struct record;
struct store_checking;

/* The case, decision or letter at hand against those that belong to it; nothing of
 * any other record. person: its own, NULL: not there. */
void check_case(struct store_checking *c, const struct record *person);
/* What is worked out for the case at hand must be what its facts come to; its
 * person is c->person. */
void check_reckoned(struct store_checking *c);

#endif
