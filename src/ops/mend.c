/* SPDX-License-Identifier: MIT */
#include "magang/ops/mend.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/office/office.h"
#include "magang/record/change_read.h"
#include "magang/record/fields.h"
#include "magang/record/trace.h"
#include "magang/store/backup_keys.h"
#include "magang/store/backup_read.h"
#include "magang/store/broken.h"
#include "magang/store/gate.h"
#include "magang/store/journal.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

/* What is known of a key that does not open. */
enum key_state {
	OPEN,    /* nothing yet */
	NOBODYS, /* made ahead */
	ERASED,
	MENDED,
};

struct broken {
	uint64_t id;
	enum key_state state;
};

struct mend_work {
	struct office *office;
	struct txn *txn; /* while records are looked at */
	struct record *record;
	struct broken *rows; /* ascending */
	size_t n, cap;
	uint64_t
		before; /* the row that was looked at last and is whole, or 0 */
};

static int
by_id(const void *a, const void *b)
{
	uint64_t x = ((const struct broken *)a)->id;
	uint64_t y = ((const struct broken *)b)->id;

	return (x > y) - (x < y);
}

static struct broken *
find(struct mend_work *w, uint64_t id)
{
	const struct broken key = { .id = id };

	return w->n ? bsearch(&key, w->rows, w->n, sizeof(key), by_id) : NULL;
}

/* ---- which ---------------------------------------------------------------- */

static void
add(struct mend_work *w, uint64_t id, enum key_state state)
{
	VEC_GROW(w->rows, w->n, w->cap);
	w->rows[w->n++] = (struct broken){ id, state };
}

/* Keys are made in blocks without a gap: of one that lacks some, the last is there,
 * and nobody would make them. */
static int
add_damaged(void *ctx, uint64_t id, enum keyring_answer answer)
{
	struct mend_work *w = ctx;

	if (answer == KEYRING_DAMAGED) { /* its number may be, too */
		if (id)
			add(w, id, OPEN);
		w->before = 0;
		return 0;
	}
	if (w->before && id >> 32 == w->before >> 32)
		for (uint64_t gap = w->before + 1; gap < id; gap++)
			add(w, gap, OPEN);
	w->before = id;
	return 0;
}

static bool
is_added(const struct mend_work *w, size_t n, uint64_t id)
{
	const struct broken key = { .id = id };

	return n && bsearch(&key, w->rows, n, sizeof(key), by_id);
}

static void
add_lost(struct mend_work *w)
{
	const uint8_t prefix = KIND_PERSON;
	const size_t n = w->n;
	struct person_keys keys;
	struct walk row;

	walk_begin(&row, w->txn, TREE_REC, &prefix, 1);
	while (walk_next(&row)) {
		uint64_t id = row.key.n == 9 ? get_u64(row.key.p + 1) : 0;

		if (id && !is_added(w, n, id) &&
			keyring_get(w->office->store, id, &keys) ==
				KEYRING_NONE)
			add(w, id, OPEN);
		seal_wipe(&keys, sizeof(keys));
	}
	walk_end(&row);
}

static bool
has_history(struct mend_work *w, uint64_t id)
{
	struct trace t;
	uint64_t seq;
	bool any;

	trace_of_record(&t, w->txn, KIND_PERSON, id);
	any = trace_next(&t, &seq);
	trace_end(&t);
	return any;
}

static enum key_state
state_of(struct mend_work *w, uint64_t id)
{
	if (!record_load(w->txn, KIND_PERSON, id, RECORD_UNCHECKED, w->record))
		return has_history(w, id) ? OPEN : NOBODYS;
	return record_has(w->record, F_ERASED) ? ERASED : OPEN;
}

static int
look_line(void *ctx, const struct register_line *line, struct err *err)
{
	struct broken *row = find(ctx, line->number);

	(void)err;
	if (line->word == REGISTER_ERASED && row)
		row->state = ERASED;
	return 0;
}

static int
look_register(struct mend_work *w, struct err *err)
{
	char *path = register_of(w->office->store);
	size_t bad;
	int rc = 0;

	if (register_is(path))
		rc = register_read(w->office->store, path, w->office->cluster,
			look_line, w, &bad, err);
	free(path);
	return rc;
}

static int
look(struct mend_work *w, struct err *err)
{
	int rc = keyring_each(w->office->store, add_damaged, w, err);

	if (!rc)
		rc = txn_read(w->office->store, &w->txn, err);
	if (rc)
		return rc;
	add_lost(w);
	if (w->n)
		qsort(w->rows, w->n, sizeof(*w->rows), by_id);
	for (size_t i = 0; i < w->n; i++)
		w->rows[i].state = state_of(w, w->rows[i].id);
	rc = txn_fault(w->txn, err);
	txn_abort(w->txn);
	return rc ? rc : look_register(w, err);
}

/* ---- with what ------------------------------------------------------------ */

static bool
is_hers(void *ctx, const struct op *op)
{
	return op->owner == *(const uint64_t *)ctx;
}

/* Does the key that is being tried open what the change says of the person? */
static bool
opens_entry(struct mend_work *w, uint64_t id, uint64_t seq)
{
	struct err none = ERR_INIT;
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct change c;
	bool good;

	change_init(&c, ACT_ADD);
	good = journal_read(w->txn, seq, &hold, &e) &&
	       !change_decode_some(
		       &c, w->office->store, &e.change, is_hers, &id, &none);
	change_release(&c);
	buf_release(&hold);
	return good;
}

/* Where a backup was put in its place, another may have got the number. */
static bool
fits(struct mend_work *w, uint64_t id, const struct person_keys *keys,
	struct err *err)
{
	struct trace t;
	uint64_t seq;
	bool good = true;

	if (txn_read(w->office->store, &w->txn, err))
		return false;
	keyring_try(w->office->store, id, keys);
	trace_of_record(&t, w->txn, KIND_PERSON, id);
	while (good && trace_next(&t, &seq))
		good = opens_entry(w, id, seq);
	trace_end(&t);
	keyring_try(w->office->store, id, NULL);
	txn_abort(w->txn);
	return good;
}

static int
take_key(
	void *ctx, uint64_t id, const struct person_keys *keys, struct err *err)
{
	struct mend_work *w = ctx;
	struct broken *row = find(w, id);
	int rc;

	if (!row || row->state != OPEN || !fits(w, id, keys, err))
		return err->code;
	rc = keyring_put(w->office->store, id, keys, err);
	if (!rc)
		row->state = MENDED;
	return rc;
}

static int
settle(struct mend_work *w, const struct broken *row, struct mending *out,
	struct err *err)
{
	struct person_keys fresh;
	int rc = 0;

	if (row->state == MENDED) {
		out->mended++;
	} else if (row->state == ERASED) {
		out->erased++;
		rc = keyring_destroy(w->office->store, row->id, err);
	} else if (row->state == NOBODYS) {
		seal_random(&fresh, sizeof(fresh));
		rc = keyring_put(w->office->store, row->id, &fresh, err);
		seal_wipe(&fresh, sizeof(fresh));
	} else {
		VEC_GROW(out->left, out->n_left, out->cap_left);
		out->left[out->n_left++] = row->id;
	}
	return rc;
}

static int
mend_inside(struct mend_work *w, struct backup *keys, struct mending *out,
	struct err *err)
{
	int rc = look(w, err);

	if (!rc && w->n && keys)
		rc = backup_each_key(keys, take_key, w, err);
	for (size_t i = 0; !rc && i < w->n; i++)
		rc = settle(w, &w->rows[i], out, err);
	return rc;
}

int
mend_keys(struct office *office, struct backup *keys, struct mending *out,
	struct err *err)
{
	struct mend_work w = { .office = office };
	int rc = access_need(&office->access, PERM_ADMIN, err);

	*out = (struct mending){ 0 };
	if (!rc && keys && backup_head(keys)->cluster != office->cluster)
		rc = err_set(
			err, MG_EINPUT, _("these are keys of another office"));
	if (!rc)
		rc = gate_enter(office->store, err);
	if (rc)
		return rc;
	w.record = xmalloc(sizeof(*w.record));
	rc = mend_inside(&w, keys, out, err);
	gate_leave(office->store);
	free(w.record);
	free(w.rows);
	return rc;
}

int
mend_journal(struct office *office, struct backup *data,
	struct journal_mending *out, struct err *err)
{
	int rc = access_need(&office->access, PERM_ADMIN, err);

	if (!rc && data && backup_head(data)->cluster != office->cluster)
		rc = err_set(err, MG_EINPUT,
			_("this is a backup of another office"));
	if (!rc)
		rc = gate_enter(office->store, err);
	if (rc)
		return rc;
	rc = journal_mend(office->store, data, out, err);
	gate_leave(office->store);
	if (!rc && !out->bad)
		store_broken(office->store, false);
	return rc;
}
