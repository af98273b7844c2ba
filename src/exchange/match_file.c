/* SPDX-License-Identifier: MIT */
#include "magang/exchange/match_file.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/intern.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/yaml/schema.h"
#include "magang/yaml/yaml.h"
#include "match_link.h"
#include "match_raw.h"

static struct raw_mark
mark_of(const struct node *n)
{
	return (struct raw_mark){ n->line, n->column };
}

/* --- names --------------------------------------------------------------- */

/* The key is somebody's name from here on; MATCH_NONE: it is already. */
static uint32_t
name_taken(struct match_raw *raw, struct raw_names *names,
	const struct node *key, size_t is)
{
	const uint32_t number = raw_name(names, key->text, key->len);
	struct raw_name *name = &names->row[number];

	if (key->len == 0)
		return MATCH_NONE;
	if (name->is != MATCH_NONE) {
		raw_fault(raw, mark_of(key), "duplicate_key",
			_("'%s' is here twice; first in line %d"), key->text,
			name->key.line);
		return MATCH_NONE;
	}
	name->is = (uint32_t)is;
	name->key = mark_of(key);
	return number;
}

/* One name, where only one can stand. */
static uint32_t
one_name(struct match_raw *raw, struct raw_names *names, const struct node *n)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };

	if (!node_scalar(&src, n, NULL))
		return MATCH_NONE;
	return raw_name(names, n->text, n->len);
}

/* --- lists --------------------------------------------------------------- */

/* Is nobody that such a list can name, as far as the file was read? */
static bool
is_early(const struct match_raw *raw, const struct raw_names *names,
	const struct raw_name *name)
{
	return name->is == MATCH_NONE ||
	       (names == &raw->nodes && raw->node[name->is].is_host);
}

/* false: left out. */
static bool
add_entry(struct match_raw *raw, struct raw_names *names, const struct node *n,
	bool tied)
{
	const uint32_t number = raw_name(names, n->text, n->len);
	struct raw_name *name = &names->row[number];

	if (n->doubtful)
		return false;
	if (name->list == raw->lists) {
		raw_warn(raw, mark_of(n), "twice",
			_("'%s' is in this list twice; the first counts"),
			n->text);
		return false;
	}
	name->list = raw->lists;
	if (is_early(raw, names, name)) {
		VEC_GROW(names->early, names->n_early, names->cap_early);
		names->early[names->n_early++] =
			(struct raw_mention){ number, mark_of(n) };
	}
	VEC_GROW(raw->entry, raw->n_entries, raw->cap_entries);
	raw->entry[raw->n_entries++] = number << 1 | (tied ? RAW_TIED : 0);
	return true;
}

static void
add_tie(struct match_raw *raw, struct raw_names *names, const struct node *tie)
{
	const struct node *n;
	bool tied = false;

	for (n = tie->first; n != NULL; n = n->next) {
		if (n->kind == NODE_SCALAR)
			tied = add_entry(raw, names, n, tied) || tied;
		else
			raw_fault(raw, mark_of(n), "tie",
				_("a list inside a list is a tie; nothing but "
				  "names can stand in it"));
	}
}

static struct raw_list
read_list(
	struct match_raw *raw, struct raw_names *names, const struct node *list)
{
	struct raw_list out = { (uint32_t)raw->n_entries, 0 };
	const struct node *n;

	raw->lists++;
	if (list->kind != NODE_LIST) {
		if (!list->doubtful)
			raw_fault(raw, mark_of(list), "list",
				_("write a list of names: [A, [B, C], D]"));
		return out;
	}
	for (n = list->first; n != NULL; n = n->next) {
		if (n->kind == NODE_SCALAR)
			add_entry(raw, names, n, false);
		else if (n->kind == NODE_LIST)
			add_tie(raw, names, n);
		else
			raw_fault(raw, mark_of(n), "list",
				_("write a list of names: [A, [B, C], D]"));
	}
	out.n = (uint32_t)raw->n_entries - out.first;
	return out;
}

/* --- people -------------------------------------------------------------- */

struct raw_person_keys {
	const struct node *wishes, *pinned;
};

static const struct schema person_rows[] = {
	{ .key = "wishes",
		.type = S_NODE,
		.offset = offsetof(struct raw_person_keys, wishes) },
	{ .key = "pinned",
		.type = S_NODE,
		.offset = offsetof(struct raw_person_keys, pinned) },
};
static const struct schema_page person_page = { "people: NAME", "person",
	person_rows, ARRAY_SIZE(person_rows) };

static void
read_person(struct match_raw *raw, const struct node *n)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };
	struct raw_person_keys keys = { n, NULL };
	struct raw_person *p;

	if (n->kind == NODE_MAP) {
		keys.wishes = NULL;
		schema_read(&src, &person_page, n, &keys, n->key->text);
	}
	VEC_GROW(raw->person, raw->n_people, raw->cap_people);
	p = &raw->person[raw->n_people];
	*p = (struct raw_person){ .pin = MATCH_NONE };
	p->name = name_taken(raw, &raw->people, n->key, raw->n_people);
	raw->n_people++;
	if (keys.wishes != NULL)
		p->wishes = read_list(raw, &raw->nodes, keys.wishes);
	if (keys.pinned != NULL) {
		p->pin = one_name(raw, &raw->nodes, keys.pinned);
		p->pin_at = mark_of(keys.pinned);
	}
}

/* --- places and hosts ---------------------------------------------------- */

struct raw_node_keys {
	const struct node *seats, *above, *ranks, *rest, *refuses;
};

static const struct schema place_rows[] = {
	{ .key = "seats",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, seats),
		.required = true },
	{ .key = "host",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, above) },
	{ .key = "ranks",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, ranks) },
	{ .key = "rest",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, rest) },
	{ .key = "refuses",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, refuses) },
};
static const struct schema host_rows[] = {
	{ .key = "seats",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, seats) },
	{ .key = "under",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, above) },
	{ .key = "ranks",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, ranks) },
	{ .key = "rest",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, rest) },
	{ .key = "refuses",
		.type = S_NODE,
		.offset = offsetof(struct raw_node_keys, refuses) },
};
static const struct schema_page place_page = { "places: NAME", "place",
	place_rows, ARRAY_SIZE(place_rows) };
static const struct schema_page host_page = { "hosts: NAME", "host", host_rows,
	ARRAY_SIZE(host_rows) };

static uint32_t
read_seats(struct match_raw *raw, const struct node *n)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };
	uint64_t seats = 0;

	if (node_scalar(&src, n, NULL) &&
		!num_u64(n->text, 0, MATCH_NONE - 1, &seats))
		raw_fault(raw, mark_of(n), "number",
			_("'%s' is not a whole number"), n->text);
	return (uint32_t)seats;
}

static bool
read_rest(struct match_raw *raw, const struct node *n)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };
	static const char *const words[] = { "false", "true", "no", "yes" };
	size_t i;

	if (!node_scalar(&src, n, NULL))
		return false;
	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(n->text, words[i]) == 0)
			return i % 2 == 1;
	raw_fault(raw, mark_of(n), "flag",
		_("'rest' is true or false, not '%s'"), n->text);
	return false;
}

static void
read_keys(struct match_raw *raw, struct raw_node *to,
	const struct raw_node_keys *keys)
{
	if (keys->seats != NULL)
		to->seats = read_seats(raw, keys->seats);
	if (keys->above != NULL) {
		to->above = one_name(raw, &raw->nodes, keys->above);
		to->above_at = mark_of(keys->above);
	}
	to->listed = keys->ranks != NULL;
	if (to->listed) {
		to->ranks = read_list(raw, &raw->people, keys->ranks);
		to->ranks_at = mark_of(keys->ranks->key);
	}
	if (keys->rest != NULL)
		to->rest = read_rest(raw, keys->rest);
	if (keys->refuses != NULL)
		to->refuses = read_list(raw, &raw->people, keys->refuses);
}

static void
read_node(struct match_raw *raw, const struct node *n, bool is_host)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };
	struct raw_node_keys keys = { NULL };
	struct raw_node *to;

	schema_read(&src, is_host ? &host_page : &place_page, n, &keys,
		n->key->text);
	VEC_GROW(raw->node, raw->n_nodes, raw->cap_nodes);
	to = &raw->node[raw->n_nodes];
	*to = (struct raw_node){
		.is_host = is_host, .seats = MATCH_NONE, .above = MATCH_NONE
	};
	to->name = name_taken(raw, &raw->nodes, n->key, raw->n_nodes);
	raw->n_nodes++;
	read_keys(raw, to, &keys);
}

/* --- the file ------------------------------------------------------------ */

static void
read_format(struct match_raw *raw, const struct node *n)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };

	if (node_scalar(&src, n, NULL) && strcmp(n->text, "1") != 0)
		raw_fault(raw, mark_of(n), "format",
			_("'format' is '%s'; only 1 is known"), n->text);
}

static void
read_text(struct match_raw *raw, const struct node *n, const char **to)
{
	const struct yaml_source src = { raw->out->texts, raw->faults };

	if (node_scalar(&src, n, NULL))
		*to = arena_strndup(raw->out->texts, n->text, n->len);
}

static void
read_title(struct match_raw *raw, const struct node *n)
{
	read_text(raw, n, &raw->out->title);
}

static void
read_seed(struct match_raw *raw, const struct node *n)
{
	read_text(raw, n, &raw->out->m.seed);
}

static void
read_lot(struct match_raw *raw, const struct node *list)
{
	const struct node *n;

	if (list->kind != NODE_LIST)
		raw_fault(raw, mark_of(list), "list",
			_("'lot' is a list of names without ties"));
	for (n = list->first; n != NULL; n = n->next) {
		if (n->kind != NODE_SCALAR) {
			raw_fault(raw, mark_of(n), "list",
				_("'lot' is a list of names without ties"));
			continue;
		}
		VEC_GROW(raw->lot, raw->n_lot, raw->cap_lot);
		VEC_GROW(raw->lot_at, raw->n_lot, raw->cap_lot_at);
		raw->lot_at[raw->n_lot] = mark_of(n);
		raw->lot[raw->n_lot++] =
			arena_strndup(raw->out->texts, n->text, n->len);
	}
}

static void
read_place(struct match_raw *raw, const struct node *n)
{
	read_node(raw, n, false);
}

static void
read_host(struct match_raw *raw, const struct node *n)
{
	read_node(raw, n, true);
}

/* What stands at the left edge: one value, or entries. */
static const struct section {
	const char *key;
	void (*read)(struct match_raw *raw, const struct node *n);
	bool entries;
} sections[] = {
	{ "format", read_format, false },
	{ "title", read_title, false },
	{ "seed", read_seed, false },
	{ "lot", read_lot, false },
	{ "people", read_person, true },
	{ "places", read_place, true },
	{ "hosts", read_host, true },
};

static void
unknown_section(struct match_raw *raw, const struct node *key)
{
	const char *words[ARRAY_SIZE(sections)];
	struct nearest near;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(sections); i++)
		words[i] = sections[i].key;
	raw_fault(raw, mark_of(key), "unknown_key",
		_("no key '%s' here; known are format, title, seed, lot, "
		  "people, places, hosts%s"),
		key->text, nearest_hint(&near, key->text, words, i));
}

static const struct section *
section_named(const char *key)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(sections); i++)
		if (strcmp(sections[i].key, key) == 0)
			return &sections[i];
	return NULL;
}

/* What is at the left edge comes after its entries: of those nothing is left to
 * be said but that the mapping is one. */
static void
take(void *ctx, const struct node *in, const struct node *n)
{
	struct match_raw *raw = ctx;
	const struct section *s =
		section_named(in != NULL ? in->key->text : n->key->text);

	if (in != NULL) {
		if (s != NULL && s->entries)
			s->read(raw, n);
	} else if (s == NULL) {
		unknown_section(raw, n->key);
	} else if (!s->entries) {
		s->read(raw, n);
	} else if (n->kind != NODE_MAP && !n->doubtful) {
		raw_fault(raw, mark_of(n), "shape",
			_("'%s' holds names and what each of them has"),
			s->key);
	}
}

static void
join(struct diag_list *all, const struct diag_list *more)
{
	size_t i;

	for (i = 0; i < more->n; i++)
		diag_add(all, more->rows[i].level, more->rows[i].id,
			more->rows[i].line, more->rows[i].column, "%s",
			more->rows[i].text);
}

bool
match_file_read(const char *text, size_t len, struct match_file *out,
	struct diag_list *diags)
{
	struct diag_list told;
	struct match_raw raw = { .out = out, .faults = diags, .told = &told };
	const struct yaml_entries entries = { MATCH_FILE_BYTES,
		MATCH_FILE_EVENTS, take, &raw };
	bool right;

	*out = (struct match_file){ .m = { .seed = "0" } };
	out->texts = arena_new_large();
	diag_init(&told, diags->file);
	raw.people.in = intern_new(out->texts);
	raw.nodes.in = intern_new(out->texts);
	right = yaml_read_entries(text, len, &entries, diags) &&
		match_link(&raw);
	raw_release(&raw);
	join(diags, &told);
	diag_release(&told);
	diag_sort(diags);
	if (right)
		instance_settle(&out->m);
	else
		match_file_release(out);
	return right;
}

void
match_file_release(struct match_file *f)
{
	instance_release(&f->m);
	arena_free(f->texts);
	f->texts = NULL;
}
