/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/work.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"

struct workload_args {
	const char *sort;
	bool json, csv;
};

static const struct opt options[] = {
	{ 0, "sort", OPT_TEXT, AT(struct workload_args, sort), "COLUMN",
		N_("most first by late (as usual), cases or tasks"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct workload_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct workload_args, csv), NULL, N_("as CSV"),
		0, 0 },
};

struct user_load {
	char name[40];
	struct in_hand has;
	uint64_t by; /* what the rows are sorted by */
};

static int
most_first(const void *a, const void *b)
{
	const struct user_load *x = a, *y = b;

	if (x->by != y->by)
		return x->by < y->by ? 1 : -1;
	return strcmp(x->name, y->name);
}

static int
read_loads(struct app *app, const char *sort, const uint64_t *ids, size_t n,
	struct user_load *rows, struct err *err)
{
	struct office *office = app->office;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	for (size_t i = 0; !rc && i < n; i++) {
		struct user_load *row = &rows[i];

		access_user_name(txn, ids[i], row->name, sizeof(row->name));
		work_of(&office->book, txn, ids[i], &office->access,
			office->today, &row->has);
		row->by = strcmp(sort, "cases") == 0   ? row->has.cases
			  : strcmp(sort, "tasks") == 0 ? row->has.tasks
						       : row->has.late;
	}
	if (!rc)
		office_look_end(txn);
	return rc;
}

static void
print(struct app *app, const struct workload_args *a,
	const struct user_load *rows, size_t n)
{
	const struct out_column columns[] = {
		{ "name", _("User"), OUT_CODE, 0 },
		{ "cases", _("Cases"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "tasks", _("Tasks"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "late", _("Overdue"), OUT_NUMBER | OUT_RIGHT, 0 },
	};
	struct out o;
	char text[24];

	out_start(&o, app, out_form(a->json, a->csv), "users", columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++) {
		const uint64_t cells[] = { rows[i].has.cases, rows[i].has.tasks,
			rows[i].has.late };

		out_cell(&o, rows[i].name);
		for (size_t c = 0; c < ARRAY_SIZE(cells); c++) {
			snprintf(text, sizeof(text), "%llu",
				(unsigned long long)cells[c]);
			out_cell(&o, text);
		}
		out_row(&o);
	}
	out_finish(&o);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct workload_args *a = args;
	const char *sort = a->sort ? a->sort : "late";
	struct user_load *rows;
	uint64_t *ids = NULL;
	size_t n_ids = 0;
	int rc = access_need(&app->office->access, PERM_READ, err);

	(void)words;
	(void)n;
	if (!rc && strcmp(sort, "late") && strcmp(sort, "cases") &&
		strcmp(sort, "tasks"))
		rc = err_set(err, MG_EUSAGE,
			_("--sort is late, cases or tasks, not '%s'"), sort);
	if (!rc)
		rc = list_ids(app, KIND_USER, "closed:-", &ids, &n_ids, err);
	rows = xcalloc(n_ids + 1, sizeof(*rows));
	if (!rc)
		rc = read_loads(app, sort, ids, n_ids, rows, err);
	if (!rc) {
		qsort(rows, n_ids, sizeof(*rows), most_first);
		print(app, a, rows, n_ids);
	}
	free(rows);
	free(ids);
	return rc;
}

const struct command cmd_workload = {
	.name = "workload",
	.summary = N_("who has how much in hand: cases, tasks, overdue"),
	.usage = "",
	.examples = "magang workload\n"
		    "magang workload --sort cases --csv\n",
	.more = N_("Of your areas and programs. The names behind a figure: "
		   "magang list case 'officer:asep stage:open'."),
	OPTIONS(options, struct workload_args),
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
