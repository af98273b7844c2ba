/* SPDX-License-Identifier: MIT */
/*
 * Days of classes and grades of units, as export writes them: as on a line that
 * somebody types, those who are named are marked, and all others stay as they are; of a
 * day that nobody has entered they were there.
 */
#ifndef EXCHANGE_IMPORT_SHEETS_H
#define EXCHANGE_IMPORT_SHEETS_H

#include "import_told.h"

/* Known by cohort and day, else by its number. */
extern const struct told_kind sheet_rows;
/* Known by cohort, unit and attempt, else by its number. */
extern const struct told_kind grade_rows;

#endif
