/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "command.h"
#include "program_name.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/ops/case_open.h"

struct open_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct open_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct open_args *a = args;
	size_t n_values = (size_t)n - 2;
	struct setting *values =
		arena_array(app->arena, n_values + 1, sizeof(*values));
	const struct program *program;
	struct receipt receipt = { 0 };
	struct record person;
	int rc = text_find_kind(app, words[0], KIND_PERSON, &person, err);

	if (!rc)
		rc = program_named(app->office, words[1], &program, err);
	if (!rc)
		rc = text_settings(app, KIND_CASE, program, NULL, words + 2,
			n - 2, values, err);
	if (!rc)
		rc = op_case_open(app->office, person.id, program->name, values,
			n_values, &receipt, err);
	return rc ? rc : receipt_case(app, _("opened"), &receipt, a->json, err);
}

const struct command cmd_open = {
	.name = "open",
	.summary = N_("open a case of a person in a program"),
	.usage = "NUMBER PROGRAM [FIELD=VALUE...]",
	.examples = "magang open MG-000123-4 kyoto-ikusei\n"
		    "magang open 3205055203989001 kyoto-ikusei "
		    "planned_start=2027-04-01 jlpt=n5\n",
	OPTIONS(options, struct open_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_REGISTER),
};
