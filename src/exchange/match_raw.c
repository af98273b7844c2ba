/* SPDX-License-Identifier: MIT */
#include "match_raw.h"

#include <stdarg.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/intern.h"
#include "magang/base/mem.h"

__attribute__((format(printf, 5, 0))) static void
tell(struct diag_list *to, enum diag_level level, struct raw_mark at,
	const char *id, const char *fmt, va_list ap)
{
	struct buf text = BUF_INIT;

	if (to->n >= YAML_MAX_FAULTS)
		return;
	buf_vaddf(&text, fmt, ap);
	diag_add(to, level, id, at.line, at.column, "%s", buf_str(&text));
	buf_release(&text);
}

void
raw_fault(struct match_raw *raw, struct raw_mark at, const char *id,
	const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell(raw->faults, DIAG_FAULT, at, id, fmt, ap);
	va_end(ap);
}

void
raw_warn(struct match_raw *raw, struct raw_mark at, const char *id,
	const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell(raw->told, DIAG_WARNING, at, id, fmt, ap);
	va_end(ap);
}

uint32_t
raw_name(struct raw_names *names, const char *text, size_t len)
{
	const uint32_t number = intern(names->in, text, len);

	if (number == names->n) {
		VEC_GROW(names->row, names->n, names->cap);
		names->row[names->n++] =
			(struct raw_name){ MATCH_NONE, 0, { 0, 0 } };
	}
	return number;
}

static void
names_release(struct raw_names *names)
{
	intern_free(names->in);
	free(names->row);
	free(names->early);
}

void
raw_release(struct match_raw *raw)
{
	names_release(&raw->people);
	names_release(&raw->nodes);
	free(raw->person);
	free(raw->node);
	free(raw->entry);
	free(raw->lot);
	free(raw->lot_at);
}
