/* SPDX-License-Identifier: MIT */
#include "magang/office/office.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/casework/facts.h"
#include "magang/base/pack.h"
#include "magang/log/log.h"
#include "magang/office/erasures.h"
#include "magang/office/reads.h"
#include "magang/rulebook/access.h"
#include "magang/record/change_read.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/identity/infer.h"
#include "magang/store/backup.h"
#include "magang/store/backup_note.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

const struct areas *
office_areas(struct office *office, struct err *err)
{
	if (!office->book.areas)
		err_set(err, MG_ECONFIG,
			_("the table of areas cannot be read; run: magang "
			  "check"));
	return office->book.areas;
}

void
office_infer_place(const struct office *office, struct infer_place *out)
{
	*out = (struct infer_place){
		.areas = office->book.areas,
		.today = office->today,
		.homes = office->access.areas,
		.n_homes = office->access.n_areas,
	};
}

static int
may_read(struct office *office, enum kind kind, struct err *err)
{
	const struct kind_info *k = kind_info(kind);

	return k ? access_need(&office->access, k->read, err) : 0;
}

bool
office_sees(struct office *office, struct txn *txn, enum kind kind, uint64_t id,
	struct record *out)
{
	return record_load(txn, kind, id, 0, out) &&
	       access_sees(&office->access, txn, out);
}

bool
office_sees_person(struct office *office, struct txn *txn,
	const struct record *of, struct record *out)
{
	/* a doubt is of two */
	const uint64_t id = kind_is_owner(of->kind)
				    ? 0
				    : (uint64_t)record_number(of, F_PERSON, 0);

	if (id && office_sees(office, txn, KIND_PERSON, id, out))
		return true;
	record_init(out, KIND_NONE, 0);
	return false;
}

/* Whether he is the trainer of its cohort. */
static bool
calls_roll(struct office *office, struct txn *txn, const struct record *seat,
	struct record *room)
{
	return record_load(txn, KIND_COHORT,
		       (uint64_t)record_number(seat, F_SEAT_COHORT, 0),
		       RECORD_UNCHECKED, room) &&
	       access_has_hand(&office->access, room);
}

bool
office_sees_member(struct office *office, struct txn *txn, uint64_t seat,
	struct record *out, struct record *person)
{
	if (!record_load(txn, KIND_SEAT, seat, 0, out))
		return false;
	if (calls_roll(office, txn, out, person))
		return record_load(
			txn, KIND_PERSON, record_owner(out), 0, person);
	return access_sees(&office->access, txn, out) &&
	       office_sees_person(office, txn, out, person);
}

int
office_elsewhere(struct office *office, struct txn *txn, uint64_t person,
	struct buf *out, struct err *err)
{
	uint16_t area = person_area_now(txn, person);
	int rc = txn_fault(txn, err); /* what is damaged is seen by nobody */

	if (!rc)
		rc = office_read(office, READ_NUMBER, person, 0, err);
	if (rc)
		return rc;
	if (access_area(&office->access, area))
		buf_adds(out, _("this person is registered already, in a "
				"program that is not yours; ask the office"));
	else
		buf_addf(out,
			_("this person is registered in area %u.%02u; ask "
			  "there"),
			area / 100u, area % 100u);
	return 0;
}

int
office_load_in(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, struct arena *arena, struct record *out, struct err *err)
{
	bool seen;
	int rc = may_read(office, kind, err);

	if (rc)
		return rc;
	seen = office_sees(office, txn, kind, id, out);
	rc = txn_fault(txn, err);
	if (rc)
		return rc;
	if (!seen)
		return err_set(err, MG_ENOENT, _("there is no such record"));
	record_own(out, arena);
	return 0;
}

int
office_show_in(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, struct arena *arena, struct record *out, struct err *err)
{
	int rc = office_load_in(office, txn, kind, id, arena, out, err);

	return rc ? rc : office_read_opened(office, txn, out, err);
}

/* One of the two ways to a record, in a look of its own. */
static int
load_alone(struct office *office, enum kind kind, uint64_t id,
	struct arena *arena, struct record *out, bool shown, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	rc = (shown ? office_show_in : office_load_in)(
		office, txn, kind, id, arena, out, err);
	txn_abort(txn);
	return rc;
}

int
office_load(struct office *office, enum kind kind, uint64_t id,
	struct arena *arena, struct record *out, struct err *err)
{
	return load_alone(office, kind, id, arena, out, false, err);
}

int
office_load_person(struct office *office, const struct record *of,
	struct arena *arena, struct record *out, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	if (office_sees_person(office, txn, of, out))
		record_own(out, arena);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc;
}

int
office_show(struct office *office, enum kind kind, uint64_t id,
	struct arena *arena, struct record *out, struct err *err)
{
	return load_alone(office, kind, id, arena, out, true, err);
}

int
office_not_there(struct office *office, struct err *err)
{
	struct err damage = ERR_INIT;

	if (store_met_damage(office->store, &damage))
		*err = damage;
	return err->code;
}

int
office_look(struct office *office, struct txn **out, struct err *err)
{
	return txn_read(office->store, out, err);
}

void
office_look_end(struct txn *txn)
{
	txn_abort(txn);
}

int
office_head(struct office *office, uint64_t *seq, struct err *err)
{
	struct log_head head;
	int rc = log_last(office->log, &head, err);

	if (!rc)
		*seq = head.seq;
	return rc ? rc : rulebook_settings_now(&office->book, err);
}

int
office_sign_head(struct office *office, struct buf *out, struct err *err)
{
	struct register_line line = { .word = REGISTER_HEAD,
		.cluster = office->cluster,
		.time = office->now };
	struct log_head head;
	int rc = access_need(&office->access, PERM_ADMIN, err);

	if (!rc)
		rc = erasures_write(office, err);
	if (!rc)
		rc = log_last(office->log, &head, err);
	if (!rc) {
		line.number = head.seq;
		memcpy(line.chain, head.chain, HASH_SIZE);
		rc = register_add(office->store, &line, err);
	}
	if (!rc && out)
		register_print(office->store, &line, out);
	return rc;
}

int
office_backup(
	struct office *office, struct backup_order *order, struct err *err)
{
	char *beside = backup_keys_name(order->data);
	int rc = access_need(&office->access, PERM_ADMIN, err);

	order->cluster = office->cluster;
	order->now = office->now;
	if (!rc)
		rc = store_backup(office->store, order, err);
	/* behind it: others write meanwhile, and the register knows its end */
	if (!rc)
		rc = office_sign_head(office, NULL, err);
	if (!rc)
		store_backup_note(office->store, office->now, order->data,
			order->keys ? order->keys : beside);
	free(beside);
	return rc;
}

const struct program *
office_program(
	struct office *office, struct txn *txn, uint16_t number, int version)
{
	return rulebook_program(&office->book, txn, number, version);
}

const struct program *
office_program_named(struct office *office, struct txn *txn, const char *name)
{
	return rulebook_program_named(&office->book, txn, name);
}

const struct program *
office_program_next(struct office *office, struct txn *txn, uint16_t *number)
{
	return rulebook_program_next(&office->book, txn, number);
}

const struct program *
case_program(struct office *office, struct txn *txn, const struct record *c)
{
	return rulebook_case_program(&office->book, txn, c);
}

void
office_case_facts(struct office *office, struct txn *txn,
	const struct record *c, const struct record *person,
	struct case_facts *out)
{
	case_facts_init(out, &office->book, txn, c, person, office->today);
}

const struct program *
office_program_of(struct office *office, const struct record *r)
{
	struct err unread = ERR_INIT;
	const struct program *p;
	struct txn *txn;

	if (!kind_is(r->kind, KIND_OF_PROGRAM) ||
		office_look(office, &txn, &unread))
		return NULL;
	p = case_program(office, txn, r);
	office_look_end(txn);
	return p;
}

char *
office_program_text(
	struct office *office, uint16_t number, size_t *len, struct err *err)
{
	return rulebook_program_text(&office->book, number, len, err);
}
