/* SPDX-License-Identifier: MIT */
/* Keys of users, joined in one field of theirs: one more, one less. */
#include "magang/ops/ops_keys.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pubkey.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/record.h"

struct key_change {
	uint64_t user;
	const char *given;
	/* From the keys there are to those there will be. */
	int (*make)(const char *given, const char *user, char *keys,
		struct buf *out, struct err *err);
};

static int
key_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct key_change *k = ctx;
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	char keys[USER_KEYS_BYTES + 1], name[40];
	struct buf made = BUF_INIT;
	struct value v = value_none();
	int rc = office_load_in(
		office, txn, KIND_USER, k->user, c->arena, old, err);

	if (!rc)
		rc = k->make(k->given,
			record_text(old, F_USER_NAME, name, sizeof(name)),
			record_text(old, F_USER_KEYS, keys, sizeof(keys)),
			&made, err);
	if (!rc) {
		*new = *old;
		if (made.len)
			v = value_text(
				arena_strndup(c->arena, made.data, made.len));
		record_set(new, F_USER_KEYS, &v);
		change_update(c, old, new);
	}
	buf_release(&made);
	free(old);
	free(new);
	return rc;
}

static int
key_change(struct office *office, const struct key_change *k,
	struct receipt *out, struct err *err)
{
	struct key_change own = *k;

	return op_run(office, ACT_USER, key_build, &own, out, err);
}

/* --- one more ------------------------------------------------------------- */

static int
add(const char *line, const char *user, char *keys, struct buf *out,
	struct err *err)
{
	(void)user;
	buf_adds(out, keys);
	if (out->len)
		buf_addc(out, ' ');
	return pubkey_from_line(line, out)
		       ? 0
		       : err_set(err, MG_EDATA,
				 _("this is no public key; take the file that "
				   "ends in .pub, as ssh-keygen made it"));
}

int
op_user_key_add(struct office *office, uint64_t user, const char *line,
	struct receipt *out, struct err *err)
{
	const struct key_change k = { user, line, add };

	return key_change(office, &k, out, err);
}

/* --- one less ------------------------------------------------------------- */

/* Is a key named so, by its name or its fingerprint? */
static bool
is_named(const struct pubkey *key, const char *word)
{
	char print[SHA256_TEXT];

	if (strncmp(word, PUBKEY_PRINT, strlen(PUBKEY_PRINT)) == 0) {
		pubkey_fingerprint(key, print);
		return strcmp(word + strlen(PUBKEY_PRINT), print) == 0;
	}
	return strlen(word) == (size_t)key->name_len &&
	       memcmp(word, key->name, (size_t)key->name_len) == 0;
}

static int
leave_out(const char *word, const char *user, char *keys, struct buf *out,
	struct err *err)
{
	char *save = NULL;
	struct pubkey key;
	size_t gone = 0;

	for (char *w = strtok_r(keys, " ", &save); w;
		w = strtok_r(NULL, " ", &save)) {
		if (pubkey_parse(w, &key) && is_named(&key, word)) {
			gone++;
			continue;
		}
		buf_addf(out, "%s%s", out->len ? " " : "", w);
	}
	return gone ? 0
		    : err_set(err, MG_ENOENT,
			      _("user '%s' has no key '%s'; see: magang keys "
				"list %s"),
			      user, word, user);
}

int
op_user_key_close(struct office *office, uint64_t user, const char *word,
	struct receipt *out, struct err *err)
{
	const struct key_change k = { user, word, leave_out };

	return key_change(office, &k, out, err);
}
