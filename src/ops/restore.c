/* SPDX-License-Identifier: MIT */
#include "magang/ops/restore.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/apply/apply.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/log/follow.h"
#include "magang/office/erasures.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/ops/erase.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/rulebook/settings_now.h"
#include "magang/store/backup_advice.h"
#include "magang/store/backup_keys.h"
#include "magang/store/backup_read.h"
#include "magang/store/compact.h"
#include "magang/store/create.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/store/open.h"
#include "magang/store/reads.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "restore_since.h"

#define LISTED 10     /* numbers in a sentence */
#define READ_ROWS 256 /* rows of the log of reads, at a time */

struct work {
	const struct office_options *opt;
	struct restoring *r;
	const char *keys_name;
	struct backup *data, *keys;
	char *own;    /* the register of the place */
	bool current; /* a register knows the end of the backup or what came */
	struct office *office;
};

/* ---- what happened, once more -------------------------------------------- */

static int
damaged(struct err *err)
{
	return err_set(err, MG_EDAMAGED,
		_("the backup holds something that cannot have happened; take "
		  "another one"));
}

static int
follow(struct log_following *f, const struct backup_row *row, struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct log_entry e;
	int rc;

	if (row->n < 8)
		return damaged(err);
	buf_add(&bytes, row->p + 8, row->n - 8);
	rc = journal_take(get_u64(row->p), &bytes, &e)
		     ? following_next(f, &e, err)
		     : damaged(err);
	buf_release(&bytes);
	return rc;
}

static bool
take_read(const struct backup_row *row, struct read_row *out)
{
	const uint8_t *mark;
	struct reader rd;

	reader_init(&rd, row->p, row->n);
	out->time = (int64_t)read_u64(&rd);
	out->user = read_u64(&rd);
	out->person = 0;
	out->other = read_u64(&rd);
	mark = read_raw(&rd, READ_MARK);
	if (mark)
		memcpy(out->mark, mark, READ_MARK);
	out->what = read_u8(&rd);
	return reader_done(&rd);
}

static int
keep_reads(
	struct work *w, const struct read_row *rows, size_t *n, struct err *err)
{
	int rc = *n ? reads_add(w->office->store, rows, *n, 0, err) : 0;

	*n = 0;
	return rc;
}

static int
follow_all(struct work *w, struct err *err)
{
	struct log_following f = { .to = { w->office->store, apply_entry,
					   &w->office->book } };
	struct read_row reads[READ_ROWS];
	struct backup_row row;
	size_t n = 0;
	int rc = 0;

	while (!rc && backup_next(w->data, &row)) {
		if (row.what == BACKUP_ENTRY)
			rc = follow(&f, &row, err);
		else if (row.what != BACKUP_READ || !take_read(&row, &reads[n]))
			rc = damaged(err);
		else if (++n == READ_ROWS)
			rc = keep_reads(w, reads, &n, err);
	}
	rc = following_end(&f, rc, err);
	return rc ? rc : keep_reads(w, reads, &n, err);
}

/* Nothing of it is missing, nothing is another. */
static int
arrive(struct work *w, struct log_head *end, struct err *err)
{
	const struct backup_head *head = backup_head(w->data);
	int rc = log_last(w->office->log, end, err);

	if (!rc && (end->seq != head->seq ||
			   memcmp(end->chain, head->chain, HASH_SIZE) != 0))
		rc = damaged(err);
	return rc;
}

/* ---- persons and their keys ---------------------------------------------- */

/* What does not agree: data whose key is destroyed, keys whose data are, and
 * whom no key opens. */
struct agreeing {
	struct ids erase, destroy, locked; /* persons */
};

static void
look_at(struct work *w, const struct record *p, struct agreeing *a)
{
	bool erased = record_has(p, F_ERASED);
	struct person_keys keys;
	enum keyring_answer answer =
		keyring_get(w->office->store, p->id, &keys);

	seal_wipe(&keys, sizeof(keys));
	if (erased && answer != KEYRING_DESTROYED)
		ids_add(&a->destroy, p->id);
	else if (!erased && answer == KEYRING_DESTROYED)
		ids_add(&a->erase, p->id);
	else if (!erased && answer != KEYRING_FOUND)
		ids_add(&a->locked, p->id);
}

static int
look_at_all(struct work *w, struct agreeing *a, struct err *err)
{
	const uint8_t prefix = KIND_PERSON;
	struct record *p = xmalloc(sizeof(*p));
	struct txn *txn;
	struct walk row;
	int rc = txn_read(w->office->store, &txn, err);

	if (!rc) {
		walk_begin(&row, txn, TREE_REC, &prefix, 1);
		while (walk_next(&row))
			if (row.key.n == 9 &&
				record_decode(p, walk_id(&row), row.value.p,
					row.value.n, 0))
				look_at(w, p, a);
		walk_end(&row);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	free(p);
	return rc;
}

static int
refuse_locked(struct work *w, const struct ids *locked, struct err *err)
{
	const char *prefix = kind_info(KIND_PERSON)->prefix;
	char number[NUMBER_TEXT], when[DATE_TIME_TEXT];
	struct buf list = BUF_INIT;
	int rc;

	for (size_t i = 0; i < locked->n && i < LISTED; i++)
		buf_addf(&list, "%s%s", i ? ", " : "",
			number_format(number, prefix, locked->rows[i]));
	if (locked->n > LISTED)
		buf_adds(&list, ", ...");
	date_format_time(
		when, w->r->keys_time, w->office->book.site.zone_minutes);
	rc = err_set(err, MG_EINPUT,
		_n("'%s' of %s does not open %zu person (%s); give keys of a "
		   "later day: --keys FILE, or --partly to leave that person "
		   "as a number",
			"'%s' of %s does not open %zu people (%s); give keys "
			"of a later day: --keys FILE, or --partly to leave "
			"them as numbers",
			locked->n),
		w->keys_name, when, locked->n, buf_str(&list));
	buf_release(&list);
	return rc;
}

static int
agree(struct work *w, struct err *err)
{
	struct agreeing a = { 0 };
	struct store *store = w->office->store;
	int rc = look_at_all(w, &a, err);

	if (!rc && a.locked.n && !w->r->partly)
		rc = refuse_locked(w, &a.locked, err);
	for (size_t i = 0; !rc && i < a.destroy.n; i++)
		rc = keyring_destroy(store, a.destroy.rows[i], err);
	if (!rc && a.destroy.n)
		rc = store_compact(store, err);
	if (!rc)
		rc = erase_those(w->office, a.erase.rows, a.erase.n, err);
	w->r->erased += a.erase.n;
	w->r->locked = a.locked.n;
	ids_release(&a.erase);
	ids_release(&a.destroy);
	ids_release(&a.locked);
	return rc;
}

/* ---- the register -------------------------------------------------------- */

/* A line that stands in the copy: in the register of this place as well. */
static int
carry_line(void *ctx, const struct register_line *line, struct err *err)
{
	struct work *w = ctx;

	return register_add(w->office->store, line, err);
}

static int
carry(struct work *w, struct err *err)
{
	size_t bad; /* counted when it was obeyed */

	return register_read(w->office->store, w->r->copy, w->office->cluster,
		carry_line, w, &bad, err);
}

/* From before the backup it says nothing of the time since. */
static int
look_how_old(void *ctx, const struct register_line *line, struct err *err)
{
	struct work *w = ctx;
	const struct backup_head *head = backup_head(w->data);

	(void)err;
	if (line->word == REGISTER_ERASED)
		w->current |= line->time > head->time;
	else
		w->current |= line->number >= head->seq;
	return 0;
}

static int
obey(struct work *w, const char *path, struct err *err)
{
	size_t n, bad;
	int rc = register_read(w->office->store, path, w->office->cluster,
		look_how_old, w, &bad, err);

	if (!rc && bad && !w->r->without)
		rc = err_set(err, MG_EINPUT,
			_("lines of '%s' were altered (%zu), and who was erased "
			  "by them would be back; give another copy of the "
			  "register: --register FILE, or --no-register where "
			  "none is left"),
			path, bad);
	if (!rc)
		rc = erase_obey(w->office, path, &n, &bad, err);
	if (!rc) {
		w->r->erased += n;
		w->r->bad += bad;
	}
	return rc;
}

/* The journal goes on from here; what stood behind is lost. */
static int
note_restored(struct work *w, const struct log_head *end, struct err *err)
{
	struct office *o = w->office;
	struct register_line line = {
		.word = REGISTER_RESTORED, .cluster = o->cluster, .time = o->now
	};

	line.number = end->seq;
	memcpy(line.chain, end->chain, HASH_SIZE);
	return register_add(o->store, &line, err);
}

/* Stores that were put aside at this place know whom the file beside them lost. */
static int
obey_aside(struct work *w, struct err *err)
{
	int rc = 0;

	for (int i = 1; !rc && i < STORE_ASIDE; i++) {
		char *dir = store_aside(w->opt->dir, i);
		char *path = register_inside(dir);

		if (register_is(path))
			rc = obey(w, path, err);
		free(path);
		free(dir);
	}
	return rc;
}

/* What came since the backup, as far as they prove it. */
static int
since_all(struct work *w, struct log_head *end, struct err *err)
{
	uint64_t head = end->seq;
	int rc = 0;

	for (int i = 1; !rc && i < STORE_ASIDE; i++) {
		char *dir = store_aside(w->opt->dir, i);

		if (access(dir, F_OK) == 0)
			rc = restore_since(
				w->office, dir, &w->r->since, &head, err);
		free(dir);
	}
	if (!rc)
		rc = log_last(w->office->log, end, err);
	if (!rc && head > end->seq)
		w->r->lost = head - end->seq;
	return rc;
}

static bool
is_aside(const char *dir)
{
	bool is = false;

	for (int i = 1; !is && i < STORE_ASIDE; i++) {
		char *aside = store_aside(dir, i);
		char *path = register_inside(aside);

		is = register_is(path);
		free(aside);
		free(path);
	}
	return is;
}

static int
obey_all(struct work *w, struct err *err)
{
	int rc = obey_aside(w, err);

	if (!rc && register_is(w->own))
		rc = obey(w, w->own, err);
	if (!rc && w->r->copy)
		rc = obey(w, w->r->copy, err);
	if (!rc && !w->current && !w->r->without)
		rc = err_set(err, MG_EINPUT,
			_("'%s' is from before the backup, or of another "
			  "office, so it does not say who was erased since; "
			  "give a later copy of the register: --register FILE, "
			  "or --no-register where none is left"),
			w->r->copy ? w->r->copy : w->own);
	return rc;
}

/* ---- all of it ----------------------------------------------------------- */

/* The gate is held. */
static int
fill_inside(struct work *w, struct err *err)
{
	struct log_head end;
	int rc = backup_take_keys(w->office->store, w->keys, err);

	if (!rc)
		rc = follow_all(w, err);
	if (!rc)
		rc = arrive(w, &end, err);
	if (!rc && !w->r->only)
		rc = since_all(w, &end, err);
	if (!rc)
		rc = rulebook_settings_now(&w->office->book, err);
	if (!rc)
		rc = obey_all(w, err);
	if (!rc)
		rc = agree(w, err);
	if (!rc && w->r->copy)
		rc = carry(w, err);
	if (!rc)
		rc = erasures_write(w->office, err);
	return rc ? rc : note_restored(w, &end, err);
}

static int
fill(void *ctx, struct store *store, struct err *err)
{
	struct work *w = ctx;
	int rc = office_new(store, w->opt, &w->office, err);

	w->office->cluster = backup_head(w->data)->cluster;
	if (!rc)
		rc = gate_enter(store, err);
	if (!rc) {
		rc = fill_inside(w, err);
		gate_leave(store);
	}
	w->r->zone = w->office->book.site.zone_minutes;
	w->office->store = NULL; /* store_create() closes it */
	office_close(w->office);
	return rc;
}

static int
open_keys(struct work *w, const char *from, struct err *err)
{
	struct stat st;

	if (!w->r->keys && stat(w->keys_name, &st) != 0)
		return err_set(err, MG_EINPUT,
			_("the keys of '%s' are not beside it, and without "
			  "keys it opens nobody; give those of that day or a "
			  "later one: --keys FILE"),
			from);
	return backup_open(w->keys_name, BACKUP_KEYS, &w->keys, err);
}

static int
open_both(struct work *w, const char *from, struct err *err)
{
	int rc = backup_open(from, BACKUP_DATA, &w->data, err);

	if (!rc)
		rc = open_keys(w, from, err);
	if (rc)
		return rc;
	w->r->data_time = backup_head(w->data)->time;
	w->r->keys_time = backup_head(w->keys)->time;
	if (backup_head(w->data)->cluster != backup_head(w->keys)->cluster)
		return err_set(err, MG_EINPUT,
			_("'%s' and '%s' are not of one office"), from,
			w->keys_name);
	return 0;
}

/* One file under two names would be read while it grows. */
static bool
is_same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_ino == y.st_ino &&
	       x.st_dev == y.st_dev;
}

int
restore_store(const char *from, const struct office_options *opt,
	struct restoring *r, struct err *err)
{
	char *beside = backup_keys_name(from);
	struct store_options so = { opt->map_bytes, "restore" };
	struct work w = { .opt = opt,
		.r = r,
		.keys_name = r->keys ? r->keys : beside,
		.own = register_path(opt->dir) };
	int rc = open_both(&w, from, err);

	r->erased = r->bad = r->locked = 0;
	r->since = r->lost = 0;
	if (r->copy && is_same_file(r->copy, w.own))
		r->copy = NULL;
	if (!rc && !r->copy && !r->without && !register_is(w.own) &&
		!is_aside(opt->dir))
		rc = err_set(err, MG_EINPUT,
			_("'%s' is not there, and nothing else says who was "
			  "erased since the backup; give a copy of the "
			  "register: --register FILE, or --no-register where "
			  "none is left"),
			w.own);
	if (!rc)
		rc = store_create(opt->dir, &so, fill, &w, err);
	backup_close(w.data);
	backup_close(w.keys);
	free(beside);
	free(w.own);
	return rc;
}
