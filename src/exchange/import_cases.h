/* SPDX-License-Identifier: MIT */
/* Rows of cases, activities and tasks: of a person by number, NIK, or name and birth
 * date, so that they come from another store, too. */
#ifndef EXCHANGE_IMPORT_CASES_H
#define EXCHANGE_IMPORT_CASES_H

#include "import_told.h"

extern const struct told_kind case_rows, activity_rows, task_rows;

#endif
