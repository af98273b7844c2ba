/* SPDX-License-Identifier: MIT */
/* What hangs on a record: cases, possible duplicates, tasks, what was done. */
#include "show.h"

#include <stdlib.h>

#include "magang/cli/cli.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"

#define LIST_MAX 50
#define ACTIVITIES_MAX 10

/* A small list of records inside the page, under the usual columns. */
struct small {
	const char *key;
	const char *heading; /* N_() */
	enum kind kind;
	const char *columns;
	const char *filter; /* %s is the number of the record of the page */
	size_t max;
};

static const struct small cases = { "cases", N_("Cases"), KIND_CASE,
	"number,program,stage,entered", "person:%s", LIST_MAX };
static const struct small doubts = { "doubts", N_("Possible duplicates"),
	KIND_DOUBT, "number,first,second,likeness,evidence,answer",
	"first:%s or second:%s", LIST_MAX };
static const struct small tasks = { "tasks", N_("Open tasks"), KIND_TASK,
	"number,due,task", "about:%s done:- sort:due", LIST_MAX };
static const struct small activities = { "activities", N_("Last activities"),
	KIND_ACTIVITY, "number,date,activity,amount,text",
	"about:%s sort:-date", ACTIVITIES_MAX };

/* The number stands in the filter once or twice. */
static char *
small_filter(const struct small *small, const char *number)
{
	struct buf b = BUF_INIT;

	for (const char *p = small->filter; *p; p++) {
		if (p[0] == '%' && p[1] == 's') {
			buf_adds(&b, number);
			p++;
		} else {
			buf_addc(&b, *p);
		}
	}
	return buf_detach(&b);
}

static int
show_small(struct show *s, const struct small *small, struct err *err)
{
	struct columns columns;
	struct list_page filling = { &s->page, &columns };
	char *filter;
	int rc = columns_parse(
		s->office, small->kind, small->columns, &columns, err);

	if (rc)
		return rc;
	filter = small_filter(small, s->number);
	page_rows(&s->page, small->key, _(small->heading), columns.out,
		columns.n);
	rc = list_each(s->office, small->kind, filter, &s->style, small->max,
		list_page_row, &filling, err);
	page_rows_end(&s->page);
	columns_release(&columns);
	free(filter);
	return rc;
}

int
show_cases(struct show *s, struct err *err)
{
	return show_small(s, &cases, err);
}

int
show_doubts(struct show *s, struct err *err)
{
	return show_small(s, &doubts, err);
}

int
show_tasks(struct show *s, struct err *err)
{
	return show_small(s, &tasks, err);
}

int
show_activities(struct show *s, struct err *err)
{
	return show_small(s, &activities, err);
}
