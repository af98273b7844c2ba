/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/browse_chosen.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/tags.h"

static struct browse *
here(struct ui *ui)
{
	return (struct browse *)ui_screen(ui);
}

static void
add(struct browse *b, uint64_t id)
{
	VEC_GROW(b->chosen, b->n_chosen, b->chosen_cap);
	b->chosen[b->n_chosen++] = id;
}

/* From the top of the list on, until all are found: those that are tagged stand
 * near what was looked at. */
static int
find_tagged(struct browse *b, struct err *err)
{
	uint64_t id;
	int rc = 1;

	for (size_t i = 0; rc == 1 && b->n_chosen < b->tags.n; i++) {
		rc = rows_at(&b->rows, i, &id, err);
		if (rc == 1 && tags_has(&b->tags, id))
			add(b, id);
	}
	return rc < 0 ? rc : 0;
}

const uint64_t *
browse_chosen(struct ui *ui, size_t *n)
{
	struct browse *b = here(ui);
	const uint64_t marked = vlist_selected(&b->list);
	struct err err = ERR_INIT;

	b->n_chosen = b->hidden = *n = 0;
	if (b->tags.n && find_tagged(b, &err) != 0) {
		ui_fail(ui, &err);
		return NULL;
	}
	if (b->tags.n && !b->n_chosen)
		ui_say(ui, ROLE_WARN,
			_n("the tagged row is hidden by the filter: x shows "
			   "it, :clear-tags forgets it",
				"all %zu tagged rows are hidden by the "
				"filter: x shows them, :clear-tags forgets "
				"them",
				b->tags.n),
			b->tags.n);
	if (!b->tags.n && marked)
		add(b, marked);
	b->hidden = b->tags.n ? b->tags.n - b->n_chosen : 0;
	*n = b->n_chosen;
	return b->chosen;
}

const uint64_t *
browse_bulk(struct ui *ui, size_t *n)
{
	const uint64_t *ids = browse_chosen(ui, n);

	if (*n)
		results_begin(&ui->results, ui->office, here(ui)->kind);
	return ids;
}

void
browse_say_hidden(struct ui *ui)
{
	const size_t hidden = here(ui)->hidden;
	char *words, *said;

	if (!hidden)
		return;
	words = xasprintf(
		_n("%zu tagged row is hidden by the filter and stays as it is",
			"%zu tagged rows are hidden by the filter and stay as "
			"they are",
			hidden),
		hidden);
	said = xstrdup(ui->message.text ? ui->message.text : "");
	ui_say(ui, ROLE_WARN, "%s%s%s", said, *said ? ". " : "", words);
	free(said);
	free(words);
}

/* They are tagged again where the act is taken back: as they were before it. */
static void
keep_spent(const struct ui *ui, struct browse *b)
{
	const size_t n = b->tags.n ? b->n_chosen : 0;

	free(b->spent);
	b->spent = n ? xmemdup(b->chosen, n * sizeof(*b->chosen)) : NULL;
	b->n_spent = n;
	b->spent_by = ui->n_acts ? ui->acts[ui->n_acts - 1] : 0;
}

void
browse_turned(struct screen *s, uint64_t act, bool redo)
{
	struct browse *b = (struct browse *)s;

	if (act == b->spent_by)
		(redo ? tags_remove_many : tags_add_many)(
			&b->tags, b->spent, b->n_spent);
}

void
browse_spend(struct ui *ui, const uint64_t *left, size_t n)
{
	struct browse *b = here(ui);

	keep_spent(ui, b);
	if (b->tags.n) {
		tags_remove_many(&b->tags, b->chosen, b->n_chosen);
		tags_add_many(&b->tags, left, n);
	}
	browse_say_hidden(ui);
}
