/* SPDX-License-Identifier: MIT */
/* Who read what: about a person, or by everybody; and on behalf of whom who has
 * come to the limit of the day may go on. */
#include "show.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/office/reads.h"
#include "magang/office/reads_told.h"
#include "magang/view/out.h"

struct access_args {
	bool json, csv, reveal;
	const char *allow;
	uint64_t days;
};

static const struct opt options[] = {
	{ 0, "allow", OPT_TEXT, AT(struct access_args, allow), "USER",
		N_("let somebody else go on who has come to a limit of today"),
		0, 0 },
	{ 0, "days", OPT_NUMBER, AT(struct access_args, days), "N",
		N_("of so many days (today; of a person all)"), 1, 36500 },
	{ 0, "reveal", OPT_FLAG, AT(struct access_args, reveal), NULL,
		N_("NIK and phones in full, where your role allows it"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct access_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct access_args, csv), NULL, N_("as CSV"),
		0, 0 },
};

static const char *
what_text(uint8_t what)
{
	static const char *const words[] = {
		[READ_OUTSIDE] = N_("opened, with no case of the reader"),
		[READ_FULL] = N_("numbers in full"),
		[READ_HEALTH] = N_("health values"),
		[READ_EXPORT] = N_("exported"),
		[READ_NUMBER] = N_("looked for by a number"),
	};

	return what < ARRAY_SIZE(words) && words[what] ? _(words[what]) : "?";
}

static int64_t
since(const struct office *office, uint64_t days)
{
	return office_reads_today(office) - (int64_t)(days - 1) * 86400;
}

/* --- about a person --------------------------------------------------------- */

struct trail {
	struct page *page;
	struct office *office;
	struct txn *txn;
};

static int
trail_row(void *ctx, const struct read_row *row)
{
	struct trail *t = ctx;
	char when[40], date[DATE_TEXT], name[40];
	int64_t local = row->time + (int64_t)t->office->zone * 60;

	if (row->what >= READ_COUNT)
		return 1;
	snprintf(when, sizeof(when), "%s %02d:%02d",
		date_format(date, (int32_t)(local / 86400)),
		(int)(local / 3600 % 24), (int)(local / 60 % 60));
	access_user_name(t->txn, row->user, name, sizeof(name));
	page_cell(t->page, when);
	page_cell(t->page, name);
	page_cell(t->page, what_text(row->what));
	page_row(t->page);
	return 1;
}

static int
print_trail(struct show *s, struct err *err)
{
	const struct out_column columns[] = {
		{ "time", _("When"), OUT_CODE | OUT_FIXED, 0 },
		{ "who", _("Who"), 0, 0 },
		{ "what", _("What"), 0, 0 },
	};
	struct trail t = { &s->page, s->office, NULL };
	uint64_t days = s->as->days;
	int rc = office_look(s->office, &t.txn, err);

	if (rc)
		return rc;
	page_rows(&s->page, "reads", _("Who has read these data"), columns,
		ARRAY_SIZE(columns));
	rc = office_reads_of(s->office, t.txn, s->record.id,
		days ? since(s->office, days) : 0, trail_row, &t, err);
	page_rows_end(&s->page);
	office_look_end(t.txn);
	return rc;
}

/* --- by everybody ----------------------------------------------------------- */

#define READERS 512

/* What one user has read. */
struct access_reader {
	uint64_t user;
	uint64_t n[READ_COUNT], refused, allowed;
};

struct access_readers {
	struct access_reader rows[READERS];
	size_t n;
};

static struct access_reader *
reader_of(struct access_readers *r, uint64_t user)
{
	size_t i = 0;

	while (i < r->n && r->rows[i].user != user)
		i++;
	if (i == READERS)
		return NULL;
	if (i == r->n)
		r->rows[r->n++].user = user;
	return &r->rows[i];
}

static int
count_reader(void *ctx, const struct read_row *row)
{
	struct access_reader *r = reader_of(
		ctx, row->what == READ_ALLOWED ? row->other : row->user);

	if (r && row->what == READ_ALLOWED)
		r->allowed++;
	else if (r && row->what == READ_REFUSED)
		r->refused++;
	else if (r && row->what < READ_COUNT)
		r->n[row->what]++;
	return 1;
}

static void
reader_row(struct office *office, struct txn *txn,
	const struct access_reader *r, struct out *o)
{
	struct access a = { .user = 0 };

	access_load(&office->book.roles, txn, r->user, &a);
	out_cell(o, a.name);
	out_cell(o, a.role);
	for (int what = READ_NONE + 1; what < READ_COUNT; what++)
		out_cellf(o, "%" PRIu64, r->n[what]);
	out_cellf(o, "%" PRIu64, r->refused);
	out_cellf(o, "%" PRIu64, r->allowed);
	out_row(o);
}

static int
print_readers(struct app *app, const struct access_args *a, struct err *err)
{
	const unsigned number = OUT_NUMBER | OUT_RIGHT;
	const struct out_column columns[] = {
		{ "user", _("User name"), OUT_CODE, 0 },
		{ "role", _("Role"), OUT_CODE, 0 },
		{ "outside", _("Outside own cases"), number, 0 },
		{ "full", _("In full"), number, 0 },
		{ "health", _("Health"), number, 0 },
		{ "export", _("Exported"), number, 0 },
		{ "number", _("By number"), number, 0 },
		{ "refused", _("Refused"), number, 0 },
		{ "allowed", _("Let go on"), number, 0 },
	};
	struct access_readers *r = xcalloc(1, sizeof(*r));
	struct txn *txn = NULL;
	struct out o;
	int rc = office_look(app->office, &txn, err);

	if (!rc)
		rc = office_reads_each(app->office, txn,
			since(app->office, a->days ? a->days : 1), count_reader,
			r, err);
	if (!rc) {
		out_start(&o, app, out_form(a->json, a->csv), "readers",
			columns, ARRAY_SIZE(columns));
		for (size_t i = 0; i < r->n; i++)
			reader_row(app->office, txn, &r->rows[i], &o);
		out_finish(&o);
	}
	if (txn)
		office_look_end(txn);
	free(r);
	return rc;
}

/* --- letting go on ---------------------------------------------------------- */

static int
allow(struct app *app, const char *word, struct err *err)
{
	struct record user;
	int rc = text_find_kind(app, word, KIND_USER, &user, err);

	if (!rc)
		rc = office_reads_allow(app->office, user.id, err);
	if (!rc)
		out_line(app->out,
			_("'%s' may read on today, as far again as the role "
			  "allows"),
			word);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct access_args *a = args;
	const struct show_as as = { .json = a->json,
		.reveal = a->reveal,
		.kind = KIND_PERSON,
		.days = a->days,
		.more = print_trail };
	int rc = access_need(&app->office->access, PERM_AUDIT, err);

	if (!rc && n && a->csv)
		rc = err_set(err, MG_EUSAGE,
			_("--csv is for what everybody has read; of one person "
			  "there is --json"));
	if (rc)
		return rc;
	if (a->allow)
		return allow(app, a->allow, err);
	return n ? show_print(app, words[0], &as, err)
		 : print_readers(app, a, err);
}

const struct command cmd_access = {
	.name = "access",
	.summary = N_("who read what: about a person, or by everybody"),
	.usage = "[NUMBER]",
	.examples = "magang access MG-000123-4\n"
		    "magang access --days 7\n"
		    "magang access --allow siti\n",
	.more = N_("Of a person the data and who has read them; else how many "
		   "persons each user has read today."),
	OPTIONS(options, struct access_args),
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_AUDIT),
};
