/* SPDX-License-Identifier: MIT */
/* How offices write their heads: letters and digits in lower case, as keys. */
#ifndef EXCHANGE_SHEET_SPELLING_H
#define EXCHANGE_SHEET_SPELLING_H

/* SHEET_*, of a head that is no field; 0: it is none of these. */
unsigned sheet_composite(const char *key);
/* The name of the field; NULL: none is written so. */
const char *sheet_spelling(const char *key);

#endif
