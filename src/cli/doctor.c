/* SPDX-License-Identifier: MIT */
#include "doctor.h"

#include <stdarg.h>

#include "magang/view/app.h"
#include "magang/view/out.h"

void
doctor_say(struct doctor *d, enum finding finding, const char *fmt, ...)
{
	static const char *const words[] = { "ok", "skip", "warn", "FAIL" };
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	d->failed |= finding == FINDING_FAIL;
	if (d->json) {
		json_open(&d->j, NULL, '{');
		json_text(&d->j, "check", d->check);
		json_text(&d->j, "result", words[finding]);
		json_text(&d->j, "text", buf_str(&text));
		json_close(&d->j, '}');
	} else {
		out_line(d->app->out, "%-4s  %-8s  %s", words[finding],
			d->check, buf_str(&text));
	}
	buf_release(&text);
}
