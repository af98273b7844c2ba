/* SPDX-License-Identifier: MIT */
/* Cells that hold two things. */
#ifndef MAGANG_EXCHANGE_SHEET_SPLIT_H
#define MAGANG_EXCHANGE_SHEET_SPLIT_H

#include <stdbool.h>

/* Place and date out of one cell: returns false where there is no date;
 * `place` gets what stands before it. */
bool sheet_split_birth(const char *cell, char place[64], char date[64]);

/* Parts of an address; each is "" where there is none. */
struct sheet_address {
	char street[128];  /* "Kp. Sukamaju", "Jl. Raya Sukaharja No. 8" */
	char rt[4], rw[4]; /* three digits, "" unknown */
	char village[64], district[64], regency[64];
	char postcode[8];
};
/* *out is filled anew; a cell that nothing is known of goes to the street. */
void sheet_split_address(const char *cell, struct sheet_address *out);
/* "5/14" -> "005", "014"; "RT 5" alone leaves rw ""; false: not of that form.
 */
bool sheet_split_rt_rw(const char *cell, char rt[4], char rw[4]);

#endif
