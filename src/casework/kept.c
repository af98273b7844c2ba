/* SPDX-License-Identifier: MIT */
#include "magang/casework/kept.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/stages.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"

#define ROW_ANSWER 3
#define ROW_PART 4
#define ROW_NUMBER 8
#define ROW_TEXT 16
#define ROW_HEALTH 32

/* Behind the last part of the row at `i`. */
static size_t
group_end(const struct verdict *v, size_t i)
{
	while (++i < v->n && v->rows[i].node >= 0)
		;
	return i;
}

/* ---- writing ------------------------------------------------------------- */

static void
pack_head(struct buf *out, const struct verdict_row *row, unsigned flags)
{
	pack_u8(out, (uint8_t)flags);
	pack_u8(out, (uint8_t)row->what);
	pack_varint(out, row->which);
}

static void
pack_row(struct buf *out, const struct verdict_row *row)
{
	unsigned flags = row->answer;

	if (row->seen.kind != VALUE_UNKNOWN)
		flags |= row->seen.kind == VALUE_TEXT ? ROW_TEXT : ROW_NUMBER;
	if (row->node < 0) {
		pack_head(out, row, flags);
	} else {
		pack_u8(out, (uint8_t)(flags | ROW_PART));
		pack_varint(out, (uint64_t)row->node);
	}
	if (flags & ROW_TEXT)
		pack_bytes(out, row->seen.text, row->seen.len);
	else if (flags & ROW_NUMBER)
		pack_signed(out, row->seen.number);
}

static bool
group_is_health(const struct verdict *v, size_t i, size_t end)
{
	bool health = false;

	for (; i < end; i++)
		health |= v->rows[i].health;
	return health;
}

static void
put_text(struct change *c, struct op *op, uint16_t id, struct buf *bytes)
{
	const struct value v = {
		.kind = VALUE_TEXT, .text = bytes->data, .len = bytes->len
	};

	if (bytes->len)
		op_set(c, op, id, NULL, &v);
	buf_release(bytes);
}

void
kept_put(struct change *c, struct op *op, const struct verdict *v)
{
	struct buf plain = BUF_INIT, health = BUF_INIT;

	for (size_t i = 0, end; i < v->n; i = end) {
		struct buf *out = &plain;

		end = group_end(v, i);
		if (group_is_health(v, i, end)) {
			pack_head(
				&plain, &v->rows[i], ROW_HEALTH | TRI_UNKNOWN);
			out = &health;
		}
		for (size_t j = i; j < end; j++)
			pack_row(out, &v->rows[j]);
	}
	put_text(c, op, F_FROZEN, &plain);
	put_text(c, op, F_FROZEN_HEALTH, &health);
}

void
decision_of(
	struct record *out, const struct record *kase, uint8_t to, int32_t date)
{
	record_init(out, KIND_DECISION, 0);
	record_set_number(out, F_PERSON, (int64_t)record_owner(kase));
	record_set_number(
		out, F_PROGRAM_NO, record_number(kase, F_PROGRAM_NO, 0));
	record_set_number(out, F_VERSION, record_number(kase, F_VERSION, 0));
	record_set_number(out, F_DECISION_CASE, (int64_t)kase->id);
	record_set_number(out, F_DATE, date);
	record_set_number(out, F_DECISION_NTH, (int64_t)stage_entries(kase));
	record_set_number(
		out, F_DECISION_FROM, record_number(kase, F_STAGE, 0));
	record_set_number(out, F_DECISION_TO, to);
}

void
decision_propose(struct record *decision)
{
	decision->kind = KIND_PROPOSAL;
	record_set_text(decision, F_STANDING, "open");
}

void
decision_approve(struct record *out, const struct record *proposal,
	const struct record *kase, int32_t date)
{
	static const uint16_t kept[] = { F_MEANT, F_DECISION_CAUSE,
		F_DECISION_REASON, F_DECISION_BY };

	decision_of(out, kase,
		(uint8_t)record_number(proposal, F_DECISION_TO, 0), date);
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		if (record_has(proposal, kept[i]))
			record_set(out, kept[i], record_get(proposal, kept[i]));
	record_set_number(out, F_PROPOSAL, (int64_t)proposal->id);
}

/* ---- reading ------------------------------------------------------------- */

static struct value
read_seen(struct reader *r, unsigned flags)
{
	struct value seen = value_none();

	if (flags & ROW_TEXT) {
		seen.text = (const char *)read_bytes(r, &seen.len);
		seen.kind = seen.text ? VALUE_TEXT : VALUE_UNKNOWN;
	} else if (flags & ROW_NUMBER) {
		seen = value_number(read_signed(r));
	}
	return seen;
}

/* A whole row; false: a fault, or one of health that stands elsewhere. */
static bool
read_whole(struct reader *r, struct verdict *v)
{
	const unsigned flags = read_u8(r), what = read_u8(r);
	const uint64_t which = read_varint(r);
	const struct value seen = read_seen(r, flags);
	struct verdict_row *row;

	if (flags & ROW_PART || (flags & ROW_ANSWER) > TRI_UNKNOWN ||
		what >= VERDICT_COUNT || which > UINT16_MAX ||
		!verdict_fits(v->program, (int)what, which))
		r->fault = true;
	if (r->fault)
		return false;
	row = verdict_add(v, (enum verdict_what)what, (size_t)which,
		(enum tri)(flags & ROW_ANSWER));
	row->health = flags & ROW_HEALTH;
	verdict_see(v, row, &seen);
	return !row->health;
}

static void
read_parts(struct reader *r, struct verdict *v)
{
	const struct verdict_row whole = v->rows[v->n - 1];

	while (!r->fault && reader_left(r) && *r->p & ROW_PART) {
		const unsigned flags = read_u8(r);
		const uint64_t node = read_varint(r);
		const struct value seen = read_seen(r, flags);
		struct verdict_row *row;

		if ((flags & ROW_ANSWER) > TRI_UNKNOWN || node > INT16_MAX)
			r->fault = true;
		if (r->fault)
			return;
		row = verdict_add(v, whole.what, whole.which,
			(enum tri)(flags & ROW_ANSWER));
		row->node = (int)node;
		verdict_see(v, row, &seen);
	}
}

/* What was left out for its place under the other key. Without that value the
 * row stays, as one that is not known. */
static void
read_health(struct reader *r, struct verdict *v)
{
	const struct verdict_row left = v->rows[v->n - 1];
	const size_t from = v->n - 1;

	if (!reader_left(r))
		return;
	v->n--;
	if (!read_whole(r, v) || v->rows[from].what != left.what ||
		v->rows[from].which != left.which)
		r->fault = true;
	else
		read_parts(r, v);
	for (size_t i = from; i < v->n; i++)
		v->rows[i].health = true;
}

static bool
read_rows(struct verdict *v, struct reader *plain, struct reader *health)
{
	while (!plain->fault && !health->fault && reader_left(plain)) {
		if (read_whole(plain, v))
			read_parts(plain, v);
		else if (!plain->fault)
			read_health(health, v);
	}
	return reader_done(plain) && reader_done(health);
}

static void
begin(const struct record *d, uint16_t id, struct reader *r)
{
	const struct value *v = record_get(d, id);
	const bool text = v && v->kind == VALUE_TEXT;

	reader_init(r, text ? v->text : "", text ? v->len : 0);
}

/* By the program of the version that was asked. */
static bool
read_all(const struct record *d, const struct program *program,
	struct verdict *out)
{
	struct reader plain, health;
	int from = program_stage_by_number(
		program, (uint8_t)record_number(d, F_DECISION_FROM, 0));
	int to = program_stage_by_number(
		program, (uint8_t)record_number(d, F_DECISION_TO, 0));

	if (from < 0 || to < 0)
		return false;
	begin(d, F_FROZEN, &plain);
	begin(d, F_FROZEN_HEALTH, &health);
	verdict_begin(out, program, from, to);
	return read_rows(out, &plain, &health);
}

static bool
is_erased(struct txn *txn, uint64_t person)
{
	struct record *r = xmalloc(sizeof(*r));
	bool erased =
		record_load(txn, KIND_PERSON, person, RECORD_UNCHECKED, r) &&
		record_has(r, F_ERASED);

	free(r);
	return erased;
}

enum kept
kept_read(struct rulebook *book, struct txn *txn, const struct record *decision,
	struct verdict *out)
{
	const struct program *p;

	if (decision->kind != KIND_DECISION && decision->kind != KIND_PROPOSAL)
		return KEPT_NONE;
	if (is_erased(txn, record_owner(decision)))
		return KEPT_GONE;
	p = rulebook_case_program(book, txn, decision);
	return p && read_all(decision, p, out) ? KEPT_READ : KEPT_GONE;
}

enum kept
kept_read_op(struct rulebook *book, struct txn *txn, const struct op *op,
	struct verdict *out)
{
	struct record *d;
	enum kept kept;

	if (op->kind != KIND_DECISION && op->kind != KIND_PROPOSAL)
		return KEPT_NONE;
	if (op->sealed)
		return KEPT_GONE;
	d = xmalloc(sizeof(*d));
	op_record(op, d);
	kept = kept_read(book, txn, d, out);
	free(d);
	return kept;
}

/* ---- comparing ----------------------------------------------------------- */

/* Is it decided at the place of the move, after those before it? */
static bool
hangs_on_others(const struct verdict *v, const struct verdict_row *row)
{
	const struct program *p = v->program;
	const struct expr *e = verdict_expr(v, row);
	unsigned reads = e ? expr_reads(e) : 0;

	if (row->what == VERDICT_QUOTA)
		return true;
	if (row->what == VERDICT_SCORE)
		reads = READS_SCORE;
	for (size_t i = 0; i < p->n_parts; i++)
		if (reads & READS_SCORE ||
			((row->what == VERDICT_MARK ||
				 row->what == VERDICT_POINTS) &&
				row->which == i))
			reads |= expr_reads(p->parts[i].from);
	return reads & READS_OTHERS;
}

static bool
same_group(const struct verdict *a, size_t i, const struct verdict *b, size_t j)
{
	const size_t n = group_end(a, i) - i;
	bool same = n == group_end(b, j) - j;

	for (size_t k = 0; same && k < n; k++) {
		const struct verdict_row *x = &a->rows[i + k];
		const struct verdict_row *y = &b->rows[j + k];

		same = x->what == y->what && x->which == y->which &&
		       x->node == y->node && x->answer == y->answer &&
		       value_equal(&x->seen, &y->seen);
	}
	return same;
}

/* Is the row at `i` so in the other, too? */
static bool
stands_in(const struct verdict *v, size_t i, const struct verdict *other)
{
	for (size_t j = 0; j < other->n; j = group_end(other, j))
		if (same_group(v, i, other, j))
			return true;
	return false;
}

static size_t
add_differences(
	const struct verdict *v, const struct verdict *other, struct buf *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i = group_end(v, i)) {
		const struct verdict_row *row = &v->rows[i];

		if (hangs_on_others(v, row) || stands_in(v, i, other))
			continue;
		buf_addf(rows, " %s:%u", verdict_word[row->what], row->which);
		n++;
	}
	return n;
}

int
kept_compare(const struct record *decision, const struct verdict *now,
	struct buf *rows)
{
	const struct program *p = now->program;
	struct verdict was;
	int rc = 0;

	verdict_init(&was);
	buf_addf(rows, "%u %u", p->stages[now->from].number,
		p->stages[now->to].number);
	if (!read_all(decision, p, &was)) {
		buf_addf(rows, " %s:0", verdict_word[VERDICT_MOVE]);
		rc = MG_ECONFLICT;
	} else if (add_differences(now, &was, rows) ||
		   add_differences(&was, now, rows)) {
		rc = MG_ECONFLICT;
	}
	verdict_release(&was);
	return rc;
}
