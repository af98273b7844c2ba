/* SPDX-License-Identifier: MIT */
/* The score of a program: parts, points, scales. */
#include "load_score.h"

#include "load.h"
#include "names.h"
#include "sense.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/num.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_type.h"
#include "magang/expr/xnode.h"
#include "magang/yaml/yaml.h"

#define POINTS_MAX (100 * DECIMAL_ONE)

static void
name_part(struct load *l, const struct raw_part *r, struct score_part *p)
{
	(void)l;
	*p = r->p;
	p->name = r->raw.name;
	p->line = r->raw.at->line;
}

/* Names first: expressions may say score(PART). */
void
load_parts(struct load *l)
{
	l->p->has_score = l->top.score != NULL;
	l->p->score_line = l->score.line;
	LOAD_LIST(l, parts, name_part);
}

static void
part_scale(struct load *l, const struct raw_part *r, struct score_part *p)
{
	const struct node *n = r->scale;
	const char *a, *b;
	int64_t min, max;

	if (!node_scalar(&l->src, n, r->raw.who))
		return;
	if (!split_range(&l->src, n->text, &a, &b) || !amount_parse(a, &min) ||
		!amount_parse(b, &max) || min == max) {
		node_fault(&l->src, n, "range", r->raw.who,
			_("'%s' is '%s'; write 'A .. B'"), "scale", n->text);
		return;
	}
	p->scale_min = min;
	p->scale_max = max;
}

/* The codes that an input can have: of its field, or yes and no. */
static const struct fdef *
part_codes(const struct expr *e)
{
	static const struct choice yesno[] = { { .code = "no" },
		{ .code = "yes" } };
	static const struct fdef answer = { .name = "yes/no",
		.type = TYPE_YESNO,
		.choices = yesno,
		.n_choices = 2 };

	if (e == NULL)
		return NULL;
	if (expr_type(e) == XT_YESNO)
		return &answer;
	return expr_type(e) == XT_CODE ? expr_codes(e) : NULL;
}

static void
one_point(struct load *l, const struct node *n, const struct raw_part *r,
	const struct fdef *f, struct score_part *p)
{
	struct score_point *rows = (struct score_point *)p->points;
	const char *codes[500];
	struct nearest near;
	size_t i;
	int64_t v;

	for (i = 0; i < f->n_choices && i < 500; i++)
		codes[i] = f->choices[i].code;
	if (fdef_choice(f, n->key->text, n->key->len) < 0) {
		node_fault(&l->src, n->key, "unknown_code", r->raw.who,
			_("'%s' is not a value of '%s'%s"), n->key->text,
			f->name, nearest_hint(&near, n->key->text, codes, i));
		return;
	}
	if (!read_decimal(&l->src, n, r->raw.who, &v))
		return;
	if (v < 0 || v > POINTS_MAX)
		node_fault(&l->src, n, "bounds", r->raw.who,
			_("'%s' is %s; allowed is %lld to %lld"), n->key->text,
			n->text, 0LL, 100LL);
	rows[p->n_points].code = n->key->text;
	rows[p->n_points++].points = v;
}

/* Every code needs points: a level without points would score nothing. */
static void
missing_points(struct load *l, const struct raw_part *r, const struct fdef *f)
{
	struct buf list = BUF_INIT;
	size_t i;

	for (i = 0; i < f->n_choices; i++)
		if (node_get(r->points, f->choices[i].code) == NULL)
			buf_addf(&list, "%s'%s'", list.len ? ", " : "",
				f->choices[i].code);
	if (list.len > 0)
		node_fault(&l->src, r->points, "points_missing", r->raw.who,
			_("no points for %s of field '%s'"), buf_str(&list),
			f->name);
	buf_release(&list);
}

static void
part_points(struct load *l, const struct raw_part *r, struct score_part *p)
{
	const struct fdef *f = part_codes(p->from);
	const struct node *n;

	if (r->points->kind != NODE_MAP) {
		node_fault(&l->src, r->points, "shape", r->raw.who,
			_("write keys and values: {%s: ...}"), "CODE");
		return;
	}
	if (p->from == NULL || expr_type(p->from) == XT_BAD)
		return;
	if (f == NULL) {
		node_fault(&l->src, r->points, "points", r->raw.who,
			_("'points' need a choice, a level or a yes/no; for a "
			  "number write 'scale'"));
		return;
	}
	p->points =
		arena_array(l->src.arena, r->points->n + 1, sizeof(*p->points));
	for (n = r->points->first; n != NULL; n = n->next)
		one_point(l, n, r, f, p);
	missing_points(l, r, f);
}

static void
load_part(struct load *l, const struct raw_part *r, struct score_part *p)
{
	p->from = load_expr(l, r->from, r->raw.who, EXPR_WANT_ANY);
	if (!l->trusted)
		sense_part(l, r, p->from);
	if ((r->scale == NULL) == (r->points == NULL)) {
		node_fault(&l->src, r->raw.at, "scale_or_points", r->raw.who,
			_("write either 'scale' or 'points'"));
		return;
	}
	if (r->points != NULL)
		part_points(l, r, p);
	else
		part_scale(l, r, p);
	if (r->scale != NULL && p->from != NULL &&
		expr_type(p->from) != XT_BAD &&
		!xtype_is_number(expr_type(p->from)))
		node_fault(&l->src, r->scale, "scale", r->raw.who,
			_("'scale' needs a number; for a choice or a level "
			  "write 'points'"));
	if (r->pass != NULL)
		p->has_pass =
			read_decimal(&l->src, r->pass, r->raw.who, &p->pass);
}

static void
check_weights(struct load *l)
{
	char text[DECIMAL_TEXT];
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < l->p->n_parts; i++)
		sum += l->p->parts[i].weight;
	if (sum == POINTS_MAX || l->score.parts == NULL || l->p->n_parts == 0)
		return;
	node_fault(&l->src, l->score.parts->key, "weights", NULL,
		_("weights add up to %s, not 100"), decimal_format(text, sum));
}

void
load_score(struct load *l)
{
	size_t i;

	for (i = 0; i < l->p->n_parts; i++)
		load_part(l, &l->parts.rows[i], &l->p->parts[i]);
	check_weights(l);
}
