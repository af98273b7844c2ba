/* SPDX-License-Identifier: MIT */
/* Letters: when they are written, what may stand in them, what answers mean. */
#include "load_letters.h"

#include "keys.h"
#include "load.h"
#include "names.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/xnode.h"
#include "magang/program/letter.h"

#define NAMES_MAX 512
#define LETTER_MAX 4000 /* bytes of a text */

/* ---- causes --------------------------------------------------------------- */

/* Where a decision comes to a stage, or is meant for it and waits there. */
static bool
leads_to(const struct move *m, const struct letter *out)
{
	for (size_t i = 0; i < out->n_on; i++)
		if (m->to == out->on[i] || m->otherwise == out->on[i])
			return true;
	return false;
}

static bool
cause_known(const struct program *p, const struct letter *out, const char *code)
{
	for (size_t i = 0; i < p->n_moves; i++)
		if (leads_to(&p->moves[i], out) &&
			move_cause(&p->moves[i], code))
			return true;
	return false;
}

static void
letter_causes(struct load *l, const struct raw_letter *r, struct letter *out)
{
	const struct node *n =
		r->causes ? load_first(l, r->causes, r->raw.who) : NULL;
	const char **rows = arena_array(
		l->src.arena, r->causes ? r->causes->n + 1 : 1, sizeof(*rows));

	for (; n != NULL; n = n == r->causes ? NULL : n->next) {
		if (!node_scalar(&l->src, n, r->raw.who))
			continue;
		if (!cause_known(l->p, out, n->text))
			node_fault(&l->src, n, "letter_cause", r->raw.who,
				_("no move that leads there has the cause "
				  "'%s'"),
				n->text);
		rows[out->n_causes++] = n->text;
	}
	out->causes = rows;
}

/* ---- text ----------------------------------------------------------------- */

struct node
load_text_place(const struct node *n, const char *p)
{
	struct node at = *n;

	if (n->one_line)
		at.column += (int)(p - n->text) + n->quoted;
	for (const char *s = n->text; n->literal && s <= p; s++)
		at.line += s == n->text || s[-1] == '\n';
	return at;
}

static void
unknown_word(struct load *l, const struct raw_letter *r, const struct node *at,
	const char *word)
{
	const char *names[NAMES_MAX];
	struct nearest near;
	size_t n = 0;

	for (; n < LETTER_WORD_COUNT; n++)
		names[n] = letter_word[n];
	n += l->exprs->scope.names(
		l->names, -1, names + n, ARRAY_SIZE(names) - n);
	node_fault(&l->src, at, "unknown_placeholder", r->raw.who,
		_("{%s} stands for no field, and is no word of letters%s"),
		word, nearest_hint(&near, word, names, n));
}

/* What a letter says is read by whoever opens it: nothing of health. */
static void
check_part(struct load *l, const struct raw_letter *r, const struct node *n,
	const struct letter_part *part)
{
	const struct node at = load_text_place(n, part->text - part->named);
	const char *word = arena_strndup(l->scratch, part->text, part->n);
	const struct fdef *f;

	if (!part->named)
		return;
	if (part->broken) {
		node_fault(&l->src, &at, "open_brace", r->raw.who,
			_("'{' is not closed in its line; write '{{' for a "
			  "brace"));
		return;
	}
	if (letter_word_of(part->text, part->n) != LETTER_WORD_COUNT)
		return;
	f = load_find_field(l, word);
	if (f == NULL || (f->flags & (FDEF_INNER | FDEF_ELSEWHERE)) != 0)
		unknown_word(l, r, &at, word);
	else if (f->privacy == PRIVACY_HEALTH)
		node_fault(&l->src, &at, "letter_health", r->raw.who,
			_("{%s} is of health: a letter says nothing of it"),
			word);
}

static void
check_text(struct load *l, const struct raw_letter *r, const struct node *n)
{
	struct letter_part part;
	const char *at = n->text;

	if (n->kind != NODE_SCALAR || l->trusted)
		return;
	if (n->len > LETTER_MAX)
		node_fault(&l->src, n, "too_long", r->raw.who,
			_("a letter has at most %d bytes"), LETTER_MAX);
	while (letter_next(&at, &part))
		check_part(l, r, n, &part);
}

static void
letter_text(struct load *l, const struct raw_letter *r, struct letter *out)
{
	const struct node *n = r->text;

	if (n == NULL || !read_lines(&l->src, n, r->raw.who, &out->text))
		return;
	if (n->kind == NODE_SCALAR)
		check_text(l, r, n);
	for (n = n->first; n != NULL; n = n->next)
		check_text(l, r, n);
}

/* ---- answers -------------------------------------------------------------- */

/* A move that leads there from where the letter leaves the case, and takes the
 * cause; NULL: none. */
static const struct move *
move_on(const struct program *p, const struct letter *of, int to,
	const struct raw_answer *a)
{
	const struct move *m = NULL;

	for (size_t i = 0; !m && i < of->n_on; i++) {
		m = program_move(p, of->on[i], to);
		if (m && a &&
			(a->cause ? !move_cause(m, a->cause)
				  : m->cause_required))
			m = NULL;
	}
	return m;
}

static void
reply_move(struct load *l, const struct raw_letter *r,
	const struct raw_answer *a, const struct letter *of,
	struct letter_reply *out)
{
	out->to = load_stage_name(l, a->to, r->raw.who);
	out->cause = a->cause;
	if (out->to < 0 || l->trusted)
		return;
	if (!move_on(l->p, of, out->to, NULL))
		node_fault(&l->src, a->to, "answer_move", r->raw.who,
			_("no move leads to '%s' from where the letter is "
			  "written"),
			a->to->text);
	else if (!move_on(l->p, of, out->to, a))
		node_fault(&l->src, a->to, "letter_cause", r->raw.who,
			a->cause ? _("no move that leads there has the cause "
				     "'%s'")
				 : _("the move to '%s' needs a cause: {to: "
				     "STAGE, cause: CODE}"),
			a->cause ? a->cause : a->to->text);
}

static void
letter_reply(struct load *l, const struct raw_letter *r, const struct node *n,
	const struct letter *of, struct letter_reply *out)
{
	struct raw_answer a = { 0 };

	out->line = n->line;
	schema_read(&l->src, program_pages[PAGE_ANSWER], n, &a, r->raw.who);
	out->has_task =
		a.task && read_label(&l->src, a.task, r->raw.who, &out->task);
	if ((a.to != NULL) == (a.task != NULL))
		node_fault(&l->src, n->key, "answer", r->raw.who,
			_("write either 'to' or 'task'"));
	else if (a.cause && !a.to)
		node_fault(&l->src, n->key, "answer", r->raw.who,
			_("'cause' goes with 'to'"));
	else if (a.to)
		reply_move(l, r, &a, of, out);
}

static void
letter_answers(struct load *l, const struct raw_letter *r, struct letter *out)
{
	struct raw_answers a = { 0 };

	if (r->answers)
		schema_read(&l->src, program_pages[PAGE_ANSWERS], r->answers,
			&a, r->raw.who);
	for (size_t i = 0; i < REPLY_COUNT; i++) {
		out->replies[i].to = -1;
		if (a.rows[i])
			letter_reply(l, r, a.rows[i], out, &out->replies[i]);
	}
}

static void
load_letter(struct load *l, const struct raw_letter *r, struct letter *out)
{
	*out = r->l;
	out->name = r->raw.name;
	out->line = r->raw.at->line;
	out->on = load_stage_list(l, r->on, r->raw.who, &out->n_on);
	letter_causes(l, r, out);
	letter_text(l, r, out);
	letter_answers(l, r, out);
}

void
load_letters(struct load *l)
{
	LOAD_LIST(l, letters, load_letter);
}
