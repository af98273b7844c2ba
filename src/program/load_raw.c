/* SPDX-License-Identifier: MIT */
/* First step: the YAML tree to raw rows, by the tables of maps and of kinds. */
#include "load_raw.h"

#include "keys.h"
#include "load.h"
#include "sense.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/yaml/yaml.h"

/* Bounds what later steps, which compare names with names, can cost. */
#define FIELDS_MAX 500

struct raw_kind {
	enum program_page page;
	size_t node; /* const struct node * in struct load */
	size_t rows; /* RAW_LIST in struct load */
	size_t size;
	size_t max;
	bool list; /* of items without names */
};

#define KIND(page, from, list, type, max, is_list)                             \
	{                                                                      \
		page, offsetof(struct load, from),                             \
			offsetof(struct load, list), sizeof(struct type), max, \
			is_list                                                \
	}

static const struct raw_kind kinds[] = {
	KIND(PAGE_CORE, top.core, asked, raw_core, 200, false),
	KIND(PAGE_DOCUMENT, top.documents, documents, raw_document, 200, false),
	KIND(PAGE_STAGE, top.stages, stages, raw_stage, 200, false),
	KIND(PAGE_MOVE, top.moves, moves, raw_move, 1000, true),
	KIND(PAGE_RULE, top.rules, rules, raw_rule, 300, false),
	KIND(PAGE_PART, score.parts, parts, raw_part, 60, false),
	KIND(PAGE_QUOTA, top.quotas, quotas, raw_quota, 60, false),
	KIND(PAGE_HOST, slots.host_quota, host_limits, raw_host, 20, false),
	KIND(PAGE_ACTIVITY, top.activities, activities, raw_activity, 200,
		false),
	KIND(PAGE_ASSESSMENT, top.assessments, assessments, raw_assessment, 20,
		false),
	KIND(PAGE_ABSENCE, attendance.causes, absences, raw_absence, 20, false),
	KIND(PAGE_UNIT, cohorts.units, units, raw_unit, 40, false),
	KIND(PAGE_DEADLINE, top.deadlines, deadlines, raw_deadline, 200, false),
	KIND(PAGE_LETTER, top.letters, letters, raw_letter, 60, false),
	KIND(PAGE_CERTIFICATE, top.certificates, certificates, raw_certificate,
		20, false),
	KIND(PAGE_PACK, top.packs, packs, raw_pack, 20, false),
	KIND(PAGE_TARGET, top.targets, targets, raw_target, 60, false),
	KIND(PAGE_OUTCOME, top.outcomes, outcomes, raw_outcome, 60, false),
	KIND(PAGE_RETENTION, top.retention, retentions, raw_retention, 200,
		false),
};

/* Mappings that are there once; what stands in one comes behind it. */
static const struct raw_map {
	enum program_page page;
	size_t node;   /* const struct node * in struct load */
	size_t target; /* in struct load, too */
} maps[] = {
#define MAP(page, from, to)                                                    \
	{                                                                      \
		page, offsetof(struct load, from), offsetof(struct load, to)   \
	}
	MAP(PAGE_SCORE, top.score, score),
	MAP(PAGE_CONTACT, top.contact, contact),
	MAP(PAGE_COHORTS, top.cohorts, cohorts),
	MAP(PAGE_ATTENDANCE, cohorts.attendance, attendance),
	MAP(PAGE_COMPLETE, cohorts.complete, complete),
	MAP(PAGE_SLOTS, top.slots, slots),
	MAP(PAGE_APPEALS, top.appeals, appeals),
	MAP(PAGE_DEPARTURE, top.departure, departure),
	MAP(PAGE_PROTECTION, top.protection, protection),
#undef MAP
};

/* "rule 'age'" */
static const char *
who_of(struct load *l, const char *noun, const char *name)
{
	char text[160];

	if (l->trusted)
		return "";
	snprintf(text, sizeof(text), "%s '%.60s'", _(noun), name);
	return arena_strndup(l->scratch, text, strlen(text));
}

static void
check_name(struct load *l, const struct raw *raw)
{
	if (name_valid(raw->name, false))
		return;
	node_fault(&l->src, raw->at, "name", raw->who,
		_("a name is small letters, digits and '_', begins with a "
		  "letter and has at most 40"));
}

static void
read_one(struct load *l, enum program_page of, const struct node *n, void *row)
{
	const struct schema_page *page = program_pages[of];
	struct raw *raw = row;
	const size_t before = l->src.diags->faults;

	raw->at = n->key ? n->key : n;
	raw->name = "";
	if (n->key != NULL) {
		raw->name = n->key->text;
		raw->who = who_of(l, page->noun, raw->name);
		check_name(l, raw);
		sense_name(l, of, raw);
	}
	schema_read(&l->src, page, n, row, raw->who);
	raw->doubtful = l->src.diags->faults > before;
}

/* Is it the right shape, and how many rows are there? */
static size_t
count(struct load *l, const struct node *n, bool list, size_t max)
{
	if (n == NULL)
		return 0;
	if (n->kind != (list ? NODE_LIST : NODE_MAP)) {
		node_fault(&l->src, n->key, "shape", NULL,
			list ? _("'%s' is a list: lines that begin with '-'")
			     : _("'%s' takes names with a ':'"),
			n->key->text);
		return 0;
	}
	if (n->n > max) {
		node_fault(&l->src, n->key, "too_many", NULL,
			_("'%s' has %zu entries; at most %zu are allowed"),
			n->key->text, n->n, max);
		return 0;
	}
	return n->n;
}

static void
read_kind(struct load *l, const struct raw_kind *k)
{
	const struct node *n;
	char *row;
	struct {
		void *rows;
		size_t n;
	} list;

	memcpy(&n, (const char *)l + k->node, sizeof(n));
	list.n = count(l, n, k->list, k->max);
	list.rows = arena_array(l->scratch, list.n + 1, k->size);
	row = list.rows;
	memcpy((char *)l + k->rows, &list, sizeof(list));
	if (list.n == 0)
		return;
	for (n = n->first; n != NULL; n = n->next, row += k->size)
		read_one(l, k->page, n, row);
}

/* A section is its label and fields; only the label has a row in keys.c. */
static void
read_section(struct load *l, const struct node *n, struct raw_section *s)
{
	const struct schema_page *page = program_pages[PAGE_SECTION];
	const struct node *c;

	s->raw.at = n->key;
	s->raw.name = n->key->text;
	s->raw.who = who_of(l, page->noun, s->raw.name);
	check_name(l, &s->raw);
	if (n->kind != NODE_MAP || node_get(n, "label") == NULL)
		node_fault(&l->src, n->key, "section_label", s->raw.who,
			_("write its 'label' and its fields"));
	if (n->kind != NODE_MAP)
		return;
	for (c = n->first; c != NULL; c = c->next) {
		struct raw_field *f = &l->fields.rows[l->fields.n];

		if (strcmp(c->key->text, "label") == 0) {
			read_label(&l->src, c, s->raw.who, &s->label);
			continue;
		}
		f->section = s->raw.name;
		l->fields.n++;
		read_one(l, PAGE_FIELD, c, f);
	}
}

static void
read_fields(struct load *l)
{
	const struct node *n, *top = l->top.fields;
	const size_t n_sections = count(l, top, false, 60);
	size_t total = 0, i = 0;

	if (n_sections == 0)
		return;
	for (n = top->first; n != NULL; n = n->next)
		total += n->n - (node_get(n, "label") != NULL);
	if (total > FIELDS_MAX) {
		node_fault(&l->src, top->key, "too_many", NULL,
			_("'%s' has %zu entries; at most %zu are allowed"),
			"fields", total, (size_t)FIELDS_MAX);
		return;
	}
	l->fields.rows =
		arena_array(l->scratch, total + 1, sizeof(struct raw_field));
	l->sections.rows =
		arena_array(l->scratch, n_sections, sizeof(struct raw_section));
	l->sections.n = n_sections;
	for (n = top->first; n != NULL; n = n->next)
		read_section(l, n, &l->sections.rows[i++]);
}

static void
read_map(struct load *l, const struct raw_map *m)
{
	const struct node *n;

	memcpy(&n, (const char *)l + m->node, sizeof(n));
	if (n)
		schema_read(&l->src, program_pages[m->page], n,
			(char *)l + m->target, n->key->text);
}

void
load_raw(struct load *l, const struct node *root)
{
	schema_read(&l->src, program_pages[PAGE_TOP], root, &l->top, NULL);
	for (size_t i = 0; i < ARRAY_SIZE(maps); i++)
		read_map(l, &maps[i]);
	read_fields(l);
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		read_kind(l, &kinds[i]);
}
