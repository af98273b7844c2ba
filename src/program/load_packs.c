/* SPDX-License-Identifier: MIT */
/* Packs: what goes to a partner, which is a list of fields and no more, and what
 * the partner fills in. */
#include "load_packs.h"

#include "keys.h"
#include "load.h"
#include "names.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/xnode.h"

#define NAMES_MAX 512
#define FIELDS_MAX 40

/* Scores are told, though no rule may ask for them. */
static const struct fdef *
find_field(const struct load *l, const char *name)
{
	const struct fdef *f = load_find_field(l, name);

	for (size_t i = 0; !f && i < l->core.n; i++)
		if (strcmp(l->core.rows[i].name, name) == 0)
			f = &l->core.rows[i];
	return f;
}

/* Numbers of cards and telephones stay in the office, as does health, and what
 * only leads to other records. */
static const char *
no_field(const struct fdef *f)
{
	static const enum fdef_type kept[] = { TYPE_NIK, TYPE_KK, TYPE_PHONE,
		TYPE_EMAIL, TYPE_CONTACT, TYPE_RESCARD };
	static const enum fdef_type links[] = { TYPE_REFS, TYPE_MARKS,
		TYPE_SEATS };

	if (f->privacy == PRIVACY_HEALTH)
		return N_("is of health, which leaves the office in no pack");
	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		if (f->type == kept[i])
			return N_("is a number of a card, a telephone or an "
				  "address of mail, which leaves the office in "
				  "no pack");
	for (size_t i = 0; i < ARRAY_SIZE(links); i++)
		if (f->type == links[i])
			return N_("names other records, which a partner does "
				  "not have");
	if (f->type == TYPE_REF && (!f->to || strcmp(f->to, "organisation")))
		return N_("names other records, which a partner does not have");
	return f->flags & FDEF_INNER ? N_("is no field to be read") : NULL;
}

static const char *
no_answer(const struct load *l, const struct fdef *f)
{
	const struct program *p = l->p;

	if (f->type == TYPE_REF)
		return N_("names other records, which a partner does not have");
	return f < p->fields || f >= p->fields + p->n_fields
		       ? N_("is no field of this program: a partner fills in "
			    "no others")
		       : NULL;
}

static const char *
no_name(const struct fdef *f)
{
	return f->type != TYPE_NAME && f->type != TYPE_UPPER &&
			       f->type != TYPE_KATAKANA
		       ? N_("is no name: rows are known by the first field")
		       : NULL;
}

static void
unknown_field(struct load *l, const struct node *n, const char *who)
{
	const char *names[NAMES_MAX];
	struct nearest near;

	node_fault(&l->src, n, "unknown_field", who, _("no field '%s'%s"),
		n->text,
		nearest_hint(&near, n->text, names,
			l->exprs->scope.names(
				l->names, -1, names, ARRAY_SIZE(names))));
}

static bool
is_there(const struct fdef *const *rows, size_t n, const struct fdef *f)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i] == f)
			return true;
	return false;
}

/* NULL: a fault was told. */
static const struct fdef *
pack_field(struct load *l, const struct node *n, const char *who, bool answer,
	bool first)
{
	const struct fdef *f =
		node_scalar(&l->src, n, who) ? find_field(l, n->text) : NULL;
	const char *why;

	if (l->trusted || n->kind != NODE_SCALAR)
		return f;
	if (!f) {
		unknown_field(l, n, who);
		return NULL;
	}
	why = no_field(f);
	if (!why && answer)
		why = no_answer(l, f);
	if (!why && first)
		why = no_name(f);
	if (!why)
		return f;
	node_fault(&l->src, n, "pack_field", who, "'%s' %s", n->text, _(why));
	return NULL;
}

static const struct fdef *const *
field_list(struct load *l, const struct node *list, const char *who,
	bool answers, size_t *count)
{
	const struct node *n = list ? load_first(l, list, who) : NULL;
	const struct fdef **rows = arena_array(
		l->src.arena, list ? list->n + 1 : 1, sizeof(*rows));

	*count = 0;
	if (list && list->n > FIELDS_MAX)
		node_fault(&l->src, list, "too_many", who,
			_("'%s' has %zu entries; at most %zu are allowed"),
			list->key->text, list->n, (size_t)FIELDS_MAX);
	for (; n != NULL; n = n == list ? NULL : n->next) {
		const struct fdef *f =
			pack_field(l, n, who, answers, !answers && *count == 0);

		if (f && is_there(rows, *count, f))
			node_fault(&l->src, n, "pack_twice", who,
				_("'%s' is here twice"), n->text);
		else if (f)
			rows[(*count)++] = f;
	}
	return rows;
}

static int
find_activity(struct load *l, const struct node *n, const char *who)
{
	const char *names[NAMES_MAX];
	struct nearest near;
	size_t count = 0;
	int i;

	if (!n || !node_scalar(&l->src, n, who))
		return -1;
	i = program_activity(l->p, n->text);
	for (; count < l->p->n_activities && count < NAMES_MAX; count++)
		names[count] = l->p->activities[count].name;
	if (i < 0)
		node_fault(&l->src, n, "unknown_activity", who,
			_("no activity '%s'%s"), n->text,
			nearest_hint(&near, n->text, names, count));
	return i;
}

static void
load_pack(struct load *l, const struct raw_pack *r, struct pack *out)
{
	*out = r->p;
	out->name = r->raw.name;
	out->line = r->raw.at->line;
	if (!out->to)
		out->to = l->p->partner;
	out->fields =
		field_list(l, r->fields, r->raw.who, false, &out->n_fields);
	out->answers =
		field_list(l, r->answers, r->raw.who, true, &out->n_answers);
	out->activity = find_activity(l, r->activity, r->raw.who);
	if (!l->trusted && !out->to)
		node_fault(&l->src, r->raw.at, "pack_to", r->raw.who,
			_("write who it goes to: 'to' here, or 'partner' of "
			  "the program"));
}

void
load_packs(struct load *l)
{
	LOAD_LIST(l, packs, load_pack);
}
