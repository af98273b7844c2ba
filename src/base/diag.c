/* SPDX-License-Identifier: MIT */
#include "magang/base/diag.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/fold.h"
#include "magang/base/fold_like.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/* A fault has no mark: it is what people look for. */
static const char *const marks[] = {
	[DIAG_NOTE] = N_("note"),
	[DIAG_WARNING] = N_("warning"),
	[DIAG_FAULT] = NULL,
};

void
diag_init(struct diag_list *list, const char *file)
{
	*list = (struct diag_list){ .file = xstrdup(file) };
}

void
diag_release(struct diag_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->rows[i].text);
	free(list->rows);
	free(list->file);
	*list = (struct diag_list){ 0 };
}

void
diag_add(struct diag_list *list, enum diag_level level, const char *id,
	int line, int column, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	VEC_GROW(list->rows, list->n, list->cap);
	list->rows[list->n++] = (struct diag){
		.level = level,
		.id = id,
		.line = line,
		.column = column,
		.text = buf_detach(&text),
	};
	list->faults += level == DIAG_FAULT;
	list->warnings += level == DIAG_WARNING;
}

static bool
comes_after(const struct diag *a, const struct diag *b)
{
	if (a->line != b->line)
		return a->line > b->line;
	return a->column > b->column;
}

/* By insertion: stable, and readers report nearly in order. */
void
diag_sort(struct diag_list *list)
{
	for (size_t i = 1; i < list->n; i++) {
		struct diag row = list->rows[i];
		size_t at = i;

		for (; at > 0 && comes_after(&list->rows[at - 1], &row); at--)
			list->rows[at] = list->rows[at - 1];
		list->rows[at] = row;
	}
}

void
diag_print_row(
	const struct diag_list *list, const struct diag *row, struct buf *out)
{
	utf8_print(out, list->file, -1);
	if (row->line > 0)
		buf_addf(out, ":%d", row->line);
	if (row->line > 0 && row->column > 0)
		buf_addf(out, ":%d", row->column);
	buf_adds(out, ": ");
	if (marks[row->level])
		buf_addf(out, "%s: ", _(marks[row->level]));
	utf8_print(out, row->text, -1);
	buf_addc(out, '\n');
}

void
diag_print(const struct diag_list *list, struct buf *out)
{
	for (size_t i = 0; i < list->n; i++)
		diag_print_row(list, &list->rows[i], out);
}

const char *
diag_nearest(const char *word, const char *const *words, size_t n)
{
	const char *nearest = NULL;
	size_t len = strlen(word);
	int best = 3;

	for (size_t i = 0; i < n; i++) {
		int d = fold_distance(word, words[i], best - 1);

		if (d < best && (size_t)d * 2 < len) {
			best = d;
			nearest = words[i];
		}
	}
	return nearest;
}
