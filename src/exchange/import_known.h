/* SPDX-License-Identifier: MIT */
#ifndef EXCHANGE_IMPORT_KNOWN_H
#define EXCHANGE_IMPORT_KNOWN_H

#include "import_batch.h"

/* Sets known, add, may_open, likenesses and the reasons they give. */
void import_identify(
	struct import *im, struct txn *txn, struct import_row *row);

#endif
