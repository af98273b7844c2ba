/* SPDX-License-Identifier: MIT */
/*
 * The origin's side of the log: numbers a change, gives ids to new records,
 * sees that their keys exist, seals, appends, and puts a refusal into words.
 */
#include "magang/ops/submit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/value_print.h"
#include "magang/rulebook/rulebook.h"
#include "magang/rulebook/settings_now.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/apply/apply.h"
#include "magang/record/change_bytes.h"
#include "magang/record/skips.h"
#include "magang/rulebook/setting_check.h"
#include "magang/rulebook/user_check.h"
#include "magang/casework/tasks.h"
#include "magang/casework/waiting.h"
#include "magang/casework/work.h"
#include "magang/store/txn.h"
#include "op_parts.h"

/* Placeholders of a change and the ids they get. */
struct new_ids {
	uint64_t *id; /* by place of the operation, from 1 */
	size_t n;
	uint64_t last[KIND_COUNT]; /* given of each kind, moves on */
	uint64_t first_person;
	uint64_t persons;
};

static bool
is_placeholder(const struct new_ids *ids, uint64_t id)
{
	return id > 0 && id <= ids->n;
}

static void
number_new(struct office *office, struct change *c, struct new_ids *ids)
{
	for (size_t i = 0; i < c->n; i++) {
		struct op *op = &c->ops[i];
		uint64_t *last = &ids->last[op->kind];

		if (op->verb != OP_CREATE || kind_is(op->kind, KIND_TEXT) ||
			!is_placeholder(ids, op->id))
			continue;
		if (*last == 0)
			*last = (uint64_t)office->origin << 32;
		ids->id[op->id] = ++*last;
		if (kind_is_owner(op->kind) && ids->persons++ == 0)
			ids->first_person = *last;
	}
}

/* Fields that may name a record made by the same change. */
static bool
is_reference(enum kind kind, uint16_t id)
{
	const struct fdef *f = field_of(NULL, kind, id);

	return f && kind_refers(kind, f);
}

static void
replace(const struct new_ids *ids, uint64_t *id)
{
	if (is_placeholder(ids, *id) && ids->id[*id])
		*id = ids->id[*id];
}

static void
resolve_new(struct change *c, const struct new_ids *ids)
{
	for (size_t i = 0; i < c->n; i++) {
		struct op *op = &c->ops[i];

		if (!kind_is(op->kind, KIND_TEXT))
			replace(ids, &op->id);
		replace(ids, &op->owner);
		for (size_t j = 0; j < op->n; j++) {
			uint64_t to = (uint64_t)op->f[j].new.number;

			if (!is_reference(op->kind, op->f[j].id))
				continue;
			replace(ids, &to);
			op->f[j].new.number = (int64_t)to;
		}
	}
}

/* The gate is held: nobody else numbers until this change is in the log. */
static int
number_change(struct office *office, struct change *c, struct freed_list *freed,
	struct err *err)
{
	struct new_ids ids = { 0 };
	struct txn *txn;
	int rc = op_may_ask_cards(office, c, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	c->date = office->today; /* for what follows by a date */
	if (!rc) {
		for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
			ids.last[k] = log_given(
				office->log, txn, (uint8_t)k, office->origin);
		c->oseq = log_oseq(office->log, txn, office->origin) + 1;
		change_follow(&office->book, txn, c);
		ids.n = c->n;
		ids.id = xcalloc(c->n + 1, sizeof(*ids.id));
		number_new(office, c, &ids);
		resolve_new(c, &ids);
		waiting_freed(&office->book, txn, c, freed);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	if (!rc)
		rc = keyring_ensure(
			office->store, ids.first_person, ids.persons, err);
	free(ids.id);
	c->cluster = office->cluster;
	c->origin = office->origin;
	c->time = office->now;
	c->actor = office->access.user;
	if (!c->act)
		c->act = (uint64_t)office->origin << 32 | c->oseq;
	return rc;
}

/* ---- a refusal in words ------------------------------------------------- */

static void
say_value(struct office *office, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	if (v->kind == VALUE_UNKNOWN)
		buf_adds(out, _("(empty)"));
	else
		field_print(office, NULL, f, v,
			office->access.permissions & PERM_REVEAL, out);
}

static void
say_conflict(struct office *office, struct txn *txn, const struct op *op,
	const struct record *now, struct buf *out)
{
	const struct value none = value_none();

	for (size_t i = 0; i < op->n + op->n_seen; i++) {
		const struct op_field *f = &op->f[i];
		const struct value *theirs = record_get(now, f->id);
		const struct fdef *def =
			office_field_id(office, txn, now, f->id);

		if (!theirs)
			theirs = &none;
		if (!def || field_is_told(f->id) ||
			value_equal(theirs, &f->old) ||
			value_equal(theirs, &f->new))
			continue;
		buf_addf(out, "; %s: ",
			label_in(&def->label, office->lang, def->name));
		buf_adds(out, _("before "));
		say_value(office, def, &f->old, out);
		buf_adds(out, _(", theirs "));
		say_value(office, def, theirs, out);
		buf_adds(out, _(", mine "));
		say_value(office, def, &f->new, out);
	}
}

static int
refused_conflict(struct office *office, const struct change *c, struct err *err)
{
	struct record *now = xmalloc(sizeof(*now));
	struct buf text = BUF_INIT;
	struct txn *txn;

	if (txn_read(office->store, &txn, err) == 0) {
		for (size_t i = 0; i < c->n; i++)
			if (c->ops[i].verb == OP_SET &&
				record_load(txn, c->ops[i].kind, c->ops[i].id,
					0, now))
				say_conflict(
					office, txn, &c->ops[i], now, &text);
		txn_abort(txn);
	}
	err_set(err, MG_ECONFLICT, "%s%s", refusal_text(MG_ECONFLICT, ""),
		buf_str(&text));
	buf_release(&text);
	free(now);
	return MG_ECONFLICT;
}

/* The rows of a move that was refused, for whoever puts them into words; false:
 * there are none. */
static bool
keep_verdict(struct office *office, const struct change *c, const char *detail)
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	bool kept = false;

	if (txn_read(office->store, &txn, &unread) != 0)
		return false;
	for (size_t i = 0; !kept && i < c->n; i++)
		kept = refusal_verdict(&office->book, txn, &c->ops[i], detail,
			office->verdict);
	txn_abort(txn);
	return kept;
}

/* The record as the operation would leave it. */
static void
record_after(struct txn *txn, const struct op *op, struct record *r)
{
	if (op->verb == OP_CREATE || !record_load(txn, op->kind, op->id, 0, r))
		record_init(r, op->kind, op->id);
	for (size_t i = 0; i < op->n; i++)
		if (!field_is_told(op->f[i].id))
			record_set(r, op->f[i].id, &op->f[i].new);
}

static void
say_user(struct office *office, struct txn *txn, const struct op *op,
	const struct record *r, struct err *err)
{
	char word[USER_WORD];
	enum user_fault fault = user_check(&office->book, txn, op, r, word);

	user_fault_say(&office->book, fault, word, err);
}

static void
say_setting(struct office *office, struct txn *txn, const struct op *op,
	const struct record *r, struct err *err)
{
	const struct value *text = record_get(r, F_SET_TEXT);
	struct buf faults = BUF_INIT;
	struct diag_list diags;

	(void)office;
	(void)txn;
	(void)op;
	diag_init(&diags, r->id < SETTING_COUNT ? setting_name[r->id] : "");
	if (text && text->kind == VALUE_TEXT &&
		!setting_check(r->id, text->text, text->len, &diags)) {
		diag_print(&diags, &faults);
		err_set(err, MG_ECONFIG, "%s", buf_str(&faults));
	}
	diag_release(&diags);
	buf_release(&faults);
}

/* Users and settings are judged by tables that have the words, too. */
static int
refused_office(struct office *office, const struct change *c, enum kind kind,
	void (*say)(struct office *office, struct txn *txn, const struct op *op,
		const struct record *r, struct err *err),
	struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct err why = ERR_INIT;
	struct txn *txn;

	if (txn_read(office->store, &txn, &why) == 0) {
		for (size_t i = 0; !why.code && i < c->n; i++) {
			if (c->ops[i].kind != kind)
				continue;
			record_after(txn, &c->ops[i], r);
			say(office, txn, &c->ops[i], r, &why);
		}
		txn_abort(txn);
	}
	free(r);
	if (!why.code)
		err_set(&why, MG_EDATA, _("it is not right any more"));
	*err = why;
	return err->code;
}

static void
say_work(const char *detail, struct err *err)
{
	struct in_hand work;

	if (refusal_work(detail, &work))
		err_set(err, MG_EINUSE,
			_("open cases: %llu, open tasks: %llu; give them to "
			  "others first: magang user handover USER --to NAME"),
			(unsigned long long)work.cases,
			(unsigned long long)work.tasks);
}

/* What refers to the record that was to go. */
static void
say_use(struct office *office, const char *detail, struct err *err)
{
	char number[NUMBER_TEXT];
	struct err unread = ERR_INIT;
	struct txn *txn;
	enum kind kind;
	uint64_t id;

	if (!refusal_use(detail, &kind, &id) ||
		txn_read(office->store, &txn, &unread))
		return;
	office_number_of(office, txn, kind, id, number);
	err_set(err, MG_EINUSE, _("%s refers to it"), number);
	txn_abort(txn);
}

/* Its name where it has one that is nobody's secret, else its number. */
static void
say_user_of_it(struct office *office, struct txn *txn, const struct use *by,
	struct record *r, struct buf *out)
{
	char text[NUMBER_TEXT];

	if (!office_sees(office, txn, by->kind, by->id, r))
		return;
	if (out->len)
		buf_adds(out, ", ");
	if (kind_is(by->kind, KIND_TEXT))
		buf_addf(out, "%s ", kind_info(by->kind)->name);
	if (kind_is(by->kind, KIND_NAMED) || kind_is(by->kind, KIND_TEXT))
		record_text(
			r, kind_info(by->kind)->name_field, text, sizeof(text));
	else
		office_number(office, txn, r, text);
	buf_adds(out, text);
}

/* What a setting would take away, and who uses it. */
static void
say_gone(struct office *office, const char *detail, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	struct buf by = BUF_INIT;
	struct setting_gone gone;
	struct txn *txn;

	if (refusal_gone(detail, &gone) &&
		!txn_read(office->store, &txn, &unread)) {
		for (size_t i = 0; i < gone.n && i < GONE_NAMED; i++)
			say_user_of_it(office, txn, &gone.by[i], r, &by);
		txn_abort(txn);
		if (gone.n > GONE_NAMED && by.len)
			buf_adds(&by, ", …");
		err_set(err, MG_EINUSE,
			gone.setting == SETTING_ROLES
				? _("the role '%s' would be gone, in use by "
				    "%zu: %s; give them another one first")
				: _("area %s would be gone, and all that goes "
				    "is in use by %zu: %s; keep it in the "
				    "table"),
			gone.word, gone.n, buf_str(&by));
	}
	buf_release(&by);
	free(r);
}

/* Which field was to be filled in. */
static void
say_empty(const struct office *office, const char *detail, struct err *err)
{
	const char *number = strchr(detail, ' ');
	const struct fdef *f =
		number ? core_field((uint16_t)strtoul(number, NULL, 10)) : NULL;

	if (f)
		err_set(err, MG_EDATA, _("'%s' must be filled in"),
			label_in(&f->label, office->lang, f->name));
}

static void
say_span(const struct office *office, const char *detail, struct err *err)
{
	const char *number = strchr(detail, ' ');
	const struct fdef *f =
		number ? core_field((uint16_t)strtoul(number, NULL, 10)) : NULL;
	const struct fdef *since = f ? core_field(f->since) : NULL;

	if (since)
		err_set(err, MG_EDATA,
			_("'%s' is before '%s'; change one of them, or both at "
			  "once"),
			label_in(&f->label, office->lang, f->name),
			label_in(&since->label, office->lang, since->name));
}

static int
refused(struct office *office, const struct change *c,
	const struct log_result *res, struct err *err)
{
	const char *detail = res->detail ? res->detail : "";
	const char *text = refusal_text(res->code, detail);

	/* the values only where a change of fields was refused as a whole */
	if (res->code == MG_ECONFLICT && strcmp(detail, "seen") != 0 &&
		!refusal_is(detail, REFUSED_VERDICT) &&
		!refusal_is(detail, REFUSED_MOVED))
		return refused_conflict(office, c, err);
	if (refusal_is(detail, "user"))
		return refused_office(office, c, KIND_USER, say_user, err);
	if (refusal_is(detail, "setting text"))
		return refused_office(
			office, c, KIND_SETTING, say_setting, err);
	if (text)
		err_set(err, res->code, "%s", text);
	if (refusal_is(detail, "empty"))
		say_empty(office, detail, err);
	if (refusal_is(detail, "span"))
		say_span(office, detail, err);
	if (res->code == MG_ETAKEN)
		for (size_t i = 0; i < c->n; i++)
			op_say_taken(office, &c->ops[i], err);
	op_say_other(office, detail, err);
	op_say_seated(office, c, detail, err);
	if (refusal_is(detail, REFUSED_CONDITION))
		op_say_condition(office, c, err);
	if (refusal_is(detail, REFUSED_USED))
		say_use(office, detail, err);
	if (refusal_is(detail, REFUSED_WORK))
		say_work(detail, err);
	if (refusal_is(detail, REFUSED_GONE))
		say_gone(office, detail, err);
	if (refusal_is(detail, REFUSED_ROLE) && strchr(detail, ' '))
		err_set(err, MG_EDATA,
			_("a move of the program names the role '%s', which is "
			  "not there; first: magang config install roles FILE"),
			strchr(detail, ' ') + 1);
	if (keep_verdict(office, c, detail) && office->say_verdict)
		office->say_verdict(office, err);
	if (text)
		return err->code;
	return err_set(err, res->code, _("refused: %s (%s)"), err_id(res->code),
		detail);
}

static bool
touches_settings(const struct change *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].kind == KIND_SETTING)
			return true;
	return false;
}

/* Of what stands. */
static void
keep_freed(const struct change *c, const struct freed_list *all,
	struct freed_list *out)
{
	for (size_t i = 0; i < all->n; i++) {
		if (c->ops[all->rows[i].op].refused)
			continue;
		VEC_GROW(out->rows, out->n, out->cap);
		out->rows[out->n++] = all->rows[i];
	}
}

static int
submit_inside(struct office *office, struct change *c, struct freed_list *out,
	struct err *err)
{
	struct log_result res = { 0, 0, NULL };
	struct err ignored = ERR_INIT;
	struct freed_list freed = { NULL, 0, 0 };
	struct log_change entry;
	struct buf bytes = BUF_INIT;
	int rc = number_change(office, c, &freed, err);

	if (!rc)
		rc = change_encode(c, office->store, &bytes, err);
	if (!rc) {
		entry = (struct log_change){ c->origin, c->oseq, bytes.data,
			bytes.len };
		rc = log_append(office->log, &entry, 1, &res, err);
	}
	if (!rc && log_answer(&res) == LOG_REFUSED)
		rc = refused(office, c, &res, err);
	if (!rc && res.detail)
		change_mark(c, res.detail, strlen(res.detail));
	/* What the transaction had read may not be what it left. */
	if (touches_settings(c))
		rulebook_settings_now(&office->book, &ignored);
	c->seq = res.seq;
	free(res.detail);
	buf_release(&bytes);
	if (!rc && c->seq && out)
		keep_freed(c, &freed, out);
	free(freed.rows);
	return rc;
}

/* What was looked for in the transaction that is thrown away. */
struct trying {
	struct change *c;
	const struct freed_list *freed;
	submit_tried tried;
	void *ctx;
};

static void
look_tried(
	const struct trying *t, struct txn *txn, const struct log_result *res)
{
	struct freed_list stands = { NULL, 0, 0 };

	if (res->code)
		return;
	if (res->detail)
		change_mark(t->c, res->detail, strlen(res->detail));
	keep_freed(t->c, t->freed, &stands);
	if (t->tried && stands.n)
		t->tried(t->ctx, txn, &stands);
	free(stands.rows);
}

/* apply() judges in a transaction that is thrown away. */
static int
judge(struct office *office, const struct log_change *entry,
	const struct trying *t, struct log_result *res, struct err *err)
{
	struct log_head head;
	struct txn *txn;
	int rc = txn_write(office->store, &txn, err);

	if (rc)
		return rc;
	journal_head(txn, &head);
	rc = apply_entry(
		&office->book, txn, head.seq + 1, entry, NULL, res, err);
	if (!rc)
		look_tried(t, txn, res);
	txn_abort(txn);
	return rc;
}

int
submit_try(struct office *office, struct change *c, submit_tried tried,
	void *ctx, struct err *err)
{
	struct log_result res = { 0, 0, NULL };
	struct err ignored = ERR_INIT;
	struct freed_list freed = { NULL, 0, 0 };
	const struct trying trying = { c, &freed, tried, ctx };
	struct buf bytes = BUF_INIT;
	int rc = number_change(office, c, &freed, err);

	if (!rc)
		rc = change_encode(c, office->store, &bytes, err);
	if (!rc) {
		const struct log_change entry = { c->origin, c->oseq,
			bytes.data, bytes.len };

		rc = judge(office, &entry, &trying, &res, err);
	}
	if (!rc && res.code)
		rc = refused(office, c, &res, err);
	if (touches_settings(c))
		rulebook_settings_now(&office->book, &ignored);
	free(res.detail);
	free(freed.rows);
	buf_release(&bytes);
	return rc;
}

int
submit(struct office *office, struct change *c, struct freed_list *freed,
	struct err *err)
{
	int rc;

	if (gate_inside(office->store))
		return submit_inside(office, c, freed, err);
	rc = gate_enter(office->store, err);
	if (rc)
		return rc;
	rc = submit_inside(office, c, freed, err);
	gate_leave(office->store);
	return rc;
}
