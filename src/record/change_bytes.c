/* SPDX-License-Identifier: MIT */
#include "magang/record/change_bytes.h"

#include <assert.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/store/keyring.h"
#include "change_format.h"

/* Of fields by where they stand; what the id says stands nowhere. */
enum { CLASS_SAID = PRIVACY_HEALTH + 1, CLASSES };

/* The class of each field of an operation, looked up once. */
struct op_classes {
	const struct op *op;
	uint32_t origin; /* of the change */
	uint8_t of[2 * RECORD_FIELDS + 2];
	size_t n[CLASSES];
};

/* Only where the record comes or goes: in between nobody sets it. */
static bool
is_said(const struct op *op, size_t i)
{
	return (op->verb == OP_CREATE || op->verb == OP_DELETE) && i < op->n &&
	       kind_says(op->kind, op->f[i].id);
}

static uint8_t
class_of(const struct op *op, size_t i)
{
	if (is_said(op, i))
		return CLASS_SAID;
	return (uint8_t)(op->owner ? field_class(op->kind, op->f[i].id)
				   : PRIVACY_PUBLIC);
}

static void
classes_of(const struct change *c, const struct op *op, struct op_classes *out)
{
	const size_t all = op->n + op->n_seen;

	assert(all <= ARRAY_SIZE(out->of));
	out->op = op;
	out->origin = c->origin;
	memset(out->n, 0, sizeof(out->n));
	for (size_t i = 0; i < all; i++) {
		out->of[i] = class_of(op, i);
		out->n[out->of[i]]++;
	}
}

/* What stands before a value, but for whether it is there; an old one's bits. */
static unsigned
form_of(const struct value *v, uint32_t origin)
{
	if (v->kind == VALUE_UNKNOWN)
		return 0;
	return HAS_OLD | (v->kind == VALUE_TEXT ? OLD_TEXT : 0) |
	       (change_near(v, origin) ? OLD_NEAR : 0);
}

static void
pack_value(struct buf *out, const struct value *v, uint32_t origin)
{
	if (v->kind == VALUE_TEXT)
		pack_bytes(out, v->text, v->len);
	else if (change_near(v, origin))
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

	if (!id) {
		pack_varint(out, 0);
	} else if (origin == c->origin) {
		pack_varint(out, (id & UINT32_MAX) << 1 | 1);
	} else {
		pack_varint(out, (origin + 1) << 1);
		pack_varint(out, id & UINT32_MAX);
	}
}

static void
pack_header(struct buf *out, const struct change *c)
{
	pack_u8(out, CHANGE_RULES);
	pack_u64(out, c->cluster);
	pack_varint(out, change_begins_act(c) ? 0 : c->act);
	pack_signed(out, c->time);
	pack_signed(out, c->date - change_clock_day(c));
	pack_id(out, c, c->actor);
	pack_u8(out, (uint8_t)c->kind);
	pack_varint(out, c->undoes);
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
	change_pack_ad(&ad, c, index, out->data + start, out->len - start);
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
