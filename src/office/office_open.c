/* SPDX-License-Identifier: MIT */
#include "magang/office/office_open.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/casework/facts.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/log/log.h"
#include "magang/office/reads.h"
#include "magang/rulebook/access.h"
#include "magang/apply/apply.h"
#include "magang/record/change_read.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/setting_check.h"
#include "magang/casework/verdict.h"
#include "magang/store/broken.h"
#include "magang/store/open.h"
#include "magang/store/seat.h"
#include "magang/store/txn.h"
#include "magang/office/office.h"

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
	struct err told = ERR_INIT;
	struct buf why = BUF_INIT;

	if (office->state == OFFICE_UNREADABLE) {
		settings_faults(office, txn, &why);
		store_met_damage(office->store, &told); /* the notice has it */
	}
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

/* One whose record is damaged is as one that cannot be read: who owns the store can
 * make a backup still, and it anew of that. */
static int
read_settings(struct office *office, const struct office_options *opt,
	struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	txn_go_on(txn);
	office->cluster = cluster_id(txn);
	rc = rulebook_settings(&office->book, txn, err);
	office_time(office, opt->now, office->book.site.zone_minutes);
	txn_abort(txn);
	return rc;
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
		rc = read_settings(office, opt, err);
	if (!rc)
		rc = txn_read(store, &txn, err);
	if (!rc) {
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
