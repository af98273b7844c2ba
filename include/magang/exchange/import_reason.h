/* SPDX-License-Identifier: MIT */
/* Reason codes. */
#ifndef MAGANG_EXCHANGE_IMPORT_REASON_H
#define MAGANG_EXCHANGE_IMPORT_REASON_H

#include "magang/exchange/exchange.h"

/* By their numbers. Stable: for --json and for files of what was refused. */
extern const char *const import_result_word[IMPORT_RESULTS];
extern const char *const import_reason_word[REASON_COUNT];

/* What a row becomes that has no graver reason. */
enum import_result import_leads_to(enum import_reason_code code);

#endif
