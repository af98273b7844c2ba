/* SPDX-License-Identifier: MIT */
/* What is to be said of a record that is made or changed. */
#ifndef OPS_NOTES_H
#define OPS_NOTES_H

#include "magang/ops/ops.h"

/* One more; behind NOTES_MAX none is kept. */
void notes_add(struct notes *out, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

bool notes_have(const struct notes *notes, const char *text);
/* Those of another that are not there yet. */
void notes_join(struct notes *out, const struct notes *more);

#endif
