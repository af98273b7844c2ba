/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events to a tree. The parser is fed from memory and stopped at the
 * first limit that is passed, so that the work is bounded by the limits and
 * not by what the text asks for. Anchors, aliases and tags are refused: they
 * make a small text large, or give a meaning to a scalar that nobody reads.
 */
#include "magang/yaml/yaml.h"

#include "magang/yaml/node.h"
#include "magang/yaml/yaml_pack.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "yaml_problem.h"

/* Of what is handed out entry by entry: collections around an entry. */
#define ENTRY_DEPTH 2

struct builder {
	struct arena *nodes, *texts;
	const struct yaml_entries *entries; /* or NULL: the whole tree stays */
	struct arena *entry;                /* what is forgotten with it */
	struct diag_list *diags;
	size_t max_bytes, max_events;
	struct node *open[YAML_MAX_DEPTH]; /* collections that are not closed */
	struct node *key[YAML_MAX_DEPTH];  /* a key that waits for its value */
	size_t depth;
	size_t events;
	struct node *root;
	int documents;
	bool stop;
};

typedef void event_fn(struct builder *b, const yaml_event_t *ev);

__attribute__((format(printf, 4, 5))) static void
fault(struct builder *b, const char *id, yaml_mark_t at, const char *fmt, ...)
{
	va_list ap;
	char *text;

	if (b->diags->faults >= YAML_MAX_FAULTS)
		return;
	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		text = xstrdup(id);
	va_end(ap);
	diag_add(b->diags, DIAG_FAULT, id, (int)at.line + 1, (int)at.column + 1,
		"%s", text);
	free(text);
}

/* Does what begins here go with an entry? */
static bool
passes(const struct builder *b)
{
	return b->entries != NULL && b->depth >= ENTRY_DEPTH;
}

static struct node *
node_new(struct builder *b, enum node_kind kind, const yaml_event_t *ev)
{
	struct node *n =
		arena_alloc(passes(b) ? b->entry : b->nodes, sizeof(*n));

	n->kind = kind;
	n->line = (int)ev->start_mark.line + 1;
	n->column = (int)ev->start_mark.column + 1;
	n->one_line = ev->start_mark.line == ev->end_mark.line;
	n->text = "";
	return n;
}

/* Puts a finished or just opened node where it belongs. */
static void
attach(struct builder *b, struct node *n, const yaml_event_t *ev)
{
	struct node *parent;

	if (b->depth == 0) {
		if (b->root == NULL)
			b->root = n;
		return;
	}
	parent = b->open[b->depth - 1];
	if (parent->kind == NODE_MAP && b->key[b->depth - 1] == NULL) {
		if (n->kind != NODE_SCALAR || (n->len == 0 && !n->doubtful)) {
			fault(b, "key_kind", ev->start_mark,
				_("a key must be a word"));
			b->stop = n->kind != NODE_SCALAR;
		}
		b->key[b->depth - 1] = n;
		return;
	}
	n->key = b->key[b->depth - 1];
	b->key[b->depth - 1] = NULL;
	if (parent->first == NULL)
		parent->first = n;
	else
		parent->last->next = n;
	parent->last = n;
	parent->n++;
}

/* Hands out the entry that has just become whole, and forgets it. What stands
 * in no mapping has no key. */
static void
hand_out(struct builder *b, struct node *n)
{
	struct node *section = b->depth == ENTRY_DEPTH ? b->open[1] : NULL;

	if (b->entries == NULL || b->stop || n->key == NULL || b->depth == 0 ||
		b->depth > ENTRY_DEPTH)
		return;
	if (section != NULL && section->key == NULL)
		return;
	b->entries->take(b->entries->ctx, section, n);
	n->first = n->last = NULL;
	if (section == NULL)
		return;
	section->first = section->last = NULL;
	section->n = 0;
	arena_clear(b->entry);
}

static void
refuse_decoration(struct builder *b, const yaml_event_t *ev,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		fault(b, "anchor", ev->start_mark,
			_("anchor '&%s': anchors are not allowed"),
			(const char *)anchor);
	if (tag != NULL)
		fault(b, "tag", ev->start_mark,
			_("tag '%s': tags are not allowed"), (const char *)tag);
}

/* A text may have lines; what has to be one is asked by who reads it. */
static bool
text_plain(const char *s, size_t n)
{
	return memchr(s, '\0', n) == NULL && utf8_foul(s, n, true) == 0;
}

static void
on_scalar(struct builder *b, const yaml_event_t *ev)
{
	const char *s = (const char *)ev->data.scalar.value;
	const size_t len = ev->data.scalar.length;
	struct node *n = node_new(b, NODE_SCALAR, ev);

	refuse_decoration(b, ev, ev->data.scalar.anchor, ev->data.scalar.tag);
	if (len > YAML_MAX_SCALAR) {
		fault(b, "scalar_size", ev->start_mark,
			_("a text of %zu bytes; at most %d are allowed"), len,
			YAML_MAX_SCALAR);
		b->stop = true;
		return;
	}
	n->doubtful = !text_plain(s, len);
	if (n->doubtful)
		fault(b, "control", ev->start_mark,
			_("a control or invisible character in the text; take "
			  "it out"));
	if (!n->doubtful)
		n->text =
			arena_strndup(passes(b) ? b->entry : b->texts, s, len);
	n->len = strlen(n->text);
	n->quoted = ev->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	n->literal = ev->data.scalar.style == YAML_LITERAL_SCALAR_STYLE;
	if (ev->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		ev->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		n->one_line = false;
	attach(b, n, ev);
	hand_out(b, n);
}

static void
open_node(struct builder *b, struct node *n, const yaml_event_t *ev)
{
	attach(b, n, ev);
	if (b->stop)
		return;
	if (b->depth == YAML_MAX_DEPTH) {
		fault(b, "depth", ev->start_mark, _("nested deeper than %d"),
			YAML_MAX_DEPTH);
		b->stop = true;
		return;
	}
	b->key[b->depth] = NULL;
	b->open[b->depth++] = n;
}

static void
on_list(struct builder *b, const yaml_event_t *ev)
{
	refuse_decoration(b, ev, ev->data.sequence_start.anchor,
		ev->data.sequence_start.tag);
	open_node(b, node_new(b, NODE_LIST, ev), ev);
}

static void
on_map(struct builder *b, const yaml_event_t *ev)
{
	refuse_decoration(b, ev, ev->data.mapping_start.anchor,
		ev->data.mapping_start.tag);
	open_node(b, node_new(b, NODE_MAP, ev), ev);
}

static int
by_key(const void *va, const void *vb)
{
	const struct node *a = (*(struct node *const *)va)->key;
	const struct node *b = (*(struct node *const *)vb)->key;
	const int c = strcmp(a->text, b->text);

	if (c != 0)
		return c;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->column < b->column ? -1 : a->column > b->column;
}

static void
refuse_duplicates(struct builder *b, const struct node *map)
{
	struct node **rows, *n;
	size_t i = 0;

	if (map->n < 2)
		return;
	rows = xcalloc(map->n, sizeof(struct node *));
	for (n = map->first; n != NULL; n = n->next)
		rows[i++] = n;
	assert(i == map->n);
	qsort(rows, map->n, sizeof(*rows), by_key);
	for (i = 1; i < map->n; i++) {
		const struct node *k = rows[i]->key, *first = rows[i - 1]->key;

		if (k->len == 0 || strcmp(k->text, first->text) != 0)
			continue;
		fault(b, "duplicate_key",
			(yaml_mark_t){
				0, (size_t)k->line - 1, (size_t)k->column - 1 },
			_("'%s' is here twice; first in line %d"), k->text,
			first->line);
	}
	free(rows);
}

static void
on_close(struct builder *b, const yaml_event_t *ev)
{
	(void)ev;
	assert(b->depth > 0);
	b->depth--;
	if (b->open[b->depth]->kind == NODE_MAP)
		refuse_duplicates(b, b->open[b->depth]);
	hand_out(b, b->open[b->depth]);
}

static void
on_alias(struct builder *b, const yaml_event_t *ev)
{
	struct node *n = node_new(b, NODE_SCALAR, ev);

	fault(b, "alias", ev->start_mark,
		_("alias '*%s': aliases are not allowed"),
		(const char *)ev->data.alias.anchor);
	n->doubtful = true;
	attach(b, n, ev);
}

static void
on_document(struct builder *b, const yaml_event_t *ev)
{
	const bool directive =
		ev->data.document_start.version_directive ||
		ev->data.document_start.tag_directives.start !=
			ev->data.document_start.tag_directives.end;

	if (directive)
		fault(b, "directive", ev->start_mark,
			_("a line with '%%': directives are not allowed"));
	if (b->documents++ == 0)
		return;
	fault(b, "documents", ev->start_mark,
		_("a second document; only one is allowed"));
	b->stop = true;
}

static event_fn *const on_event[] = {
	[YAML_DOCUMENT_START_EVENT] = on_document,
	[YAML_ALIAS_EVENT] = on_alias,
	[YAML_SCALAR_EVENT] = on_scalar,
	[YAML_SEQUENCE_START_EVENT] = on_list,
	[YAML_SEQUENCE_END_EVENT] = on_close,
	[YAML_MAPPING_START_EVENT] = on_map,
	[YAML_MAPPING_END_EVENT] = on_close,
};

static yaml_mark_t
mark_of_offset(const char *text, size_t len, size_t offset)
{
	yaml_mark_t m = { 0, 0, 0 };
	const char *p = text, *end = text + (offset < len ? offset : len);

	while (p < end) {
		if (utf8_next(&p, end) == '\n') {
			m.line++;
			m.column = 0;
		} else {
			m.column++;
		}
	}
	return m;
}

static void
expr_parser_fault(struct builder *b, const yaml_parser_t *parser,
	const char *text, size_t len)
{
	const char *problem = parser->problem ? parser->problem : "";
	yaml_mark_t at = parser->problem_mark;

	if (parser->error == YAML_MEMORY_ERROR)
		problem = "out of memory";
	if (parser->error == YAML_READER_ERROR) {
		at = mark_of_offset(text, len, parser->problem_offset);
		fault(b, "encoding", at, _("not UTF-8 text: %s"),
			yaml_problem_text(problem));
		return;
	}
	fault(b, "syntax", at, _("not readable as YAML: %s"),
		yaml_problem_text(problem));
}

/* One event; false: the end, or a reason to stop. */
static bool
step(struct builder *b, const yaml_event_t *ev)
{
	if (++b->events > b->max_events) {
		fault(b, "events", ev->start_mark,
			_("too large: more than %zu keys and values"),
			b->max_events);
		b->stop = true;
		return false;
	}
	if ((size_t)ev->type < ARRAY_SIZE(on_event) && on_event[ev->type])
		on_event[ev->type](b, ev);
	return !b->stop && ev->type != YAML_STREAM_END_EVENT;
}

static void
parse(struct builder *b, const char *text, size_t len)
{
	yaml_parser_t parser;
	yaml_event_t ev;
	bool more = true;

	/* the mark of its encoding, which editors of Windows write */
	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		len -= 3;
	}
	if (!yaml_parser_initialize(&parser))
		abort();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
	while (more) {
		if (!yaml_parser_parse(&parser, &ev)) {
			expr_parser_fault(b, &parser, text, len);
			b->stop = true;
			break;
		}
		more = step(b, &ev);
		yaml_event_delete(&ev);
	}
	yaml_parser_delete(&parser);
}

/* They come from a text without faults, so this is damage. */
static struct node *
read_packed(struct builder *b, const char *bytes, size_t n)
{
	struct node *root = yaml_unpack(b->nodes, bytes, n);

	if (root == NULL)
		fault(b, "syntax", (yaml_mark_t){ 0, 0, 0 },
			_("not readable as YAML: %s"), "packed");
	return root;
}

static struct node *
read_text(struct builder *b, const char *text, size_t len)
{
	const yaml_mark_t top = { 0, 0, 0 };

	if (len > b->max_bytes) {
		fault(b, "file_size", top,
			_("a file of %zu bytes; at most %zu are allowed"), len,
			b->max_bytes);
		return NULL;
	}
	parse(b, text != NULL ? text : "", len);
	if (b->stop)
		return NULL;
	if (b->documents == 0) { /* nothing but comments: no keys */
		b->root = arena_alloc(b->nodes, sizeof(*b->root));
		b->root->kind = NODE_MAP;
		b->root->line = b->root->column = 1;
		b->root->text = "";
	}
	if (b->root == NULL || b->root->kind != NODE_MAP) {
		fault(b, "root", top,
			_("the file must hold keys and values at its left "
			  "edge"));
		return NULL;
	}
	return b->root;
}

struct node *
yaml_read(struct arena *nodes, struct arena *texts, const char *file,
	const char *text, size_t len, struct diag_list *diags)
{
	struct builder b = { .nodes = nodes,
		.texts = texts,
		.diags = diags,
		.max_bytes = YAML_MAX_BYTES,
		.max_events = YAML_MAX_EVENTS };

	if (file == NULL)
		return read_packed(&b, text, len);
	return read_text(&b, text, len);
}

bool
yaml_read_entries(const char *text, size_t len,
	const struct yaml_entries *entries, struct diag_list *diags)
{
	struct arena *kept = arena_new();
	struct builder b = { .nodes = kept,
		.texts = kept,
		.entries = entries,
		.entry = arena_new_large(),
		.diags = diags,
		.max_bytes = entries->max_bytes,
		.max_events = entries->max_events };
	const bool whole = read_text(&b, text, len) != NULL;

	arena_free(kept);
	arena_free(b.entry);
	return whole;
}

const struct node *
node_get(const struct node *map, const char *key)
{
	const struct node *n;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (n = map->first; n != NULL; n = n->next)
		if (strcmp(n->key->text, key) == 0)
			return n;
	return NULL;
}
