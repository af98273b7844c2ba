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
#include "magang/ops/ops_keys.h"
#include "magang/view/out.h"
#include "magang/view/receipt.h"

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
	out_cellf(l->out, PUBKEY_PRINT "%s", print);
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
run_add(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct keys_args *a = args;
	struct receipt receipt;
	struct record user;
	size_t len;
	char *line = NULL;
	int rc = text_find_kind(app, words[0], KIND_USER, &user, err);

	(void)n;
	if (!rc) {
		line = text_file(words[1], PUBKEY_WORD, &len, err);
		rc = line ? op_user_key_add(
				    app->office, user.id, line, &receipt, err)
			  : err->code;
	}
	free(line);
	return rc ? rc
		  : receipt_print(app, KIND_USER, _("key added"), &receipt,
			    a->json, err);
}

static int
run_close(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct keys_args *a = args;
	struct receipt receipt;
	struct record user;
	int rc = text_find_kind(app, words[0], KIND_USER, &user, err);

	(void)n;
	if (!rc)
		rc = op_user_key_close(
			app->office, user.id, words[1], &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_USER, _("key closed"), &receipt,
			    a->json, err);
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
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_SETTINGS),
};

static const struct command add = {
	.name = "add",
	.summary = N_("a public key by which a user comes over ssh"),
	.usage = "USER FILE|-",
	.examples = "magang keys add siti siti.pub\n",
	OPTIONS(receipt_options, struct keys_args),
	.min = 2,
	.max = 2,
	.door = DOOR_DASH,
	.files = 2,
	RUNS(run_add, PERM_SETTINGS),
};

static const struct command close_key = {
	.name = "close",
	.summary = N_("a key that opens no more: lost, or of an old machine"),
	.usage = "USER NAME|FINGERPRINT",
	.examples = "magang keys close siti siti@laptop\n",
	OPTIONS(receipt_options, struct keys_args),
	.min = 2,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run_close, PERM_SETTINGS),
};

static const struct command print = {
	.name = "print",
	.summary = N_("the lines that sshd asks for"),
	.usage = "",
	.examples = "magang --store /srv/magang keys print\n",
	.host = PERM_SETTINGS,
	RUNS(run_print, PERM_SETTINGS),
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
