/* SPDX-License-Identifier: MIT */
#include "magang/office/reads.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/record/change.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#define DAY_SECONDS 86400
#define ROWS_MOST 1024 /* that wait to be kept */
#define SEEN_MOST 1024 /* of one session, a ring */

struct read_seen {
	uint64_t person, sought;
	uint8_t what;
};

/* What one session has read. */
struct reads {
	struct read_row rows[ROWS_MOST];
	size_t n;
	struct read_seen seen[SEEN_MOST];
	uint8_t tag[SEEN_MOST]; /* of each, so that few of them are looked at */
	size_t n_seen;
	bool counted; /* the numbers of today are read */
	int32_t day;
	uint64_t count[READ_COUNT]; /* of the caller, today */
	uint64_t allowed;           /* times that others let the caller go on */
	char *fault;
	bool told;
};

int64_t
office_reads_today(const struct office *office)
{
	return (int64_t)office->today * DAY_SECONDS -
	       (int64_t)office->zone * 60;
}

static struct reads *
reads_of(struct office *office)
{
	struct reads *r = office->reads;

	if (!r)
		r = office->reads = xcalloc(1, sizeof(*r));
	if (r->day != office->today) {
		r->day = office->today;
		r->counted = false;
		r->n_seen = 0;
	}
	return r;
}

/* --- the limits of the day --------------------------------------------------- */

static int
count_row(void *ctx, const struct read_row *row)
{
	struct office *office = ctx;
	struct reads *r = office->reads;
	uint64_t me = office->access.user;

	if (row->user == me && row->what < READ_COUNT)
		r->count[row->what]++;
	else if (row->what == READ_ALLOWED && row->other == me &&
		 row->user != me)
		r->allowed++;
	return 1;
}

/* A log that cannot be read bounds nobody: reads go on, and it is said. */
static void
count_today(struct office *office, struct reads *r)
{
	struct err err = ERR_INIT;
	size_t damaged;

	if (r->counted)
		return;
	memset(r->count, 0, sizeof(r->count));
	r->allowed = 0;
	r->counted = true;
	if (reads_each(office->store, office_reads_today(office), count_row,
		    office, &damaged, &err) &&
		!r->fault)
		r->fault = xstrdup(err.text);
	for (size_t i = 0; i < r->n; i++)
		count_row(office, &r->rows[i]);
}

static void
note(struct office *office, struct reads *r, uint8_t what, uint64_t person)
{
	if (r->n == ROWS_MOST)
		office_reads_keep(office);
	r->rows[r->n++] = (struct read_row){
		.time = office->now,
		.user = office->access.user,
		.person = person,
		.what = what,
	};
}

static uint8_t
tag_of(const struct read_seen *s)
{
	return (uint8_t)(((s->person + s->sought + s->what) *
				 UINT64_C(0x9e3779b97f4a7c15)) >>
			 56);
}

static bool
is_seen(const struct reads *r, const struct read_seen *s)
{
	const size_t n = r->n_seen < SEEN_MOST ? r->n_seen : SEEN_MOST;
	const uint8_t tag = tag_of(s), *end = r->tag + n, *at = r->tag;

	while ((at = memchr(at, tag, (size_t)(end - at)))) {
		const struct read_seen *had = &r->seen[at++ - r->tag];

		if (had->person == s->person && had->sought == s->sought &&
			had->what == s->what)
			return true;
	}
	return false;
}

static void
remember(struct reads *r, const struct read_seen *s)
{
	r->tag[r->n_seen % SEEN_MOST] = tag_of(s);
	r->seen[r->n_seen++ % SEEN_MOST] = *s;
}

static bool
is_reached(struct office *office, struct reads *r, enum read_what what)
{
	uint64_t limit = (uint64_t)office->access.limits[what];

	if (!limit)
		return false;
	count_today(office, r);
	return r->count[what] >= limit * (1 + r->allowed);
}

static int
refuse(struct office *office, struct reads *r, enum read_what what,
	struct err *err)
{
	note(office, r, READ_REFUSED, 0);
	office_reads_keep(office);
	return err_set(err, MG_EACCESS,
		_("the limit of today is reached: '%s' of %d persons; somebody "
		  "else who may audit lets you go on: magang access --allow "
		  "%s"),
		read_word[what], (int)r->count[what], office->access.name);
}

int
office_read(struct office *office, enum read_what what, uint64_t person,
	uint64_t sought, struct err *err)
{
	struct reads *r = reads_of(office);
	const struct read_seen s = { person, person ? 0 : sought,
		(uint8_t)what };

	if (is_seen(r, &s))
		return 0;
	if (is_reached(office, r, what))
		return refuse(office, r, what, err);
	remember(r, &s);
	r->count[what]++;
	note(office, r, (uint8_t)what, person);
	return 0;
}

int
office_read_left(struct office *office, enum read_what what, struct err *err)
{
	struct reads *r = reads_of(office);

	return is_reached(office, r, what) ? refuse(office, r, what, err) : 0;
}

static size_t
unseen_of(const struct reads *r, enum read_what what, const struct ids *persons)
{
	size_t n = 0;

	for (size_t i = 0; i < persons->n; i++) {
		const struct read_seen s = { persons->rows[i], 0,
			(uint8_t)what };

		n += !is_seen(r, &s);
	}
	return n;
}

int
office_reads_room(struct office *office, enum read_what what,
	const struct ids *persons, struct err *err)
{
	struct reads *r = reads_of(office);
	const size_t n = unseen_of(r, what, persons);
	uint64_t limit = (uint64_t)office->access.limits[what];

	if (!limit || !n)
		return 0;
	count_today(office, r);
	limit *= 1 + r->allowed;
	if (r->count[what] + n <= limit)
		return 0;
	note(office, r, READ_REFUSED, 0);
	office_reads_keep(office);
	return err_set(err, MG_EACCESS,
		_("'%s' of %zu persons would pass the limit of today, of which "
		  "%zu are left; somebody else who may audit lets you go on: "
		  "magang access --allow %s"),
		read_word[what], n,
		(size_t)(limit > r->count[what] ? limit - r->count[what] : 0),
		office->access.name);
}

void
office_reads_note(
	struct office *office, enum read_what what, const struct ids *persons)
{
	struct err unsaid = ERR_INIT;

	for (size_t i = 0; i < persons->n; i++)
		office_read(office, what, persons->rows[i], 0, &unsaid);
}

/* --- of records --------------------------------------------------------------- */

static bool
has_case_of(struct office *office, struct txn *txn, uint64_t person)
{
	struct record *c = xmalloc(sizeof(*c));
	struct walk w;
	bool found = false;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (!found && walk_next(&w))
		found = record_load(txn, KIND_CASE, walk_id(&w),
				RECORD_UNCHECKED, c) &&
			(uint64_t)record_number(c, F_OFFICER, 0) ==
				office->access.user;
	walk_end(&w);
	free(c);
	return found;
}

/* Has it a value of health? */
static bool
has_health(const struct record *r)
{
	bool found = false;

	for (size_t i = 0; !found && i < r->n; i++) {
		found = field_class((enum kind)r->kind, r->f[i].id) ==
			PRIVACY_HEALTH;
	}
	return found;
}

int
office_read_full(struct office *office, const struct record *r, struct err *err)
{
	const unsigned may = office->access.permissions;
	uint64_t person = record_owner(r);
	int rc = 0;

	if (person && may & PERM_HEALTH && has_health(r))
		rc = office_read(office, READ_HEALTH, person, 0, err);
	if (!rc && person && may & PERM_REVEAL)
		rc = office_read(office, READ_FULL, person, 0, err);
	return rc;
}

int
office_read_export(
	struct office *office, const struct record *r, struct err *err)
{
	uint64_t person = record_owner(r);

	return person ? office_read(office, READ_EXPORT, person, 0, err) : 0;
}

int
office_read_listed(
	struct office *office, uint64_t person, uint64_t row, struct err *err)
{
	if (!person || row < READ_LISTED)
		return 0;
	if (access_need(&office->access, PERM_EXPORT, err))
		return err_context(err,
			_("more than %d rows about people are an export"),
			READ_LISTED);
	return office_read(office, READ_EXPORT, person, 0, err);
}

int
office_read_opened(struct office *office, struct txn *txn,
	const struct record *r, struct err *err)
{
	uint64_t person = record_owner(r);

	return person && !has_case_of(office, txn, person)
		       ? office_read(office, READ_OUTSIDE, person, 0, err)
		       : 0;
}

/* --- the log ------------------------------------------------------------------ */

void
office_reads_keep(struct office *office)
{
	struct reads *r = office->reads;
	struct err err = ERR_INIT;
	int64_t kept = (int64_t)office->book.site.reads_kept * DAY_SECONDS;

	if (!r || !r->n)
		return;
	if (reads_add(office->store, r->rows, r->n, office->now - kept, &err) &&
		!r->fault)
		r->fault = xstrdup(err.text);
	r->n = 0;
}

char *
office_reads_hurt(struct office *office)
{
	if (!reads_hurt(office->store))
		return NULL;
	if (reads_aside(office->store))
		return xasprintf(_("the log of reads was damaged and lies in "
				   "'%s' now; a new one is kept"),
			reads_aside(office->store));
	return xstrdup(_("the log of reads is gone, and with it who looked at "
			 "whom; a new one is kept"));
}

const char *
office_reads_fault(struct office *office)
{
	struct reads *r = office->reads;

	office_reads_keep(office);
	if (reads_aside(office->store) || reads_gone(office->store))
		r = reads_of(office);
	if (r && !r->fault)
		r->fault = office_reads_hurt(office);
	if (!r || !r->fault || r->told)
		return NULL;
	r->told = true;
	return r->fault;
}

void
office_reads_broken(struct office *office, size_t n)
{
	struct reads *r = reads_of(office);

	if (n && !r->fault)
		r->fault = xasprintf(
			_n("%zu row of the log of reads is damaged and is not "
			   "told: magang check",
				"%zu rows of the log of reads are damaged and "
				"are not told: magang check",
				n),
			n);
}

void
office_reads_release(struct office *office)
{
	if (office->reads)
		free(office->reads->fault);
	free(office->reads);
	office->reads = NULL;
}
