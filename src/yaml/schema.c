/* SPDX-License-Identifier: MIT */
#include "magang/yaml/schema.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/base/wrap.h"
#include "magang/base/span.h"
#include "magang/yaml/yaml.h"

#define TEXT_MAX 2000
#define KEYS_MAX 64 /* rows of one page */

/* --- faults -------------------------------------------------------------- */

__attribute__((format(printf, 6, 0))) static void
add(const struct yaml_source *src, enum diag_level level, const struct node *at,
	const char *id, const char *who, const char *fmt, va_list ap)
{
	struct buf text = BUF_INIT;

	if (src->diags->n >= YAML_MAX_FAULTS)
		return;
	if (who != NULL)
		buf_addf(&text, "%s: ", who);
	buf_vaddf(&text, fmt, ap);
	diag_add(src->diags, level, id, at->line, at->column, "%s",
		buf_str(&text));
	buf_release(&text);
}

void
node_fault(const struct yaml_source *src, const struct node *at, const char *id,
	const char *who, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add(src, DIAG_FAULT, at, id, who, fmt, ap);
	va_end(ap);
}

void
node_warn(const struct yaml_source *src, const struct node *at, const char *id,
	const char *who, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add(src, DIAG_WARNING, at, id, who, fmt, ap);
	va_end(ap);
}

void
node_note(const struct yaml_source *src, const struct node *at, const char *id,
	const char *who, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add(src, DIAG_NOTE, at, id, who, fmt, ap);
	va_end(ap);
}

const char *
nearest_hint(struct nearest *out, const char *word, const char *const *words,
	size_t n)
{
	const char *near = NULL;

	if (strlen(word) <= 64)
		near = diag_nearest(word, words, n);
	if (near == NULL)
		out->text[0] = '\0';
	else
		snprintf(out->text, sizeof(out->text),
			_("; did you mean '%s'?"), near);
	return out->text;
}

/* --- words and numbers --------------------------------------------------- */

bool
name_valid(const char *s, bool dash)
{
	size_t i;

	if (s[0] < 'a' || s[0] > 'z')
		return false;
	for (i = 0; s[i] != '\0'; i++) {
		const char c = s[i];
		const bool ok = (c >= 'a' && c <= 'z') ||
				(c >= '0' && c <= '9') || c == '_' ||
				(dash && c == '-');

		if (!ok)
			return false;
	}
	return i <= 40;
}

bool
amount_parse(const char *s, int64_t *out)
{
	static const struct {
		const char *word;
		int64_t factor;
	} rows[] = {
		{ " thousand", 1000 },
		{ " million", 1000000 },
		{ " billion", 1000000000 },
	};
	const char *blank = strchr(s, ' ');
	int64_t factor = 1, v;
	char digits[DECIMAL_TEXT];
	size_t i, n = blank ? (size_t)(blank - s) : strlen(s);

	if (n == 0 || n >= sizeof(digits))
		return false;
	memcpy(digits, s, n);
	digits[n] = '\0';
	if (blank != NULL) {
		for (i = 0; i < ARRAY_SIZE(rows); i++)
			if (strcmp(blank, rows[i].word) == 0)
				factor = rows[i].factor;
		if (factor == 1)
			return false;
	}
	if (!decimal_parse(digits, &v) || v > DECIMAL_MAX / factor ||
		v < -(DECIMAL_MAX / factor))
		return false;
	*out = v * factor;
	return true;
}

bool
split_range(const struct yaml_source *src, const char *s, const char **a,
	const char **b)
{
	const char *dots = strstr(s, "..");
	const char *end;

	if (dots == NULL || strstr(dots + 2, "..") != NULL)
		return false;
	for (end = dots; end > s && end[-1] == ' '; end--)
		;
	*a = arena_strndup(src->arena, s, (size_t)(end - s));
	for (dots += 2; *dots == ' '; dots++)
		;
	*b = arena_strndup(src->arena, dots, strlen(dots));
	return true;
}

/* --- readers of one value ------------------------------------------------ */

bool
node_scalar(
	const struct yaml_source *src, const struct node *n, const char *who)
{
	if (n->doubtful)
		return false;
	if (n->kind != NODE_SCALAR) {
		node_fault(src, n, "shape", who,
			_("'%s' takes one value, not several"),
			n->key ? n->key->text : "-");
		return false;
	}
	if (n->len == 0) {
		node_fault(src, n->key ? n->key : n, "empty", who,
			_("'%s' has no value"), n->key ? n->key->text : "-");
		return false;
	}
	return true;
}

/* What is shown in a line of its own must not begin another one. */
static bool
is_one_line(
	const struct yaml_source *src, const struct node *n, const char *who)
{
	if (strchr(n->text, '\n') == NULL)
		return true;
	node_fault(src, n, "one_line", who,
		_("'%s' is one line; take the line breaks out"),
		n->key ? n->key->text : "-");
	return false;
}

static bool
one_language(const struct yaml_source *src, const struct node *n,
	const char *who, bool lines, struct label *label)
{
	static const char *const codes[] = { "id", "en", "ja" };
	struct nearest near;
	size_t i;

	if (!node_scalar(src, n, who))
		return false;
	for (i = 0; i < ARRAY_SIZE(codes); i++)
		if (strcmp(n->key->text, codes[i]) == 0)
			break;
	if (i == ARRAY_SIZE(codes)) {
		node_fault(src, n->key, "language", who,
			_("no language '%s'; id, en and ja are known%s"),
			n->key->text,
			nearest_hint(&near, n->key->text, codes, i));
		return false;
	}
	label->text[i] = n->text;
	return lines || is_one_line(src, n, who);
}

static bool
read_texts(const struct yaml_source *src, const struct node *n, const char *who,
	bool lines, void *out)
{
	struct label label = { { NULL, NULL, NULL } };
	const struct node *c;
	bool ok = true;
	int i;

	if (n->kind == NODE_SCALAR && n->len > 0) {
		for (i = 0; i < LANG_COUNT; i++)
			label.text[i] = n->text;
		ok = lines || is_one_line(src, n, who);
	} else if (n->kind == NODE_MAP) {
		for (c = n->first; c != NULL; c = c->next)
			ok &= one_language(src, c, who, lines, &label);
		for (i = 0; i < LANG_COUNT && ok; i++)
			if (label.text[i] == NULL)
				node_warn(src, n, "label_language", who,
					_("'%s' has no text in '%s'"),
					n->key ? n->key->text : "-",
					lang_code((enum lang)i));
	} else {
		node_fault(src, n, "label", who,
			_("write a text, or {id: ..., en: ..., ja: ...}"));
		ok = false;
	}
	memcpy(out, &label, sizeof(label));
	return ok;
}

bool
read_label(const struct yaml_source *src, const struct node *n, const char *who,
	void *out)
{
	return read_texts(src, n, who, false, out);
}

bool
read_lines(const struct yaml_source *src, const struct node *n, const char *who,
	void *out)
{
	return read_texts(src, n, who, true, out);
}

bool
read_decimal(const struct yaml_source *src, const struct node *n,
	const char *who, int64_t *out)
{
	if (!node_scalar(src, n, who))
		return false;
	if (amount_parse(n->text, out))
		return true;
	node_fault(src, n, "number", who, _("'%s' is not a number"), n->text);
	return false;
}

bool
read_count(const struct yaml_source *src, const struct node *n, const char *who,
	int64_t *out)
{
	int64_t v;

	if (!read_decimal(src, n, who, &v))
		return false;
	if (v < 0 || v % DECIMAL_ONE != 0) {
		node_fault(src, n, "number", who,
			_("'%s' is not a whole number"), n->text);
		return false;
	}
	*out = v / DECIMAL_ONE;
	return true;
}

static bool
in_bounds(const struct yaml_source *src, const struct schema *row,
	const struct node *n, int64_t v, const char *who)
{
	if ((row->min == 0 && row->max == 0) ||
		(v >= row->min && v <= row->max))
		return true;
	node_fault(src, n, "bounds", who,
		_("'%s' is %s; allowed is %lld to %lld"), row->key, n->text,
		(long long)row->min, (long long)row->max);
	return false;
}

static void
put_text(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	const size_t max = row->max > 0 ? (size_t)row->max : TEXT_MAX;

	if (n->len > max) {
		node_fault(src, n, "text_length", who,
			_("'%s' has %zu bytes; at most %zu are allowed"),
			row->key, n->len, max);
		return;
	}
	if (is_one_line(src, n, who))
		memcpy(to, &n->text, sizeof(n->text));
}

static void
put_word(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	struct buf all = BUF_INIT;
	struct nearest near;
	int i;

	for (i = 0; row->words[i] != NULL; i++) {
		if (strcmp(row->words[i], n->text) == 0) {
			memcpy(to, &i, sizeof(i));
			return;
		}
	}
	for (i = 0; row->words[i] != NULL; i++)
		buf_addf(&all, " %s", row->words[i]);
	node_fault(src, n, "word", who, _("'%s' is one of%s, not '%s'%s"),
		row->key, buf_str(&all), n->text,
		nearest_hint(&near, n->text, row->words, (size_t)i));
	buf_release(&all);
}

static void
put_int(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	int64_t v;
	int i;

	if (!read_count(src, n, who, &v) || !in_bounds(src, row, n, v, who))
		return;
	assert(row->max > 0 && row->max <= INT32_MAX);
	i = (int)v;
	memcpy(to, &i, sizeof(i));
}

static void
put_count(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	int64_t v;

	if (read_count(src, n, who, &v) && in_bounds(src, row, n, v, who))
		memcpy(to, &v, sizeof(v));
}

static void
put_decimal(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	int64_t v;

	if (!read_decimal(src, n, who, &v))
		return;
	if (in_bounds(src, row, n, v / DECIMAL_ONE, who))
		memcpy(to, &v, sizeof(v));
}

static void
put_flag(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	const bool yes = strcmp(n->text, "yes") == 0;

	if (!yes && strcmp(n->text, "no") != 0) {
		node_fault(src, n, "flag", who,
			_("'%s' is yes or no, not '%s'"), row->key, n->text);
		return;
	}
	memcpy(to, &yes, sizeof(yes));
}

static void
put_span(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who)
{
	struct span span;

	if (!span_parse(n->text, &span)) {
		node_fault(src, n, "span", who,
			_("'%s' is '%s'; write for example '90 days', "
			  "'14 working days', '3 months', '2 years'"),
			row->key, n->text);
		return;
	}
	if (span.amount < 0 && row->min == 0) {
		node_fault(src, n, "span_before", who,
			_("'%s' is '%s'; 'before' has no meaning here"),
			row->key, n->text);
		return;
	}
	memcpy(to, &span, sizeof(span));
}

typedef void put_fn(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *to, const char *who);

static put_fn *const put[S_TYPE_COUNT] = {
	[S_TEXT] = put_text,
	[S_WORD] = put_word,
	[S_INT] = put_int,
	[S_COUNT] = put_count,
	[S_DECIMAL] = put_decimal,
	[S_FLAG] = put_flag,
	[S_SPAN] = put_span,
};

static void
read_value(const struct yaml_source *src, const struct schema *row,
	const struct node *n, void *target, const char *who)
{
	void *to = (char *)target + row->offset;

	if (row->type == S_NODE)
		memcpy(to, &n, sizeof(n));
	else if (row->type == S_LABEL)
		read_label(src, n, who, to);
	else if (node_scalar(src, n, who))
		put[row->type](src, row, n, to, who);
}

/* --- a mapping ----------------------------------------------------------- */

/* Returns the key that was probably meant, or NULL. */
static const char *
unknown_key(const struct yaml_source *src, const struct schema_page *page,
	const struct node *n, const char *who)
{
	const char *keys[KEYS_MAX], *near = NULL;
	struct buf all = BUF_INIT;
	size_t i;

	assert(page->n <= KEYS_MAX);
	for (i = 0; i < page->n; i++) {
		keys[i] = page->rows[i].key;
		buf_addf(&all, " %s", keys[i]);
	}
	if (n->key->len <= 64)
		near = diag_nearest(n->key->text, keys, page->n);
	if (near != NULL)
		node_fault(src, n->key, "unknown_key", who,
			_("no key '%s'; did you mean '%s'?"), n->key->text,
			near);
	else
		node_fault(src, n->key, "unknown_key", who,
			_("no key '%s'; known are%s"), n->key->text,
			buf_str(&all));
	buf_release(&all);
	return near;
}

static const struct schema *
find_row(const struct schema_page *page, const char *key)
{
	size_t i;

	for (i = 0; i < page->n; i++)
		if (strcmp(page->rows[i].key, key) == 0)
			return &page->rows[i];
	return NULL;
}

/* What a key has when it is not in the file. */
static void
read_fallbacks(const struct yaml_source *src, const struct schema_page *page,
	void *target)
{
	size_t i;

	for (i = 0; i < page->n; i++) {
		const struct schema *row = &page->rows[i];
		struct node n = { .kind = NODE_SCALAR };

		if (row->fallback == NULL || row->type == S_NODE)
			continue;
		n.text = row->fallback;
		n.len = strlen(row->fallback);
		read_value(src, row, &n, target, "default");
	}
}

/* Required keys that are neither there nor meant by one that is not known. */
static void
missing_keys(const struct yaml_source *src, const struct schema_page *page,
	const struct node *map, const bool *meant, const char *who)
{
	const struct node *at = map->key ? map->key : map;
	size_t i;

	for (i = 0; i < page->n; i++)
		if (page->rows[i].required && !meant[i] &&
			node_get(map, page->rows[i].key) == NULL)
			node_fault(src, at, "missing_key", who,
				_("'%s' is missing"), page->rows[i].key);
}

void
schema_read(const struct yaml_source *src, const struct schema_page *page,
	const struct node *map, void *target, const char *who)
{
	bool meant[KEYS_MAX] = { false };
	const struct node *n;

	read_fallbacks(src, page, target);
	if (map->kind != NODE_MAP) {
		node_fault(src, map->key ? map->key : map, "shape", who,
			_("write keys and values: {%s: ...}"),
			page->rows[0].key);
		return;
	}
	for (n = map->first; n != NULL; n = n->next) {
		const struct schema *row = find_row(page, n->key->text);
		const char *near;

		if (row != NULL) {
			read_value(src, row, n, target, who);
			continue;
		}
		near = unknown_key(src, page, n, who);
		if (near != NULL)
			meant[find_row(page, near) - page->rows] = true;
	}
	missing_keys(src, page, map, meant, who);
}

/* --- documentation ------------------------------------------------------- */

static const char *const type_form[S_TYPE_COUNT] = {
	[S_TEXT] = N_("text"),
	[S_LABEL] = N_("{id:, en:, ja:} or a text"),
	[S_INT] = N_("whole number"),
	[S_COUNT] = N_("whole number"),
	[S_DECIMAL] = N_("number"),
	[S_FLAG] = N_("yes or no"),
	[S_SPAN] = N_("span of time"),
	[S_NODE] = N_("see there"),
};

#define COLUMNS 79
#define DOC 17 /* columns before what a key means */

/* How its value is written. */
static void
describe_form(const struct schema *row, struct buf *out)
{
	if (row->form != NULL)
		buf_adds(out, _(row->form));
	else if (row->type != S_WORD)
		buf_adds(out, _(type_form[row->type]));
	for (size_t i = 0; row->type == S_WORD && row->words[i] != NULL; i++)
		buf_addf(out, "%s%s", i > 0 ? " | " : "", row->words[i]);
	if (row->max > 0 && row->type != S_TEXT && row->type != S_SPAN)
		buf_addf(out, " %lld .. %lld", (long long)row->min,
			(long long)row->max);
	if (row->required)
		buf_adds(out, _(" (required)"));
	if (row->fallback != NULL)
		buf_addf(out, _(" (default %s)"), row->fallback);
}

static void
describe_row(const struct schema *row, struct buf *out)
{
	struct buf form = BUF_INIT;

	describe_form(row, &form);
	utf8_pad(out, "", 4);
	utf8_pad(out, row->key, DOC - 4);
	wrap(out, form.len ? buf_str(&form) : "\n", COLUMNS - DOC, DOC);
	utf8_pad(out, "", DOC);
	wrap(out, _(row->doc), COLUMNS - DOC, DOC);
	buf_release(&form);
}

void
schema_describe(
	const struct schema_page *const *pages, size_t n, struct buf *out)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		buf_addf(out, "%s%s\n", i > 0 ? "\n" : "", pages[i]->title);
		for (k = 0; k < pages[i]->n; k++)
			describe_row(&pages[i]->rows[k], out);
	}
}
