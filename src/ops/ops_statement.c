/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_statement.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/statement.h"
#include "magang/ops/op_run.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/dict.h"
#include "magang/rulebook/access.h"

/* Its figures, by what its other fields say. */
static void
put_figures(struct change *c, struct txn *txn, const struct known_count *k,
	struct record *r)
{
	struct target_row *rows = xcalloc(TARGET_ROWS, sizeof(*rows));
	struct buf text = BUF_INIT;
	char sum[STATEMENT_SUM];

	statement_write(txn, r, k->target, rows, known_rows(k, rows), &text);
	statement_sum(text.data, text.len, sum);
	record_set_text(r, F_STATEMENT_FIGURES,
		arena_strndup(c->arena, text.data, text.len));
	record_set_text(r, F_STATEMENT_DIGEST,
		arena_strndup(c->arena, sum, strlen(sum)));
	buf_release(&text);
	free(rows);
}

static void
fill(struct office *office, const struct stating *s,
	const struct known_count *k, struct record *r)
{
	record_init(r, KIND_STATEMENT, 0);
	record_set_number(r, F_PROGRAM_NO, s->program);
	record_set_text(r, F_STATEMENT_TARGET, k->target->name);
	record_set_number(r, F_DATE, s->day);
	record_set_number(r, F_STATEMENT_KNOWN,
		s->known == DATE_NONE ? office->today : s->known);
	record_set_number(r, F_STATEMENT_AS_OF, (int64_t)k->seq * DECIMAL_ONE);
	record_set_number(r, F_STATEMENT_VERSION,
		(int64_t)k->program->version * DECIMAL_ONE);
	if (s->what_for && *s->what_for)
		record_set_text(r, F_STATEMENT_FOR, s->what_for);
	record_set_number(r, F_STATEMENT_MADE, office->today);
	if (office->access.user)
		record_set_number(
			r, F_STATEMENT_BY, (int64_t)office->access.user);
	record_set_text(r, F_STATEMENT_WITH, MG_VERSION);
}

static int
state_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct stating *s = ctx;
	const uint64_t seq =
		known_on(txn, s->known == DATE_NONE ? INT32_MAX : s->known);
	struct known_count k = { 0 };
	struct record *r = xmalloc(sizeof(*r));
	int rc = access_need(&office->access, PERM_PUBLISH, err);

	if (!rc)
		rc = known_read(office, txn, s->program, s->target, s->day, seq,
			&k, err);
	if (!rc && !k.target)
		rc = err_set(err, MG_ENOENT,
			_("the program did not have the target '%s' then"),
			s->target);
	if (!rc) {
		fill(office, s, &k, r);
		put_figures(c, txn, &k, r);
		change_create(c, r, 0);
	}
	known_release(&k);
	free(r);
	return rc;
}

int
op_state(struct office *office, const struct stating *s, struct receipt *out,
	struct err *err)
{
	struct stating copy = *s;

	return op_run(office, ACT_PUBLISH, state_build, &copy, out, err);
}

int
statement_again(struct office *office, struct txn *txn, const struct record *r,
	struct known_count *out, struct buf *text, struct err *err)
{
	struct target_row *rows = xcalloc(TARGET_ROWS, sizeof(*rows));
	char name[DICT_NAME + 1];
	int rc = known_read(office, txn,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0),
		record_text(r, F_STATEMENT_TARGET, name, sizeof(name)),
		(int32_t)record_number(r, F_DATE, 0),
		(uint64_t)(record_number(r, F_STATEMENT_AS_OF, 0) /
			   DECIMAL_ONE),
		out, err);

	if (!rc && out->target)
		statement_write(
			txn, r, out->target, rows, known_rows(out, rows), text);
	free(rows);
	return rc;
}
