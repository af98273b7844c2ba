/* SPDX-License-Identifier: MIT */
/* A pack that leaves the office. */
#ifndef MAGANG_EXCHANGE_PACK_SEND_H
#define MAGANG_EXCHANGE_PACK_SEND_H

struct err;
struct office;
struct pack_sheet;
struct pack_seal;
struct receipt;
/* Makes the pack of a file that was written down by then, under its seal, and notes
 * that all who are in it were exported; MG_EACCESS where so many may not be today. */
int pack_send(struct office *office, const struct pack_sheet *s,
	const struct pack_seal *seal, struct receipt *out, struct err *err);

#endif
