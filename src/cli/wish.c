/* SPDX-License-Identifier: MIT */
#include "wish.h"

#include "magang/domain/office.h"

/* cli/ must not include store/; these four are what it needs of it. */
int txn_read(struct store *store, struct txn **out, struct err *err);
void txn_abort(struct txn *txn);
int store_backup(struct store *store, const char *to, struct err *err);
int store_restore(const char *from, const char *dir, struct err *err);

int
office_look(struct office *office, struct txn **out, struct err *err)
{
	return txn_read(office->store, out, err);
}

void
office_look_end(struct txn *txn)
{
	txn_abort(txn);
}

int
office_backup(struct office *office, const char *to, struct err *err)
{
	int rc = access_need(&office->access, PERM_ADMIN, err);

	return rc ? rc : store_backup(office->store, to, err);
}

int
office_restore(const char *from, const char *dir, struct err *err)
{
	return store_restore(from, dir, err);
}
