/* SPDX-License-Identifier: MIT */
/* What must hold of statements. */
#ifndef APPLY_APPLY_STATEMENT_H
#define APPLY_APPLY_STATEMENT_H

#include "apply_check.h"

/* Is it of all areas, of a day that was, and do its figures belong to it? */
int applier_check_statement(struct applier *ap, const struct judged *j);
/* What was given away stays. */
int applier_check_statement_goes(struct applier *ap, const struct judged *j);

#endif
