/* SPDX-License-Identifier: MIT */
#include "magang/office/erasures.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/log/log.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

static void
add_erased(struct txn *txn, struct ids *out)
{
	const uint8_t prefix = KIND_PERSON;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w))
		if (w.key.n == 9 &&
			record_decode(r, walk_id(&w), w.value.p, w.value.n,
				RECORD_UNCHECKED) &&
			record_has(r, F_ERASED))
			ids_add(out, r->id);
	walk_end(&w);
	free(r);
}

static int
add_line(void *ctx, const struct register_line *line, struct err *err)
{
	(void)err;
	if (line->word == REGISTER_ERASED)
		ids_add(ctx, line->number);
	return 0;
}

int
erasures_missing(struct office *office, struct txn *txn, const char *path,
	struct ids *out, struct err *err)
{
	struct ids gone = { 0 }, told = { 0 };
	size_t bad;
	int rc = 0;

	add_erased(txn, &gone);
	if (gone.n && register_is(path))
		rc = register_read(office->store, path, office->cluster,
			add_line, &told, &bad, err);
	ids_sort(&told);
	for (size_t i = 0; !rc && i < gone.n; i++)
		if (!ids_sorted_has(&told, gone.rows[i]))
			ids_add(out, gone.rows[i]);
	ids_release(&gone);
	ids_release(&told);
	return rc;
}

int
erasures_write(struct office *office, struct err *err)
{
	char *path = register_of(office->store);
	struct register_line line = { .word = REGISTER_ERASED,
		.cluster = office->cluster,
		.time = office->now };
	struct ids missing = { 0 };
	struct log_head head;
	struct txn *txn;
	int rc = log_last(office->log, &head, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		rc = erasures_missing(office, txn, path, &missing, err);
		txn_abort(txn);
	}
	for (size_t i = 0; !rc && i < missing.n; i++) {
		line.number = missing.rows[i];
		memcpy(line.chain, head.chain, HASH_SIZE);
		rc = register_add(office->store, &line, err);
	}
	ids_release(&missing);
	free(path);
	return rc;
}
