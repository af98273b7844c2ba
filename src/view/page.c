/* SPDX-License-Identifier: MIT */
#include "magang/view/page.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"

#include "magang/base/mem.h"

/* Label and value of a section; the heads are not printed. */
static const struct out_column pair_columns[] = {
	{ "label", "", 0, 30 },
	{ "value", "", 0, 0 },
};

void
page_start(struct page *p, const struct app *app, bool json)
{
	*p = (struct page){ .app = app, .json = json };
	if (!json)
		return;
	json_init(&p->j, &p->b);
	json_open(&p->j, NULL, '{');
	json_number(&p->j, "v", 1);
}

static void
flush_pairs(struct page *p)
{
	struct out o;

	if (p->n == 0)
		return;
	out_start(&o, p->app, OUT_TABLE, "", pair_columns,
		ARRAY_SIZE(pair_columns));
	o.bare = true;
	o.width[0] = 24; /* so that most sections line up */
	for (size_t i = 0; i < p->n; i++) {
		out_cell(&o, p->pairs[i]);
		free(p->pairs[i]);
		if (i % 2 == 1)
			out_row(&o);
	}
	out_finish(&o);
	p->n = 0;
	p->begun = true;
}

int
page_end(struct page *p, int rc)
{
	if (p->json && !rc) {
		json_close(&p->j, '}');
		buf_addc(&p->b, '\n');
		fwrite(buf_str(&p->b), 1, p->b.len, p->app->out);
	}
	flush_pairs(p);
	buf_release(&p->b);
	free(p->pairs);
	p->pairs = NULL;
	return rc;
}

void
page_heading(struct page *p, const char *text)
{
	flush_pairs(p);
	if (p->json)
		return;
	if (p->begun)
		fputc('\n', p->app->out);
	out_line(p->app->out, "%s", text);
	p->begun = true;
}

void
page_open(struct page *p, const char *key)
{
	if (p->json)
		json_open(&p->j, key, '{');
}

void
page_close(struct page *p)
{
	if (p->json)
		json_close(&p->j, '}');
}

static void
json_value(struct json *j, const char *key, const char *value, unsigned flags)
{
	if (value && flags & (OUT_NUMBER | OUT_BOOL))
		json_raw(j, key, value);
	else
		json_text(j, key, value);
}

void
page_item(struct page *p, const char *key, const char *label, const char *value,
	unsigned flags)
{
	if (p->json) {
		json_value(&p->j, key, value, flags);
		return;
	}
	if (!label || !value)
		return;
	VEC_GROW(p->pairs, p->n, p->cap);
	p->pairs[p->n++] = xasprintf("  %s", label);
	VEC_GROW(p->pairs, p->n, p->cap);
	p->pairs[p->n++] = xstrdup(value);
}

void
page_count(struct page *p, const char *key, const char *label, uint64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, n);
	page_item(p, key, label, text, OUT_NUMBER);
}

void
page_count_cell(struct page *p, uint64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, n);
	page_cell(p, text);
}

void
page_line(struct page *p, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	flush_pairs(p);
	if (p->json)
		return;
	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	out_line(p->app->out, "%s", buf_str(&b));
	buf_release(&b);
	p->begun = true;
}

void
page_rows(struct page *p, const char *key, const char *heading,
	const struct out_column *columns, size_t n)
{
	flush_pairs(p);
	if (p->json) {
		json_open(&p->j, key, '[');
		p->table = (struct out){ .columns = columns, .n = n };
		return;
	}
	out_start(&p->table, p->app, OUT_TABLE, key, columns, n);
	p->table.heading = heading;
	p->table.blank = p->begun;
	p->table.indent = 2;
}

void
page_cell(struct page *p, const char *text)
{
	const struct out_column *c = &p->table.columns[p->table.at];

	if (!p->json) {
		out_cell(&p->table, text);
		return;
	}
	if (p->table.at == 0)
		json_open(&p->j, NULL, '{');
	json_value(&p->j, c->key, text, c->flags);
	p->table.at++;
}

void
page_row(struct page *p)
{
	if (!p->json) {
		out_row(&p->table);
		return;
	}
	json_close(&p->j, '}');
	p->table.at = 0;
}

void
page_rows_end(struct page *p)
{
	if (p->json) {
		json_close(&p->j, ']');
		return;
	}
	p->begun = p->begun || p->table.rows > 0;
	out_finish(&p->table);
}

void
page_limit(struct page *p, size_t most, size_t n)
{
	if (most && n > most)
		page_line(p, _("the first %zu of %zu; --limit 0 shows all"),
			most, n);
}
