/* SPDX-License-Identifier: MIT */
#include "letter_reply.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/contact.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/casework/task_make.h"
#include "magang/office/office.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_case.h"
#include "magang/program/letter.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

#include "appeal_build.h"
#include "decide_build.h"
#include "op_parts.h"

struct replying {
	struct office *office;
	struct txn *txn;
	struct change *c;
	const struct replied *r;
	struct record kase, last;
	const struct program *p;
	const struct letter *of; /* its program has no such letter: NULL */
};

/* ---- to reach the person --------------------------------------------------- */

/* NULL: nothing that says how it went; who answers was reached where somebody had
 * tried in vain. */
static const char *
result_of(enum letter_reply_no no, const struct record *kase)
{
	if (no == REPLY_UNREACHABLE)
		return CONTACT_NO_ANSWER;
	if (no == REPLY_LATER)
		return CONTACT_LATER;
	return record_has(kase, F_TRIED) ? CONTACT_REACHED : NULL;
}

static void
note_contact(struct replying *w)
{
	const char *result = result_of(letter_reply_of(w->r->code), &w->kase);

	if (result)
		op_note_contact(w->office, w->c, &w->kase,
			&(struct deed){
				.activity = w->r->way, .result = result });
}

/* ---- what it means --------------------------------------------------------- */

/* "Invitation: no" */
static const char *
reason_of(const struct replying *w)
{
	const enum lang lang = w->office->book.site.lang;
	const struct fdef *f = core_field(F_LETTER_ANSWER);
	const char *code = w->r->code;
	const int i = fdef_choice(f, code, strlen(code));
	char *words =
		xasprintf("%s: %s", label_in(&w->of->label, lang, w->of->name),
			label_in(&f->choices[i].label, lang, code));
	const char *kept = arena_strndup(w->c->arena, words, strlen(words));

	free(words);
	return kept;
}

/* Does the case stand where the letter told of? */
static bool
is_last(struct replying *w)
{
	return case_last_decision(w->txn, w->kase.id, &w->last) &&
	       w->last.id == (uint64_t)record_number(
				     w->r->letter, F_LETTER_DECISION, 0);
}

/* false: the case may not go there, or not by whoever notes the answer. */
static bool
decide(struct replying *w, const struct letter_reply *reply)
{
	const struct decision d = { .id = w->kase.id,
		.stage = w->p->stages[reply->to].name,
		.cause = reply->cause,
		.reason = reason_of(w) };
	struct err why = ERR_INIT;

	return w->r->decides && is_last(w) &&
	       !op_decide_build(w->office, w->txn, w->c, &d, &why);
}

static void
do_reply(struct replying *w)
{
	const enum letter_reply_no no = letter_reply_of(w->r->code);
	const struct letter_reply *reply = &w->of->replies[no];
	/* of each answer one */
	const struct made_task t = { RULE_ANSWERED,
		w->r->letter->id * REPLY_COUNT + no, w->office->today,
		reply->has_task ? &reply->task : NULL };

	if (reply->has_task || (reply->to >= 0 && !decide(w, reply)))
		task_make_one(w->c, w->office->book.site.lang, &w->kase, &t);
}

static void
find_letter(struct replying *w)
{
	char name[64];
	int i;

	record_text(w->r->letter, F_LETTER_TEMPLATE, name, sizeof(name));
	w->p = rulebook_case_program(&w->office->book, w->txn, &w->kase);
	i = w->p ? program_letter(w->p, name) : -1;
	w->of = i < 0 ? NULL : &w->p->letters[i];
}

/* Where apply() refused that, the answer is not noted either: whoever files it tells
 * the person why. */
static int
contest(struct replying *w, struct err *err)
{
	const char *reason = w->r->reason && *w->r->reason ? w->r->reason
			     : w->of                       ? reason_of(w)
							   : "-";

	if (!w->r->decides)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_NO_APPEAL));
	return op_appeal_build(w->office, w->txn, w->c,
		&(struct appealing){ w->kase.id,
			(uint64_t)record_number(
				w->r->letter, F_LETTER_DECISION, 0),
			reason },
		err);
}

int
letter_reply_follows(struct office *office, struct txn *txn, struct change *c,
	const struct replied *r, struct err *err)
{
	struct replying *w = xcalloc(1, sizeof(*w));
	int rc = 0;

	w->office = office;
	w->txn = txn;
	w->c = c;
	w->r = r;
	if (record_load(txn, KIND_CASE,
		    (uint64_t)record_number(r->letter, F_DECISION_CASE, 0), 0,
		    &w->kase)) {
		find_letter(w);
		if (letter_reply_of(r->code) == REPLY_APPEAL)
			rc = contest(w, err);
		else if (w->of)
			do_reply(w);
		note_contact(w);
	}
	free(w);
	return rc;
}
