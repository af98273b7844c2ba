/* SPDX-License-Identifier: MIT */
#include "magang/ops/erase.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"
#include "magang/log/log.h"
#include "magang/ops/draft.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/store/compact.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/store/pending.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

#define NIK_TEXT 32

/* Who was merged is one with whom it was: all of them are erased by the root. */
struct erasing {
	const uint64_t *persons;
	size_t n, done;
	const char *reason;
	enum act_kind act;
};

static bool
has_key(struct office *office, uint64_t person)
{
	struct person_keys keys;
	enum keyring_answer answer = keyring_get(office->store, person, &keys);

	seal_wipe(&keys, sizeof(keys));
	return answer != KEYRING_DESTROYED;
}

/* ---- behind the change --------------------------------------------------- */

/* A line of the note. The NIK is what drafts know a person by who was not yet
 * one when they were typed. */
static void
note_line(struct buf *note, const struct record *p)
{
	char nik[NIK_TEXT];

	record_text(p, F_NIK, nik, sizeof(nik));
	buf_addf(note, "%" PRIu64 " %s\n", p->id, nik);
}

/* Is there such a person, and is it a stub? A change that never came into the
 * log has erased nobody. */
static int
look_at(struct office *office, uint64_t person, bool *there, bool *erased,
	struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	*there = *erased = false;
	if (!rc) {
		*there =
			record_load(txn, KIND_PERSON, person, RECORD_ITSELF, p);
		*erased = *there && record_has(p, F_ERASED);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	free(p);
	return rc;
}

/* Backups know nothing of it: this does. */
static int
tell_register(struct office *office, uint64_t person, struct err *err)
{
	struct register_line line = { .word = REGISTER_ERASED,
		.cluster = office->cluster,
		.number = person,
		.time = office->now };
	struct log_head head;
	int rc = log_last(office->log, &head, err);

	if (!rc) {
		memcpy(line.chain, head.chain, HASH_SIZE);
		rc = register_add(office->store, &line, err);
	}
	return rc;
}

static int
end_person(struct office *office, char *line, bool *any, struct err *err)
{
	char *nik = strchr(line, ' ');
	uint64_t person;
	bool there, erased;
	int rc;

	if (!nik)
		return 0;
	*nik++ = '\0';
	if (!num_u64(line, 1, UINT64_MAX, &person))
		return 0;
	rc = look_at(office, person, &there, &erased, err);
	if (rc || !erased)
		return rc;
	*any = true;
	if (has_key(office, person))
		rc = keyring_destroy(office->store, person, err);
	if (!rc)
		rc = tell_register(office, person, err);
	return rc ? rc : draft_forget(office, person, nik, err);
}

/* Every step may have been taken before. The gate is held. */
static int
end_all(struct office *office, struct err *err)
{
	struct buf note = BUF_INIT;
	char *line, *rest;
	/* whom a note names that nobody can read, `check` finds */
	bool any = !pending_get(office->store, &note);
	int rc = 0;

	rest = note.len ? note.data : NULL;
	while (!rc && (line = strsep(&rest, "\n")))
		rc = end_person(office, line, &any, err);
	if (!rc && any)
		rc = store_compact(office->store, err);
	if (!rc)
		rc = pending_drop(office->store, err);
	if (note.data)
		seal_wipe(note.data, note.cap);
	buf_release(&note);
	return rc;
}

int
erase_end(struct office *office, struct err *err)
{
	int rc = 0;

	if (!pending_is(office->store) || !gate_enter_free(office->store))
		return 0;
	if (pending_is(office->store))
		rc = end_all(office, err);
	gate_leave(office->store);
	return rc;
}

/* ---- the change ---------------------------------------------------------- */

static int
load_person(struct office *office, struct txn *txn, uint64_t id,
	struct arena *arena, struct record *p, struct err *err)
{
	int rc = office_load_in(office, txn, KIND_PERSON, id, arena, p, err);

	/* The act stands, and so does the key where the keys are of an older
	 * backup: then it is done again. */
	if (!rc && record_has(p, F_ERASED) && !has_key(office, id))
		rc = err_set(
			err, MG_EERASED, _("these data are erased already"));
	return rc;
}

static int
erase_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct erasing *e = ctx;
	uint64_t id = e->persons[e->done++];
	struct record *p = xmalloc(sizeof(*p));
	int rc = load_person(office, txn, id, c->arena, p, err);
	struct op *op;

	free(p);
	if (rc)
		return rc;
	/* In clear: the basis of an erasure outlives the key. */
	op = change_op(c, OP_ERASE, KIND_PERSON, person_root(txn, id), 0);
	op_reason(c, op, e->reason);
	return e->done < e->n ? OP_MORE : 0;
}

/* Her, and whom she was merged with. */
static int
note_group(struct txn *txn, uint64_t person, struct record *room,
	struct buf *note, struct err *err)
{
	struct ids group = { 0 };

	person_group(txn, person_root(txn, person), &group);
	for (size_t i = 0; i < group.n; i++)
		if (record_load(txn, KIND_PERSON, group.rows[i], RECORD_ITSELF,
			    room))
			note_line(note, room);
	ids_release(&group);
	return txn_fault(txn, err);
}

/* Who it is about, before anything is done. */
static int
note_all(struct office *office, const struct erasing *e, struct buf *note,
	struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct arena *arena = arena_new();
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	for (size_t i = 0; !rc && i < e->n; i++) {
		arena_clear(arena);
		rc = load_person(office, txn, e->persons[i], arena, p, err);
		if (!rc)
			rc = note_group(txn, e->persons[i], p, note, err);
		if (rc || i + 1 == e->n)
			txn_abort(txn);
	}
	arena_free(arena);
	free(p);
	return rc;
}

static int
erase_inside(struct office *office, struct erasing *e, struct receipt *out,
	struct err *err)
{
	struct buf note = BUF_INIT;
	struct err behind = ERR_INIT;
	int rc = pending_is(office->store) ? end_all(office, err) : 0;

	if (!rc)
		rc = note_all(office, e, &note, err);
	if (!rc)
		rc = pending_put(office->store, note.data, note.len, err);
	if (note.data)
		seal_wipe(note.data, note.cap);
	buf_release(&note);
	if (rc)
		return rc;
	rc = op_run(office, e->act, erase_build, e, out, err);
	if (end_all(office, &behind) && !rc)
		rc = err_set(err, behind.code,
			_("erased, but it is not at its end: %s; the next "
			  "start of magang ends it"),
			behind.text);
	return rc;
}

static int
erase_all(struct office *office, struct erasing *e, struct receipt *out,
	struct err *err)
{
	int rc = access_need(&office->access, PERM_ADMIN, err);

	memset(out, 0, sizeof(*out));
	if (!rc && e->n)
		rc = gate_enter(office->store, err);
	if (rc || !e->n)
		return rc;
	rc = erase_inside(office, e, out, err);
	gate_leave(office->store);
	return rc;
}

int
op_erase(struct office *office, const uint64_t *persons, size_t n,
	const char *reason, struct receipt *out, struct err *err)
{
	struct erasing e = { persons, n, 0, reason, ACT_ERASE };

	return erase_all(office, &e, out, err);
}

int
op_expire(struct office *office, const uint64_t *persons, size_t n,
	struct receipt *out, struct err *err)
{
	struct erasing e = { persons, n, 0, "retention", ACT_EXPIRE };

	return erase_all(office, &e, out, err);
}

/* ---- the register -------------------------------------------------------- */

struct obeying {
	struct office *office;
	uint64_t *persons; /* who is still there */
	size_t n, cap;
};

static int
obey_line(void *ctx, const struct register_line *line, struct err *err)
{
	struct obeying *o = ctx;
	bool there, erased;
	int rc;

	if (line->word != REGISTER_ERASED)
		return 0;
	rc = look_at(o->office, line->number, &there, &erased, err);
	if (rc || !there || (erased && !has_key(o->office, line->number)))
		return rc;
	for (size_t i = 0; i < o->n; i++)
		if (o->persons[i] == line->number)
			return 0;
	VEC_GROW(o->persons, o->n, o->cap);
	o->persons[o->n++] = line->number;
	return 0;
}

/* Nobody has asked; apply() wants somebody who may. */
static int
act_as_administrator(struct office *office, struct err *err)
{
	struct txn *txn;
	int rc = rulebook_settings_now(&office->book, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	access_everything(&office->access);
	office->access.user = access_administrator(&office->book.roles, txn);
	txn_abort(txn);
	return 0;
}

int
erase_those(struct office *office, const uint64_t *persons, size_t n,
	struct err *err)
{
	struct erasing e = { .persons = persons, .n = n, .reason = "register" };
	struct receipt receipt;
	int rc = n ? act_as_administrator(office, err) : 0;

	if (!rc && n)
		rc = op_run(office, ACT_ERASE, erase_build, &e, &receipt, err);
	for (size_t i = 0; !rc && i < n; i++)
		rc = keyring_destroy(office->store, persons[i], err);
	return rc || !n ? rc : store_compact(office->store, err);
}

int
erase_obey(struct office *office, const char *path, size_t *n, size_t *bad,
	struct err *err)
{
	struct obeying o = { .office = office };
	bool inside = gate_inside(office->store);
	int rc = inside ? 0 : gate_enter(office->store, err);

	if (rc)
		return rc;
	rc = register_read(
		office->store, path, office->cluster, obey_line, &o, bad, err);
	if (!rc)
		rc = erase_those(office, o.persons, o.n, err);
	*n = o.n;
	if (!inside)
		gate_leave(office->store);
	free(o.persons);
	return rc;
}
