/* SPDX-License-Identifier: MIT */
/*
 * Of a value that holds now what an act has set, another act may have made it
 * something else and back. So what was set since is taken back in thought, then
 * the act, and then it is set again: where that cannot be, it stays.
 */
#include "reverse_since.h"

#include <stdio.h>
#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/ops/history_entry.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"

/* Changes of the record behind the one that is taken back, the newest first. */
struct since {
	struct office *office;
	struct txn *txn;
	const struct op *op;
	merge_field find;
	void *ctx;
	struct arena *arena;
	struct change *changes;
	size_t n, cap;
};

static bool
op_is_on(void *ctx, const struct op *op)
{
	const struct op *of = ctx;

	return op->kind == of->kind && op->id == of->id;
}

static void
read_changes(struct since *s, uint64_t seq)
{
	struct history_row row = { 0 };
	struct err unread = ERR_INIT;
	enum kind kind; /* in whose history it stands */
	const uint64_t id = op_subject(s->op, &kind);
	struct trace t;

	trace_of_record(&t, s->txn, kind, id);
	while (trace_next(&t, &row.seq) && row.seq > seq) {
		VEC_GROW(s->changes, s->n, s->cap);
		change_init(&s->changes[s->n], ACT_SET);
		history_entry(s->office, s->txn, row.seq, op_is_on,
			(void *)s->op, &s->changes[s->n], &row, &unread);
		s->n++;
	}
	trace_end(&t);
}

/* What a change sets of a field; NULL: nothing. */
static const struct op_field *
set_by(const struct since *s, const struct change *c, uint16_t id)
{
	const struct op_field *f = NULL;

	for (size_t i = 0; i < c->n && !f; i++)
		if (op_is_on((void *)s->op, &c->ops[i]))
			f = op_sets(&c->ops[i], id);
	return f;
}

/* Those whose acts stand: what an undo has taken back was not, nor was that undo. */
static size_t
standing(const struct since *s, uint16_t id, const struct change **out)
{
	struct ids gone = { NULL, 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct change *c = &s->changes[i];

		if (ids_has(&gone, c->act) || !set_by(s, c, id))
			continue;
		if (c->undoes)
			ids_add(&gone, c->undoes);
		else
			out[n++] = c;
	}
	ids_release(&gone);
	return n;
}

/* The value without the act, but with all that was set since; false: that cannot
 * be. */
static bool
without(const struct since *s, const struct op_field *f,
	const struct change *const *by, size_t n, struct value v,
	struct value *out)
{
	const struct fdef *def = s->find(s->ctx, f->id);
	bool good = true;

	for (size_t i = 0; good && i < n; i++, v = *out)
		good = op_merge_field(set_by(s, by[i], f->id), MERGE_UNDO, &v,
			def, s->arena, out);
	good = good && op_merge_field(f, MERGE_UNDO, &v, def, s->arena, out);
	v = *out;
	for (size_t i = n; good && i-- > 0; v = *out)
		good = op_merge_field(set_by(s, by[i], f->id), MERGE_DO, &v,
			def, s->arena, out);
	return good;
}

static void
mark_field(struct since *s, const struct op_field *f, const struct record *now,
	struct merged *m, const struct change **last)
{
	const struct change **by = xcalloc(s->n + 1, sizeof(*by));
	const struct value none = value_none();
	const struct value *is = record_get(now, f->id);
	const struct value v = is ? *is : none;
	size_t n = standing(s, f->id, by);

	if (n && !m->conflict && !value_equal(&v, &m->value))
		m->conflict = !without(s, f, by, n, v, &m->value) ||
			      value_equal(&v, &m->value);
	if (n && m->conflict && (!*last || (*last)->seq < by[0]->seq))
		*last = by[0];
	free(by);
}

/* "budi, 2026-11-24 08:00" */
static void
say_who(struct office *office, struct txn *txn, const struct change *c,
	char by[SINCE_NAME])
{
	char name[40] = "", at[DATE_TIME_TEXT];

	access_user_name(txn, c->actor, name, sizeof(name));
	if (*name)
		snprintf(by, SINCE_NAME, "%s, %s", name,
			date_format_time(at, c->time, office->zone));
}

void
since_mark(struct office *office, struct txn *txn, const struct op *op,
	uint64_t seq, const struct record *now, merge_field find, void *ctx,
	struct arena *arena, struct merged *m, char by[SINCE_NAME])
{
	struct since s = { .office = office,
		.txn = txn,
		.op = op,
		.find = find,
		.ctx = ctx,
		.arena = arena };
	const struct change *last = NULL;

	by[0] = '\0';
	if (now->seq <= seq)
		return;
	read_changes(&s, seq);
	for (size_t i = 0; i < op->n; i++)
		mark_field(&s, &op->f[i], now, &m[i], &last);
	op_merge_groups(op, m);
	if (last)
		say_who(office, txn, last, by);
	for (size_t i = 0; i < s.n; i++)
		change_release(&s.changes[i]);
	free(s.changes);
}
