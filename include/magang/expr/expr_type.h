/* SPDX-License-Identifier: MIT */
/* What fits what. */
#ifndef MAGANG_EXPR_EXPR_TYPE_H
#define MAGANG_EXPR_EXPR_TYPE_H

#include "magang/field/type.h"

/* Number, money, or one that stands in the text? */
bool xtype_is_number(enum xtype type);
const char *xtype_name(enum xtype type); /* "a date" */
/* What a field is to expressions, by its type. */
enum xtype xtype_of_field(const struct fdef *f);

#endif
