/* SPDX-License-Identifier: MIT */
#include "magang/store/backup_keys.h"

#include "fault.h"
#include "internal.h"
#include "keyring.h"

#include <string.h>

#include "magang/base/i18n.h"
#include "magang/store/backup_read.h"

static int
take_row(struct store *to, MDB_txn *out, const struct backup_row *row)
{
	MDB_val k = { 8, (void *)(uintptr_t)row->p };
	MDB_val v = { row->n - 8, (void *)(uintptr_t)(row->p + 8) };

	if (row->n <= 8 || row->n > 8 + KEYRING_ROW)
		return MDB_CORRUPTED;
	return mdb_put(out, to->keys.dbi[0], &k, &v, MDB_NOOVERWRITE);
}

static int
take_master(struct store *to, const struct backup_row *row, struct err *err)
{
	if (row->what != BACKUP_MASTER || row->n != KEY_SIZE)
		return err_set(err, MG_EDAMAGED,
			_("the backup of the keys is damaged; take another "
			  "one"));
	memcpy(to->master, row->p, KEY_SIZE);
	return keyring_master(to->dir, to->master, err);
}

int
backup_take_keys(struct store *to, struct backup *from, struct err *err)
{
	struct backup_row row = { .n = 0 };
	MDB_txn *out = NULL;
	int rc;

	backup_rewind(from);
	backup_next(from, &row);
	rc = take_master(to, &row, err);
	if (rc)
		return rc;
	rc = env_write(&to->keys, &out);
	while (rc == 0 && backup_next(from, &row))
		rc = take_row(to, out, &row);
	if (rc == 0) {
		rc = mdb_txn_commit(out);
		out = NULL;
	}
	if (out)
		mdb_txn_abort(out);
	return rc == 0 ? 0 : store_err(to, rc, err, _("copying keys"));
}
