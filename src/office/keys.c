/* SPDX-License-Identifier: MIT */
#include "magang/office/keys.h"

#include "magang/office/office.h"
#include "magang/store/txn.h"

int
office_keys(struct office *office, user_key_visit *visit, void *ctx,
	struct err *err)
{
	struct txn *txn;
	int rc = access_need(&office->access, PERM_SETTINGS, err);

	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	user_keys_each(txn, visit, ctx);
	rc = txn_fault(txn, err);
	office_look_end(txn);
	return rc;
}
