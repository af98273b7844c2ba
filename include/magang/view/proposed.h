/* SPDX-License-Identifier: MIT */
/* The proposal that a case waits with. */
#ifndef MAGANG_VIEW_PROPOSED_H
#define MAGANG_VIEW_PROPOSED_H

#include "magang/view/worked.h"

/* The open one of a case, as the reader may see it; false: none. */
bool proposed_of(
	const struct style *s, const struct record *kase, struct record *out);
/* "Training, by rina, 2026-11-24 10:12 (PP-000001-3)" */
void proposed_say(
	const struct style *s, const struct record *proposal, struct buf *out);

#endif
