/* SPDX-License-Identifier: MIT */
/* The sheet of a pack as an XLSX workbook (ECMA-376): cells that the partner fills
 * in are coloured and offer the answers there are, the heads stay in view. */
#ifndef EXCHANGE_PACK_XLSX_H
#define EXCHANGE_PACK_XLSX_H

struct buf;
struct pack_sheet;

void pack_xlsx(const struct pack_sheet *s, struct buf *out);

#endif
