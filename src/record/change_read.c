/* SPDX-License-Identifier: MIT */
#include "magang/record/change_read.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/record/change_bytes.h"
#include "magang/store/journal.h"
#include "magang/store/keyring.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "change_format.h"

#define OP_SIZE 6 /* bytes of one at least */

/* The last change is of the newest program: an older one adds nothing to it. */
bool
store_is_newer(struct txn *txn)
{
	const uint8_t unknown = KIND_COUNT;
	struct buf hold = BUF_INIT;
	struct log_head head;
	struct log_entry e;
	struct walk w;
	bool newer;

	walk_begin(&w, txn, TREE_REC, "", 0);
	walk_seek(&w, &unknown, 1);
	newer = walk_next(&w);
	walk_end(&w);
	journal_head(txn, &head);
	if (!newer && head.seq && journal_read(txn, head.seq, &hold, &e))
		newer = e.change.len &&
			*(const uint8_t *)e.change.bytes > CHANGE_RULES;
	buf_release(&hold);
	return newer;
}

static uint64_t
read_id(struct reader *r, const struct change *c)
{
	const uint64_t first = read_varint(r);
	const bool near = first & 1;
	const uint64_t origin = near ? c->origin : (first >> 1) - 1;
	const uint64_t n = near ? first >> 1 : first ? read_varint(r) : 0;

	if (!first)
		return 0;
	if (origin > UINT32_MAX || n > UINT32_MAX || !(origin | n) ||
		(!near && origin == c->origin))
		r->fault = true;
	return r->fault ? 0 : origin << 32 | n;
}

static int32_t
read_date(struct reader *r, const struct change *c)
{
	int64_t date;

	if (__builtin_add_overflow(
		    read_signed(r), change_clock_day(c), &date) ||
		date != (int32_t)date)
		r->fault = true;
	return r->fault ? 0 : (int32_t)date;
}

/* form: as that of an old value. */
static struct value
read_value(struct reader *r, const struct change *c, unsigned form)
{
	struct value v = value_none();
	const uint8_t *p;
	uint64_t n;

	if (!(form & HAS_OLD) || form == (HAS_OLD | OLD_TEXT | OLD_NEAR))
		r->fault |= form != 0;
	else if (form & OLD_TEXT) {
		p = read_bytes(r, &v.len);
		if (r->fault)
			return v;
		v.kind = VALUE_TEXT;
		v.text = arena_strndup(c->arena, (const char *)p, v.len);
	} else if (form & OLD_NEAR) {
		n = read_varint(r);
		r->fault |= n > UINT32_MAX || !c->origin;
		v = value_number((int64_t)((uint64_t)c->origin << 32 | n));
	} else {
		v = value_number(read_signed(r));
		r->fault |= change_near(&v, c->origin);
	}
	return v;
}

static void
read_field(struct reader *r, struct change *c, struct op *op)
{
	const unsigned all = HAS_OLD | OLD_TEXT | OLD_NEAR;
	uint64_t id = read_varint(r);
	unsigned what = read_u8(r);
	bool seen = what & ONLY_SEEN;
	struct op_field *f;

	if (id > UINT16_MAX || what > 127 || (seen && what >> 1 & all))
		r->fault = true;
	f = op_field_new(op, seen);
	f->id = (uint16_t)id;
	f->old = read_value(r, c, what & all);
	f->new = seen ? f->old : read_value(r, c, what >> 1 & all);
}

static void
read_fields(struct reader *r, struct change *c, struct op *op)
{
	uint64_t n = read_varint(r);

	if (n > RECORD_FIELDS + 1 || op->n + op->n_seen + n > RECORD_FIELDS + 1)
		r->fault = true;
	if (!op->f && c->spare) {
		op->f = c->spare;
		op->cap = c->spare_cap;
		c->spare = NULL;
	}
	if (!r->fault && op->cap < op->n + op->n_seen + n) {
		op->cap = op->n + op->n_seen + n;
		op->f = xrealloc(op->f, op->cap, sizeof(*op->f));
	}
	for (uint64_t i = 0; i < n && !r->fault; i++)
		read_field(r, c, op);
}

/* What its id says of a record that is made, or taken away. */
static void
read_said(struct reader *r, struct op *op)
{
	const struct kind_info *k = kind_info(op->kind);
	int64_t said[KIND_SAID];

	if (r->fault || !k->say ||
		(op->verb != OP_CREATE && op->verb != OP_DELETE))
		return;
	k->say(op->id, said);
	for (size_t i = 0; i < KIND_SAID; i++) {
		const struct value v = value_number(said[i]),
				   none = value_none();

		r->fault |= op->n + op->n_seen > RECORD_FIELDS ||
			    op_sets(op, k->said[i]);
		*op_field_new(op, false) = (struct op_field){ k->said[i],
			op->verb == OP_DELETE ? v : none,
			op->verb == OP_CREATE ? v : none };
	}
}

static bool
open_sealed(struct change *c, struct op *op, const uint8_t *p, size_t n,
	const uint8_t *key, const struct buf *ad)
{
	struct buf plain = BUF_INIT;
	struct reader r;
	bool good = n >= NONCE_SIZE + TAG_SIZE;

	if (good) {
		size_t sealed = n - NONCE_SIZE;

		buf_reserve(&plain, sealed);
		plain.len = sealed - TAG_SIZE;
		good = seal_open((uint8_t *)plain.data, p + NONCE_SIZE, sealed,
			ad->data, ad->len, p, key);
	}
	if (good) {
		reader_init(&r, plain.data, plain.len);
		read_fields(&r, c, op);
		good = reader_done(&r);
	}
	buf_release(&plain);
	return good;
}

static void
read_sealed(struct reader *r, struct change *c, size_t index,
	struct store *keys, const struct buf *ad)
{
	struct op *op = &c->ops[index];
	enum keyring_answer answer;
	struct person_keys k;

	for (int class = 0; op->owner && class < 2 && !r->fault; class ++) {
		size_t n;
		const uint8_t *p = read_bytes(r, &n);

		if (!p || n == 0)
			continue;
		answer = keyring_get(keys, op->owner, &k);
		if (answer != KEYRING_FOUND) {
			op->sealed = true;
			op->lost = answer != KEYRING_DESTROYED;
			continue;
		}
		if (!open_sealed(
			    c, op, p, n, class ? k.health : k.personal, ad))
			r->fault = true;
		seal_wipe(&k, sizeof(k));
	}
}

/* Its values go, but for those that say within what it is; the reader stands
 * behind the seals. */
static void
skip_op(struct reader *r, struct change *c, struct op *op)
{
	const struct kind_info *k = kind_info(op->kind);
	struct op_field *all = op->f;
	size_t len, n = 0, n_set = 0;

	for (int class = 0; op->owner && class < 2; class ++)
		read_bytes(r, &len);
	for (size_t i = 0;
		kind_is(op->kind, KIND_WITHIN) && i < op->n + op->n_seen; i++)
		if (all[i].id == k->about || all[i].id == k->about_kind) {
			n_set += i < op->n;
			all[n++] = all[i];
		}
	free(c->spare);
	c->spare = all;
	c->spare_cap = op->cap;
	op->f = n ? xmemdup(all, n * sizeof(*all)) : NULL;
	op->cap = n;
	op->n = n_set;
	op->n_seen = n - n_set;
}

/* false: a newer program knows what it does; nothing behind it can be read. */
static bool
read_op(struct reader *r, struct change *c, struct store *keys, op_wanted want,
	void *ctx)
{
	const uint8_t *start = r->p;
	struct buf ad = BUF_INIT;
	struct op *op = change_op(c, OP_CREATE, KIND_NONE, 0, 0);
	size_t index = c->n - 1;
	unsigned verb;

	verb = read_u8(r);
	op->verb = verb & VERB_MASK;
	op->soft = verb & VERB_SOFT;
	op->with = verb & VERB_WITH;
	op->kind = read_u8(r);
	op->id = read_id(r, c);
	op->owner = read_id(r, c);
	op->base = read_varint(r);
	if (op->verb < OP_CREATE || op->kind == KIND_NONE)
		r->fault = true;
	else if (op->verb >= OP_VERBS || !kind_info(op->kind))
		return r->fault;
	read_fields(r, c, op);
	read_said(r, op);
	if (want && !want(ctx, op)) {
		skip_op(r, c, op);
		return true;
	}
	change_pack_ad(&ad, c, index, start, (size_t)(r->p - start));
	read_sealed(r, c, index, keys, &ad);
	buf_release(&ad);
	return true;
}

static void
read_header(struct reader *r, struct change *c)
{
	c->cluster = read_u64(r);
	c->act = read_varint(r);
	if (!c->act)
		c->act = change_number(c);
	c->time = read_signed(r);
	c->date = read_date(r, c);
	c->actor = read_id(r, c);
	c->kind = read_u8(r);
	c->undoes = read_varint(r);
}

/* false: a newer program made it. */
static bool
read_begin(struct reader *r, struct change *c, const struct log_change *from)
{
	reader_init(r, from->bytes, from->len);
	if (read_u8(r) > CHANGE_RULES)
		return false;
	c->origin = from->origin;
	c->oseq = from->oseq;
	read_header(r, c);
	return true;
}

bool
change_header(struct change *c, const struct log_change *from)
{
	struct reader r;

	memset(c, 0, sizeof(*c));
	return read_begin(&r, c, from) && !r.fault;
}

static int
made_by_newer(struct err *err)
{
	return err_set(err, MG_EVERSION,
		_("a change was made by a newer version; update this "
		  "program"));
}

int
change_decode_some(struct change *c, struct store *keys,
	const struct log_change *from, op_wanted want, void *ctx,
	struct err *err)
{
	struct reader r;
	uint64_t ops;

	change_clear(c);
	if (!read_begin(&r, c, from))
		return made_by_newer(err);
	ops = read_varint(&r);
	if (ops > CHANGE_OPS || ops > reader_left(&r) / OP_SIZE)
		r.fault = true;
	else if (ops > c->cap)
		c->ops = xrealloc(c->ops, c->cap = ops, sizeof(*c->ops));
	for (uint64_t i = 0; i < ops && !r.fault; i++)
		if (!read_op(&r, c, keys, want, ctx))
			return made_by_newer(err);
	if (!reader_done(&r))
		return err_set(err, MG_EDAMAGED, _("a change is damaged"));
	return 0;
}

int
change_decode(struct change *c, struct store *keys,
	const struct log_change *from, struct err *err)
{
	return change_decode_some(c, keys, from, NULL, NULL, err);
}
