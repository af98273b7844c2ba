/* SPDX-License-Identifier: MIT */
/* Text to the encoding that Windows of Japan writes as "Shift_JIS". */
#ifndef EXCHANGE_CSV_ENCODE_H
#define EXCHANGE_CSV_ENCODE_H

struct buf;
struct err;

/* UTF-8 to CP932, appended. A few signs stand there at another place than Unicode
 * and JIS have them; those are written as CP932 has them. MG_EDATA: a character
 * that it does not have, by its line. */
int csv_to_cp932(const struct buf *utf8, struct buf *out, struct err *err);

#endif
