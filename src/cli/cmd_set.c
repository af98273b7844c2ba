/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "command.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"

struct set_args {
	uint64_t seen;
	const char *reason;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "seen", OPT_NUMBER, AT(struct set_args, seen), "VERSION",
		N_("the version that 'show' gave: refuse what changed since"),
		1, 0 },
	{ 0, "reason", OPT_TEXT, AT(struct set_args, reason), "TEXT",
		N_("why, for the history"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct set_args, dry_run), NULL,
		N_("show old and new, change nothing"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct set_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
apply(struct app *app, const struct set_args *a, const struct record *r,
	const struct setting *values, size_t n, struct err *err)
{
	struct receipt receipt = { 0 };
	int rc;

	if (a->dry_run)
		return receipt_preview(app, r, values, n, a->json, err);
	rc = op_set_fields(app->office, r->kind, r->id, a->seen, values, n,
		a->reason, &receipt, err);
	if (rc)
		return rc;
	return receipt_set(app, r->kind, _("changed"), &receipt, a->json, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	size_t n_values = (size_t)n - 1;
	struct setting *values =
		arena_array(app->arena, n_values + 1, sizeof(*values));
	struct record r;
	int rc = text_show(app, words[0], KIND_NONE, &r, err);

	if (!rc)
		rc = text_settings(app, r.kind,
			office_program_of(app->office, &r), &r, words + 1,
			n - 1, values, err);
	return rc ? rc : apply(app, args, &r, values, n_values, err);
}

const struct command cmd_set = {
	.name = "set",
	.summary = N_("change fields of a record"),
	.usage = "NUMBER FIELD=VALUE...",
	.examples = "magang set MG-000123-4 phone=081200005678\n"
		    "magang set JP-000871-5 jlpt=n4 planned_start=2027-04-01\n"
		    "magang set MG-000123-4 email=\n"
		    "magang set MG-000123-4 --seen 4711 name='Siti Aminah' "
		    "--reason 'as on the KTP'\n",
	.more = N_("FIELD= takes the value away."),
	OPTIONS(options, struct set_args),
	.min = 2,
	.max = -1,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run,
};
