/* SPDX-License-Identifier: MIT */
/* Sections, fields, core fields and documents of a program. */
#include "load_fields.h"

#include "keys.h"
#include "keys_words.h"
#include "load.h"
#include "sense.h"
#include "names.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/field/type.h"
#include "magang/yaml/yaml.h"

#define VALUES_MAX 500
#define CHOICES_MAX 60 /* of type choices: several at once */
#define CODE_MAX 40

static void
load_section(
	struct load *l, const struct raw_section *r, struct choice *section)
{
	(void)l;
	section->code = r->raw.name;
	section->label = r->label;
}

void
load_sections(struct load *l)
{
	LOAD_LIST(l, sections, load_section);
}

/* --- values -------------------------------------------------------------- */

static bool
code_valid(const char *s)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789_.";
	const size_t n = strlen(s);

	return n > 0 && n <= CODE_MAX && strspn(s, allowed) == n &&
	       s[0] != '.' && s[n - 1] != '.';
}

/* "privacy: health" beside the label of a cause. */
static void
read_privacy(struct load *l, const struct node *n, const char *who,
	struct choice *out)
{
	const struct node *privacy = node_get(n, "privacy");

	if (privacy == NULL)
		return;
	if (privacy->kind == NODE_SCALAR &&
		strcmp(privacy->text, "health") == 0)
		out->health = true;
	else
		node_fault(&l->src, privacy, "privacy", who,
			_("of '%s' only 'privacy: health' can be said"),
			out->code);
}

static void
read_value_label(struct load *l, const struct node *n, const char *who,
	bool of_cause, struct choice *out)
{
	const struct node *inner = node_get(n, "label");
	const size_t beside = of_cause && node_get(n, "privacy") ? 2 : 1;

	if (n->kind == NODE_SCALAR && n->len == 0)
		return;
	if (of_cause)
		read_privacy(l, n, who, out);
	if (inner != NULL && n->n == beside)
		read_label(&l->src, inner, who, &out->label);
	else
		read_label(&l->src, n, who, &out->label);
}

static void
read_values(struct load *l, const struct node *values, const char *who,
	bool of_causes, struct fdef *f)
{
	struct choice *rows;
	const struct node *n;
	size_t i = 0;

	rows = arena_array(l->src.arena, values->n, sizeof(*rows));
	f->choices = rows;
	for (n = values->first; n != NULL; n = n->next) {
		const struct node *code = n->key ? n->key : n;

		if (code->kind != NODE_SCALAR || !code_valid(code->text)) {
			node_fault(&l->src, code, "code", who,
				_("value '%s': a code is letters, digits, '_' "
				  "and '.', at most %d"),
				code->text, CODE_MAX);
			continue;
		}
		if (fdef_choice(f, code->text, code->len) >= 0) {
			node_fault(&l->src, code, "duplicate_code", who,
				_("value '%s' is here twice"), code->text);
			continue;
		}
		rows[i].code = code->text;
		if (n->key != NULL)
			read_value_label(l, n, who, of_causes, &rows[i]);
		f->n_choices = ++i;
	}
}

static void
load_codes(struct load *l, const struct node *n, const char *who,
	const char *key, size_t max, bool of_causes, struct fdef *f)
{
	if (n->kind == NODE_SCALAR || n->n == 0)
		node_fault(&l->src, n, key, who,
			_("'%s' is [CODE, CODE ...] or CODE: {id:, en:, ja:}"),
			key);
	else if (n->n > max)
		node_fault(&l->src, n, "too_many", who,
			_("'%s' has %zu entries; at most %zu are allowed"), key,
			n->n, max);
	else
		read_values(l, n, who, of_causes, f);
}

static void
field_values(struct load *l, const struct node *n, const struct raw_field *r,
	struct fdef *f)
{
	load_codes(l, n, r->raw.who, "values",
		f->type == TYPE_CHOICES ? CHOICES_MAX : VALUES_MAX, false, f);
}

void
load_causes(struct load *l, const struct node *n, const char *who,
	const struct choice **rows, size_t *count)
{
	struct fdef codes = { 0 };

	if (!n)
		return;
	load_codes(l, n, who, "causes", CHOICES_MAX, true, &codes);
	*rows = codes.choices;
	*count = codes.n_choices;
}

/* --- bounds -------------------------------------------------------------- */

static bool
bound(const char *s, int64_t open, int64_t *out)
{
	*out = open;
	return *s == '\0' || amount_parse(s, out);
}

/* "A .. B" in ten-thousandths; at least one side is there. */
static void
field_range(struct load *l, const struct node *n, const struct raw_field *r,
	struct fdef *f)
{
	const char *a, *b;
	int64_t min, max;

	if (!node_scalar(&l->src, n, r->raw.who))
		return;
	if (!split_range(&l->src, n->text, &a, &b) || (!*a && !*b) ||
		!bound(a, -DECIMAL_MAX, &min) || !bound(b, DECIMAL_MAX, &max)) {
		node_fault(&l->src, n, "range", r->raw.who,
			_("'%s' is '%s'; write 'A .. B'"), n->key->text,
			n->text);
		return;
	}
	if (min > max) {
		node_fault(&l->src, n, "range_order", r->raw.who,
			_("'%s': %s is more than %s"), n->key->text, a, b);
		return;
	}
	f->min = min;
	f->max = max;
}

/* "N" (at most N; digits: exactly N) or "A .. B", in whole ones. */
static void
field_length(struct load *l, const struct node *n, const struct raw_field *r,
	struct fdef *f)
{
	const struct fdef none = *f;
	int64_t v;

	if (!node_scalar(&l->src, n, r->raw.who))
		return;
	if (strstr(n->text, "..") == NULL) {
		if (!read_count(&l->src, n, r->raw.who, &v))
			return;
		f->max = v;
		f->min = f->type == TYPE_DIGITS ? v : 0;
	} else {
		field_range(l, n, r, f);
		f->min /= DECIMAL_ONE;
		f->max /= DECIMAL_ONE;
	}
	if (f->max >= 1 && f->max <= 4000 && f->min >= 0)
		return;
	*f = none;
	node_fault(&l->src, n, "length", r->raw.who,
		_("'%s' is %s; allowed is 1 to 4000"), n->key->text, n->text);
}

static int64_t
area_level(const char *s)
{
	static const char *const words[] = { "regency", "district", "village" };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(words[i], s) == 0)
			return (int64_t)i + 2;
	return 0;
}

static void
field_level(struct load *l, const struct node *n, const struct raw_field *r,
	struct fdef *f)
{
	const char *a, *b;

	if (!node_scalar(&l->src, n, r->raw.who))
		return;
	if (!split_range(&l->src, n->text, &a, &b))
		a = b = n->text;
	f->min = area_level(a);
	f->max = area_level(b);
	if (f->min > 0 && f->max >= f->min)
		return;
	f->min = f->max = 0;
	node_fault(&l->src, n, "area_level", r->raw.who,
		_("'level' is regency, district or village, not '%s'"),
		n->text);
}

/* --- fields -------------------------------------------------------------- */

typedef void key_fn(struct load *l, const struct node *n,
	const struct raw_field *r, struct fdef *f);

/* keys of a field that only some types have */
static const struct field_key {
	const char *key;
	size_t node;
	unsigned takes;
	unsigned required; /* by these */
	key_fn *read;
} field_keys[] = {
	{ "values", offsetof(struct raw_field, values), TAKES_VALUES,
		TAKES_VALUES, field_values },
	{ "range", offsetof(struct raw_field, range), TAKES_RANGE, 0,
		field_range },
	{ "digits", offsetof(struct raw_field, digits), TAKES_DIGITS, 0,
		field_length },
	{ "length", offsetof(struct raw_field, length), TAKES_LENGTH, 0,
		field_length },
	{ "level", offsetof(struct raw_field, level), TAKES_LEVEL, 0,
		field_level },
};

static void
field_key(struct load *l, const struct field_key *k, const struct raw_field *r,
	struct fdef *f)
{
	const unsigned takes = type_of(f)->takes;
	const struct node *n;

	memcpy(&n, (const char *)r + k->node, sizeof(n));
	if (n == NULL && (k->required & takes) != 0)
		node_fault(&l->src, r->raw.at, "missing_key", r->raw.who,
			_("type '%s' needs '%s'"), fdef_type_word[f->type],
			k->key);
	if (n == NULL)
		return;
	if ((k->takes & takes) == 0) {
		node_fault(&l->src, n->key, "key_of_other_type", r->raw.who,
			_("type '%s' has no '%s'"), fdef_type_word[f->type],
			k->key);
		return;
	}
	k->read(l, n, r, f);
}

static unsigned
field_flags(const struct raw_field *r)
{
	unsigned flags = 0;

	if (r->repeat)
		flags |= FDEF_REPEAT;
	if (r->verify)
		flags |= FDEF_VERIFY;
	return flags;
}

static void
required_stage(
	struct load *l, const struct node *n, const char *who, const char **out)
{
	const int stage = load_stage_name(l, n, who);

	if (stage >= 0)
		*out = l->p->stages[stage].name;
}

/* A field's name must not stand for anything else in an expression. */
static void
check_field_name(struct load *l, const struct raw_field *r)
{
	size_t k;

	if (word_reserved(r->raw.name))
		node_fault(&l->src, r->raw.at, "reserved_name", r->raw.who,
			_("'%s' is a word of the expressions"), r->raw.name);
	for (k = 0; k < l->core.n; k++)
		if (strcmp(l->core.rows[k].name, r->raw.name) == 0)
			node_fault(&l->src, r->raw.at, "core_name", r->raw.who,
				_("'%s' is a field that every person has; ask "
				  "for it under 'core'"),
				r->raw.name);
	for (k = 0; &l->fields.rows[k] < r; k++)
		if (strcmp(l->fields.rows[k].raw.name, r->raw.name) == 0)
			node_fault(&l->src, r->raw.at, "duplicate_name",
				r->raw.who, _("first in line %d"),
				l->fields.rows[k].raw.at->line);
}

static void
load_field(struct load *l, const struct raw_field *r, struct fdef *f)
{
	size_t before, i;

	check_field_name(l, r);
	before = l->src.diags->faults;
	*f = r->f;
	f->name = r->raw.name;
	f->section = r->section;
	f->type = (enum fdef_type)r->type;
	f->privacy = (enum fdef_privacy)r->privacy;
	f->flags = field_flags(r);
	f->to = r->to ? words_to[r->to] : NULL;
	for (i = 0; i < ARRAY_SIZE(field_keys) && !r->raw.doubtful; i++)
		field_key(l, &field_keys[i], r, f);
	if (r->to != 0 && !(type_of(f)->takes & TAKES_TO))
		node_fault(&l->src, r->raw.at, "key_of_other_type", r->raw.who,
			_("type '%s' has no '%s'"), fdef_type_word[f->type],
			"to");
	if (r->to == 0 && !r->raw.doubtful && type_of(f)->takes & TAKES_TO)
		node_fault(&l->src, r->raw.at, "missing_key", r->raw.who,
			_("type '%s' needs '%s'"), fdef_type_word[f->type],
			"to");
	if (r->raw.doubtful || l->src.diags->faults > before)
		f->flags |= FDEF_DOUBTFUL;
	if (r->required != NULL)
		required_stage(l, r->required, r->raw.who, &f->required);
}

void
load_fields(struct load *l)
{
	LOAD_LIST(l, fields, load_field);
}

/* --- core fields --------------------------------------------------------- */

static const struct fdef *
find_core(const struct load *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->core.n; i++)
		if (strcmp(l->core.rows[i].name, name) == 0)
			return &l->core.rows[i];
	return NULL;
}

static void
unknown_core(struct load *l, const struct raw_core *r)
{
	const char *names[256];
	struct nearest near;
	size_t i;

	for (i = 0; i < l->core.n && i < ARRAY_SIZE(names); i++)
		names[i] = l->core.rows[i].name;
	node_fault(&l->src, r->raw.at, "unknown_core", NULL,
		_("no core field '%s'%s"), r->raw.name,
		nearest_hint(&near, r->raw.name, names, i));
}

void
load_core(struct load *l)
{
	struct program *p = l->p;
	size_t i;

	p->core = arena_array(l->src.arena, l->asked.n + 1, sizeof(*p->core));
	for (i = 0; i < l->asked.n; i++) {
		const struct raw_core *r = &l->asked.rows[i];
		const struct fdef *core = find_core(l, r->raw.name);
		struct fdef *f = &p->core[p->n_core];

		if (core == NULL) {
			unknown_core(l, r);
			continue;
		}
		*f = *core;
		f->required = NULL;
		if (r->verify)
			f->flags |= FDEF_VERIFY;
		if (r->label != NULL)
			read_label(&l->src, r->label, r->raw.who, &f->label);
		if (r->required != NULL)
			required_stage(
				l, r->required, r->raw.who, &f->required);
		p->n_core++;
	}
}

/* --- documents ----------------------------------------------------------- */

static void
load_document(struct load *l, const struct raw_document *r, struct document *d)
{
	*d = r->d;
	d->name = r->raw.name;
	d->date = (struct fdef){
		.name = d->name,
		.label = d->label,
		.type = TYPE_DATE,
		.section = "documents",
		.privacy = (enum fdef_privacy)r->privacy,
		.flags = FDEF_PAST,
	};
	d->line = r->raw.at->line;
	d->required = load_stage_name(l, r->required, r->raw.who);
	d->until = load_date_field(l, r->until, r->raw.who);
	sense_document(l, &r->raw, d);
}

void
load_documents(struct load *l)
{
	LOAD_LIST(l, documents, load_document);
}
