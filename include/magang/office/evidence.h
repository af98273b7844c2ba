/* SPDX-License-Identifier: MIT */
/* Why two persons may be one, in words. */
#ifndef MAGANG_OFFICE_EVIDENCE_H
#define MAGANG_OFFICE_EVIDENCE_H

#include <stddef.h>

struct buf;

#define EVIDENCE_BETWEEN "; " /* the pieces of it, as it is stored */

/* Evidence in the language of the reader. */
void evidence_print(const char *stored, size_t n, struct buf *out);

#endif
