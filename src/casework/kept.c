/* SPDX-License-Identifier: MIT */
#include "magang/casework/kept.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/expr/expr_eval.h"
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

	pack_varint(&plain, (uint64_t)v->program->version);
	pack_u8(&plain, v->program->stages[v->from].number);
	pack_u8(&plain, v->program->stages[v->to].number);
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
	put_text(c, op, F_VERDICT, &plain);
	put_text(c, op, F_VERDICT_HEALTH, &health);
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

static const struct value *
told(const struct op *op, uint16_t id)
{
	const struct op_field *f = op_sets(op, id);

	return f && f->new.kind == VALUE_TEXT ? &f->new : NULL;
}

static void
begin(const struct op *op, uint16_t id, struct reader *r)
{
	const struct value *v = told(op, id);

	reader_init(r, v ? v->text : "", v ? v->len : 0);
}

/* program NULL, or of another version: only that is set. */
static bool
read_all(const struct op *op, const struct program *program, uint64_t *version,
	struct verdict *out)
{
	struct reader plain, health;
	int from, to;

	begin(op, F_VERDICT, &plain);
	begin(op, F_VERDICT_HEALTH, &health);
	*version = read_varint(&plain);
	if (plain.fault || !program || *version != (uint64_t)program->version)
		return false;
	from = program_stage_by_number(program, read_u8(&plain));
	to = program_stage_by_number(program, read_u8(&plain));
	if (plain.fault || from < 0 || to < 0)
		return false;
	verdict_begin(out, program, from, to);
	return read_rows(out, &plain, &health);
}

static bool
is_move(const struct op *op)
{
	return op->kind == KIND_CASE && op->verb == OP_SET &&
	       op_sets(op, F_STAGE);
}

enum kept
kept_read(struct rulebook *book, struct txn *txn, const struct op *op,
	struct verdict *out)
{
	struct record *c;
	uint64_t version = 0;
	bool good = false;

	if (!is_move(op) || (!op->sealed && !told(op, F_VERDICT)))
		return KEPT_NONE;
	c = xmalloc(sizeof(*c));
	read_all(op, NULL, &version, out);
	if (!op->sealed && version && version <= INT32_MAX &&
		record_load(txn, KIND_CASE, op->id, RECORD_UNCHECKED, c))
		good = read_all(op,
			rulebook_program(book, txn,
				(uint16_t)record_number(c, F_PROGRAM_NO, 0),
				(int)version),
			&version, out);
	free(c);
	return good ? KEPT_READ : KEPT_GONE;
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
			(row->what == VERDICT_MARK && row->which == i))
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
kept_compare(const struct op *op, const struct verdict *now, struct buf *rows)
{
	const struct program *p = now->program;
	struct verdict was;
	uint64_t version;
	int rc = told(op, F_VERDICT) ? 0 : MG_EDATA;
	bool good;

	if (rc)
		return rc;
	verdict_init(&was);
	buf_addf(rows, "%u %u", p->stages[now->from].number,
		p->stages[now->to].number);
	good = read_all(op, p, &version, &was);
	if (!good || was.from != now->from || was.to != now->to) {
		buf_addf(rows, " %s:0", verdict_word[VERDICT_MOVE]);
		rc = MG_ECONFLICT;
	} else if (add_differences(now, &was, rows) ||
		   add_differences(&was, now, rows)) {
		rc = MG_ECONFLICT;
	}
	verdict_release(&was);
	return rc;
}
