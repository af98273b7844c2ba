/* SPDX-License-Identifier: MIT */
#include "magang/ops/restore.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "magang/apply/apply.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/log/log.h"
#include "magang/office/office.h"
#include "magang/ops/erase.h"
#include "magang/store/backup.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

struct work {
	const struct office_options *opt;
	struct restoring *r;
	char *own; /* the register of the place */
	struct office *office;
};

/* A line that stands in the copy: in the register of this place as well. */
static int
carry_line(void *ctx, const struct register_line *line, struct err *err)
{
	struct work *w = ctx;

	return register_add(w->office->store, w->own, line, err);
}

static int
carry(struct work *w, struct err *err)
{
	size_t bad; /* counted when it was obeyed */

	return register_read(w->office->store, w->r->copy, w->office->cluster,
		carry_line, w, &bad, err);
}

static int
obey(struct work *w, const char *path, struct err *err)
{
	size_t n, bad;
	int rc = erase_obey(w->office, path, &n, &bad, err);

	if (!rc) {
		w->r->erased += n;
		w->r->bad += bad;
	}
	return rc;
}

/* The journal goes on from the end of the backup; what stood behind is lost. */
static int
note_restored(struct work *w, const struct log_head *end, struct err *err)
{
	struct office *o = w->office;
	struct register_line line = {
		.word = REGISTER_RESTORED, .cluster = o->cluster, .time = o->now
	};

	line.number = end->seq;
	memcpy(line.chain, end->chain, HASH_SIZE);
	return register_add(o->store, w->own, &line, err);
}

static int
read_cluster(struct office *office, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (!rc) {
		office->cluster = cluster_id(txn);
		txn_abort(txn);
	}
	return rc;
}

static int
fill(void *ctx, struct store *store, struct err *err)
{
	struct work *w = ctx;
	struct log_head end;
	int rc = office_new(store, w->opt, &w->office, err);

	if (!rc)
		rc = read_cluster(w->office, err);
	if (!rc)
		rc = log_last(w->office->log, &end, err);
	if (!rc && register_is(w->own))
		rc = obey(w, w->own, err);
	if (!rc && w->r->copy)
		rc = obey(w, w->r->copy, err);
	if (!rc && w->r->copy)
		rc = carry(w, err);
	if (!rc)
		rc = note_restored(w, &end, err);
	w->office->store = NULL; /* store_restore() closes it */
	office_close(w->office);
	return rc;
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
	struct work w = { opt, r, register_path(opt->dir), NULL };
	int rc = 0;

	r->erased = r->bad = 0;
	if (r->copy && is_same_file(r->copy, w.own))
		r->copy = NULL;
	if (!r->copy && !r->without && !register_is(w.own))
		rc = err_set(err, MG_EINPUT,
			_("'%s' is not there, and nothing else says who was "
			  "erased since the backup; give a copy of the "
			  "register: --register FILE, or --no-register where "
			  "none is left"),
			w.own);
	if (!rc)
		rc = store_restore(from, opt->dir, fill, &w, err);
	free(w.own);
	return rc;
}
