/* SPDX-License-Identifier: MIT */
/* What fits what. */
#ifndef EXPR_EXPR_TYPE_H
#define EXPR_EXPR_TYPE_H

struct expr_parser;

/* A bare word that nothing has given a meaning: a fault now. */
void type_settle(struct expr_parser *p, int i);
/* Must be yes/no; a number. */
void type_yesno(struct expr_parser *p, int i);
void type_date(struct expr_parser *p, int i);
/* Gives a node its type from its children, with faults. */
void type_compare(struct expr_parser *p, int i);
void type_in(struct expr_parser *p, int i);
void type_between(struct expr_parser *p, int i);
void type_chain(struct expr_parser *p, int i);
void type_extreme(struct expr_parser *p, int i); /* min, max */
void type_number(struct expr_parser *p, int i);

#endif
