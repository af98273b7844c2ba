/* SPDX-License-Identifier: MIT */
#ifndef DOMAIN_IMPORT_KNOWN_H
#define DOMAIN_IMPORT_KNOWN_H

#include "import.h"

/* Sets known, add, may_open, likenesses and the reasons they give. */
void import_identify(
	struct import *im, struct txn *txn, struct import_row *row);

/* How many given values differ from a known person; `say`: as reasons. */
size_t import_differences(struct import *im, struct import_row *row,
	const struct record *known, bool say);

#endif
