/* SPDX-License-Identifier: MIT */
#include "many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/tasks.h"
#include "magang/casework/verdict.h"
#include "magang/record/change_bytes.h"
#include "magang/store/txn.h"
#include "op_parts.h"

/* Leaves room for what follows from one record more. */
#define MANY_BYTES (CHANGE_BYTES - (CHANGE_BYTES >> 4))
#define MANY_OPS (CHANGE_OPS - 500)

/* As much as fits, whole characters only. */
static void
reason_text(char out[sizeof(((struct stay *)NULL)->text)], const char *text)
{
	size_t n = strlen(text), max = sizeof(((struct stay *)NULL)->text) - 1;

	if (n > max)
		for (n = max; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80;)
			n--;
	memcpy(out, text, n);
	out[n] = '\0';
}

/* Counts one that stays for this reason. */
static void
reason_add(struct many *m, int code, const char *text)
{
	struct stay new = { .code = code };
	size_t i = 0;

	reason_text(new.text, text);
	while (i < m->n_why && strcmp(m->why[i].text, new.text) != 0)
		i++;
	if (i == m->n_why) {
		VEC_GROW(m->why, m->n_why, m->cap_why);
		m->why[m->n_why++] = new;
	}
	m->why[i].n++;
}

/* A refusal: of a move by its verdict, if that is of it, else as it says. */
static struct refusal
refusal_of(struct many *m, const struct err *why, bool judged)
{
	struct refusal r = { why->code, xstrdup(why->text), NULL };
	struct buf reasons = BUF_INIT;

	if (judged && m->once > 1 && m->office->say_reasons)
		m->office->say_reasons(m->office, &reasons);
	r.reasons = reasons.len ? buf_detach(&reasons) : xstrdup(why->text);
	return r;
}

static void
refusal_release(struct refusal *r)
{
	free(r->sentence);
	free(r->reasons);
	*r = (struct refusal){ 0, NULL, NULL };
}

static void
tell_row(const struct many *m, uint64_t id, enum row_fate fate, const char *why)
{
	const struct office_rows *rows = &m->office->rows;

	if (rows->told)
		rows->told(rows->ctx, id, fate, why);
}

static void
stays(struct many *m, uint64_t id, const struct refusal *r)
{
	char *all = xstrdup(r->reasons), *rest = all, *line;

	m->left[m->n_left++] = id;
	m->stays.stayed++;
	tell_row(m, id, ROW_STAYS, r->sentence);
	if (m->told)
		m->told(m->ctx, id, r->sentence);
	while ((line = strsep(&rest, "\n")) != NULL)
		if (*line)
			reason_add(m, r->code, line);
	free(all);
}

/* The same of one that nobody judged. */
static void
stays_for(struct many *m, uint64_t id, const struct err *why)
{
	struct refusal r = refusal_of(m, why, false);

	stays(m, id, &r);
	refusal_release(&r);
}

static int
most_first(const void *a, const void *b)
{
	const struct stay *x = a, *y = b;

	return (x->n < y->n) - (x->n > y->n);
}

/* The reasons of most; what does not fit is told as one. */
static void
tell_why(struct many *m, struct receipt *out)
{
	if (m->n_why)
		qsort(m->why, m->n_why, sizeof(*m->why), most_first);
	for (size_t i = 0; i < m->n_why; i++) {
		if (i < STAY_REASONS) {
			out->why[out->n_why++] = m->why[i];
			continue;
		}
		reason_text(out->why[STAY_REASONS - 1].text,
			_("for other reasons"));
		out->why[STAY_REASONS - 1].n += m->why[i].n;
	}
}

/* One record; false: the store could not be read. */
static bool
add_one(struct office *office, struct txn *txn, struct change *c,
	struct many *m, uint64_t id, struct record *old, struct record *new)
{
	struct err why = ERR_INIT;
	size_t from = c->n;
	int rc = office_load_in(office, txn, m->kind, id, c->arena, old, &why);

	*new = *old;
	verdict_begin(office->verdict, NULL, -1, -1);
	if (!rc)
		rc = m->each(office, txn, c, m, old, new, &why);
	if (txn_fault(txn, &why))
		return false;
	if (rc)
		change_cut(c, from); /* a part of it is nothing */
	if (rc && m->again) {
		stays(m, id, &m->first[m->at - 1 - m->once]);
		return true;
	}
	if (rc) {
		struct refusal r =
			refusal_of(m, &why, office->verdict->stops > 0);

		stays(m, id, &r);
		refusal_release(&r);
		return true;
	}
	/* now, as it takes room, and goes with what it follows from */
	change_follow(&office->book, txn, c);
	change_soft(c, from);
	return !txn_fault(txn, &why);
}

/* Whoever waits for it may have seen enough. */
static bool
goes_on(const struct many *m)
{
	const struct office_steps *steps = &m->office->steps;

	return !steps->at || m->at == m->n ||
	       steps->at(steps->ctx, m->at, m->n);
}

static void
is_over(const struct many *m)
{
	const struct office_steps *steps = &m->office->steps;

	if (steps->at)
		steps->at(steps->ctx, m->n, m->n);
}

static int
many_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct many *m = ctx;
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	size_t bytes = 0;
	bool good = true, stop = false;
	size_t end = m->at < m->once ? m->once : m->n;

	if (m->most && end - m->at > m->most)
		end = m->at + m->most;
	m->sent = m->at;
	m->again = m->at >= m->once;
	while (good && m->at < end && bytes < MANY_BYTES && c->n < MANY_OPS) {
		size_t from = c->n;

		stop = !goes_on(m);
		if (stop)
			break;
		good = add_one(office, txn, c, m, m->ids[m->at++], old, new);
		bytes += change_size(c, from);
	}
	free(old);
	free(new);
	if (stop)
		return err_set(err, MG_ESTOPPED, _("stopped"));
	if (!good)
		return txn_fault(txn, err);
	return m->at < m->n ? OP_MORE : 0;
}

/* The record that an operation was made for: a decision may be for the proposal
 * that it approves. */
static uint64_t
made_for(const struct many *m, const struct op *op)
{
	enum kind kind;

	if (m->kind != KIND_PROPOSAL)
		return op_subject(op, &kind);
	return op->kind == KIND_PROPOSAL ? op->id
					 : (uint64_t)op_number(op, F_PROPOSAL);
}

/* Behind the others, if it has not been there yet; where it stays after all,
 * for this reason. */
static bool
goes_again(struct many *m, const struct op *op, const struct refusal *r)
{
	if (m->again || !m->tries_again || !m->tries_again(op))
		return false;
	m->first[m->n - m->once] = *r;
	m->ids[m->n++] = made_for(m, op);
	return true;
}

/* One that apply() has left out. */
static void
left_out(struct many *m, const struct op *op)
{
	struct err why = ERR_INIT;
	const bool judged = op_say_left_out(m->office, op, &why);
	struct refusal r = refusal_of(m, &why, judged);

	if (goes_again(m, op, &r))
		return; /* and keeps the refusal */
	stays(m, made_for(m, op), &r);
	refusal_release(&r);
}

static void
went(struct many *m, const struct op *op)
{
	const bool instead = m->instead && m->instead(op);
	const uint64_t id = made_for(m, op);
	const bool proposed =
		op->kind == KIND_PROPOSAL && op->verb == OP_CREATE;

	m->stays.went++;
	m->stays.proposed += proposed;
	if (instead)
		m->listed[m->n_listed++] = id;
	tell_row(m, id,
		proposed  ? ROW_PROPOSED
		: instead ? ROW_WAITS
			  : ROW_DONE,
		NULL);
}

/* What apply() has left out stays as well. */
static void
many_done(void *ctx, const struct change *c)
{
	struct many *m = ctx;

	m->sent = m->at;
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if (!op->soft)
			continue;
		if (op->refused)
			left_out(m, op);
		else
			went(m, op);
	}
}

static bool
is_left(const struct many *m, uint64_t id)
{
	for (size_t i = 0; i < m->n_left; i++)
		if (m->left[i] == id)
			return true;
	return false;
}

/* Those that come once more, when they are known. */
static bool
many_more(void *ctx)
{
	const struct many *m = ctx;

	return m->at < m->n;
}

/* A change that was refused as a whole: its records stay, and those behind. */
static void
rest_stays(struct many *m, const struct err *why)
{
	for (size_t i = m->sent; i < m->n; i++)
		if (!is_left(m, m->ids[i]))
			stays_for(m, m->ids[i], why);
}

struct nth_id {
	uint64_t id;
	size_t at;
};

static int
nth_order(const void *a, const void *b)
{
	const struct nth_id *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Each once, in the order given, with room for all once more; the caller frees
 * it. */
static uint64_t *
ids_once(const uint64_t *ids, size_t *n)
{
	struct nth_id *sorted = xcalloc(*n + 1, sizeof(*sorted));
	uint64_t *out = xcalloc(2 * *n + 1, sizeof(*out));
	size_t kept = 0;

	for (size_t i = 0; i < *n; i++)
		sorted[i] = (struct nth_id){ ids[i], i };
	qsort(sorted, *n, sizeof(*sorted), nth_order);
	for (size_t i = 0; i < *n; i++)
		if (i == 0 || sorted[i].id != sorted[i - 1].id)
			out[sorted[i].at] = sorted[i].id;
	for (size_t i = 0; i < *n; i++)
		if (out[i])
			out[kept++] = out[i];
	free(sorted);
	*n = kept;
	return out;
}

/* None went: of one why, of several why with how many. */
static int
none_went(const struct many *m, const struct receipt *out, struct err *err)
{
	struct buf all = BUF_INIT;

	if (out->n_why && out->why[0].code == MG_ESTOPPED)
		return err_set(
			err, MG_ESTOPPED, _("stopped; nothing was changed"));
	if (!out->n_why)
		return err_set(err, MG_ENOENT,
			_("nothing to change: this is done already"));
	if (m->once > 1)
		buf_addf(&all, _("none of %zu: "), m->once);
	for (size_t i = 0; i < out->n_why; i++) {
		if (m->once > 1)
			buf_addf(&all, "%s%zu: ", i ? "; " : "", out->why[i].n);
		buf_adds(&all, out->why[i].text);
	}
	err_set(err, out->why[0].code, "%s", buf_str(&all));
	buf_release(&all);
	return err->code;
}

static int
sort_all(struct office *office, const struct many *m, uint64_t *ids,
	struct err *err)
{
	struct txn *txn;
	int rc = m->sort ? office_look(office, &txn, err) : 0;

	if (rc || !m->sort)
		return rc;
	m->sort(txn, ids, m->n);
	office_look_end(txn);
	return 0;
}

int
op_many_left(struct office *office, struct many *m, struct receipt *out,
	struct err *err)
{
	const struct op_job job = { .kind = m->act,
		.act = m->of_act,
		.build = many_build,
		.done = many_done,
		.more = many_more,
		.ctx = m,
		.try = m->try,
		.apart = m->most > 0 };
	struct err why = ERR_INIT;
	uint64_t *ids = ids_once(m->chosen, &m->n);
	int rc;

	m->ids = ids;
	m->once = m->n;
	m->office = office;
	m->left = xcalloc(m->n + 1, sizeof(*m->left));
	m->listed = xcalloc(m->n + 1, sizeof(*m->listed));
	m->first = xcalloc(m->n + 1, sizeof(*m->first));
	rc = sort_all(office, m, ids, &why);
	if (!rc)
		rc = op_run_job(office, &job, out, &why);
	is_over(m);
	if (rc)
		rest_stays(m, &why);
	out->went = m->stays.went;
	out->stayed = m->stays.stayed;
	out->proposed = m->stays.proposed;
	out->waits = m->n_listed;
	out->n_why = 0;
	tell_why(m, out);
	free(m->why);
	for (size_t i = 0; i <= m->once; i++)
		refusal_release(&m->first[i]);
	free(m->first);
	free(ids);
	return out->went || !m->once ? 0 : none_went(m, out, err);
}

void
many_release(struct many *m)
{
	free(m->left);
	free(m->listed);
	m->left = m->listed = NULL;
}

int
op_many(struct office *office, struct many *m, struct receipt *out,
	struct err *err)
{
	int rc = op_many_left(office, m, out, err);

	many_release(m);
	return rc;
}
