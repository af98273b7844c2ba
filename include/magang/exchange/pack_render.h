/* SPDX-License-Identifier: MIT */
/* The sheet of a pack as bytes. */
#ifndef MAGANG_EXCHANGE_PACK_RENDER_H
#define MAGANG_EXCHANGE_PACK_RENDER_H

struct buf;
struct err;
struct pack_sheet;

/* As what it can leave the office. */
enum pack_form { PACK_CSV, PACK_XLSX, PACK_TEXT };
/* In what text is written. */
enum pack_encoding { PACK_UTF8, PACK_SHIFT_JIS };
/* A workbook is in no encoding of its own. MG_EDATA: a character that the encoding
 * does not have, and where. */
int pack_render(const struct pack_sheet *s, enum pack_form form,
	enum pack_encoding encoding, struct buf *out, struct err *err);

#endif
