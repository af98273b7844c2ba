/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/user_keys.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/pubkey.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/walk.h"

static void
keys_of(const struct record *user, user_key_visit *visit, void *ctx)
{
	char text[USER_KEYS_BYTES + 1], *save = NULL;
	struct pubkey key;

	record_text(user, F_USER_KEYS, text, sizeof(text));
	for (char *w = strtok_r(text, " ", &save); w;
		w = strtok_r(NULL, " ", &save))
		if (pubkey_parse(w, &key))
			visit(ctx, user, &key);
}

void
user_keys_each(struct txn *txn, user_key_visit *visit, void *ctx)
{
	const uint8_t prefix = KIND_USER;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		if (record_decode(r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED))
			keys_of(r, visit, ctx);
	}
	walk_end(&w);
	free(r);
}
