/* SPDX-License-Identifier: MIT */
/* Reason codes. */
#ifndef EXCHANGE_IMPORT_REASON_H
#define EXCHANGE_IMPORT_REASON_H

#include "magang/exchange/import_reason.h"

struct import_reason;
struct import_row;

void import_reason(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value, const char *suggestion);
void import_reason_text(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value, const char *text);
/* Frees its texts. */
void import_reason_release(struct import_reason *r);
/* Of a row that adds nobody: it is not said what is done for the new. */
void import_reason_of_others(struct import_row *row);
enum import_result import_result_of(const struct import_row *row);

#endif
