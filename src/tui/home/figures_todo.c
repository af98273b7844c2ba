/* SPDX-License-Identifier: MIT */
/* What there is to do: a line each, counted, with the key of its list. */
#include "figures_todo.h"
#include "magang/tui/home/switches.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/event.h"
#include "magang/view/kind_view.h"
#include "magang/view/todo.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/health.h"
#include "magang/office/reads.h"
#include "magang/office/reads_told.h"
#include "magang/ops/draft.h"
#include "magang/query/query_count.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/query/query_work.h"
#include "magang/program/program.h"
#include "magang/record/dict.h"
#include "magang/rulebook/program_cache.h"

#define OPEN_DOUBT 1
#define PROGRAMS_MAX 64

/* What is counted how. */
enum figure_counting {
	MY_LATE,
	MY_TODAY,
	MY_WEEK,
	ALL_LATE,
	ALL_SOON,
	BY_OPEN,
	BY_RULE,
	BY_STAGE,
	BY_FILTER /* counters tell it */
};

/* The stage of programs in which papers are checked. */
#define CHECK "doc_check"

/* Where no counter knows it so many rows are looked at whenever home is read, and
 * more are "2.000+". */
#define LOOKED_MOST 2000

struct worklist {
	const char *label; /* N_() */
	enum kind kind;
	const char *filter; /* %s: today, then today and a week */
	enum figure_counting how;
};

/* My day, then what lies in the office. */
static const struct worklist worklists[] = {
	{ N_("My overdue tasks"), KIND_TASK,
		"open officer:me due:..%s sort:due", MY_LATE },
	{ N_("Mine, due today"), KIND_TASK, "open officer:me due:%s",
		MY_TODAY },
	{ N_("Mine, due in 7 days"), KIND_TASK,
		"open officer:me due:%s..%s sort:due", MY_WEEK },
	{ N_("Overdue, everybody's"), KIND_TASK, "open due:..%s sort:due",
		ALL_LATE },
	{ N_("Due soon, everybody's"), KIND_TASK, "soon due:%s.. sort:due",
		ALL_SOON },
	{ N_("Document check"), KIND_CASE, "stage:" CHECK " sort:entered",
		BY_STAGE },
	{ N_("Possible duplicates"), KIND_DOUBT, "open", BY_OPEN },
	{ N_("Fail a hard rule"), KIND_CASE, "fails:* stage:open", BY_RULE },
};

struct day {
	uint64_t of[ALL_SOON + 1];
};

static int
day_read(struct ui *ui, struct day *d, struct err *err)
{
	struct office *office = ui->office;
	int32_t today = office->today;
	struct task_counts all = { 0 };
	int rc = count_tasks(office, &all, err);

	d->of[ALL_LATE] = all.overdue;
	d->of[ALL_SOON] = all.soon;
	if (!rc)
		rc = count_my_tasks(office, today, &d->of[MY_LATE], err);
	if (!rc)
		rc = count_my_tasks(office, today + 1, &d->of[MY_TODAY], err);
	if (!rc)
		rc = count_my_tasks(office, today + 8, &d->of[MY_WEEK], err);
	if (rc)
		return rc;
	d->of[MY_WEEK] -= d->of[MY_TODAY];
	d->of[MY_TODAY] -= d->of[MY_LATE];
	return 0;
}

/* "12+": at least so many; "?": of those that are counted there is none. */
static void
figure_more(struct figure *f, uint64_t n)
{
	char *number = n ? xasprintf("%s+", f->number) : xstrdup("?");

	free(f->number);
	f->number = number;
}

static int
count_worklist(struct ui *ui, const struct worklist *w, const struct day *d,
	struct figure *row, struct err *err)
{
	const struct count_limit limit = { .most = LOOKED_MOST };
	uint64_t n = 0;
	bool all = true;
	int rc = 0;

	if (w->how <= ALL_SOON)
		n = d->of[w->how];
	else if (w->how >= BY_STAGE)
		rc = filter_count_some(ui->office, (enum kind)row->kind,
			row->filter, &limit, &n, &all, err);
	else if (w->how == BY_RULE)
		rc = count_failing(ui->office, &n, &all, err);
	else
		rc = count_kind(ui->office, w->kind, OPEN_DOUBT, &n, err);
	if (!rc)
		figure_count(ui, row, n);
	if (!all)
		figure_more(row, n);
	row->late = (w->how == MY_LATE || w->how == ALL_LATE) && n > 0;
	return rc;
}

/* Overdue is before today; the days after it begin tomorrow. */
static char *
dated_filter(const struct ui *ui, const struct worklist *w)
{
	const int32_t today = ui->office->today;

	return filter_of_days(w->filter,
		today + (w->how == MY_WEEK) -
			(w->how == MY_LATE || w->how == ALL_LATE),
		today + 7);
}

/* The programs that have such a stage. */
struct checked {
	struct {
		uint16_t program, stage;
		char *label;
	} rows[PROGRAMS_MAX];
	size_t n;
};

static int
read_checked(struct office *office, struct checked *out, struct err *err)
{
	uint16_t numbers[PROGRAMS_MAX];
	struct txn *txn;
	size_t n;
	int rc = office_look(office, &txn, err);

	out->n = 0;
	if (rc)
		return rc;
	n = office_program_numbers(txn, numbers, PROGRAMS_MAX);
	for (size_t i = 0; i < n; i++) {
		const uint16_t stage =
			dict_number(txn, DICT_STAGE, numbers[i], CHECK);
		const struct program *p =
			office_program(office, txn, numbers[i], 0);

		if (!stage || !p)
			continue;
		out->rows[out->n].program = numbers[i];
		out->rows[out->n].stage = stage;
		out->rows[out->n++].label =
			xstrdup(label_in(&p->label, office->lang, p->name));
	}
	office_look_end(txn);
	return 0;
}

/* "Document check, Kyoto employment"; of several programs how many they are. */
static int
say_programs(struct ui *ui, struct figure *row, struct err *err)
{
	struct checked c;
	int rc = read_checked(ui->office, &c, err);
	const char *only = NULL;
	char *label = NULL;
	uint64_t n = 0;
	size_t of = 0;

	for (size_t i = 0; !rc && i < c.n; i++) {
		rc = count_cases(ui->office, c.rows[i].program, c.rows[i].stage,
			&n, err);
		if (!rc && n && !of++)
			only = c.rows[i].label;
	}
	if (of > 1)
		label = xasprintf(_("%s, %zu programs"), row->label, of);
	else if (only)
		label = xasprintf("%s, %s", row->label, only);
	if (label) {
		free(row->label);
		row->label = label;
	}
	for (size_t i = 0; i < c.n; i++)
		free(c.rows[i].label);
	return rc;
}

/* Bytes from its last number on, and what leads to it: ": 3". */
static size_t
with_figure(const char *label)
{
	const size_t len = strlen(label);
	size_t from = len;

	while (from && !strchr("0123456789", label[from - 1]))
		from--;
	while (from && strchr("0123456789: ", label[from - 1]))
		from--;
	return len - from;
}

/* "Cohorts, class today: 3" */
static int
say_classes(struct ui *ui, struct figure *row, struct err *err)
{
	uint64_t n = 0;
	int rc = count_classes_today(ui->office, &n, err);
	char *label;

	if (!rc && n) {
		label = xasprintf(_("%s, class today: %llu"), row->label,
			(unsigned long long)n);
		free(row->label);
		row->label = label;
		row->kept = with_figure(label);
	}
	return rc;
}

static int
add_kind(struct ui *ui, struct figures *f, const struct kind_info *k,
	struct err *err)
{
	bool always = kind_view(k->kind)->home < HOME_IF_ANY;
	uint64_t n;
	int rc;

	if ((ui->office->access.permissions & k->read) != k->read)
		return 0;
	rc = count_kind(ui->office, k->kind, 0, &n, err);
	if (!rc && (n || always))
		figure_count(ui,
			figures_add(f,
				label_in(&k->label, ui->office->lang, k->name),
				(int)k->kind,
				k->kind == KIND_COHORT ? COHORTS_USUAL : ""),
			n);
	if (!rc && n && k->kind == KIND_COHORT)
		rc = say_classes(ui, &f->rows[f->n - 1], err);
	return rc;
}

static int
add_kinds(struct ui *ui, struct figures *f, struct err *err)
{
	int rc = 0;

	for (int place = 1; place < KIND_COUNT; place++)
		for (int k = KIND_NONE + 1; !rc && k < KIND_COUNT; k++)
			if (kind_view((enum kind)k)->home == place)
				rc = add_kind(
					ui, f, kind_info((enum kind)k), err);
	return rc;
}

/* Only where there are some: they are offered at the start as well. */
static void
add_drafts(struct ui *ui, struct figures *f)
{
	struct err ignored = ERR_INIT;
	size_t n = 0;

	if (draft_heads(ui->office, NULL, DRAFTS_MAX, &n, &ignored) == 0 && n)
		figure_count(
			ui, figures_add(f, _("My drafts"), KIND_NONE, NULL), n);
}

/* Each figure where there is some. */
static int
add_waiting(struct ui *ui, struct figures *f, struct err *err)
{
	struct todo rows[TODO_MOST];
	size_t n;
	int rc = todo_read(ui->office, rows, &n, err);

	for (size_t i = 0; !rc && i < n; i++) {
		if (!rows[i].n)
			continue;
		figure_count(ui,
			figures_add(f, _(rows[i].label), (int)rows[i].kind,
				rows[i].filter),
			rows[i].n);
		if (rows[i].more)
			figure_more(&f->rows[f->n - 1], rows[i].n);
	}
	return rc;
}

/* The same of whoever came to a limit of reads, for who may see that. */
static int
add_limited(struct ui *ui, struct figures *f, struct err *err)
{
	struct buf names = BUF_INIT, filter = BUF_INIT;
	struct figure *row;
	size_t n = 0;
	int rc = office_reads_limited(ui->office, &names, &n, err);

	if (!rc && n) {
		buf_addf(&filter, "name:%s", buf_str(&names));
		row = figures_add(f, _("Came to a limit of reads"),
			(int)KIND_USER, buf_str(&filter));
		figure_count(ui, row, n);
		row->late = true;
	}
	buf_release(&names);
	buf_release(&filter);
	return rc;
}

/* For everybody: whoever works here loses what was not saved. */
static int
add_backup(struct ui *ui, struct figures *f, struct err *err)
{
	struct figure *row;
	int64_t days;
	char *label;
	int rc = office_unsaved_days(ui->office, &days, err);

	if (rc || days <= BACKUP_DAYS)
		return rc;
	label = xasprintf(
		_n("! no backup for %lld day", "! no backup for %lld days",
			(unsigned long)days),
		(long long)days);
	row = figures_add(f, label, KIND_NONE, NULL);
	row->late = true;
	row->says = N_("tell who looks after this machine; every night it is "
		       "to run: magang backup DIR");
	free(label);
	return 0;
}

/* Before all that waits: who assesses is here for that, and what is not saved. */
static void
put_first(struct figures *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->rows[i].filter &&
			strcmp(f->rows[i].filter, "assess:me") == 0)
			figures_first(f, i);
	for (size_t i = 0; i < f->n; i++)
		if (f->rows[i].says)
			figures_first(f, i);
}

/* Hands know the digits of the others: what is due soon has the one before, who
 * fails a rule has none. */
static void
give_keys(struct figures *f)
{
	char next = '1';

	for (size_t i = 0; i < f->n; i++) {
		enum figure_counting how = i < ARRAY_SIZE(worklists)
						   ? worklists[i].how
						   : BY_FILTER;

		if (how == ALL_SOON)
			f->rows[i].key = '0';
		else if (how != BY_RULE && next <= '9')
			f->rows[i].key = next++;
	}
}

/* What stands behind them only where there is some, in this order. */
static int (*const more[])(struct ui *ui, struct figures *f,
	struct err *err) = { add_kinds, add_waiting, add_limited, add_backup };

int
figures_todo(struct ui *ui, struct figures *f, struct err *err)
{
	struct day day = { 0 };
	char date[WHEN_TEXT];
	int rc = day_read(ui, &day, err);

	figures_release(f);
	f->title =
		xasprintf(_("TO DO  %s"), when_whole(ui->office->today, date));
	for (size_t i = 0; i < ARRAY_SIZE(worklists) && !rc; i++) {
		const struct worklist *w = &worklists[i];
		char *filter = dated_filter(ui, w);

		rc = count_worklist(ui, w, &day,
			figures_add(f, _(w->label), (int)w->kind, filter), err);
		if (!rc && w->how == BY_STAGE)
			rc = say_programs(ui, &f->rows[f->n - 1], err);
		free(filter);
	}
	for (size_t i = 0; i < ARRAY_SIZE(more) && !rc; i++)
		rc = more[i](ui, f, err);
	if (!rc)
		add_drafts(ui, f);
	give_keys(f);
	put_first(f);
	return rc;
}
