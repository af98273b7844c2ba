/* SPDX-License-Identifier: MIT */
#include "list.h"
#include "magang/ops/ops_set.h"
#include "magang/view/receipt.h"

#include <string.h>

#include "command.h"
#include "user_handover.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"

struct user_args {
	bool json, csv;
};

static const struct opt list_options[] = {
	{ 0, "json", OPT_FLAG, AT(struct user_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct user_args, csv), NULL, N_("as CSV"), 0,
		0 },
};

static const struct opt receipt_options[] = {
	{ 0, "json", OPT_FLAG, AT(struct user_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct user_args *a = args;
	struct list_options opt = { .kind = KIND_USER,
		.filter = "",
		.form = out_form(a->json, a->csv) };
	struct columns columns;
	uint64_t rows;
	bool more;
	int rc = columns_parse(app->office, KIND_USER, NULL, &columns, err);

	(void)words;
	(void)n;
	if (rc)
		return rc;
	rc = list_print(app, &opt, &columns, &rows, &more, err);
	columns_release(&columns);
	return rc;
}

static int
run_add(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct user_args *a = args;
	size_t n_values = (size_t)n;
	struct setting *values =
		arena_array(app->arena, n_values, sizeof(*values));
	struct receipt receipt = { 0 };
	int rc = text_settings(
		app, KIND_USER, NULL, NULL, words + 1, n - 1, values + 1, err);

	values[0].field = core_field(F_USER_NAME);
	values[0].value = value_text(words[0]);
	if (!rc)
		rc = op_add(app->office, KIND_USER, values, n_values, &receipt,
			err);
	return rc ? rc
		  : receipt_print(
			    app, KIND_USER, _("added"), &receipt, a->json, err);
}

static int
run_close(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct user_args *a = args;
	struct setting closed = { core_field(F_USER_CLOSED),
		value_number(app->office->today) };
	struct receipt receipt = { 0 };
	struct record user;
	int rc = text_find_kind(app, words[0], KIND_USER, &user, err);

	(void)n;
	if (!rc)
		rc = op_set_fields(app->office, KIND_USER, user.id, 0, &closed,
			1, NULL, &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_USER, _("closed"), &receipt,
			    a->json, err);
}

static const struct command list = {
	.name = "list",
	.summary = N_("who may work here, as what and where"),
	.usage = "",
	.examples = "magang user list\n",
	OPTIONS(list_options, struct user_args),
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command add = {
	.name = "add",
	.summary = N_("a new user"),
	.usage = "NAME role=ROLE [areas=CODE,...] [programs=NAME,...] "
		 "[uid=N] [lang=LANG]",
	.examples = "magang user add siti role=officer areas=32.05 uid=1004\n",
	OPTIONS(receipt_options, struct user_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_add, PERM_SETTINGS),
};

static const struct command close_user = {
	.name = "close",
	.summary = N_("a user who works here no more; the history stays"),
	.usage = "USER",
	.examples = "magang user close siti\n",
	OPTIONS(receipt_options, struct user_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_close, PERM_SETTINGS),
};

static const struct command *const verbs[] = { &list, &add, &close_user,
	&user_handover };

const struct command cmd_user = {
	.name = "user",
	.summary = N_("users: list, add, close, handover"),
	.usage = "list|add|close|handover ...",
	.examples = "magang user list\n"
		    "magang user add siti role=officer areas=32.05 uid=1004\n"
		    "magang user close siti\n",
	VERBS(verbs),
};
