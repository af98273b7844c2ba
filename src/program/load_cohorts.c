/* SPDX-License-Identifier: MIT */
#include "load_cohorts.h"

#include <string.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"

#include "load.h"
#include "load_more.h"
#include "load_raw.h"

/* Marks that may count against somebody; late is there. */
static const struct {
	const char *word;
	char letter;
} absences[] = {
	{ "absent", 'a' },
	{ "sick", 's' },
	{ "leave", 'i' },
};

static void
read_mark(struct load *l, const struct node *n, char out[4])
{
	const size_t len = strlen(out);

	if (!node_scalar(&l->src, n, "attendance"))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(absences); i++) {
		if (strcmp(n->text, absences[i].word) != 0)
			continue;
		if (!strchr(out, absences[i].letter))
			out[len] = absences[i].letter;
		return;
	}
	node_fault(&l->src, n, "mark", "attendance",
		_("'%s' is no mark that counts against somebody; there are: "
		  "absent, sick, leave"),
		n->text);
}

static void
read_counted(struct load *l, const struct node *list, char out[4])
{
	if (list == NULL) {
		out[0] = absences[0].letter;
		return;
	}
	if (list->kind != NODE_LIST || list->first == NULL)
		node_fault(&l->src, list, "list", "attendance",
			_("'%s' is a list: [absent, sick]"), "counted");
	else
		for (const struct node *n = list->first; n; n = n->next)
			read_mark(l, n, out);
}

void
load_cohorts(struct load *l)
{
	struct attendance *a = &l->p->attendance;

	l->p->join_until = l->cohorts.join_until;
	a->lock = l->attendance.lock;
	read_counted(l, l->attendance.counted, a->counted);
	if (l->attendance.at_least != NULL)
		a->at_least = read_percent(
			l, l->attendance.at_least, "at_least", "attendance");
	else if (l->attendance.counted != NULL)
		node_fault(&l->src, l->attendance.counted, "counted",
			"attendance", _("'%s' goes with '%s'"), "counted",
			"at_least");
}
