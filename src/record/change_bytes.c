/* SPDX-License-Identifier: MIT */
#include "magang/record/change_bytes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/record/change.h"
#include "magang/store/journal.h"
#include "magang/store/keyring.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#define CHANGE_FORMAT 1
#define RULES_AT 3 /* magic, format */
#define OP_SIZE 6  /* bytes of one at least */
#define VERB_SOFT 0x80
#define VERB_WITH 0x40
#define VERB_MASK 0x3F
/* Of an old value; of a new one the next bit. */
#define HAS_OLD 1
#define OLD_TEXT 4
#define OLD_NEAR 32  /* the id of a record of the origin of the change */
#define ONLY_SEEN 16 /* and there is no new one */

#define CLASSES (PRIVACY_HEALTH + 1)

/* The class of each field of an operation, looked up once. */
struct op_classes {
	const struct op *op;
	uint32_t origin; /* of the change */
	uint8_t of[2 * RECORD_FIELDS + 2];
	size_t n[CLASSES];
};

static void
classes_of(const struct change *c, const struct op *op, struct op_classes *out)
{
	const size_t all = op->n + op->n_seen;

	assert(all <= ARRAY_SIZE(out->of));
	out->op = op;
	out->origin = c->origin;
	memset(out->n, 0, sizeof(out->n));
	for (size_t i = 0; i < all; i++) {
		out->of[i] =
			(uint8_t)(op->owner ? field_class(op->kind, op->f[i].id)
					    : PRIVACY_PUBLIC);
		out->n[out->of[i]]++;
	}
}

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
		newer = e.change.len > RULES_AT &&
			((const uint8_t *)e.change.bytes)[RULES_AT] >
				CHANGE_RULES;
	buf_release(&hold);
	return newer;
}

static bool
is_near(const struct value *v, uint32_t origin)
{
	return v->kind == VALUE_NUMBER && origin &&
	       (uint64_t)v->number >> 32 == origin;
}

/* What stands before a value, but for whether it is there; an old one's bits. */
static unsigned
form_of(const struct value *v, uint32_t origin)
{
	if (v->kind == VALUE_UNKNOWN)
		return 0;
	return HAS_OLD | (v->kind == VALUE_TEXT ? OLD_TEXT : 0) |
	       (is_near(v, origin) ? OLD_NEAR : 0);
}

static void
pack_value(struct buf *out, const struct value *v, uint32_t origin)
{
	if (v->kind == VALUE_TEXT)
		pack_bytes(out, v->text, v->len);
	else if (is_near(v, origin))
		pack_varint(out, (uint64_t)v->number & UINT32_MAX);
	else if (v->kind == VALUE_NUMBER)
		pack_signed(out, v->number);
}

/* The bits of a new value stand beside those of an old one. */
static void
pack_op_field(
	struct buf *out, const struct op_field *f, uint32_t origin, bool seen)
{
	const unsigned old = form_of(&f->old, origin);
	const unsigned new = seen ? 0 : form_of(&f->new, origin);

	pack_varint(out, f->id);
	pack_u8(out, (uint8_t)(old | new << 1 | (seen ? ONLY_SEEN : 0)));
	pack_value(out, &f->old, origin);
	if (!seen)
		pack_value(out, &f->new, origin);
}

static size_t
pack_class(struct buf *out, const struct op_classes *c, enum fdef_privacy class)
{
	const struct op *op = c->op;
	const size_t n = c->n[class];

	pack_varint(out, n);
	for (size_t i = 0, left = n; left; i++) {
		if (c->of[i] != class)
			continue;
		pack_op_field(out, &op->f[i], c->origin, i >= op->n);
		left--;
	}
	return n;
}

/* One random start a change, counted up for each seal: never the same nonce
 * twice under one key, and one system call instead of hundreds. */
static void
next_nonce(uint8_t nonce[NONCE_SIZE])
{
	for (size_t i = NONCE_SIZE; i-- > 0 && ++nonce[i] == 0;)
		;
}

static void
pack_sealed(struct buf *out, const struct buf *plain, const uint8_t *key,
	const struct buf *ad, uint8_t nonce[NONCE_SIZE])
{
	size_t n = NONCE_SIZE + plain->len + TAG_SIZE;
	uint8_t *place;

	pack_varint(out, n);
	next_nonce(nonce);
	buf_add(out, nonce, NONCE_SIZE);
	buf_reserve(out, plain->len + TAG_SIZE);
	place = (uint8_t *)out->data + out->len;
	out->len += plain->len + TAG_SIZE;
	out->data[out->len] = '\0';
	seal_close(
		place, plain->data, plain->len, ad->data, ad->len, nonce, key);
}

/* An id, short where it is of the origin of the change, as most are. */
static void
pack_id(struct buf *out, const struct change *c, uint64_t id)
{
	const uint64_t origin = id >> 32;

	if (origin == c->origin) {
		pack_varint(out, (id & UINT32_MAX) << 1 | 1);
		return;
	}
	pack_varint(out, origin << 1);
	pack_varint(out, id & UINT32_MAX);
}

static uint64_t
read_id(struct reader *r, const struct change *c)
{
	const uint64_t first = read_varint(r);
	const uint64_t origin = first & 1 ? c->origin : first >> 1;
	const uint64_t n = first & 1 ? first >> 1 : read_varint(r);

	if (origin > UINT32_MAX || n > UINT32_MAX ||
		(!(first & 1) && origin == c->origin))
		r->fault = true;
	return r->fault ? 0 : origin << 32 | n;
}

/* By the clock in UTC; the day of the origin is it, or one beside it. */
static int64_t
clock_day(const struct change *c)
{
	return c->time / 86400 - (c->time % 86400 < 0);
}

static int32_t
read_date(struct reader *r, const struct change *c)
{
	int64_t date;

	if (__builtin_add_overflow(read_signed(r), clock_day(c), &date) ||
		date != (int32_t)date)
		r->fault = true;
	return r->fault ? 0 : (int32_t)date;
}

static void
pack_header(struct buf *out, const struct change *c)
{
	buf_adds(out, "mg");
	pack_u8(out, CHANGE_FORMAT);
	pack_u8(out, CHANGE_RULES);
	pack_u64(out, c->cluster);
	pack_varint(out, c->origin);
	pack_varint(out, c->oseq);
	pack_varint(out, change_begins_act(c) ? 0 : c->act);
	pack_signed(out, c->time);
	pack_signed(out, c->date - clock_day(c));
	pack_id(out, c, c->actor);
	pack_u8(out, (uint8_t)c->kind);
	pack_varint(out, c->undoes);
}

/* What a seal is bound to: which change, which operation, its clear part. */
static void
pack_ad(struct buf *ad, const struct change *c, size_t index, const void *clear,
	size_t n)
{
	buf_clear(ad);
	pack_u32(ad, c->origin);
	pack_u64(ad, c->oseq);
	pack_u64(ad, (uint64_t)c->time);
	pack_u64(ad, c->actor);
	pack_u32(ad, (uint32_t)index);
	buf_add(ad, clear, n);
}

/* MG_EERASED: there is something to seal and no key. */
static int
pack_sealed_class(struct buf *out, const struct op_classes *classes,
	enum fdef_privacy class, const uint8_t *key, const struct buf *ad,
	uint8_t nonce[NONCE_SIZE])
{
	struct buf plain = BUF_INIT;
	size_t n = pack_class(&plain, classes, class);
	int rc = 0;

	if (n == 0)
		pack_varint(out, 0);
	else if (!key)
		rc = MG_EERASED;
	else
		pack_sealed(out, &plain, key, ad, nonce);
	buf_release(&plain);
	return rc;
}

static int
pack_op(struct buf *out, const struct change *c, size_t index,
	struct store *keys, uint8_t nonce[NONCE_SIZE], struct err *err)
{
	const struct op *op = &c->ops[index];
	size_t start = out->len;
	struct buf ad = BUF_INIT;
	struct person_keys k = { 0 };
	struct op_classes classes;
	enum keyring_answer answer;
	bool found;
	int rc = 0;

	pack_u8(out, (uint8_t)(op->verb | (op->soft ? VERB_SOFT : 0) |
			       (op->with ? VERB_WITH : 0)));
	pack_u8(out, (uint8_t)op->kind);
	pack_id(out, c, op->id);
	pack_id(out, c, op->owner);
	pack_varint(out, op->base);
	classes_of(c, op, &classes);
	pack_class(out, &classes, PRIVACY_PUBLIC);
	pack_ad(&ad, c, index, out->data + start, out->len - start);
	answer = op->owner ? keyring_get(keys, op->owner, &k) : KEYRING_NONE;
	found = answer == KEYRING_FOUND;
	for (int i = 0; !rc && op->owner && i < 2; i++)
		rc = pack_sealed_class(out, &classes,
			i ? PRIVACY_HEALTH : PRIVACY_PERSONAL,
			found ? (i ? k.health : k.personal) : NULL, &ad, nonce);
	seal_wipe(&k, sizeof(k));
	buf_release(&ad);
	if (rc && answer != KEYRING_DESTROYED)
		return err_set(err, MG_EDAMAGED,
			_("the key of this person is damaged or lost, so "
			  "nothing can be added; run: magang check"));
	if (rc)
		return err_set(err, MG_EERASED,
			_("the data of this person were erased; nothing can be "
			  "added"));
	return 0;
}

static size_t
op_size(const struct change *c, const struct op *op, struct buf *room)
{
	size_t n = 2 + 3 * 10; /* verb, kind; id, owner, base as varints */
	struct op_classes classes;

	classes_of(c, op, &classes);
	for (int i = PRIVACY_PUBLIC; i <= PRIVACY_HEALTH; i++) {
		enum fdef_privacy class = (enum fdef_privacy)i;
		struct buf length = BUF_INIT;

		buf_clear(room);
		if (pack_class(room, &classes, class) &&
			class != PRIVACY_PUBLIC) {
			n += NONCE_SIZE + TAG_SIZE;
			pack_varint(&length, NONCE_SIZE + TAG_SIZE + room->len);
			n += length.len;
		}
		n += room->len;
		buf_release(&length);
	}
	return n;
}

size_t
change_size(const struct change *c, size_t from)
{
	struct buf room = BUF_INIT;
	size_t n = 0;

	for (size_t i = from; i < c->n; i++)
		n += op_size(c, &c->ops[i], &room);
	buf_release(&room);
	return n;
}

int
change_encode(const struct change *c, struct store *keys, struct buf *out,
	struct err *err)
{
	uint8_t nonce[NONCE_SIZE];
	int rc = 0;

	seal_random(nonce, sizeof(nonce));
	pack_header(out, c);
	pack_varint(out, c->n);
	for (size_t i = 0; !rc && i < c->n; i++)
		rc = pack_op(out, c, i, keys, nonce, err);
	if (!rc && out->len > CHANGE_BYTES)
		rc = err_set(err, MG_EDATA,
			_("too much at once; do it in smaller parts"));
	return rc;
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
		r->fault |= is_near(&v, c->origin);
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
	if (want && !want(ctx, op)) {
		skip_op(r, c, op);
		return true;
	}
	pack_ad(&ad, c, index, start, (size_t)(r->p - start));
	read_sealed(r, c, index, keys, &ad);
	buf_release(&ad);
	return true;
}

static void
read_header(struct reader *r, struct change *c)
{
	c->cluster = read_u64(r);
	c->origin = (uint32_t)read_varint(r);
	c->oseq = read_varint(r);
	c->act = read_varint(r);
	if (!c->act)
		c->act = change_number(c);
	c->time = read_signed(r);
	c->date = read_date(r, c);
	c->actor = read_id(r, c);
	c->kind = read_u8(r);
	c->undoes = read_varint(r);
}

/* 0, MG_EDAMAGED: no change, MG_EVERSION. */
static int
read_begin(struct reader *r, struct change *c, const void *p, size_t n)
{
	const uint8_t *magic;

	reader_init(r, p, n);
	magic = read_raw(r, 2);
	if (!magic || memcmp(magic, "mg", 2) != 0)
		return MG_EDAMAGED;
	if (read_u8(r) != CHANGE_FORMAT || read_u8(r) > CHANGE_RULES)
		return MG_EVERSION;
	read_header(r, c);
	return 0;
}

bool
change_header(struct change *c, const void *p, size_t n)
{
	struct reader r;

	memset(c, 0, sizeof(*c));
	return read_begin(&r, c, p, n) == 0 && !r.fault;
}

static int
made_by_newer(struct err *err)
{
	return err_set(err, MG_EVERSION,
		_("a change was made by a newer version; update this "
		  "program"));
}

int
change_decode_some(struct change *c, struct store *keys, const void *p,
	size_t n, op_wanted want, void *ctx, struct err *err)
{
	struct reader r;
	uint64_t ops;
	int rc;

	change_clear(c);
	rc = read_begin(&r, c, p, n);
	if (rc == MG_EDAMAGED)
		return err_set(err, rc, _("this is no change"));
	if (rc)
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
change_decode(struct change *c, struct store *keys, const void *p, size_t n,
	struct err *err)
{
	return change_decode_some(c, keys, p, n, NULL, NULL, err);
}
