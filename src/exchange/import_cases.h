/* SPDX-License-Identifier: MIT */
/* Rows of cases, activities and tasks: of a person by number, NIK, or name and birth
 * date, so that they come from another store, too. */
#ifndef EXCHANGE_IMPORT_CASES_H
#define EXCHANGE_IMPORT_CASES_H

#include "import_told.h"

struct import_row;

/* A list moves no case: says where this one stands (NULL: where a new one begins) when
 * the row has another stage. false: it has not. */
bool case_tell_stage(
	struct import *im, const struct record *old, struct import_row *row);

extern const struct told_kind case_rows, activity_rows, task_rows;

#endif
