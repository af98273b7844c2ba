/* SPDX-License-Identifier: MIT */
/* Why a change is refused. */
#ifndef APPLY_APPLY_REFUSE_H
#define APPLY_APPLY_REFUSE_H

#include "apply_write.h"

/* Notes the first reason why a change is refused; the log then drops what it has
 * written. Returns `code`. */
int applier_refuse(struct applier *ap, int code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
