/* SPDX-License-Identifier: MIT */
#include "magang/office/office.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/casework/facts.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/log/log.h"
#include "magang/office/reads.h"
#include "magang/rulebook/access.h"
#include "magang/apply/apply.h"
#include "magang/record/change_read.h"
#include "magang/record/index.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/program_cache.h"
#include "magang/identity/infer.h"
#include "magang/rulebook/setting_check.h"
#include "magang/casework/verdict.h"
#include "magang/store/backup.h"
#include "magang/store/backup_note.h"
#include "magang/store/broken.h"
#include "magang/store/open.h"
#include "magang/store/register.h"
#include "magang/store/seat.h"
#include "magang/store/txn.h"

#define ORIGIN 1 /* one host; others get theirs when they join */
#define LOG "local"
/* Looked at by whoever opens it. A change of many has some hundred kB, and to
 * hash sixteen of those takes longer than all else. */
static const struct journal_end last_entries = { 16, 64 << 10 };

static void
office_time(struct office *office, int64_t now, int zone)
{
	int64_t local = now + (int64_t)zone * 60;

	office->now = now;
	office->zone = zone;
	office->today = (int32_t)(local / 86400 - (local % 86400 < 0));
}

int
office_new(struct store *store, const struct office_options *opt,
	struct office **out, struct err *err)
{
	struct office *office = xcalloc(1, sizeof(*office));

	office->store = store;
	office->origin = ORIGIN;
	office->lang = opt->lang;
	office->book.store = store;
	office->book.programs = program_cache_new();
	office->book.site.zone_minutes = 420;
	office->verdict = xmalloc(sizeof(*office->verdict));
	verdict_init(office->verdict);
	office_time(office, opt->now, 420);
	*out = office;
	return log_open(
		LOG, store, apply_entry, &office->book, &office->log, err);
}

void
office_close(struct office *office)
{
	if (!office)
		return;
	office_reads_keep(office);
	office_reads_release(office);
	log_close(office->log);
	program_cache_free(office->book.programs);
	rulebook_release(&office->book);
	parsed_free(office->book.parsed);
	free(office->notice);
	verdict_release(office->verdict);
	free(office->verdict);
	store_close(office->store);
	free(office);
}

/* Settings that cannot be read say nothing: then the account that owns the store
 * is who puts them right. */
static bool
is_service(const struct office *office)
{
	return office->book.site.service;
}

/* Whoever owns the store's directory may act as any user. */
static bool
owns_store(const struct office_options *opt)
{
	struct stat st;

	return !opt->door && stat(opt->dir, &st) == 0 && st.st_uid == opt->uid;
}

/* Who asks by name or account; 0: nobody of this office. */
static int
find_caller(struct office *office, struct txn *txn,
	const struct office_options *opt, uint64_t *user, struct err *err)
{
	bool owner = owns_store(opt), nobody = owner && is_service(office);

	*user = 0;
	if (opt->as)
		*user = access_user_named(txn, opt->as);
	else if (!nobody)
		*user = access_user_of_uid(txn, opt->uid);
	if (opt->as && !owner && !opt->door)
		return err_set(err, MG_EACCESS,
			_("--as is for the account that owns the store"));
	if (opt->as && !*user)
		return err_set(err, MG_ENOENT,
			_("there is no user '%s'; see: magang user list"),
			opt->as);
	if (!*user && owner && !nobody)
		*user = access_administrator(&office->book.roles, txn);
	return 0;
}

/* The account of a service does what the host needs, and no more. */
static int
office_host(struct office *office, unsigned permissions, struct err *err)
{
	struct access *a = &office->access;

	if (!permissions)
		return err_set(err, MG_EACCESS,
			_("people come to this office by ssh or sudo; its own "
			  "account says for whom it acts: --as USER"));
	access_everything(a);
	a->permissions = permissions;
	return 0;
}

static int
office_caller(struct office *office, struct txn *txn,
	const struct office_options *opt, struct err *err)
{
	struct access *a = &office->access;
	bool owner = owns_store(opt);
	uint64_t user = 0;
	int rc = find_caller(office, txn, opt, &user, err);

	if (rc)
		return rc;
	if (user)
		access_load(&office->book.roles, txn, user, a);
	if (owner && !access_administrator(&office->book.roles, txn))
		access_everything(a);
	else if (owner && !user && is_service(office))
		return office_host(office, opt->host, err);
	else if (!user)
		return err_set(err, MG_EACCESS,
			_("this account is no user of the office; ask the "
			  "administrator"));
	if (!a->permissions)
		return err_set(err, MG_EACCESS,
			owner ? _("user '%s' is closed or has no role; act as "
				  "another: --as USER")
			      : _("user '%s' is closed or has no role; ask the "
				  "administrator"),
			a->name);
	return 0;
}

/* The faults of the settings that cannot be read, a line each. */
static void
settings_faults(struct office *office, struct txn *txn, struct buf *out)
{
	for (uint64_t id = SETTING_SITE; id < SETTING_COUNT; id++)
		if (office->book.bad_settings & 1u << id)
			setting_check_stored(txn, id, out);
}

/* Does the end of the journal hold? All of it is for `check`, which leaves a
 * note where it does not. */
static int
look_at_journal(struct office *office, struct err *err)
{
	struct err why = ERR_INIT;
	struct log_head head;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	office->broken = store_is_broken(office->store) ||
			 journal_check_end(txn, &last_entries, &head, &why);
	txn_abort(txn);
	return 0;
}

static enum office_state
state_of(const struct office *office, struct txn *txn)
{
	if (office->broken)
		return OFFICE_IS_BROKEN;
	if (store_is_newer(txn))
		return OFFICE_IS_NEWER;
	if (office->book.bad_settings)
		return OFFICE_UNREADABLE;
	return !office->access.user &&
			       !access_administrator(&office->book.roles, txn)
		       ? OFFICE_UNMANNED
		       : OFFICE_IS_WELL;
}

static void
say_state(struct office *office, struct txn *txn)
{
	static const char *const say[] = {
		[OFFICE_IS_BROKEN] = OFFICE_BROKEN,
		[OFFICE_IS_NEWER] = OFFICE_NEWER,
		[OFFICE_UNREADABLE] = N_("nothing but magang undo and magang "
					 "config install is possible until "
					 "this is put right"),
		[OFFICE_UNMANNED] = N_(
			"no open user has a role with settings and admin; "
			"nothing but magang undo, magang config install roles "
			"and magang set USER is possible until one has"),
	};
	struct buf why = BUF_INIT;

	if (office->state == OFFICE_UNREADABLE)
		settings_faults(office, txn, &why);
	if (say[office->state])
		buf_adds(&why, _(say[office->state]));
	free(office->notice);
	office->notice = why.len ? buf_detach(&why) : NULL;
	buf_release(&why);
}

void
office_say_state(struct office *office)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (office->state == OFFICE_IS_WELL ||
		txn_read(office->store, &txn, &unread))
		return;
	say_state(office, txn);
	txn_abort(txn);
}

/* Who may not put it right is let in to nothing that cannot be read. */
static int
office_look_at_state(struct office *office, struct txn *txn,
	const struct office_options *opt, struct err *err)
{
	office->state = state_of(office, txn);
	say_state(office, txn);
	if (office->state == OFFICE_UNREADABLE && !owns_store(opt))
		return err_set(err, MG_ECONFIG, "%s", office->notice);
	return 0;
}

int
office_open(
	const struct office_options *opt, struct office **out, struct err *err)
{
	struct store_options so = { opt->map_bytes,
		opt->as ? opt->as : opt->login };
	struct office *office;
	struct store *store;
	struct txn *txn;
	int rc = store_open(opt->dir, &so, &store, err);

	if (rc)
		return rc;
	rc = office_new(store, opt, &office, err);
	if (!rc)
		rc = parsed_open(store, &office->book.parsed, err);
	if (!rc)
		rc = look_at_journal(office, err);
	if (!rc)
		rc = txn_read(store, &txn, err);
	if (!rc) {
		office->cluster = cluster_id(txn);
		rc = rulebook_settings(&office->book, txn, err);
		office_time(office, opt->now, office->book.site.zone_minutes);
		if (!rc)
			rc = office_caller(office, txn, opt, err);
		if (!rc)
			rc = office_look_at_state(office, txn, opt, err);
		if (!rc && opt->door && office->book.site.sessions)
			rc = seat_take(store, office->access.user,
				office->book.site.sessions, err);
		txn_abort(txn);
	}
	if (rc) {
		office_close(office);
		return rc;
	}
	*out = office;
	return 0;
}

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
	int rc = office_read(office, READ_NUMBER, person, 0, err);

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

bool
office_access_stands(struct office *office)
{
	const struct access *then = &office->access;
	struct err unread = ERR_INIT;
	struct access now = { .user = 0 };
	struct txn *txn;

	if (txn_read(office->store, &txn, &unread))
		return true;
	if (then->user)
		access_load(&office->book.roles, txn, then->user, &now);
	else if (!access_administrator(&office->book.roles, txn))
		access_everything(&now);
	txn_abort(txn);
	return now.permissions == then->permissions &&
	       now.n_areas == then->n_areas &&
	       now.n_programs == then->n_programs &&
	       !memcmp(now.areas, then->areas, sizeof(now.areas)) &&
	       !memcmp(now.programs, then->programs, sizeof(now.programs));
}

void
office_tick(struct office *office, int64_t now)
{
	if (now / 60 != office->now / 60)
		store_readers_check(office->store);
	office_time(office, now, office->zone);
}

int
office_sign_head(struct office *office, struct buf *out, struct err *err)
{
	char *path = register_of(office->store);
	struct register_line line = { .word = REGISTER_HEAD,
		.cluster = office->cluster,
		.time = office->now };
	struct log_head head;
	int rc = access_need(&office->access, PERM_ADMIN, err);

	if (!rc)
		rc = log_last(office->log, &head, err);
	if (!rc) {
		line.number = head.seq;
		memcpy(line.chain, head.chain, HASH_SIZE);
		rc = register_add(office->store, path, &line, err);
	}
	if (!rc && out)
		register_print(office->store, &line, out);
	free(path);
	return rc;
}

int
office_backup(
	struct office *office, struct backup_order *order, struct err *err)
{
	int rc = access_need(&office->access, PERM_ADMIN, err);

	order->cluster = office->cluster;
	order->now = office->now;
	if (!rc)
		rc = store_backup(office->store, order, err);
	/* behind it: others write meanwhile, and the register knows its end */
	if (!rc)
		rc = office_sign_head(office, NULL, err);
	if (!rc)
		store_backup_note(office->store, office->now);
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
