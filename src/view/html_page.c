/* SPDX-License-Identifier: MIT */
#include "magang/view/html_page.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/markup.h"
#include "magang/office/office.h"

#define BAR_WIDTH 300

static const char page_style[] =
	"body{font:15px/1.4 sans-serif;color:#111;background:#fff;"
	"max-width:60em;margin:1em auto;padding:0 1em}"
	"h1{font-size:1.3em}table{border-collapse:collapse}"
	"th,td{padding:.2em .6em;border-bottom:1px solid #ccc;"
	"text-align:right;white-space:nowrap}"
	"th:first-child,td.b{text-align:left}thead td{font-weight:bold}"
	"td.b,thead td{white-space:normal}tfoot{font-weight:bold}"
	/* a shadow at the edge that a table goes on beyond */
	"div{overflow-x:auto;background:linear-gradient(90deg,#fff 1em,#fff0 3em),"
	"linear-gradient(270deg,#fff 1em,#fff0 3em),"
	"linear-gradient(90deg,#0006,#0000 1em),"
	"linear-gradient(270deg,#0006,#0000 1em);"
	"background-attachment:local,local,scroll,scroll}"
	"footer{font-size:.8em;margin-top:1em;overflow-wrap:anywhere}"
	"rect{fill:#555}svg{max-width:25vw}"
	"@media(max-width:40em){body{font-size:12px;padding:0 .5em}"
	"th,td{padding:.2em .3em}}"
	"@media print{body{margin:0;max-width:none}div{overflow:visible;background:none}"
	"tr{break-inside:avoid}thead{display:table-header-group}}";

char *
sum_format(char out[SUM_TEXT], const char *text, size_t n)
{
	uint8_t hash[HASH_SIZE];

	hash_of(text, n, hash);
	hex_format(out, hash, HASH_SIZE);
	return out;
}

void
html_head(struct buf *out, const struct office *office, const char *title)
{
	char day[DATE_TEXT];

	buf_addf(out,
		"<!DOCTYPE html>\n<html lang=%s><head><meta charset=utf-8>"
		"<meta name=viewport content=\"width=device-width\">\n<title>",
		lang_code(office->lang));
	markup_put(out, title);
	buf_addf(out, "</title><style>%s</style></head><body>\n<h1>",
		page_style);
	markup_put(out, title);
	buf_adds(out, "</h1><p>");
	markup_put(out, office->book.site.office);
	buf_addf(out, ", %s<br>", date_format(day, office->today));
	buf_addf(out, _("as %s sees it"), office->access.name);
	buf_adds(out, "</p>\n");
}

void
html_bar(struct buf *out, int64_t n, int64_t most)
{
	buf_addf(out,
		"<svg width=%d height=12 viewBox=\"0 0 %d 12\" "
		"preserveAspectRatio=none role=img>"
		"<rect width=%lld height=12 /></svg>",
		BAR_WIDTH, BAR_WIDTH,
		(long long)(most ? n * BAR_WIDTH / most : 0));
}

void
html_hidden(struct buf *out, const struct office *office)
{
	const int small = office->book.site.small_cells;

	if (small > 1)
		buf_addf(out,
			_("*: left out, as figures below %d are, with those "
			  "that would give them back."),
			small);
}

void
html_end(struct buf *out, const char *command, const char *sum)
{
	buf_adds(out, "<p><code>");
	markup_put(out, command);
	buf_addf(out,
		" --csv | b2sum -l 256</code><br>%s</p></footer></body></html>"
		"\n",
		sum);
}
