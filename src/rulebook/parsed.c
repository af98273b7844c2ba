/* SPDX-License-Identifier: MIT */
/*
 * The file: a head, rows, then the bytes of each row from a place that a map
 * aligns well. Rows come in the order of the records. Numbers are in the order
 * of this machine, as those of LMDB beside it.
 */
#include "magang/rulebook/parsed.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/identity/area.h"
#include "magang/identity/area_parse.h"
#include "magang/identity/area_table.h"
#include "magang/rulebook/core.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "magang/yaml/packed.h"
#include "magang/store/derived.h"
#include "magang/rulebook/settings_now.h"

#define PARSED_FILE "parsed"
#define PARSED_MAGIC 0x6d67706172736501 /* "mgparse", 1 */
#define ALIGN 8

struct parsed_head {
	uint64_t magic, size; /* bytes of the whole */
	uint64_t n;
	char version[24]; /* of the program that loaded all of it */
};
static const char version[24] = MG_VERSION;

struct parsed_row {
	uint64_t id, check;
	uint32_t kind;
	uint32_t at, size; /* 0: the text has faults */
	uint8_t stamp[RECORD_STAMP];
};
static_assert(sizeof(struct parsed_row) % ALIGN == 0, "");

struct parsed {
	struct view bytes;
	const struct parsed_row *row;
	size_t n;
	void *heap;      /* owner of the bytes, or */
	struct view map; /* what derived_map() gave */
};

void
parsed_free(struct parsed *p)
{
	if (!p)
		return;
	derived_unmap(&p->map);
	free(p->heap);
	free(p);
}

/* Head and places are right; false: they are not. */
static bool
take_bytes(struct parsed *p, struct view bytes)
{
	const struct parsed_head *h = (const void *)bytes.p;

	if (bytes.n < sizeof(*h) || h->magic != PARSED_MAGIC ||
		h->size != bytes.n ||
		memcmp(h->version, version, sizeof(version)) != 0 ||
		h->n > (bytes.n - sizeof(*h)) / sizeof(*p->row))
		return false;
	p->bytes = bytes;
	p->row = (const void *)(h + 1);
	p->n = h->n;
	for (size_t i = 0; i < p->n; i++)
		if (p->row[i].at % ALIGN || p->row[i].at > bytes.n ||
			p->row[i].size > bytes.n - p->row[i].at)
			return false;
	return true;
}

/* ---- which records ------------------------------------------------------- */

static bool
is_areas(enum kind kind, uint64_t id)
{
	return kind == KIND_SETTING && id == SETTING_AREAS;
}

/* The records that have a text, in order; false: no more. */
static bool
next_text(struct walk *w, enum kind *kind, uint64_t *id)
{
	if (!walk_next(w))
		return false;
	*kind = (enum kind)w->key.p[0];
	*id = get_u64(w->key.p + 1);
	return true;
}

static const enum kind kinds_with_text[] = { KIND_SETTING, KIND_PROGRAM };

static const struct parsed_row *
row_of(const struct parsed *p, enum kind kind, uint64_t id,
	const uint8_t stamp[RECORD_STAMP])
{
	for (size_t i = 0; i < p->n; i++)
		if (p->row[i].kind == kind && p->row[i].id == id &&
			memcmp(p->row[i].stamp, stamp, RECORD_STAMP) == 0)
			return &p->row[i];
	return NULL;
}

/* What stands under the stamp of a record; size 0: nothing. */
static struct view
find(const struct parsed *p, struct txn *txn, enum kind kind, uint64_t id,
	uint64_t *check)
{
	uint8_t stamp[RECORD_STAMP];
	const struct parsed_row *row = NULL;

	if (p && record_stamp(txn, kind, id, stamp))
		row = row_of(p, kind, id, stamp);
	*check = row ? row->check : 0;
	return row ? (struct view){ p->bytes.p + row->at, row->size }
		   : (struct view){ NULL, 0 };
}

bool
parsed_text(const struct parsed *p, struct txn *txn, enum kind kind,
	uint64_t id, struct record *hold, struct parsed_text *out)
{
	uint64_t check;
	struct view v = find(p, txn, kind, id, &check);
	const struct value *text;

	if (v.n > 0 && seal_checksum(v.p, v.n) == check) {
		*out = (struct parsed_text){ (const char *)v.p, v.n, true };
		return true;
	}
	text = record_load(txn, kind, id, 0, hold)
		       ? record_get(hold, F_SET_TEXT)
		       : NULL;
	if (!text || text->kind != VALUE_TEXT)
		return false;
	*out = (struct parsed_text){ text->text, text->len, false };
	return true;
}

/* The table is long and bears damage (area_table.h): its bytes are not summed.
 */
struct areas *
parsed_areas(const struct parsed *p, struct txn *txn, struct err *err)
{
	uint64_t check;
	struct view v = find(p, txn, KIND_SETTING, SETTING_AREAS, &check);
	struct areas *a = areas_open(v.p, v.n);
	struct parsed_text text;
	struct record *hold;

	if (a)
		return a;
	hold = xmalloc(sizeof(*hold));
	if (parsed_text(NULL, txn, KIND_SETTING, SETTING_AREAS, hold, &text))
		a = areas_parse(text.p, text.n, err);
	else if (!txn_fault(txn, err))
		err_set(err, MG_ECONFIG, _("the store has no table of areas"));
	free(hold);
	return a;
}

/* Is there a row for each text of the store, and none besides? */
static bool
is_complete(const struct parsed *p, struct txn *txn)
{
	size_t n = 0, found = 0;

	for (size_t i = 0; i < ARRAY_SIZE(kinds_with_text); i++) {
		const uint8_t prefix = (uint8_t)kinds_with_text[i];
		struct walk w;
		enum kind kind;
		uint64_t id;

		walk_begin(&w, txn, TREE_REC, &prefix, 1);
		for (; next_text(&w, &kind, &id); n++)
			found += w.value.n >= RECORD_STAMP &&
				 row_of(p, kind, id, w.value.p) != NULL;
		walk_end(&w);
	}
	return n == found && n == p->n;
}

/* ---- making -------------------------------------------------------------- */

static void
add_areas(struct buf *to, const struct value *text)
{
	struct err err = ERR_INIT;
	struct areas *a = areas_parse(text->text, text->len, &err);

	if (a)
		buf_add(to, a->bytes.p, a->bytes.n);
	areas_free(a);
}

/* What the loaders find faults in is left to them each time. */
static void
add_yaml(struct buf *to, enum kind kind, const struct value *text)
{
	struct diag_list diags;
	char name[64];
	int number;

	diag_init(&diags, "");
	if (kind != KIND_PROGRAM || office_program_check("", text->text,
					    text->len, &diags, name, &number))
		yaml_pack(text->text, text->len, to);
	diag_release(&diags);
}

/* The rows of one kind, their places counted from the first byte of `data`. */
static void
add_kind(struct buf *rows, struct buf *data, struct txn *txn, enum kind of_kind)
{
	static const char zeros[ALIGN];
	const uint8_t prefix = (uint8_t)of_kind;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;
	enum kind kind;
	uint64_t id;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (next_text(&w, &kind, &id)) {
		struct parsed_row row = {
			.id = id, .kind = kind, .at = (uint32_t)data->len
		};
		const struct value *text =
			record_decode(r, id, w.value.p, w.value.n, 0)
				? record_get(r, F_SET_TEXT)
				: NULL;

		if (w.value.n >= RECORD_STAMP)
			memcpy(row.stamp, w.value.p, RECORD_STAMP);
		if (text && is_areas(kind, id))
			add_areas(data, text);
		else if (text)
			add_yaml(data, kind, text);
		row.size = (uint32_t)(data->len - row.at);
		row.check = seal_checksum(buf_str(data) + row.at, row.size);
		buf_add(rows, &row, sizeof(row));
		buf_add(data, zeros, (ALIGN - data->len % ALIGN) % ALIGN);
	}
	walk_end(&w);
	free(r);
}

static struct parsed *
make(struct txn *txn)
{
	struct parsed *p = xcalloc(1, sizeof(*p));
	struct buf rows = BUF_INIT, data = BUF_INIT;
	struct parsed_head head = { .magic = PARSED_MAGIC };
	struct parsed_row *row;
	size_t start;
	bool good;

	for (size_t i = 0; i < ARRAY_SIZE(kinds_with_text); i++)
		add_kind(&rows, &data, txn, kinds_with_text[i]);
	head.n = rows.len / sizeof(*row);
	start = sizeof(head) + rows.len;
	memcpy(head.version, version, sizeof(version));
	head.size = start + data.len;
	p->heap = xmalloc(head.size);
	row = (void *)((char *)p->heap + sizeof(head));
	memcpy(p->heap, &head, sizeof(head));
	memcpy(row, buf_str(&rows), rows.len);
	memcpy((char *)p->heap + start, buf_str(&data), data.len);
	for (size_t i = 0; i < head.n; i++)
		row[i].at += (uint32_t)start;
	buf_release(&rows);
	buf_release(&data);
	good = take_bytes(p, (struct view){ p->heap, head.size });
	assert(good);
	(void)good;
	return p;
}

static struct parsed *
map(struct store *store)
{
	struct parsed *p = xcalloc(1, sizeof(*p));

	if (derived_map(store, PARSED_FILE, &p->map) && take_bytes(p, p->map))
		return p;
	parsed_free(p);
	return NULL;
}

static bool
write_file(struct store *store, const struct parsed *p)
{
	return derived_write(store, PARSED_FILE, p->bytes.p, p->bytes.n);
}

int
parsed_open(struct store *store, struct parsed **out, struct err *err)
{
	struct parsed *p, *mapped;
	struct txn *txn;
	int rc = txn_read(store, &txn, err);

	if (rc)
		return rc;
	p = map(store);
	if (!p || !is_complete(p, txn)) {
		parsed_free(p);
		p = make(txn);
	}
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc && p->heap && write_file(store, p) && (mapped = map(store))) {
		parsed_free(p);
		p = mapped;
	}
	if (rc)
		parsed_free(p);
	else
		*out = p;
	return rc;
}

bool
parsed_check(struct store *store, struct txn *txn)
{
	struct parsed *made, *p = map(store);
	bool same = true;

	if (p && is_complete(p, txn)) {
		made = make(txn);
		same = made->bytes.n == p->bytes.n &&
		       memcmp(made->bytes.p, p->bytes.p, p->bytes.n) == 0;
		if (!same)
			write_file(store, made);
		parsed_free(made);
	}
	parsed_free(p);
	return same;
}
