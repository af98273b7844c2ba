/* SPDX-License-Identifier: MIT */
#include "magang/ops/merge.h"

#include <stdlib.h>

#include "command.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/ops/undo.h"
#include "magang/view/text.h"
#include "undo.h"

struct unmerge_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct unmerge_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

/* By the number of whoever stayed, where it says enough. */
static int
only_one(const struct ids *merged, uint64_t person, uint64_t *second,
	struct err *err)
{
	struct buf all = BUF_INIT;
	char number[NUMBER_TEXT];

	*second = merged->n ? merged->rows[0] : person;
	if (merged->n < 2)
		return 0;
	for (size_t i = 0; i < merged->n; i++)
		buf_addf(&all, "%s%s", i ? ", " : "",
			number_format(
				number, kind_person.prefix, merged->rows[i]));
	err_set(err, MG_EUSAGE, _("several were merged; name one: %s"),
		buf_str(&all));
	buf_release(&all);
	return err->code;
}

static int
find(struct app *app, const char *word, uint64_t *second, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct ids merged = { 0 };
	char prefix[8];
	uint64_t id;
	bool bad;
	int rc = text_find_kind(app, word, KIND_PERSON, r, err);

	if (!rc)
		rc = merged_with(app->office, r->id, &merged, err);
	if (!rc && number_parse(word, prefix, &id, &bad) &&
		ids_sorted_has(&merged, id))
		*second = id;
	else if (!rc)
		rc = only_one(&merged, r->id, second, err);
	ids_release(&merged);
	free(r);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct unmerge_args *a = args;
	struct undo_report report = { 0 };
	uint64_t second = 0;
	int rc = find(app, words[0], &second, err);

	(void)n;
	if (rc)
		return rc;
	rc = op_unmerge(app->office, second, &report, err);
	return undo_end(app, rc, &report, _("two persons again"), a->json);
}

const struct command cmd_unmerge = {
	.name = "unmerge",
	.summary = N_("take back that two persons are one"),
	.usage = "NUMBER",
	.examples = "magang unmerge MG-000456-8\n",
	.more = N_("The number of whoever was merged; of whoever stayed where "
		   "it was only one. Values that were kept go back; what was "
		   "done since stays where it was done."),
	OPTIONS(options, struct unmerge_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_MERGE),
};
