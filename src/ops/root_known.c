/* SPDX-License-Identifier: MIT */
#include "magang/ops/root_known.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/ops/history_entry.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"

static bool
is_hers(void *ctx, const struct op *op)
{
	return op->kind == KIND_PERSON && op->id == *(const uint64_t *)ctx;
}

/* What a change found her pointer to be, where it set it. */
static int
before(struct office *office, struct txn *txn, uint64_t person, uint64_t seq,
	uint64_t *with, struct err *err)
{
	struct history_row row = { 0 };
	struct change c;
	int rc;

	change_init(&c, ACT_SET);
	rc = history_entry(office, txn, seq, is_hers, &person, &c, &row, err);
	for (size_t i = c.n; !rc && i-- > 0;)
		for (size_t k = 0; k < c.ops[i].n; k++)
			if (is_hers(&person, &c.ops[i]) &&
				c.ops[i].f[k].id == F_MERGED)
				*with = (uint64_t)c.ops[i].f[k].old.number;
	change_release(&c);
	return rc;
}

/* Whom she was merged with; 0: nobody. */
static int
merged_then(struct office *office, struct txn *txn, uint64_t person,
	uint64_t seq, uint64_t *with, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct ids since = { 0 };
	struct trace t;
	uint64_t at;
	int rc = 0;

	*with = 0;
	if (record_load(txn, KIND_PERSON, person,
		    RECORD_UNCHECKED | RECORD_ITSELF, r)) {
		*with = (uint64_t)record_number(r, F_MERGED, 0);
		if (r->seq > seq) {
			trace_of_record(&t, txn, KIND_PERSON, person);
			while (trace_next(&t, &at) && at > seq)
				ids_add(&since, at);
			trace_end(&t);
		}
	}
	for (size_t i = 0; !rc && i < since.n; i++) /* newest first */
		rc = before(office, txn, person, since.rows[i], with, err);
	ids_release(&since);
	free(r);
	return rc;
}

int
root_known(struct office *office, struct txn *txn, uint64_t person,
	uint64_t seq, uint64_t *out, struct err *err)
{
	uint64_t with = person;
	int rc = 0;

	do {
		person = with;
		rc = merged_then(office, txn, person, seq, &with, err);
	} while (!rc && with);
	*out = person;
	return rc;
}
