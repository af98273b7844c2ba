/* SPDX-License-Identifier: MIT */
#include "magang/apply/apply.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/program/load.h"
#include "magang/record/change.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/record/op_merge.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "apply_check.h"
#include "apply_decision.h"
#include "apply_place.h"
#include "apply_proposal.h"
#include "apply_refuse.h"
#include "apply_follow.h"
#include "apply_letter.h"
#include "apply_officer.h"
#include "apply_settings.h"
#include "apply_up.h"
#include "magang/record/dict.h"
#include "magang/record/reach.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/record/twin.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"
#include "magang/record/skips.h"

#include "magang/rulebook/settings_now.h"
#include "magang/log/given.h"
static const uint8_t cluster_key[] = { 'M', 'c', 'l', 'u', 's' };

uint64_t
cluster_id(struct txn *txn)
{
	struct view v;

	return txn_get(txn, TREE_CT, cluster_key, sizeof(cluster_key), &v) &&
			       v.n == 8
		       ? get_u64(v.p)
		       : 0;
}

/* ---- operations --------------------------------------------------------- */

static void
op_to_record(const struct op *op, struct record *r)
{
	for (size_t i = 0; i < op->n; i++)
		if (!field_is_told(op->f[i].id))
			record_set(r, op->f[i].id, &op->f[i].new);
}

/* Numbers are told apart by their prefix: does any version of another program
 * give it? */
static bool
prefix_given(struct applier *ap, uint16_t number, const char *prefix)
{
	const uint8_t of_kind = KIND_PROGRAM;
	const struct program *p;
	bool given = false;
	struct walk w;

	walk_begin(&w, ap->txn, TREE_REC, &of_kind, 1);
	while (!given && walk_next(&w)) {
		uint64_t id = get_u64(w.key.p + 1);

		if (id >> 32 == number)
			continue;
		p = rulebook_program(ap->book, ap->txn, (uint16_t)(id >> 32),
			(int)(uint32_t)id);
		given = p && strcmp(p->prefix, prefix) == 0;
	}
	walk_end(&w);
	return given;
}

static int
apply_program(struct applier *ap, struct record *r)
{
	const struct value *text = record_get(r, F_SET_TEXT);
	char name[DICT_NAME + 8];
	struct diag_list diags;
	struct program *p;
	const char *role;
	uint16_t number;

	diag_init(&diags, "");
	p = text ? program_load("", text->text, text->len,
			   program_cache_core(ap->book->programs), &diags)
		 : NULL;
	diag_release(&diags);
	if (!p)
		return applier_refuse(ap, MG_EDATA, "program");
	role = program_role_missing(&ap->book->roles, p);
	if (role) {
		applier_refuse(ap, MG_EDATA, REFUSED_ROLE " %s", role);
		program_free(p);
		return ap->res->code;
	}
	number = dict_add(ap->txn, DICT_PROGRAM, 0, p->name, 1, UINT16_MAX);
	bool other_id = r->id != PROGRAM_ID(number, p->version);
	if (other_id || prefix_given(ap, number, p->prefix)) {
		program_free(p);
		return applier_refuse(ap, MG_EDATA, other_id ? "id" : "prefix");
	}
	for (size_t i = 0; i < p->n_stages; i++)
		dict_add(
			ap->txn, DICT_STAGE, number, p->stages[i].name, 1, 255);
	for (size_t i = 0; i < p->n_fields + p->n_documents; i++) {
		bool field = i < p->n_fields;
		enum fdef_privacy class =
			field ? p->fields[i].privacy
			      : p->documents[i - p->n_fields].date.privacy;
		bool health = class == PRIVACY_HEALTH;

		if (field)
			snprintf(name, sizeof(name), "%s", p->fields[i].name);
		else
			DOCUMENT_NAME(name, p->documents[i - p->n_fields].name);
		dict_add(ap->txn, DICT_FIELD, health, name,
			health ? F_PROGRAM_HEALTH : F_PROGRAM,
			health ? UINT16_MAX : F_PROGRAM_HEALTH);
	}
	program_free(p);
	return 0;
}

/* The case of a decision, or of a proposal of one, follows. */
static void
follow_move(struct applier *ap, const struct record *r, bool goes)
{
	if (r->kind == KIND_DECISION)
		applier_decided(ap, r, goes);
	else if (r->kind == KIND_PROPOSAL)
		applier_proposed(ap, r, goes);
}

static int
apply_create(struct applier *ap, const struct op *op)
{
	struct record *r = &ap->new;
	const struct record *person;
	int rc = 0;

	record_init(r, op->kind, op->id);
	r->seq = ap->seq;
	rc = applier_check_values(ap, op, r);
	if (rc)
		return rc;
	op_to_record(op, r);
	applier_follow(ap, r);
	ap->idle =
		!kind_info(op->kind)->twin && twin_of(ap->txn, r, &ap->child);
	if (ap->idle) /* whoever proposed it did not see the first */
		return 0;
	if (record_load(ap->txn, op->kind, op->id, RECORD_UNCHECKED, &ap->old))
		return applier_refuse(ap, MG_EEXIST, "id");
	ap->fresh = !applier_comes_back(ap, op);
	if (op->kind == KIND_PROGRAM)
		rc = apply_program(ap, r);
	else if (!kind_is(op->kind, KIND_TEXT) && ap->fresh) {
		if (op->id >> 32 != ap->c->origin)
			return applier_refuse(ap, MG_EDAMAGED, "id");
		if (op->id <=
			given_last(ap->txn, (uint8_t)op->kind, ap->c->origin))
			return applier_refuse(ap, MG_EEXIST, "id");
		given_set(ap->txn, (uint8_t)op->kind, op->id);
	}
	if (rc)
		return rc;
	applier_made(ap, r);
	if (kind_has_stage(op->kind))
		applier_place(ap, NULL, r);
	person = applier_person(ap, r);
	rc = applier_check_record(ap, op, NULL, r, person);
	if (rc)
		return rc;
	applier_write(ap, NULL, r, person, person);
	follow_move(ap, r, false);
	return 0;
}

static const struct fdef *
field_of_old(void *ctx, uint16_t id)
{
	struct applier *ap = ctx;
	const struct record *r = &ap->old;
	const struct program *p =
		id >= F_PROGRAM && kind_is(r->kind, KIND_OF_PROGRAM)
			? rulebook_case_program(ap->book, ap->txn, r)
			: NULL;

	return field_of(p, (enum kind)r->kind, id);
}

/* Into ap->new, which another change may have come before: values by their
 * types, groups as one. */
static int
merge_into_new(struct applier *ap, const struct op *op)
{
	struct merged *m = arena_array(ap->arena, op->n + 1, sizeof(*m));
	struct buf fields = BUF_INIT;
	int rc = 0;

	op_merge(op, MERGE_DO, &ap->old, field_of_old, ap, ap->arena, m);
	for (size_t i = 0; i < op->n; i++) {
		/* what follows is worked out again, from both */
		if (field_is_told(op->f[i].id) ||
			(op->kind == KIND_CASE &&
				field_is_reckoned(op->f[i].id)))
			continue;
		if (m[i].conflict)
			buf_addf(&fields, " %u", op->f[i].id);
		else
			record_set(&ap->new, op->f[i].id, &m[i].value);
	}
	if (fields.len)
		rc = applier_refuse(
			ap, MG_ECONFLICT, "conflict%s", fields.data);
	buf_release(&fields);
	return rc;
}

static int
apply_set(struct applier *ap, const struct op *op)
{
	const struct record *before, *after;
	int rc;

	if (!applier_load(ap, op->kind, op->id, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	if (op->kind == KIND_PROGRAM) /* cases began under this text */
		return applier_refuse(ap, MG_EEXIST, "version");
	rc = applier_check_values(ap, op, &ap->old);
	ap->new = ap->old;
	ap->new.seq = ap->seq;
	if (!rc && ap->old.seq != op->base)
		rc = merge_into_new(ap, op);
	else if (!rc)
		op_to_record(op, &ap->new);
	if (rc)
		return rc;
	applier_follow(ap, &ap->new);
	if (op->kind == KIND_TASK && record_has(&ap->old, F_DONE))
		applier_hand_back(ap, &ap->new);
	if (kind_has_stage(op->kind))
		applier_place(ap, &ap->old, &ap->new);
	before = applier_person(ap, &ap->old);
	after = kind_is_owner(op->kind) ? &ap->new : before;
	rc = applier_check_area(ap, before);
	if (!rc)
		rc = applier_check_scope(ap, &ap->old);
	if (!rc)
		rc = applier_check_record(ap, op, &ap->old, &ap->new, after);
	if (rc)
		return rc;
	applier_write(ap, &ap->old, &ap->new, before, after);
	follow_move(ap, &ap->new, false);
	return 0;
}

/* Who did something is known as long as the office is. */
static int
check_unused(struct applier *ap, const struct op *op)
{
	const struct use of = { op->kind, op->id };
	struct use by;

	if (kind_is(op->kind, KIND_ACTS) && trace_has_actor(ap->txn, op->id))
		return applier_refuse(ap, MG_EINUSE, "acts");
	if (in_use(ap->book, ap->txn, &of, NULL, NULL, &by))
		return applier_refuse(ap, MG_EINUSE,
			REFUSED_USED " %u %" PRIu64, (unsigned)by.kind, by.id);
	return 0;
}

static int
apply_delete(struct applier *ap, const struct op *op)
{
	const struct record *person;
	int rc;

	if (!applier_load(ap, op->kind, op->id, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	person = applier_person(ap, &ap->old);
	rc = applier_check_area(ap, person);
	if (!rc)
		rc = applier_check_scope(ap, &ap->old);
	if (!rc && ap->old.seq != op->base)
		rc = applier_refuse(ap, MG_ECONFLICT, "conflict");
	if (!rc && op->kind == KIND_SETTING)
		rc = applier_refuse(ap, MG_ENOTALLOWED, "setting");
	if (!rc)
		rc = check_unused(ap, op);
	if (!rc && op->owner != record_owner(&ap->old))
		rc = applier_refuse(ap, MG_EDAMAGED, "owner");
	if (!rc && op->kind == KIND_PROGRAM)
		program_cache_forget(ap->book->programs,
			(uint16_t)(op->id >> 32), (int)(uint32_t)op->id);
	if (!rc && op->kind == KIND_DECISION)
		rc = applier_check_decision_goes(ap, &ap->old, person);
	if (!rc && op->kind == KIND_PROPOSAL)
		rc = applier_check_proposal_goes(ap, &ap->old);
	if (!rc && op->kind == KIND_DECISION)
		rc = applier_check_held(ap, &ap->old);
	if (!rc && op->kind == KIND_LETTER)
		rc = applier_check_letter_goes(ap, &ap->old);
	if (rc)
		return rc;
	applier_write(ap, &ap->old, NULL, person, person);
	follow_move(ap, &ap->old, true);
	return 0;
}

static int
apply_erase(struct applier *ap, const struct op *op)
{
	if (op->kind != KIND_PERSON ||
		!applier_load(ap, KIND_PERSON, op->id, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	applier_erase(ap, applier_close_erased);
	applier_close_doubts(ap, op->id);
	return 0;
}

static int
apply_expect(struct applier *ap, const struct op *op)
{
	if (!record_load(ap->txn, op->kind, op->id, RECORD_UNCHECKED, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	return ap->old.seq == op->base
		       ? 0
		       : applier_refuse(ap, MG_ECONFLICT, "seen");
}

static unsigned
permission_admin(const struct op *op)
{
	(void)op;
	return PERM_ADMIN;
}

static unsigned
permission_none(const struct op *op)
{
	(void)op;
	return 0;
}

/* Everything about a verb: who may, what it does, how it is taken back. */
struct verb {
	unsigned (*permission)(const struct op *op);
	int (*apply)(struct applier *ap, const struct op *op);
	enum op_verb back;
};
static const struct verb verb_create = { permission_create, apply_create,
	OP_DELETE };
static const struct verb verb_set = { permission_set, apply_set, OP_SET };
static const struct verb verb_delete = { permission_create, apply_delete,
	OP_CREATE };
static const struct verb verb_erase = { permission_admin, apply_erase,
	OP_NONE };
static const struct verb verb_expect = { permission_none, apply_expect,
	OP_EXPECT };

static const struct verb *const verbs[OP_VERBS] = {
#define VERB_ROW(verb, row) [OP_##verb] = &verb_##row,
	CHANGE_VERBS(VERB_ROW)
#undef VERB_ROW
};

static const struct verb *
verb_of(enum op_verb verb)
{
	return verb > OP_NONE && verb < OP_VERBS ? verbs[verb] : NULL;
}

enum op_verb
verb_back(enum op_verb verb)
{
	return verb_of(verb) ? verb_of(verb)->back : 0;
}

static int
apply_op(struct applier *ap, const struct op *op)
{
	const struct verb *verb = verb_of(op->verb), *lead;
	int rc;

	if (!verb)
		return applier_refuse(ap, MG_EVERSION, "verb");
	/* what follows was checked as a part of what it follows from */
	lead = applier_follows(ap, op) ? verb_of(ap->lead->verb) : NULL;
	rc = applier_check_permission(ap, op,
		lead ? lead->permission(ap->lead) : verb->permission(op));
	if (!rc)
		rc = applier_check_texts(ap, op);
	return rc ? rc : verb->apply(ap, op);
}

/* ---- the change ---------------------------------------------------------- */

static int
apply_one(struct applier *ap, size_t i)
{
	const struct op *op = &ap->c->ops[i];
	int rc;

	arena_clear(ap->arena);
	ap->idle = false;
	rc = apply_op(ap, op);
	if (rc || op->verb == OP_EXPECT)
		return rc;
	if (ap->idle) {
		skips_add(&ap->skipped, i, MG_EEXIST, "rule");
		return 0;
	}
	/* what decisions do is told by the decision */
	if (op->kind != KIND_DECISION && op->kind != KIND_PROPOSAL &&
		op->kind != KIND_TASK && op->kind != KIND_LETTER &&
		!op_is_reckoned(op))
		waiting_turns_release(&ap->turns);
	trace_op(ap->txn, op, ap->seq);
	ap->done++;
	return 0;
}

/* A replay leaves out what was left out, whatever it would come to now. */
static bool
left_out_then(struct applier *ap, size_t i)
{
	const struct op *op = &ap->c->ops[i];

	if (!ap->recorded || !op->refused)
		return false;
	skips_add(&ap->skipped, i, op->refused, op->why);
	return true;
}

static int
apply_run(struct applier *ap, size_t from, size_t end)
{
	int rc = 0;

	for (size_t i = from; !rc && i < end; i++)
		if (!left_out_then(ap, i))
			rc = apply_one(ap, i);
	return rc;
}

/* Whoever made room need not have to do with who moves up. */
static int
apply_group(struct applier *ap, size_t from, size_t end)
{
	const struct access own = ap->actor;
	int rc = 0;

	ap->up = applier_up(ap, from, end);
	if (ap->up) {
		rc = applier_check_up(ap, ap->up, from, end);
		access_everything(&ap->actor);
	}
	if (!rc)
		rc = apply_run(ap, from, end);
	ap->up = NULL;
	ap->actor = own;
	return rc;
}

/* Refused alone: what it has written goes, why is noted, the rest goes on. */
static void
apply_soft(struct applier *ap, size_t from, size_t end)
{
	size_t noted = ap->skipped.len, done = ap->done;

	if (left_out_then(ap, from))
		return;
	txn_part_begin(ap->txn);
	if (!apply_group(ap, from, end)) {
		txn_part_keep(ap->txn);
		return;
	}
	txn_part_drop(ap->txn);
	ap->done = done;
	if (ap->skipped.data)
		buf_truncate(&ap->skipped, noted);
	skips_add(&ap->skipped, from, ap->res->code, ap->res->detail);
	free(ap->res->detail);
	ap->res->code = 0;
	ap->res->detail = NULL;
}

static int
apply_ops(struct applier *ap)
{
	const struct change *c = ap->c;
	size_t end;
	int rc = 0;

	for (size_t i = 0; !rc && i < c->n; i = end) {
		bool soft = c->ops[i].soft;

		for (end = i + 1; soft && end < c->n && c->ops[end].with;)
			end++;
		ap->lead = soft ? &c->ops[i] : &c->ops[0];
		if (soft)
			apply_soft(ap, i, end);
		else
			rc = apply_run(ap, i, end);
	}
	return rc;
}

/* The first change of a store names the cluster; all others belong to it. */
static bool
check_cluster(struct applier *ap)
{
	uint64_t cluster = cluster_id(ap->txn);
	uint8_t row[8];

	if (cluster)
		return cluster == ap->c->cluster;
	put_u64(row, ap->c->cluster);
	txn_put(ap->txn, TREE_CT, cluster_key, sizeof(cluster_key), row,
		sizeof(row));
	return true;
}

/* Where nothing stands there is no act: the first reason is that of all. But of an
 * act that has done something before it is told how much it has left. */
static int
refuse_all(struct applier *ap)
{
	const struct change *c = ap->c;
	struct skips s;
	int code = 0;

	skips_begin(&s, ap->skipped.data, ap->skipped.len);
	for (size_t i = 0; !code && i < c->n; i++)
		code = skips_next(&s, &c->ops[i]);
	return applier_refuse(ap, code, "%.*s", (int)s.why_len, s.why);
}

/* What must hold of the whole, and what follows from it. */
static int
check_whole(struct applier *ap, const struct ids *cases)
{
	int rc = 0;

	if (!ap->done && ap->skipped.len && change_begins_act(ap->c))
		rc = refuse_all(ap);
	if (!rc)
		rc = applier_check_made(ap);
	if (!rc)
		rc = applier_check_administered(ap);
	for (size_t i = 0; !rc && i < cases->n; i++)
		applier_reckon(ap, cases->rows[i]);
	return rc;
}

/* What an undo could not bring back to its place: that much of the act is not
 * taken back. */
static size_t
count_no_room(struct applier *ap)
{
	const struct change *c = ap->c;
	struct skips s;
	size_t n = 0;

	skips_begin(&s, ap->skipped.data, ap->skipped.len);
	for (size_t i = 0; c->undoes && ap->skipped.len && i < c->n; i++) {
		char *why;

		if (!skips_next(&s, &c->ops[i]) || !c->ops[i].soft)
			continue;
		why = xstrndup(s.why, s.why_len);
		n += refusal_is_room(why);
		free(why);
	}
	return n;
}

static int
apply_change(struct applier *ap)
{
	struct ids cases = { 0 };
	int rc = 0;

	if (!check_cluster(ap))
		return applier_refuse(ap, MG_EDAMAGED, "cluster");
	rc = applier_actor(ap);
	if (!rc)
		rc = applier_check_undo(ap);
	if (!rc)
		rc = applier_check_reckoned(ap);
	if (!rc) {
		change_cases(ap->txn, ap->c, 0, &cases);
		rc = apply_ops(ap);
	}
	if (!rc)
		rc = check_whole(ap, &cases);
	ids_release(&cases);
	if (rc)
		return rc;
	trace_change(ap->txn, ap->c, ap->seq, count_no_room(ap));
	if (ap->skipped.len)
		ap->res->detail = xstrdup(buf_str(&ap->skipped));
	return 0;
}

int
apply_entry(void *ctx, struct txn *txn, uint64_t seq,
	const struct log_change *change, const struct log_result *recorded,
	struct log_result *res, struct err *err)
{
	struct applier *ap = xcalloc(1, sizeof(*ap));
	struct rulebook *book = ctx;
	struct change c;
	int rc;

	res->seq = seq;
	change_init(&c, ACT_SET);
	ap->book = book;
	ap->txn = txn;
	ap->seq = seq;
	ap->c = &c;
	ap->res = res;
	ap->recorded = recorded;
	ap->arena = arena_new();
	rc = change_decode(&c, book->store, change->bytes, change->len, err);
	if (!rc && recorded && recorded->code) {
		res->code = recorded->code;
		res->detail = xstrdup(recorded->detail);
	} else if (!rc) {
		/* somebody else may have changed what is gone by here */
		rc = rulebook_settings(book, txn, err);
		if (recorded)
			change_mark(
				&c, recorded->detail, strlen(recorded->detail));
		if (!rc)
			apply_change(ap);
		if (!rc)
			rc = txn_fault(txn, err);
	}
	buf_release(&ap->skipped);
	waiting_turns_release(&ap->turns);
	entries_release(&ap->before);
	entries_release(&ap->after);
	free(ap->own);
	arena_free(ap->arena);
	change_release(&c);
	free(ap);
	return rc;
}
