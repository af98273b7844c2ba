/* SPDX-License-Identifier: MIT */
/* Moving a case: what is asked for, in which words it is refused. */
#include "magang/casework/stages.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/record/change.h"
#include "magang/log/log.h"
#include "magang/record/index.h"

void
stage_history_add(
	struct buf *out, const struct record *c, uint8_t stage, int32_t date)
{
	const struct value *v = record_get(c, F_HISTORY);

	if (v && v->kind == VALUE_TEXT) {
		buf_add(out, v->text, v->len);
		buf_addc(out, ' ');
	}
	buf_addf(out, "%u:%" PRId32, stage, date);
}

int32_t
stage_entered(const struct record *c, uint8_t stage)
{
	const struct value *v = record_get(c, F_HISTORY);
	int32_t found = DATE_NONE;
	char *text, *save = NULL;

	if (!v || v->kind != VALUE_TEXT)
		return DATE_NONE;
	text = xstrndup(v->text, v->len);
	for (char *w = strtok_r(text, " ", &save); w;
		w = strtok_r(NULL, " ", &save)) {
		char *colon = strchr(w, ':');

		if (colon && strtoul(w, NULL, 10) == stage)
			found = (int32_t)strtol(colon + 1, NULL, 10);
	}
	free(text);
	return found;
}

static bool
case_is_active(struct rulebook *book, struct txn *txn, const struct record *c)
{
	const struct program *p = rulebook_case_program(book, txn, c);
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	return stage >= 0 && p->stages[stage].kind <= STAGE_HOLD;
}

int64_t
active_cases(struct rulebook *book, struct txn *txn, uint64_t person,
	uint16_t program, uint64_t except)
{
	struct record *c = xmalloc(sizeof(*c));
	struct walk w;
	int64_t n = 0;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w)) {
		uint64_t id = walk_id(&w);

		if (id == except ||
			!record_load(txn, KIND_CASE, id, RECORD_UNCHECKED, c))
			continue;
		if (program && record_number(c, F_PROGRAM_NO, 0) != program)
			continue;
		n += case_is_active(book, txn, c);
	}
	walk_end(&w);
	free(c);
	return n;
}

int64_t
household_active(struct rulebook *book, struct txn *txn, uint64_t kk,
	uint64_t without, uint16_t program, uint64_t except)
{
	struct key k = { 0 };
	struct walk w;
	int64_t n = 0;

	if (!kk)
		return 0;
	key_u8(&k, IX_KK);
	key_u64(&k, kk);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w))
		if (walk_id(&w) != without)
			n += active_cases(
				book, txn, walk_id(&w), program, except);
	walk_end(&w);
	return n;
}

/* ---- what is missing ---------------------------------------------------- */

static void
say(struct buf *out, size_t *n, const char *what)
{
	buf_addf(out, "%s%s", out->len ? "; " : "", what);
	(*n)++;
}

static void
missing_field(struct case_facts *f, const struct fdef *field, const char *stage,
	struct buf *out, size_t *n)
{
	struct value v;
	char text[200];

	if (!field->required || strcmp(field->required, stage) != 0)
		return;
	f->facts.field(f, field, &v);
	if (v.kind != VALUE_UNKNOWN)
		return;
	snprintf(text, sizeof(text), _("'%s' (%s) is not filled in"),
		label_in(&field->label, f->book->lang, field->name),
		field->name);
	say(out, n, text);
}

static void
missing_document(struct case_facts *f, const struct document *doc, int from,
	struct buf *out, size_t *n)
{
	struct value until;
	char text[200], date[DATE_TEXT];
	const char *label = label_in(&doc->label, f->book->lang, doc->name);

	if (doc->required != from ||
		(doc->condition &&
			expr_test(doc->condition, &f->facts) == TRI_NO))
		return;
	f->facts.fact(f, FACT_VALID_UNTIL, doc->name, &until);
	if (until.kind == VALUE_UNKNOWN)
		snprintf(text, sizeof(text),
			_("document '%s' (%s) is not there"), label, doc->name);
	else if (until.number < f->facts.today)
		snprintf(text, sizeof(text),
			_("document '%s' (%s) ran out on %s"), label, doc->name,
			date_format(date, (int32_t)until.number));
	else
		return;
	say(out, n, text);
}

size_t
stage_missing(struct case_facts *f, int from, struct buf *out)
{
	const struct program *p = f->program;
	const char *stage = p->stages[from].name;
	size_t n = 0;

	for (size_t i = 0; i < p->n_core; i++)
		missing_field(f, &p->core[i], stage, out, &n);
	for (size_t i = 0; i < p->n_fields; i++)
		missing_field(f, &p->fields[i], stage, out, &n);
	for (size_t i = 0; i < p->n_documents; i++)
		missing_document(f, &p->documents[i], from, out, &n);
	return n;
}

/* ---- the move ----------------------------------------------------------- */

static void
say_why(struct buf *out, const struct why *why)
{
	for (size_t i = 0; i < why->n; i++) {
		const struct why_row *row = &why->rows[i];

		if (row->answer == TRI_YES || !row->seen)
			continue;
		if (row->answer == TRI_UNKNOWN)
			buf_addf(out, _("; %s: not known"), row->what);
		else
			buf_addf(out, _("; %s: is %s"), row->what, row->seen);
	}
}

static void
check_guard(struct case_facts *f, const struct move *move, struct buf *out)
{
	struct why why = { NULL, 0, 0 };

	if (!move->guard ||
		expr_explain(move->guard, &f->facts, &why) == TRI_YES) {
		why_release(&why);
		return;
	}
	buf_addf(out, _("%sthe guard of this move does not hold (%s)"),
		out->len ? "; " : "", expr_text(move->guard));
	say_why(out, &why);
	why_release(&why);
}

static void
check_rules(struct case_facts *f, int from, struct buf *out)
{
	for (size_t i = 0; i < f->program->n_rules; i++) {
		const struct rule *rule = &f->program->rules[i];
		struct why why = { NULL, 0, 0 };

		if (rule->level == RULE_BLOCK &&
			rule_is_asked(rule, from) &&
			rule_test(rule, &f->facts, &why) == TRI_NO) {
			buf_addf(out, _("%srule '%s': %s"),
				out->len ? "; " : "", rule->name,
				label_in(&rule->say, f->book->lang,
					expr_text(rule->test)));
			say_why(out, &why);
		}
		why_release(&why);
	}
}

/* An operation that brings a case into a stage; stages stand in clear. */
struct bringing {
	uint64_t id; /* of the case */
	bool found;
};

static bool
note_stage(void *ctx, const struct op *op)
{
	struct bringing *b = ctx;

	for (size_t i = 0; i < op->n; i++)
		b->found |= op->kind == KIND_CASE && op->id == b->id &&
			    op->f[i].id == F_STAGE;
	return false;
}

/* Did a change bring the case into a stage? */
static bool
brings(struct case_facts *f, uint64_t seq)
{
	struct bringing b = { f->c->id, false };
	struct buf hold = BUF_INIT;
	struct err unused = ERR_INIT;
	struct log_entry e;
	struct change c;

	change_init(&c, ACT_SET);
	if (journal_read(f->txn, seq, &hold, &e))
		change_decode_some(&c, f->book->store, e.change.bytes,
			e.change.len, note_stage, &b, &unused);
	change_release(&c);
	buf_release(&hold);
	return b.found;
}

/* The one who brought the case into this stage; 0: unknown. */
static uint64_t
last_mover(struct case_facts *f)
{
	struct key k = { 0 };
	struct walk w;
	uint64_t actor = 0;

	key_u8(&k, IX_TIME);
	key_u8(&k, KIND_CASE);
	key_u64(&k, f->c->id);
	walk_begin(&w, f->txn, TREE_IX, k.b, k.n);
	while (!actor && walk_back(&w))
		if (w.value.n == 9 && brings(f, walk_id(&w)))
			actor = get_u64(w.value.p + 1);
	walk_end(&w);
	return actor;
}

static bool
role_may(const struct move *move, const char *role)
{
	if (move->n_by == 0 || strcmp(role, "administrator") == 0 ||
		strcmp(role, "system") == 0)
		return true;
	for (size_t i = 0; i < move->n_by; i++)
		if (strcmp(move->by[i], role) == 0)
			return true;
	return false;
}

static void
say_allowed(struct case_facts *f, int from, struct buf *out)
{
	int next[64];
	size_t n = program_next(f->program, from, next, ARRAY_SIZE(next));

	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s%s", i ? ", " : "",
			f->program->stages[next[i]].name);
	if (n == 0)
		buf_adds(out, _("none"));
}

static int
refuse_unknown_move(struct case_facts *f, int from, int to, struct err *err)
{
	struct buf next = BUF_INIT;

	say_allowed(f, from, &next);
	err_set(err, MG_ENOTALLOWED,
		_("a case cannot go from '%s' to '%s'; from there it can go "
		  "to: %s"),
		f->program->stages[from].name, f->program->stages[to].name,
		buf_str(&next));
	buf_release(&next);
	return MG_ENOTALLOWED;
}

static void
check_who(struct case_facts *f, const struct move *move, const char *role,
	bool has_reason, struct buf *out)
{
	size_t n = 0;

	if (!role_may(move, role)) {
		buf_addf(out, _("role '%s' may not make this move"), role);
		for (size_t i = 0; i < move->n_by; i++)
			buf_addf(out, "%s%s", i ? ", " : _("; it is for: "),
				move->by[i]);
	}
	if (move->second_person && f->actor && last_mover(f) == f->actor)
		say(out, &n,
			_("a second person must decide: you brought the case "
			  "into this "
			  "stage"));
	if (move->reason_required && !has_reason)
		say(out, &n, _("a reason is needed (--reason)"));
}

int
case_move_check(struct case_facts *f, const char *role, int to, bool has_reason,
	struct err *err)
{
	struct buf out = BUF_INIT;
	const struct move *move;
	int from = f->to;
	bool onward;
	int rc = 0;

	if (!f->program || from < 0)
		return err_set(err, MG_EDAMAGED,
			_("the program or stage of this case is not in the "
			  "store"));
	move = program_move(f->program, from, to);
	if (!move)
		return refuse_unknown_move(f, from, to, err);
	onward = move->kind == MOVE_FORWARD || move->kind == MOVE_SUCCESS;
	f->to = to;
	check_who(f, move, role, has_reason, &out);
	if (onward)
		stage_missing(f, from, &out);
	check_guard(f, move, &out);
	if (onward)
		check_rules(f, from, &out);
	if (out.len)
		rc = err_set(err, MG_ENOTALLOWED, _("not moved to '%s': %s"),
			f->program->stages[to].name, out.data);
	buf_release(&out);
	f->to = from;
	return rc;
}
