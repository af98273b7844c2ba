/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "command.h"

#include "magang/base/err.h"
#include "magang/office/find.h"
#include "magang/ops/erase.h"

struct erase_args {
	const char *reason, *yes;
	bool json;
};

static const struct opt options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct erase_args, reason), "TEXT",
		N_("why, without who it is: it stays readable for ever"), 0,
		0 },
	{ 0, "yes", OPT_TEXT, AT(struct erase_args, yes), "NUMBER",
		N_("the number once more, where nobody can be asked"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct erase_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

/* The number as typed at the prompt, or NULL. Caller frees. */
static char *
ask_number(struct app *app, const char *number, const char *reason)
{
	out_line(app->log,
		_("This destroys the key of %s: name, numbers and "
		  "history cannot be read again, by anybody."),
		number);
	out_line(app->log, _("The reason stays readable for ever: %s"), reason);
	return ask_line(app, _("Type the number to go on:"));
}

static int
confirm(struct app *app, const struct erase_args *a, const char *number,
	struct err *err)
{
	char *typed;
	bool same;

	if (a->yes || !app->tty_in) {
		if (a->yes && strcmp(a->yes, number) == 0)
			return 0;
		return err_set(err, MG_EUSAGE,
			_("nothing erased; without a terminal add --yes %s"),
			number);
	}
	typed = ask_number(app, number, a->reason);
	same = typed && strcmp(typed, number) == 0;
	free(typed);
	return same ? 0
		    : err_set(err, MG_EUSAGE,
			      _("that is another number; nothing erased"));
}

static int
find_number(struct office *office, const struct record *person,
	char number[NUMBER_TEXT], struct err *err)
{
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	office_number(office, txn, person, number);
	office_look_end(txn);
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct erase_args *a = args;
	struct receipt receipt = { 0 };
	struct record person;
	char number[NUMBER_TEXT];
	int rc = 0;

	(void)n;
	if (!a->reason || !*a->reason)
		rc = err_set(err, MG_EUSAGE, _("'erase' needs --reason TEXT"));
	if (!rc)
		rc = text_find_kind(app, words[0], KIND_PERSON, &person, err);
	if (!rc)
		rc = find_number(app->office, &person, number, err);
	if (!rc)
		rc = confirm(app, a, number, err);
	if (!rc)
		rc = op_erase(
			app->office, &person.id, 1, a->reason, &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_PERSON, _("erased"), &receipt,
			    a->json, err);
}

const struct command cmd_erase = {
	.name = "erase",
	.summary = N_("destroy a person's data for ever, history included"),
	.usage = "NUMBER --reason TEXT",
	.examples =
		"magang erase MG-000123-4 --reason 'request of 2026-11-20'\n"
		"magang erase MG-000123-4 --reason 'request of 2026-11-20' "
		"--yes MG-000123-4\n",
	.more = N_("This cannot be undone. Backups keep the data until they "
		   "are replaced. The reason stays readable for ever: it says "
		   "why, not who, and one with the name, NIK, KK or telephone "
		   "of the person is refused."),
	OPTIONS(options, struct erase_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	.beside = true,
	RUNS(run, PERM_ADMIN),
};
