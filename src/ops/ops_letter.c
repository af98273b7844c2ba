/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_letter.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/op_run.h"
#include "magang/program/letter.h"
#include "magang/record/change_build.h"
#include "magang/record/change_bytes.h"
#include "magang/record/letter_state.h"
#include "magang/rulebook/access.h"

#include "letter_reply.h"
#include "many.h"

/* What the head of a change and the seals of its operations take. */
#define LETTER_BYTES 400

struct sending {
	const struct letter_sending *rows;
	size_t n;
};

static int
send_one(struct office *office, struct txn *txn, struct change *c,
	const struct letter_sending *row, struct record *old,
	struct record *new, struct err *err)
{
	if (!record_load(txn, KIND_LETTER, row->id, 0, old) ||
		old->seq != row->seq)
		return err_set(err, MG_ECONFLICT,
			_("a letter was changed meanwhile, so none was sent; "
			  "do it again"));
	*new = *old;
	letter_set_state(new, row->text ? LETTER_SENT : LETTER_WITHHELD);
	if (row->text) {
		record_set_number(new, F_LETTER_SENT, office->today);
		record_set_text(new, F_LETTER_TEXT, row->text);
	}
	change_update(c, old, new);
	return 0;
}

static int
send_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct sending *s = ctx;
	struct record *r = xmalloc(2 * sizeof(*r));
	int rc = access_need(&office->access, PERM_PUBLISH, err);

	for (size_t i = 0; !rc && i < s->n; i++)
		rc = send_one(office, txn, c, &s->rows[i], r, r + 1, err);
	free(r);
	if (!rc && change_size(c, 0) + s->n * LETTER_BYTES > CHANGE_BYTES)
		rc = err_set(err, MG_EUSAGE,
			_("%zu letters are too many for one act; send them by "
			  "area or by program"),
			s->n);
	return rc;
}

int
op_letters_send(struct office *office, const struct letter_sending *rows,
	size_t n, bool try, struct receipt *out, struct err *err)
{
	struct sending s = { rows, n };

	return (try ? op_try : op_run)(
		office, ACT_PUBLISH, send_build, &s, out, err);
}

/* ---- withheld ------------------------------------------------------------- */

static int
withhold_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	int rc = access_need(&office->access, PERM_PUBLISH, err);

	(void)txn;
	if (!rc && letter_state(old) != LETTER_HELD)
		rc = err_set(err, MG_ENOTALLOWED, _("this letter is not held"));
	if (rc)
		return rc;
	letter_set_state(new, LETTER_WITHHELD);
	change_update(c, old, new);
	op_reason(c, &c->ops[c->n - 1], m->ctx);
	return 0;
}

int
op_letters_withhold(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err)
{
	struct many letters = { .kind = KIND_LETTER,
		.act = ACT_SET,
		.each = withhold_one,
		.ctx = reason,
		.chosen = ids,
		.n = n };

	if (!reason || !reason[strspn(reason, " ")])
		return err_set(
			err, MG_EUSAGE, _("say why they are not to be sent"));
	return op_many(office, &letters, out, err);
}

/* ---- answers -------------------------------------------------------------- */

struct letter_answering {
	const struct letter_answer *rows;
	size_t n;
	const char *way;
};

static const struct letter_answer *
answer_of(const struct letter_answering *a, uint64_t id)
{
	size_t i = 0;

	while (i + 1 < a->n && a->rows[i].id != id)
		i++;
	return &a->rows[i];
}

/* Somebody may be tried in vain every day. */
static bool
is_known(const struct record *letter, const char *code, int32_t today)
{
	const enum letter_reply_no no = letter_reply_of(code);
	char was[40];

	record_text(letter, F_LETTER_ANSWER, was, sizeof(was));
	return strcmp(was, code) == 0 &&
	       ((no != REPLY_LATER && no != REPLY_UNREACHABLE) ||
		       record_number(letter, F_LETTER_ANSWERED, 0) == today);
}

static int
check_sent(struct office *office, const struct record *letter, struct err *err)
{
	const enum letter_state state = letter_state(letter);
	int rc = access_need(&office->access, PERM_PUBLISH, err);

	if (!rc && state != LETTER_SENT && state != LETTER_ANSWERED)
		rc = err_set(
			err, MG_ENOTALLOWED, _("this letter was not sent"));
	return rc;
}

int
letter_answerable(struct office *office, uint64_t id, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (!rc) {
		if (office_sees(office, txn, KIND_LETTER, id, r))
			rc = check_sent(office, r, err);
		office_look_end(txn);
	}
	free(r);
	return rc;
}

static int
check_answer(struct office *office, const struct record *letter,
	const char *code, struct err *err)
{
	int rc = check_sent(office, letter, err);

	if (!rc && is_known(letter, code, office->today))
		rc = err_set(err, MG_ENOENT, _("this answer is noted already"));
	return rc;
}

static int
answer_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct letter_answering *a = m->ctx;
	const struct letter_answer *is = answer_of(a, old->id);
	const struct replied r = { .letter = old,
		.code = is->code,
		.reason = is->reason,
		.way = a->way,
		.decides = !m->again };
	int rc = check_answer(office, old, is->code, err);

	if (rc)
		return rc;
	letter_set_state(new, LETTER_ANSWERED);
	record_set_text(new, F_LETTER_ANSWER, is->code);
	record_set_number(new, F_LETTER_ANSWERED, office->today);
	change_update(c, old, new);
	return letter_reply_follows(office, txn, c, &r, err);
}

/* The decision that it means was refused at its place: then it is a task. */
static bool
is_refused(const struct op *op)
{
	(void)op;
	return true;
}

int
op_letters_answer(struct office *office, const struct letter_answer *rows,
	size_t n, const char *way, bool try, struct receipt *out,
	struct err *err)
{
	const struct letter_answering a = { rows, n, way };
	uint64_t *ids = xcalloc(n + 1, sizeof(*ids));
	struct many letters = { .kind = KIND_LETTER,
		.act = ACT_SET,
		.each = answer_one,
		.tries_again = is_refused,
		.ctx = &a,
		.try = try,
		.chosen = ids,
		.n = n };
	int rc;

	for (size_t i = 0; i < n; i++)
		ids[i] = rows[i].id;
	rc = op_many(office, &letters, out, err);
	free(ids);
	return rc;
}
