/* SPDX-License-Identifier: MIT */
#include "pack_file.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/base/utf8_by_hand.h"
#include "magang/exchange/csv.h"
#include "magang/exchange/csv_put.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/program/program.h"

#define HEAD_LINES 20 /* above the heads of a table */

char *
pack_plain(struct arena *arena, const char *cell)
{
	char *text = utf8_valid(cell, strlen(cell))
			     ? utf8_by_hand(csv_unguard(cell))
			     : xstrdup(cell),
	     *kept = arena_strndup(arena, text, strlen(text));

	free(text);
	return kept;
}

static void
keep(struct pack_file *s, const struct csv_row *row, struct pack_cells *out)
{
	out->line = row->line;
	out->n = row->n;
	out->cell = arena_array(s->arena, row->n + 1, sizeof(*out->cell));
	for (size_t i = 0; i < row->n; i++)
		out->cell[i] = pack_plain(s->arena, row->cell[i]);
}

/* "旅券氏名 / Nama di paspor", or one half of it. */
static bool
is_head(const char *cell, const struct pack_column *c, struct arena *arena)
{
	char *both = xasprintf("%s / %s", c->ja, c->id);
	const bool is = strcmp(cell, pack_plain(arena, both)) == 0 ||
			strcmp(cell, pack_plain(arena, c->ja)) == 0 ||
			strcmp(cell, pack_plain(arena, c->id)) == 0;

	free(both);
	return is;
}

size_t
pack_file_column(const struct pack_file *s, const struct pack_column *c)
{
	for (size_t i = 0; i < s->head.n; i++)
		if (is_head(s->head.cell[i], c, s->arena))
			return i;
	return PACK_NOWHERE;
}

/* The last of any pack: what stands in it does not hang on which. */
static struct pack_column
code_column(struct arena *arena)
{
	static const struct pack none = { .activity = -1 };
	size_t n;
	struct pack_column *c = pack_columns(NULL, &none, arena, &n);

	return c[n - 1];
}

static int
read_head(struct csv *csv, struct pack_file *s, struct err *err)
{
	const struct pack_column code = code_column(s->arena);
	struct csv_row *row;
	int rc = csv_first(csv, &row, err);

	for (int i = 0; rc > 0 && i < HEAD_LINES; i++) {
		keep(s, row, &s->head);
		s->code = pack_file_column(s, &code);
		if (s->code != PACK_NOWHERE)
			return 0;
		rc = csv_next(csv, &row, err);
	}
	return rc < 0 ? rc
		      : err_set(err, MG_EDATA,
				_("no column is called '%s'; the rows of a "
				  "pack are known by it"),
				code.ja);
}

int
pack_file_read(FILE *f, struct pack_file *s, struct err *err)
{
	struct csv *csv = csv_open(f, err);
	struct csv_row *row;
	int rc = csv ? read_head(csv, s, err) : err->code;

	while (!rc && (rc = csv_next(csv, &row, err)) > 0) {
		VEC_GROW(s->rows, s->n, s->cap);
		keep(s, row, &s->rows[s->n]);
		rc = ++s->n > PACK_ROWS
			     ? err_set(err, MG_EDATA,
				       _("the file has more rows than any "
					 "pack: %d"),
				       PACK_ROWS)
			     : 0;
	}
	csv_close(csv);
	return rc;
}

const char *
pack_cell(const struct pack_cells *row, size_t column)
{
	return column < row->n ? row->cell[column] : "";
}
