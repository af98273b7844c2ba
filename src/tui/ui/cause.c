/* SPDX-License-Identifier: MIT */
#include "magang/tui/ui/cause.h"

#include <stdlib.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/why.h"

#define ROWS_MAX 64

static void
add(struct cause_rows *all, const struct cause_rows *more)
{
	for (size_t i = 0; i < more->n && all->n < ROWS_MAX; i++)
		all->v[all->n++] = more->v[i];
}

unsigned
cause_ask(struct ui *ui, const char *title, const struct cause_ops *ops,
	const struct cause_rows *causes, const struct cause_rows *more)
{
	const char *v[ROWS_MAX];
	struct cause_rows rows = { v, 0 };
	const char *const words =
		causes->n ? _("none of these: a reason in words")
			  : _("a reason in words");
	struct screen *pick;

	if (ops->words && !causes->n && !more->n)
		return ops->words(ui);
	add(&rows, causes);
	if (ops->words)
		add(&rows,
			&(struct cause_rows){ (const char *[]){ words }, 1 });
	add(&rows, more);
	pick = pick_new(title, rows.v, rows.n, ops->chosen);
	if (ops->words)
		pick_words(pick, causes->n, ops->words);
	return ui_push(ui, pick);
}

unsigned
cause_ask_move(struct ui *ui, const struct verdict *v,
	const struct cause_ops *ops, const struct cause_rows *more)
{
	const char *causes[ROWS_MAX];
	size_t n = why_causes(ui->office, v, causes, ROWS_MAX);
	char *title = why_asked(ui->office, v);
	const struct cause_ops rows_only = { ops->chosen, NULL };
	const struct cause_rows none = { 0 };
	const bool needs = why_needs_cause(v);
	unsigned r = cause_ask(ui, title, needs ? &rows_only : ops,
		&(struct cause_rows){ causes, n }, needs ? &none : more);

	free(title);
	return r;
}
