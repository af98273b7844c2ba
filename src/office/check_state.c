/* SPDX-License-Identifier: MIT */
#include "check_state.h"

#include <stdarg.h>

#include "magang/base/buf.h"
#include "magang/office/check.h"
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
	if (c->out->n_problems < CHECK_PROBLEMS)
		c->out->problems[c->out->n_problems] = buf_detach(&b);
	c->out->n_problems++;
	buf_release(&b);
}

void
check_say_problem(void *ctx, const char *text)
{
	check_problem(ctx, "%s", text);
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
