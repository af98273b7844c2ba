/* SPDX-License-Identifier: MIT */
#include "magang/office/calls.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/office/value_print.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/core.h"
#include "magang/store/walk.h"

bool
office_calls(const struct office *office)
{
	return office->access.permissions & (PERM_REVEAL | PERM_CALL);
}

/* A case of hers that the caller has, or that is for whoever takes it. */
static bool
is_in_hand(struct office *office, struct txn *txn, uint64_t person)
{
	const uint64_t me = office->access.user;
	struct record *kase = xmalloc(sizeof(*kase));
	bool is = false;
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (!is && walk_next(&w)) {
		uint64_t has;

		if (!office_sees(office, txn, KIND_CASE, walk_id(&w), kase))
			continue;
		has = (uint64_t)record_number(kase, F_OFFICER, 0);
		is = has == me || !has;
	}
	walk_end(&w);
	free(kase);
	return is;
}

static int
read_phone(struct office *office, struct txn *txn, const struct record *person,
	struct buf *out, struct err *err)
{
	const struct value *v = record_get(person, F_PHONE);
	char name[256];

	if (!(office->access.permissions & PERM_REVEAL) &&
		!is_in_hand(office, txn, person->id))
		return err_set(err, MG_EACCESS,
			_("the case is in other hands: its officer calls, or "
			  "whoever it is handed to"));
	if (!v)
		return err_set(err, MG_ENOENT, _("no telephone is known"));
	buf_addf(out, "%s: ", record_text(person, F_NAME, name, sizeof(name)));
	field_print(office, txn, core_field(F_PHONE), v, true, out);
	return 0;
}

int
office_phone(struct office *office, enum kind kind, uint64_t id,
	struct buf *out, struct err *err)
{
	struct record *r = xmalloc(2 * sizeof(*r)), *person = r + 1;
	struct txn *txn;
	uint64_t whose = 0;
	int rc = office_look(office, &txn, err);

	if (!rc) {
		rc = MG_ENOENT;
		if (!office_calls(office))
			rc = err_set(err, MG_EACCESS,
				_("your role shows no telephone in full; the "
				  "administrator gives a role the permission 'call'"));
		else if (!office_sees(office, txn, kind, id, r) ||
			 !record_owner(r) ||
			 !office_sees(office, txn, KIND_PERSON, record_owner(r),
				 person))
			err_set(err, rc, _("this is of no person"));
		else
			rc = read_phone(office, txn, person, out, err);
		whose = rc ? 0 : person->id;
		office_look_end(txn);
	}
	free(r);
	if (!rc)
		rc = office_read(office, READ_FULL, whose, 0, err);
	if (rc)
		buf_clear(out);
	else
		office_reads_keep(office);
	return rc;
}
