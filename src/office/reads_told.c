/* SPDX-License-Identifier: MIT */
#include "magang/office/reads_told.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/record/fields.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#define DAY_SECONDS 86400
#define LIMITED_MOST 20
#define USER_NAME 64

/* May the caller answer for what that user reads? */
static bool
answers_for(struct office *office, struct txn *txn, uint64_t user)
{
	struct access of;

	return !access_bound(&office->access) ||
	       (access_load(&office->book.roles, txn, user, &of) &&
		       access_covers(&office->access, &of));
}

/* --- whom rows are about ------------------------------------------------------ */

struct whom {
	uint8_t mark[READ_MARK];
	uint64_t person; /* 0: the key is gone */
};

struct told_rows {
	struct office *office;
	struct txn *txn;
	struct record *person;
	struct whom *whom; /* of rows of others, ascending, each once */
	size_t n, room;
	reads_visit visit;
	void *ctx;
};

static int
by_mark(const void *a, const void *b)
{
	return memcmp(a, b, READ_MARK);
}

/* A row that speaks of a user: who came on is his. */
static uint64_t
user_of(const struct read_row *row)
{
	return row->other ? row->other : row->user;
}

static int
gather_row(void *ctx, const struct read_row *row)
{
	struct told_rows *t = ctx;

	if (row->other || answers_for(t->office, t->txn, row->user))
		return 1;
	if (t->n == t->room) {
		t->room = t->room ? 2 * t->room : 64;
		t->whom = xrealloc(t->whom, t->room, sizeof(*t->whom));
	}
	t->whom[t->n].person = 0;
	memcpy(t->whom[t->n++].mark, row->mark, READ_MARK);
	return 1;
}

static void
know(void *ctx, uint64_t person, const uint8_t *mark)
{
	struct told_rows *t = ctx;
	struct whom *w = bsearch(mark, t->whom, t->n, sizeof(*w), by_mark);

	if (w)
		w->person = person;
}

/* A mark leads to nobody but by the keys of all. */
static int
gather(struct told_rows *t, int64_t from, struct err *err)
{
	size_t n = 0, damaged;
	int rc = reads_each(
		t->office->store, from, gather_row, t, &damaged, err);

	if (rc || !t->n)
		return rc;
	qsort(t->whom, t->n, sizeof(*t->whom), by_mark);
	for (size_t i = 0; i < t->n; i++)
		if (!n || by_mark(&t->whom[n - 1], &t->whom[i]) != 0)
			t->whom[n++] = t->whom[i];
	t->n = n;
	return reads_marks(t->office->store, know, t, err);
}

static bool
in_sight(const struct told_rows *t, const struct read_row *row)
{
	const struct whom *w =
		t->n ? bsearch(row->mark, t->whom, t->n, sizeof(*w), by_mark)
		     : NULL;

	return w && w->person &&
	       record_load(t->txn, KIND_PERSON, w->person, RECORD_UNCHECKED,
		       t->person) &&
	       access_sees(&t->office->access, t->txn, t->person);
}

/* Of users whom the caller answers for all; of others what they read of people
 * in sight: how much is read elsewhere is nobody's to count. */
static int
told_row(void *ctx, const struct read_row *row)
{
	const struct told_rows *t = ctx;

	if (answers_for(t->office, t->txn, user_of(row)) || in_sight(t, row))
		return t->visit(t->ctx, row);
	return 1;
}

int
office_reads_each(struct office *office, struct txn *txn, int64_t from,
	reads_visit visit, void *ctx, struct err *err)
{
	struct told_rows t = {
		.office = office, .txn = txn, .visit = visit, .ctx = ctx
	};
	size_t damaged = 0;
	int rc = access_need(&office->access, PERM_AUDIT, err);

	if (!rc && access_bound(&office->access))
		rc = gather(&t, from, err);
	if (rc) {
		free(t.whom);
		return rc;
	}
	t.person = xmalloc(sizeof(*t.person));
	rc = reads_each(office->store, from, told_row, &t, &damaged, err);
	office_reads_broken(office, damaged);
	free(t.person);
	free(t.whom);
	return rc;
}

struct of_person {
	uint8_t mark[READ_MARK];
	reads_visit visit;
	void *ctx;
};

static int
person_row(void *ctx, const struct read_row *row)
{
	const struct of_person *p = ctx;

	return memcmp(row->mark, p->mark, READ_MARK) == 0
		       ? p->visit(p->ctx, row)
		       : 1;
}

int
office_reads_of(struct office *office, struct txn *txn, uint64_t person,
	int64_t from, reads_visit visit, void *ctx, struct err *err)
{
	struct of_person p = { .visit = visit, .ctx = ctx };

	return reads_mark(office->store, person, p.mark)
		       ? office_reads_each(
				 office, txn, from, person_row, &p, err)
		       : access_need(&office->access, PERM_AUDIT, err);
}

/* --- who came to a limit ------------------------------------------------------- */

struct limited {
	uint64_t users[LIMITED_MOST];
	size_t n;
};

static int
limited_row(void *ctx, const struct read_row *row)
{
	struct limited *l = ctx;
	size_t i = 0;

	if (row->what != READ_REFUSED)
		return 1;
	while (i < l->n && l->users[i] != row->user)
		i++;
	if (i == l->n)
		l->users[l->n++] = row->user;
	return l->n < LIMITED_MOST;
}

int
office_reads_limited(
	struct office *office, struct buf *names, size_t *n, struct err *err)
{
	struct limited l = { .n = 0 };
	struct txn *txn;
	char name[USER_NAME];
	int rc;

	*n = 0;
	if (!(office->access.permissions & PERM_AUDIT))
		return 0;
	rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	rc = office_reads_each(office, txn,
		office_reads_today(office) - DAY_SECONDS, limited_row, &l, err);
	for (size_t i = 0; !rc && i < l.n; i++) {
		access_user_name(txn, l.users[i], name, sizeof(name));
		buf_addf(names, "%s%s", *n ? "," : "", name);
		++*n;
	}
	txn_abort(txn);
	return rc;
}

static int
may_allow(struct office *office, uint64_t user, struct err *err)
{
	struct txn *txn;
	bool may;
	int rc = access_need(&office->access, PERM_AUDIT, err);

	if (!rc && user == office->access.user)
		rc = err_set(err, MG_EACCESS,
			_("nobody lets himself go on; it takes a second "
			  "person"));
	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	may = answers_for(office, txn, user);
	txn_abort(txn);
	return may ? 0
		   : err_set(err, MG_EACCESS,
			     _("this user works in areas or programs that are "
			       "not yours; who audits those lets him go on"));
}

int
office_reads_allow(struct office *office, uint64_t user, struct err *err)
{
	const struct read_row row = { .time = office->now,
		.user = office->access.user,
		.other = user,
		.what = READ_ALLOWED };
	int64_t kept = (int64_t)office->book.site.reads_kept * DAY_SECONDS;
	int rc = may_allow(office, user, err);

	return rc ? rc
		  : reads_add(office->store, &row, 1, office->now - kept, err);
}
