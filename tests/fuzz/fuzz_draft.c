/* SPDX-License-Identifier: MIT */
/* A draft of any bytes: it is read, or is none; what was read comes back the
 * same when it is kept once more. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "fuzz_office.h"
#include "magang/ops/draft.h"
#include "magang/store/drafts.h"

#define SESSION 7
#define FORM 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
assert_same(const struct draft *a, const struct draft *b)
{
	assert(a->kind == b->kind && a->record == b->record);
	assert(a->seen == b->seen && a->about == b->about && a->at == b->at);
	assert(strcmp(a->program, b->program) == 0);
	assert(a->n_rows == b->n_rows);
	for (size_t i = 0; i < a->n_rows; i++) {
		assert(a->rows[i].field == b->rows[i].field);
		assert(a->rows[i].mark == b->rows[i].mark);
		assert(strcmp(a->rows[i].text, b->rows[i].text) == 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct draft_head heads[8];
	struct err err = ERR_INIT;
	struct draft_key key = { .session = SESSION, .form = FORM };
	struct draft one, two;
	size_t n;

	if (!fuzz_office)
		fuzz_office_start();
	key.user = fuzz_office->access.user;
	if (drafts_put(fuzz_office->store, &key, data, size, &err))
		return 0;
	if (draft_heads(fuzz_office, heads, 8, &n, &err))
		abort();
	draft_foreign(fuzz_office);
	if (draft_load(fuzz_office, SESSION, FORM, &one, &err))
		return 0;
	assert(n == 1);
	if (draft_save(fuzz_office, SESSION, &one, &err) ||
		draft_load(fuzz_office, SESSION, FORM, &two, &err))
		abort();
	assert_same(&one, &two);
	draft_release(&one);
	draft_release(&two);
	return 0;
}
