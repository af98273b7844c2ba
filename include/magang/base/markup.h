/* SPDX-License-Identifier: MIT */
/* Text inside of XML and HTML. */
#ifndef MAGANG_BASE_MARKUP_H
#define MAGANG_BASE_MARKUP_H

struct buf;

/* What would be read as markup is written so that it is not; controls are left out. */
void markup_put(struct buf *out, const char *text);

#endif
