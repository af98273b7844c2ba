/* SPDX-License-Identifier: MIT */
/*
 * What was asked of a person and paid, by the ledger of his case, against the most
 * that may be asked: protection in the program file. All in rupiah.
 */
#ifndef MAGANG_CASEWORK_PROTECTION_H
#define MAGANG_CASEWORK_PROTECTION_H

#include <stdint.h>

#include "magang/record/record.h"

struct case_facts;

/* Sums in ten-thousandths. */
struct protection {
	int64_t asked;
	int64_t paid; /* less what was refunded */
	int64_t owed; /* loans that are not repaid */
	int64_t cap;  /* -1: there is none, or it is not known yet */
	int32_t held; /* since when the first original is; DATE_NONE: none */
};
/* Of a case; with `entry` in the place of what stands under its id, or besides;
 * NULL: as it is. */
void protection_read(struct case_facts *f, const struct record *entry,
	struct protection *out);
/* How much more was asked or paid than may be; 0: nothing. */
int64_t protection_over(const struct protection *p);

/* How many fields of a case say so. */
enum { PROTECTION_FIELDS = 5 };
/* F_ASKED, F_PAID, F_OVER_CAP, F_RETURN_DUE, F_SENT_BY of a case. */
void case_protection(struct case_facts *f, struct value out[PROTECTION_FIELDS]);

#endif
