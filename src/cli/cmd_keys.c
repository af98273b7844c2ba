/* SPDX-License-Identifier: MIT */
/*
 * Keys by which users come over ssh. They are kept with the user, so that adding
 * and closing one is logged and undone as all else is, and sshd asks for them
 * (AuthorizedKeysCommand): there is no file that somebody could write to.
 */
#include "command.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/pubkey.h"
#include "magang/office/keys.h"
#include "magang/office/office.h"
#include "magang/view/out.h"
#include "magang/view/receipt.h"

#define FINGERPRINT "SHA256:"

struct keys_args {
	bool json, csv;
};

static const struct opt list_options[] = {
	{ 0, "json", OPT_FLAG, AT(struct keys_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct keys_args, csv), NULL, N_("as CSV"), 0,
		0 },
};

static const struct opt receipt_options[] = {
	{ 0, "json", OPT_FLAG, AT(struct keys_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

/* --- list ----------------------------------------------------------------- */

struct key_listing {
	struct out *out;
	const char *user; /* NULL: of all */
};

static void
list_key(void *ctx, const struct record *user, const struct pubkey *key)
{
	struct key_listing *l = ctx;
	char name[40], print[SHA256_TEXT];

	record_text(user, F_USER_NAME, name, sizeof(name));
	if (l->user && strcmp(l->user, name) != 0)
		return;
	pubkey_fingerprint(key, print);
	out_cell(l->out, name);
	out_cellf(l->out, FINGERPRINT "%s", print);
	out_cellf(l->out, "%.*s", key->type_len, key->type);
	out_cellf(l->out, "%.*s", key->name_len, key->name);
	out_cell(l->out, record_has(user, F_USER_CLOSED) ? "no" : "yes");
	out_row(l->out);
}

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct keys_args *a = args;
	const struct out_column columns[] = {
		{ "user", _("User name"), OUT_CODE, 0 },
		{ "fingerprint", _("Fingerprint"), OUT_CODE | OUT_FIXED, 0 },
		{ "type", _("Type"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "opens", _("Opens"), OUT_CODE, 0 },
	};
	struct out o;
	struct key_listing l = { &o, n ? words[0] : NULL };
	int rc;

	out_start(&o, app, out_form(a->json, a->csv), "keys", columns,
		ARRAY_SIZE(columns));
	rc = office_keys(app->office, list_key, &l, err);
	out_finish(&o);
	if (!rc && o.rows == 0)
		app->status = 1;
	return rc;
}

/* --- add, close ----------------------------------------------------------- */

static int
set_keys(struct app *app, const struct record *user, const char *keys,
	const char *what, bool json, struct err *err)
{
	struct setting set = { core_field(F_USER_KEYS), value_text(keys) };
	struct receipt receipt = { 0 };
	int rc = op_set_fields(app->office, KIND_USER, user->id, user->seq,
		&set, 1, NULL, &receipt, err);

	return rc ? rc
		  : receipt_print(app, KIND_USER, what, &receipt, json, err);
}

static int
run_add(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct keys_args *a = args;
	char room[USER_KEYS_BYTES + 1];
	struct buf keys = BUF_INIT;
	struct record user;
	size_t len;
	char *line = NULL;
	int rc = text_find_kind(app, words[0], KIND_USER, &user, err);

	(void)n;
	if (!rc) {
		line = text_file(words[1], PUBKEY_WORD, &len, err);
		rc = line ? 0 : err->code;
	}
	if (!rc) {
		buf_adds(&keys,
			record_text(&user, F_USER_KEYS, room, sizeof(room)));
		if (keys.len)
			buf_addc(&keys, ' ');
		if (!pubkey_from_line(line, &keys))
			rc = err_set(err, MG_EDATA,
				_("'%s' is no public key; take the file that "
				  "ends in .pub, as ssh-keygen made it"),
				words[1]);
	}
	if (!rc)
		rc = set_keys(app, &user, buf_str(&keys), _("key added"),
			a->json, err);
	buf_release(&keys);
	free(line);
	return rc;
}

/* Is a key named so, by its name or its fingerprint? */
static bool
is_named(const struct pubkey *key, const char *word)
{
	char print[SHA256_TEXT];

	if (strncmp(word, FINGERPRINT, strlen(FINGERPRINT)) == 0) {
		pubkey_fingerprint(key, print);
		return strcmp(word + strlen(FINGERPRINT), print) == 0;
	}
	return strlen(word) == (size_t)key->name_len &&
	       memcmp(word, key->name, (size_t)key->name_len) == 0;
}

/* The keys without those of that name; how many they were. */
static size_t
leave_out(char *keys, const char *word, struct buf *rest)
{
	size_t gone = 0;
	char *save = NULL;
	struct pubkey key;

	for (char *w = strtok_r(keys, " ", &save); w;
		w = strtok_r(NULL, " ", &save)) {
		if (pubkey_parse(w, &key) && is_named(&key, word)) {
			gone++;
			continue;
		}
		buf_addf(rest, "%s%s", rest->len ? " " : "", w);
	}
	return gone;
}

static int
run_close(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct keys_args *a = args;
	char room[USER_KEYS_BYTES + 1];
	struct buf rest = BUF_INIT;
	struct record user;
	int rc = text_find_kind(app, words[0], KIND_USER, &user, err);

	(void)n;
	if (!rc) {
		record_text(&user, F_USER_KEYS, room, sizeof(room));
		if (leave_out(room, words[1], &rest) == 0)
			rc = err_set(err, MG_ENOENT,
				_("user '%s' has no key '%s'; see: magang keys "
				  "list %s"),
				words[0], words[1], words[0]);
	}
	if (!rc)
		rc = set_keys(app, &user, buf_str(&rest), _("key closed"),
			a->json, err);
	buf_release(&rest);
	return rc;
}

/* --- print ---------------------------------------------------------------- */

struct key_printing {
	const struct app *app;
	const char *store;
};

static void
print_key(void *ctx, const struct record *user, const struct pubkey *key)
{
	const struct key_printing *p = ctx;
	char name[40];

	if (record_has(user, F_USER_CLOSED))
		return;
	record_text(user, F_USER_NAME, name, sizeof(name));
	out_line(p->app->out,
		"restrict,pty,command=\"%s --store %s --as %s door\" %.*s "
		"%.*s",
		p->app->program, p->store, name, key->type_len, key->type,
		key->blob_len, key->blob);
}

/* sshd hands the line to the shell of the account. */
static bool
is_plain(const char *path)
{
	return path[0] == '/' && path[strspn(path, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
						   "abcdefghijklmnopqrstuvwxyz"
						   "0123456789._/-")] == '\0';
}

static int
run_print(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	char store[PATH_MAX];
	struct key_printing p = { app, store };

	(void)args;
	(void)words;
	(void)n;
	if (!realpath(app->store, store))
		return err_errno(err, "%s", app->store);
	if (!is_plain(store) || !app->program || !is_plain(app->program))
		return err_set(err, MG_ECONFIG,
			_("the paths of the store and of the program may have "
			  "letters, digits, '.', '_' and '-' only, else a "
			  "shell reads something else"));
	return office_keys(app->office, print_key, &p, err);
}

static const struct command list = {
	.name = "list",
	.summary = N_("whose keys open the door"),
	.usage = "[USER]",
	.examples = "magang keys list\n",
	OPTIONS(list_options, struct keys_args),
	.max = 1,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run_list,
};

static const struct command add = {
	.name = "add",
	.summary = N_("a public key by which a user comes over ssh"),
	.usage = "USER FILE|-",
	.examples = "magang keys add siti siti.pub\n",
	OPTIONS(receipt_options, struct keys_args),
	.min = 2,
	.max = 2,
	.need = NEED_STORE,
	.door = DOOR_DASH,
	.files = 2,
	.run = run_add,
};

static const struct command close_key = {
	.name = "close",
	.summary = N_("a key that opens no more: lost, or of an old machine"),
	.usage = "USER NAME|FINGERPRINT",
	.examples = "magang keys close siti siti@laptop\n",
	OPTIONS(receipt_options, struct keys_args),
	.min = 2,
	.max = 2,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run_close,
};

static const struct command print = {
	.name = "print",
	.summary = N_("the lines that sshd asks for"),
	.usage = "",
	.examples = "magang --store /srv/magang keys print\n",
	.need = NEED_STORE,
	.host = PERM_SETTINGS,
	.run = run_print,
};

static const struct command *const verbs[] = { &list, &add, &close_key,
	&print };

const struct command cmd_keys = {
	.name = "keys",
	.summary = N_("keys of users: list, add, close, print"),
	.usage = "list|add|close|print ...",
	.examples = "magang keys add siti siti.pub\n"
		    "magang keys list\n"
		    "magang keys close siti siti@laptop\n",
	VERBS(verbs),
};
