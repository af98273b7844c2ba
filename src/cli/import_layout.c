/* SPDX-License-Identifier: MIT */
#include "import_layout.h"

#include <stdlib.h>

#include "command.h"
#include "import_report.h"

#include "magang/base/i18n.h"
#include "magang/base/utf8.h"
#include "magang/exchange/import.h"
#include "magang/office/office.h"
#include "magang/view/json.h"
#include "magang/view/out.h"

#define SAMPLE_COLUMNS 30
#define HEAD_COLUMNS 40

/* ---- text ------------------------------------------------------------------ */

static void
print_file(struct importing *im, const struct import_layout *l)
{
	const char *encoding = l->encoding ? l->encoding : "ASCII";

	if (!l->separator)
		out_line(im->app->out, _("a workbook; heads in line %zu"),
			l->line);
	else if (l->separator == '\t')
		out_line(im->app->out,
			_("%s, separated by tabs; heads in line %zu"), encoding,
			l->line);
	else
		out_line(im->app->out,
			_("%s, separated by '%c'; heads in line %zu"), encoding,
			l->separator, l->line);
}

static void
print_column(struct importing *im, const struct import_column *c, size_t number)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "  ");
	if (*c->head)
		utf8_print(&b, c->head, HEAD_COLUMNS);
	else
		buf_addf(&b, _("column %zu, without a head"), number);
	if (c->withheld || !c->field)
		buf_addf(&b, ": %s", _("left out"));
	else
		buf_addf(&b, " = %s",
			c->label ? label_in(c->label, im->app->office->lang,
					   c->field)
				 : c->field);
	if (c->sample) {
		buf_adds(&b, " ('");
		utf8_print(&b, c->sample, SAMPLE_COLUMNS);
		buf_adds(&b, "')");
	}
	out_line(im->app->out, "%s", buf_str(&b));
	buf_release(&b);
}

/* ---- JSON -------------------------------------------------------------------- */

static void
json_layout(struct importing *im, const struct import_layout *l)
{
	const char separator[] = { l->separator, '\0' };
	struct json j;

	json_init(&j, &im->layout);
	json_open(&j, NULL, '{');
	json_text(&j, "encoding", l->encoding);
	json_text(&j, "separator", *separator ? separator : NULL);
	json_number(&j, "heads", l->line);
	json_open(&j, "columns", '[');
	for (size_t i = 0; i < l->n; i++) {
		const struct import_column *c = &l->columns[i];

		json_open(&j, NULL, '{');
		json_text(&j, "head", c->head);
		json_text(&j, "field", c->withheld ? NULL : c->field);
		json_text(&j, "sample", c->sample);
		json_bool(&j, "withheld", c->withheld);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
}

void
import_layout_visit(void *ctx, const struct import_layout *layout)
{
	struct importing *im = ctx;

	if (im->json) {
		json_layout(im, layout);
		return;
	}
	if (!im->dry_run)
		return;
	print_file(im, layout);
	for (size_t i = 0; i < layout->n; i++)
		print_column(im, &layout->columns[i], i + 1);
}
