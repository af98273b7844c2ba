/* SPDX-License-Identifier: MIT */
/* What several ops are made of: values into a record, what must be there, the
 * figure that follows. */
#include "op_parts.h"

#include "magang/ops/ops.h"
#include "magang/ops/ops_about.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/growth.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/office/value_print.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seats_told.h"
#include "magang/record/change_build.h"
#include "magang/record/figures.h"
#include "magang/program/condition.h"
#include "magang/record/record.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

int
op_require(const struct record *r, struct err *err)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);

	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].required && !record_has(r, k->fields[i].id))
			return err_set(err, MG_EUSAGE,
				_("'%s' is needed: %s=..."), k->fields[i].name,
				k->fields[i].name);
	return 0;
}

/* Some fields are kept by the program: stage, version, person of a case. */
int
op_refuse_fields(const struct office *office, const struct setting *values,
	size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		const struct fdef *f = values[i].field;

		if (f->flags & FDEF_HIDDEN)
			return err_set(err, MG_EUSAGE,
				_("'%s' is kept by magang itself; it cannot be "
				  "set"),
				f->name);
		if (access_field(&office->access, f, err))
			return err->code;
	}
	return 0;
}

void
about_set(struct record *r, const struct record *about)
{
	uint64_t owner = record_owner(about);

	if (owner)
		record_set_number(r, F_PERSON, (int64_t)owner);
	record_set_number(r, F_ABOUT, (int64_t)about->id);
	record_set_number(r, F_ABOUT_KIND, about->kind);
}

void
op_values(struct record *r, const struct setting *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		record_set(r, values[i].field->id, &values[i].value);
}

void
op_note_contact(const struct office *office, struct change *c,
	const struct record *kase, const struct deed *how)
{
	struct record *a;

	if (!(office->access.permissions & PERM_REGISTER))
		return;
	a = xmalloc(sizeof(*a));
	record_init(a, KIND_ACTIVITY, 0);
	about_set(a, kase);
	record_set_text(a, F_ACTIVITY, how->activity ? how->activity : "call");
	record_set_number(a, F_DATE, office->today);
	record_set_text(a, F_RESULT, how->result);
	if (how->text && *how->text)
		record_set_text(a, F_TEXT, how->text);
	change_create(c, a, record_owner(kase));
	free(a);
}

/* What the organisation has of the size that an activity is about becomes what is
 * told last. */
static void
follow_figure(struct txn *txn, const struct record *said,
	const struct record *now, struct record *organisation)
{
	char name[48];
	int64_t amount;
	int i;

	i = figure_index(record_text(said, F_ACTIVITY, name, sizeof(name)));
	if (i >= 0 && growth_latest(txn, organisation->id, name, now, &amount))
		record_set_number(organisation, figure_field(i), amount);
}

/* Quotas and expressions go by the sizes of an organisation. */
void
op_figure(struct txn *txn, struct change *c, const struct record *was,
	const struct record *activity)
{
	uint64_t about = (uint64_t)record_number(activity, F_ABOUT, 0);
	struct record *old, *new;

	if (record_about(activity) != KIND_ORGANISATION)
		return;
	old = xmalloc(sizeof(*old));
	new = xmalloc(sizeof(*new));
	if (record_load(txn, KIND_ORGANISATION, about, 0, old)) {
		*new = *old;
		if (was)
			follow_figure(txn, was, activity, new);
		follow_figure(txn, activity, activity, new);
		change_update(c, old, new);
	}
	free(old);
	free(new);
}

bool
op_is_blind(const struct office *office)
{
	return !access_class(&office->access, PRIVACY_HEALTH);
}

/* Name and number of a cohort or a slot; NULL: the caller does not see it. */
static char *
giver_name(struct office *office, struct txn *txn, enum kind kind, uint64_t id)
{
	struct record *r = xmalloc(sizeof(*r));
	char number[NUMBER_TEXT], name[128], *text = NULL;

	if (office_sees(office, txn, kind, id, r)) {
		office_number(office, txn, r, number);
		text = xasprintf("%s (%s)",
			record_text(
				r, seat_giver(kind)->name, name, sizeof(name)),
			number);
	}
	free(r);
	return text;
}

static void
say_more(const char *more, struct err *err)
{
	char *text = more ? xasprintf("%s: %s", err->text, more) : NULL;

	if (text)
		err_set(err, err->code, "%s", text);
	free(text);
}

static void
say_country(
	struct office *office, struct txn *txn, uint64_t slot, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct fdef *f = core_field(F_SLOT_COUNTRY);
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s, ", err->text);
	if (record_load(txn, KIND_SLOT, slot, RECORD_UNCHECKED, r))
		field_print(
			office, txn, f, record_get(r, F_SLOT_COUNTRY), 0, &b);
	err_set(err, err->code, "%s", buf_str(&b));
	buf_release(&b);
	free(r);
}

void
op_say_other(struct office *office, const char *detail, struct err *err)
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	enum kind kind;
	uint64_t id;
	char *name;

	if (!refusal_seats(detail, &kind, &id) ||
		office_look(office, &txn, &unread) != 0)
		return;
	name = giver_name(office, txn, kind, id);
	say_more(name, err);
	if (name && refusal_is(detail, REFUSED_WISH_COUNTRY))
		say_country(office, txn, id, err);
	office_look_end(txn);
	free(name);
}

/* The slot as it would have been. */
static bool
meant_slot(struct txn *txn, const struct op *op, struct record *out)
{
	if (op->kind != KIND_SLOT)
		return false;
	if (!record_load(txn, KIND_SLOT, op->id, RECORD_UNCHECKED, out))
		record_init(out, KIND_SLOT, op->id);
	for (size_t i = 0; i < op->n; i++)
		record_set(out, op->f[i].id, &op->f[i].new);
	return record_has(out, F_SLOT_IF);
}

void
op_say_condition(struct office *office, const struct change *c, struct err *err)
{
	struct record *slot = xmalloc(sizeof(*slot));
	char text[CONDITION_BYTES];
	const struct program *p = NULL;
	struct err unread = ERR_INIT;
	struct buf why = BUF_INIT;
	struct txn *txn;

	for (size_t i = 0; !p && i < c->n; i++) {
		if (office_look(office, &txn, &unread) != 0)
			break;
		if (meant_slot(txn, &c->ops[i], slot))
			p = rulebook_program(&office->book, txn,
				(uint16_t)record_number(
					slot, F_SLOT_PROGRAM, 0),
				0);
		if (p)
			condition_free(condition_read(p,
				record_text(
					slot, F_SLOT_IF, text, sizeof(text)),
				&why));
		office_look_end(txn);
	}
	say_more(why.len ? buf_str(&why) : NULL, err);
	buf_release(&why);
	free(slot);
}

/* What was asked of the person of a case, as far as the caller may be told: where it
 * reads health, that it was not fulfilled is a read. */
static char *
condition_told(struct office *office, const struct record *kase,
	const struct expr *e, const char *text)
{
	struct err limit = ERR_INIT;

	if (condition_asks_health(e) &&
		(op_is_blind(office) || office_read(office, READ_HEALTH,
						record_owner(kase), 0, &limit)))
		return xstrdup(_("a question of health"));
	return xstrdup(text);
}

/* What the host of a slot asks, in words. */
static char *
slot_condition(struct office *office, struct txn *txn,
	const struct record *kase, const struct program *p, uint64_t slot)
{
	struct record *r = xmalloc(sizeof(*r));
	char text[CONDITION_BYTES];
	struct buf said = BUF_INIT;
	struct expr *e = NULL;
	char *told = NULL;

	if (office_sees(office, txn, KIND_SLOT, slot, r)) {
		record_text(r, F_SLOT_IF, text, sizeof(text));
		condition_say(p, text, office->lang, &said);
		e = p ? condition_read(p, text, NULL) : NULL;
	}
	if (said.len)
		told = condition_told(office, kase, e, buf_str(&said));
	condition_free(e);
	buf_release(&said);
	free(r);
	return told;
}

static char *
seat_detail(struct office *office, struct txn *txn, const struct record *kase,
	enum kind of, const char *detail)
{
	const struct program *p =
		rulebook_case_program(&office->book, txn, kase);
	enum kind kind;
	uint64_t id;

	if (refusal_is(detail, REFUSED_SEAT_IF)) {
		if (!p || !p->cohort_if)
			return NULL;
		return condition_told(
			office, kase, p->cohort_if, expr_text(p->cohort_if));
	}
	if (refusal_is(detail, REFUSED_SEATED))
		id = seat_of_case(txn, kase->id, of);
	else if (!refusal_seats(detail, &kind, &id))
		return NULL;
	else if (refusal_is(detail, REFUSED_SLOT_IF))
		return slot_condition(office, txn, kase, p, id);
	else
		of = kind;
	return giver_name(office, txn, of, id);
}

void
op_say_seat(struct office *office, struct txn *txn, const struct record *kase,
	enum kind of, const char *detail, struct err *why)
{
	char *more = seat_detail(office, txn, kase, of, detail);

	say_more(more, why);
	free(more);
}

/* The case of a seat, and what gives it; a new one is not in the store yet. */
static uint64_t
case_of_seat(struct txn *txn, const struct op *op, enum kind *of)
{
	struct record *seat = xmalloc(sizeof(*seat));
	const struct seat_giver *in;
	uint64_t kase, id;

	if (op->verb == OP_CREATE ||
		!record_load(txn, KIND_SEAT, op->id, RECORD_UNCHECKED, seat))
		op_record(op, seat);
	in = seat_into(seat, &id);
	*of = in ? in->kind : KIND_COHORT;
	kase = (uint64_t)record_number(seat, F_DECISION_CASE, 0);
	free(seat);
	return kase;
}

/* The same of an operation that was refused so. */
static void
say_seat(struct office *office, struct txn *txn, const struct op *op,
	const char *detail, struct err *why)
{
	struct record *kase = xmalloc(sizeof(*kase));
	enum kind in = KIND_COHORT;
	const uint64_t of = op->kind == KIND_CASE   ? op->id
			    : op->kind == KIND_SEAT ? case_of_seat(txn, op, &in)
						    : 0;

	if (of && record_load(txn, KIND_CASE, of, RECORD_UNCHECKED, kase))
		op_say_seat(office, txn, kase, in, detail, why);
	free(kase);
}

void
op_say_seated(struct office *office, const struct change *c, const char *detail,
	struct err *err)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (!refusal_is(detail, REFUSED_SEATED) ||
		office_look(office, &txn, &unread) != 0)
		return;
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].kind == KIND_SEAT) {
			say_seat(office, txn, &c->ops[i], detail, err);
			break;
		}
	office_look_end(txn);
}

/* The number that nobody else may have, where the operation gives another one. */
static const struct op_field *
card_of(const struct op *op)
{
	const struct op_field *card =
		op->verb == OP_SET ? op_sets(op, kind_info(op->kind)->unique)
				   : NULL;

	return card && card->new.kind == VALUE_TEXT ? card : NULL;
}

int
op_may_ask_cards(struct office *office, const struct change *c, struct err *err)
{
	for (size_t i = 0; i < c->n; i++)
		if (card_of(&c->ops[i]))
			return office_read_left(office, READ_NUMBER, err);
	return 0;
}

void
op_say_taken(struct office *office, const struct op *op, struct err *err)
{
	const struct op_field *card = card_of(op);
	struct err unread = ERR_INIT;
	struct buf words = BUF_INIT;
	char number[NUMBER_TEXT];
	struct record *r;
	struct txn *txn;
	uint64_t other;

	if (!card || office_look(office, &txn, &unread))
		return;
	r = xmalloc(sizeof(*r));
	other = index_first(txn, kind_info(op->kind)->unique_index,
		digits_key(&card->new), op->id);
	if (other && office_sees(office, txn, (enum kind)op->kind, other, r))
		err_set(err, err->code, _("this NIK belongs to %s"),
			number_format(
				number, kind_info(op->kind)->prefix, other));
	else if (other && !office_elsewhere(office, txn, other, &words, err))
		err_set(err, err->code, "%s", buf_str(&words));
	office_look_end(txn);
	buf_release(&words);
	free(r);
}

/* A move that was refused has the rows of its verdict. */
bool
op_say_left_out(struct office *office, const struct op *op, struct err *why)
{
	const char *words = refusal_text(op->refused, op->why);
	struct err unread = ERR_INIT;
	struct txn *txn;
	bool judged;

	err_set(why, op->refused, "%s", words ? words : op->why);
	if (op->refused == MG_ETAKEN)
		op_say_taken(office, op, why);
	if (!office->say_verdict || office_look(office, &txn, &unread))
		return false;
	judged = refusal_verdict(
		&office->book, txn, op, op->why, office->verdict);
	say_seat(office, txn, op, op->why, why);
	office_look_end(txn);
	if (judged)
		office->say_verdict(office, why); /* looks by itself */
	return judged;
}

struct said_fields
op_said(struct arena *arena, const struct setting *values, size_t n)
{
	uint16_t *ids = arena_array(arena, n + 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = values[i].field->id;
	return (struct said_fields){ ids, n };
}

/* ---- marks by roll number ------------------------------------------------- */

void
op_put_given(
	struct change *c, const struct record *old, const struct record *new)
{
	struct record none;
	struct op *op;

	if (old->n) {
		change_update(c, old, new);
		return;
	}
	record_init(&none, new->kind, new->id);
	op = change_op(c, OP_CREATE, new->kind, new->id, 0);
	op_differences(c, op, &none, new);
}

int
op_say_roll(int rc, const char *text, uint16_t roll, struct err *err)
{
	return roll ? err_set(err, rc, "%u: %s", roll, text)
		    : err_set(err, rc, "%s", text);
}
