/* SPDX-License-Identifier: MIT */
#include "check_state.h"

#include <stdarg.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/office/check_report.h"
#include "magang/store/txn.h"

#include "check_keys.h"

void
check_problem(struct store_checking *c, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	check_report_add(c->out, CHECK_DERIVED, buf_detach(&b));
	buf_release(&b);
}

void
check_say_problem(void *ctx, enum check_kind kind, const char *text)
{
	struct store_checking *c = ctx;

	check_report_add(c->out, kind, xstrdup(text));
}

const char *
check_name(const struct record *r, char out[NUMBER_TEXT])
{
	return number_format(out, kind_info((enum kind)r->kind)->prefix, r->id);
}

bool
check_look(struct store_checking *c, enum kind kind, uint64_t id,
	struct record *out)
{
	struct key k = { 0 };
	struct view v;

	key_u8(&k, (uint8_t)kind);
	key_u64(&k, id);
	return txn_get(c->txn, TREE_REC, k.b, k.n, &v) &&
	       record_decode(out, id, v.p, v.n, 0) && out->kind == kind;
}
