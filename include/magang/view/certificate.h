/* SPDX-License-Identifier: MIT */
/* A certificate as it is printed (program/certificate.h), from its record. */
#ifndef MAGANG_VIEW_CERTIFICATE_H
#define MAGANG_VIEW_CERTIFICATE_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/i18n.h"
#include "magang/view/text.h"

struct buf;

/* Adds its page in a language, as copy number `copy`. false: the name was erased,
 * or its program is not there. */
bool certificate_page(const struct style *s, const struct record *r,
	enum lang lang, uint64_t copy, struct buf *out);

#endif
