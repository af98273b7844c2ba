/* SPDX-License-Identifier: MIT */
#include "magang/ops/whatif_decisions.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/again.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

static void
look_through(struct office *office, struct txn *txn,
	const struct tried_version *t, struct again *a,
	struct whatif_decisions *out)
{
	const uint8_t kind = KIND_DECISION;
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &kind, 1);
	while (walk_next(&w)) {
		if (!record_decode(&a->decision, walk_id(&w), w.value.p,
			    w.value.n, RECORD_UNCHECKED) ||
			record_number(&a->decision, F_PROGRAM_NO, 0) !=
				t->number ||
			!office_again(office, txn, t->program, false, a))
			continue;
		out->looked_at++;
		out->changed += a->course == COURSE_CHANGED;
		if (!course_differs(a->course))
			continue;
		VEC_GROW(out->ids, out->n, out->cap);
		out->ids[out->n++] = a->decision.id;
	}
	walk_end(&w);
}

int
whatif_decisions_run(struct office *office, const struct tried_version *t,
	struct whatif_decisions *out, struct err *err)
{
	struct again *a;
	struct txn *txn;
	int rc = access_need(&office->access, PERM_READ, err);

	*out = (struct whatif_decisions){ .n = 0 };
	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	a = xcalloc(1, sizeof(*a));
	again_init(a);
	look_through(office, txn, t, a, out);
	rc = txn_fault(txn, err);
	office_look_end(txn);
	again_release(a);
	free(a);
	return rc;
}

void
whatif_decisions_release(struct whatif_decisions *w)
{
	free(w->ids);
	*w = (struct whatif_decisions){ .n = 0 };
}
