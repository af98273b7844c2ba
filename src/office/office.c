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
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/log/log.h"
#include "magang/rulebook/access.h"
#include "magang/apply/apply.h"
#include "magang/record/index.h"
#include "magang/office/internal.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/program_cache.h"
#include "magang/identity/infer.h"

#define ORIGIN 1 /* one host; others get theirs when they join */

const char *const setting_name[SETTING_COUNT] = {
	[SETTING_SITE] = "site",
	[SETTING_ROLES] = "roles",
	[SETTING_CALENDAR] = "calendar",
	[SETTING_AREAS] = "areas",
};

static_assert(
	ARRAY_SIZE(((struct office *)NULL)->setting_stamp) > SETTING_CALENDAR,
	"");

static int
diag_to_err(struct diag_list *diags, struct err *err)
{
	struct buf b = BUF_INIT;

	diag_print(diags, &b);
	err_set(err, MG_ECONFIG, "%s", buf_str(&b));
	buf_release(&b);
	return err->code;
}

/* Reads one setting into its place; what was there is given back. */
static int
setting_read(struct office *office, enum setting_id id,
	const struct parsed_text *t, struct diag_list *diags)
{
	const char *file = t->parsed ? NULL : setting_name[id];

	switch (id) {
	case SETTING_SITE:
		site_release(&office->site);
		return site_load(file, t->p, t->n, &office->site, diags);
	case SETTING_ROLES:
		roles_release(&office->roles);
		return roles_load(file, t->p, t->n, &office->roles, diags);
	case SETTING_CALENDAR:
		calendar_release(&office->calendar);
		return calendar_load(
			file, t->p, t->n, &office->calendar, diags);
	default:
		return 0;
	}
}

/* Loads a setting whose text is another than the one that was loaded. */
static int
setting_load(struct office *office, struct txn *txn, enum setting_id id,
	struct err *err)
{
	uint8_t stamp[RECORD_STAMP], *loaded = office->setting_stamp[id];
	struct record *r;
	struct diag_list diags;
	struct parsed_text text;
	int rc = 0;

	if (!record_stamp(txn, KIND_SETTING, id, stamp) ||
		memcmp(stamp, loaded, RECORD_STAMP) == 0)
		return 0;
	r = xmalloc(sizeof(*r));
	diag_init(&diags, setting_name[id]);
	if (parsed_text(office->parsed, txn, KIND_SETTING, id, r, &text))
		rc = setting_read(office, id, &text, &diags);
	if (rc)
		rc = diag_to_err(&diags, err);
	else
		memcpy(loaded, stamp, RECORD_STAMP);
	diag_release(&diags);
	free(r);
	return rc;
}

int
office_settings(struct office *office, struct txn *txn, struct err *err)
{
	int rc = 0;

	for (int id = SETTING_SITE; !rc && id <= SETTING_CALENDAR; id++)
		rc = setting_load(office, txn, (enum setting_id)id, err);
	if (!rc)
		rc = txn_fault(txn, err);
	return rc;
}

int
office_settings_now(struct office *office, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (!rc) {
		rc = office_settings(office, txn, err);
		txn_abort(txn);
	}
	return rc;
}

static void
office_time(struct office *office, int64_t now, int zone)
{
	int64_t local = now + (int64_t)zone * 60;

	office->now = now;
	office->zone = zone;
	office->today = (int32_t)(local / 86400 - (local % 86400 < 0));
}

struct office *
office_new(struct store *store, const struct office_options *opt)
{
	struct office *office = xcalloc(1, sizeof(*office));

	office->store = store;
	office->origin = ORIGIN;
	office->lang = opt->lang;
	office->programs = program_cache_new();
	office->log = log_local_open(store, apply_entry, office);
	office->site.zone_minutes = 420;
	office_time(office, opt->now, 420);
	return office;
}

void
office_close(struct office *office)
{
	if (!office)
		return;
	office->log->ops->close(office->log);
	program_cache_free(office->programs);
	areas_free(office->areas);
	site_release(&office->site);
	roles_release(&office->roles);
	calendar_release(&office->calendar);
	parsed_free(office->parsed);
	store_close(office->store);
	free(office);
}

/* Whoever owns the store's directory may act as any user. */
static bool
owns_store(const struct office_options *opt)
{
	struct stat st;

	return stat(opt->dir, &st) == 0 && st.st_uid == opt->uid;
}

static int
office_caller(struct office *office, struct txn *txn,
	const struct office_options *opt, struct err *err)
{
	uint64_t user = 0;

	if (opt->as) {
		if (!owns_store(opt))
			return err_set(err, MG_EACCESS,
				_("--as is for the account that owns the "
				  "store"));
		user = access_user_named(txn, opt->as);
		if (!user)
			return err_set(err, MG_ENOENT,
				_("there is no user '%s'; see: magang user "
				  "list"),
				opt->as);
	} else {
		user = access_user_of_uid(txn, opt->uid);
		if (!user && owns_store(opt))
			user = (uint64_t)ORIGIN << 32 | 1;
	}
	if (!user || !access_load(office, txn, user, &office->access))
		return err_set(err, MG_EACCESS,
			_("this account is no user of the office; ask the "
			  "administrator"));
	if (!office->access.permissions)
		return err_set(err, MG_EACCESS,
			_("user '%s' is closed or has no role; ask the "
			  "administrator"),
			office->access.name);
	return 0;
}

int
office_open(
	const struct office_options *opt, struct office **out, struct err *err)
{
	struct store_options so = { opt->map_bytes,
		opt->as ? opt->as : opt->login };
	struct err no_areas = ERR_INIT;
	struct office *office;
	struct store *store;
	struct txn *txn;
	int rc = store_open(opt->dir, &so, &store, err);

	if (rc)
		return rc;
	office = office_new(store, opt);
	rc = parsed_open(store, &office->parsed, err);
	if (!rc)
		rc = txn_read(store, &txn, err);
	if (!rc) {
		office->cluster = cluster_id(txn);
		rc = office_settings(office, txn, err);
		office_time(office, opt->now, office->site.zone_minutes);
		if (!rc)
			rc = office_caller(office, txn, opt, err);
		txn_abort(txn);
	}
	if (rc) {
		office_close(office);
		return rc;
	}
	/* Names of places are always at hand; who needs the table asks. */
	office_areas(office, &no_areas);
	*out = office;
	return 0;
}

const struct areas *
office_areas(struct office *office, struct err *err)
{
	struct txn *txn;

	if (office->areas)
		return office->areas;
	if (txn_read(office->store, &txn, err))
		return NULL;
	office->areas = parsed_areas(office->parsed, txn, err);
	txn_abort(txn);
	return office->areas;
}

void
office_infer_place(const struct office *office, struct infer_place *out)
{
	*out = (struct infer_place){
		.areas = office->areas,
		.today = office->today,
		.homes = office->access.areas,
		.n_homes = office->access.n_areas,
	};
}

uint16_t
record_area(struct txn *txn, const struct record *r)
{
	struct record *person;
	uint64_t owner = record_owner(r);
	uint16_t area = 0;

	if (r->kind == KIND_PERSON)
		return (uint16_t)record_number(r, F_REGENCY, 0);
	if (!owner)
		return 0;
	person = xmalloc(sizeof(*person));
	if (record_load(txn, KIND_PERSON, owner, RECORD_UNCHECKED, person))
		area = (uint16_t)record_number(person, F_REGENCY, 0);
	free(person);
	return area;
}

uint16_t
record_program(struct txn *txn, const struct record *r)
{
	struct record *c;
	uint16_t program = 0;

	if (r->kind == KIND_CASE)
		return (uint16_t)record_number(r, F_PROGRAM_NO, 0);
	if (record_number(r, F_ABOUT_KIND, 0) != KIND_CASE)
		return 0;
	c = xmalloc(sizeof(*c));
	if (record_load(txn, KIND_CASE, (uint64_t)record_number(r, F_ABOUT, 0),
		    RECORD_UNCHECKED, c))
		program = (uint16_t)record_number(c, F_PROGRAM_NO, 0);
	free(c);
	return program;
}

/* Settings, programs and users are read by whoever works here. */
static int
may_read(struct office *office, enum kind kind, struct err *err)
{
	return kind >= KIND_PERSON && kind <= KIND_DOUBT
		       ? access_need(&office->access, PERM_READ, err)
		       : 0;
}

int
office_load_in(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, struct arena *arena, struct record *out, struct err *err)
{
	uint16_t area = 0, program = 0;
	bool found;
	int rc = may_read(office, kind, err);

	if (rc)
		return rc;
	found = record_load(txn, kind, id, 0, out);
	if (found) {
		record_own(out, arena);
		area = record_area(txn, out);
		program = record_program(txn, out);
	}
	rc = txn_fault(txn, err);
	if (rc)
		return rc;
	if (!found)
		return err_set(err, MG_ENOENT, _("there is no such record"));
	if (!access_area(&office->access, area) ||
		(program && !access_program(&office->access, program)))
		return err_set(err, MG_EACCESS,
			_("this record belongs to another area or program; ask "
			  "the "
			  "office of %u.%02u"),
			area / 100u, area % 100u);
	return 0;
}

int
office_load(struct office *office, enum kind kind, uint64_t id,
	struct arena *arena, struct record *out, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	rc = office_load_in(office, txn, kind, id, arena, out, err);
	txn_abort(txn);
	return rc;
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
	int rc = office->log->ops->last(office->log, &head, err);

	if (!rc)
		*seq = head.seq;
	return rc ? rc : office_settings_now(office, err);
}

bool
office_access_stands(struct office *office)
{
	const struct access *then = &office->access;
	struct err unread = ERR_INIT;
	struct access now;
	struct txn *txn;

	if (txn_read(office->store, &txn, &unread))
		return true;
	access_load(office, txn, then->user, &now);
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
	office_time(office, now, office->zone);
}

int
office_backup(struct office *office, const char *to, struct err *err)
{
	int rc = access_need(&office->access, PERM_ADMIN, err);

	if (!rc)
		rc = store_backup(office->store, to, err);
	if (!rc)
		store_backup_note(office->store, office->now);
	return rc;
}

int
office_restore(const char *from, const char *dir, struct err *err)
{
	return store_restore(from, dir, err);
}
