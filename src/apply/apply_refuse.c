/* SPDX-License-Identifier: MIT */
#include "apply_refuse.h"

#include <stdarg.h>

#include "magang/base/buf.h"

int
applier_refuse(struct applier *ap, int code, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list va;

	va_start(va, fmt);
	buf_vaddf(&b, fmt, va);
	va_end(va);
	if (!ap->res->code) {
		ap->res->code = code;
		ap->res->detail = buf_detach(&b);
	}
	buf_release(&b);
	return code;
}
