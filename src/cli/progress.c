/* SPDX-License-Identifier: MIT */
#include "progress.h"

#include <stdarg.h>
#include <stdio.h>

#include "magang/base/elapsed.h"
#include "magang/base/i18n.h"
#include "magang/office/office.h"
#include "magang/view/app.h"

#define PAUSE 500 /* ms */

void
progress_say(struct progress *p, const char *fmt, ...)
{
	const int64_t now = elapsed_ms();
	va_list ap;

	if (!p->app->tty_log)
		return;
	if (!p->shown)
		p->shown = now;
	if (now - p->shown < PAUSE)
		return;
	p->shown = now;
	p->on = true;
	/* controls of our own, no text of a record */
	fputs("\r\033[K", p->app->log);
	va_start(ap, fmt);
	vfprintf(p->app->log, fmt, ap);
	va_end(ap);
	fflush(p->app->log);
}

void
progress_clear(struct progress *p)
{
	if (p->on)
		fputs("\r\033[K", p->app->log);
	p->on = false;
	p->shown = 0;
}

static bool
bulk_is_at(void *ctx, size_t n, size_t all)
{
	struct progress *p = ctx;

	if (n == all)
		progress_clear(p);
	else
		progress_say(p, _("%zu of %zu"), n, all);
	return true;
}

void
progress_of_bulks(struct progress *p)
{
	if (p->app->tty_log)
		p->app->office->steps =
			(struct office_steps){ p, bulk_is_at, false };
}
