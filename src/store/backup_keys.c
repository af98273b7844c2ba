/* SPDX-License-Identifier: MIT */
#include "magang/store/backup_keys.h"

#include "fault.h"
#include "internal.h"
#include "keyring.h"

#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/pack.h"
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

int
backup_master(struct backup *from, uint8_t out[KEY_SIZE], struct err *err)
{
	struct backup_row row = { .n = 0 };

	backup_rewind(from);
	if (!backup_next(from, &row) || row.what != BACKUP_MASTER ||
		row.n != KEY_SIZE)
		return err_set(err, MG_EDAMAGED,
			_("the backup of the keys is damaged; take another "
			  "one"));
	memcpy(out, row.p, KEY_SIZE);
	return 0;
}

int
backup_take_keys(struct store *to, struct backup *from, struct err *err)
{
	struct backup_row row = { .n = 0 };
	MDB_txn *out = NULL;
	int rc;

	rc = backup_master(from, to->master, err);
	if (!rc)
		rc = keyring_master(to->dir, to->master, err);
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

int
backup_each_key(
	struct backup *from, backup_key_visit visit, void *ctx, struct err *err)
{
	uint8_t master[KEY_SIZE];
	struct person_keys keys;
	struct backup_row row;
	int rc = backup_master(from, master, err);

	while (!rc && backup_next(from, &row)) {
		if (row.what != BACKUP_KEY || row.n <= 8)
			continue;
		if (keyring_open(master, row.p, row.p + 8, row.n - 8, &keys) ==
			KEYRING_FOUND)
			rc = visit(ctx, get_u64(row.p), &keys, err);
		seal_wipe(&keys, sizeof(keys));
	}
	seal_wipe(master, sizeof(master));
	return rc;
}

/* Does the store open so? */
static int
opens(const char *dir, const uint8_t *master, struct err *err)
{
	const struct store_options opt = { .who = "mend", .master = master };
	struct store *store = NULL;
	int rc = store_open(dir, &opt, &store, err);

	store_close(store);
	return rc;
}

int
backup_mend_master(
	const char *dir, struct backup *from, bool *put, struct err *err)
{
	struct err as_it_is = ERR_INIT;
	uint8_t master[KEY_SIZE];
	int rc;

	*put = false;
	if (!opens(dir, NULL, &as_it_is))
		return 0;
	rc = backup_master(from, master, err);
	if (!rc && opens(dir, master, err))
		rc = err_set(err, as_it_is.code, "%s", as_it_is.text);
	if (!rc)
		rc = keyring_master(dir, master, err);
	*put = !rc;
	seal_wipe(master, sizeof(master));
	return rc;
}
