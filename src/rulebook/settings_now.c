/* SPDX-License-Identifier: MIT */
/* The settings of the store as they are now, read when they were changed. */
#include "magang/rulebook/settings_now.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/rulebook/parsed.h"
#include "magang/store/txn.h"

const char *const setting_name[SETTING_COUNT] = {
	[SETTING_SITE] = "site",
	[SETTING_ROLES] = "roles",
	[SETTING_CALENDAR] = "calendar",
	[SETTING_AREAS] = "areas",
};

/* What was there may be looked at still: it goes with the office. */
static void
areas_keep(struct rulebook *book)
{
	if (!book->areas)
		return;
	book->old_areas = xrealloc(book->old_areas, book->n_old_areas + 1,
		sizeof(*book->old_areas));
	book->old_areas[book->n_old_areas++] = book->areas;
	book->areas = NULL;
}

static int
areas_read(struct rulebook *book, struct txn *txn)
{
	struct err err = ERR_INIT;

	areas_keep(book);
	book->areas = parsed_areas(book->parsed, txn, &err);
	return err.code;
}

/* Reads one setting into its place; what was there is given back. */
static int
setting_read(struct rulebook *book, enum setting_id id,
	const struct parsed_text *t, struct diag_list *diags)
{
	const char *file = t->parsed ? NULL : setting_name[id];

	switch (id) {
	case SETTING_SITE:
		site_release(&book->site);
		return site_load(file, t->p, t->n, &book->site, diags);
	case SETTING_ROLES:
		roles_release(&book->roles);
		return roles_load(file, t->p, t->n, &book->roles, diags);
	default:
		calendar_release(&book->calendar);
		return calendar_load(file, t->p, t->n, &book->calendar, diags);
	}
}

static int
text_read(struct rulebook *book, struct txn *txn, enum setting_id id)
{
	struct record *hold = xmalloc(sizeof(*hold));
	int rc = MG_EDAMAGED;
	struct diag_list diags;
	struct parsed_text text;

	diag_init(&diags, setting_name[id]);
	if (parsed_text(book->parsed, txn, KIND_SETTING, id, hold, &text))
		rc = setting_read(book, id, &text, &diags);
	diag_release(&diags);
	free(hold);
	return rc;
}

static void
setting_missing(struct rulebook *book, enum setting_id id)
{
	static const char defaults[] = "language: id\n";
	struct diag_list none;

	book->bad_settings |= 1u << id;
	if (id != SETTING_SITE)
		return;
	diag_init(&none, "");
	site_load("", defaults, strlen(defaults), &book->site, &none);
	diag_release(&none);
}

/* What cannot be read is as if it were not there, and marked as bad. */
static void
setting_load(struct rulebook *book, struct txn *txn, enum setting_id id)
{
	uint8_t stamp[RECORD_STAMP], *loaded = book->setting_stamp[id];
	int rc;

	if (!record_stamp(txn, KIND_SETTING, id, stamp) ||
		memcmp(stamp, loaded, RECORD_STAMP) == 0)
		return;
	rc = id == SETTING_AREAS ? areas_read(book, txn)
				 : text_read(book, txn, id);
	if (rc)
		setting_missing(book, id);
	else
		book->bad_settings &= ~(1u << id);
	memcpy(loaded, stamp, RECORD_STAMP);
}

int
rulebook_settings(struct rulebook *book, struct txn *txn, struct err *err)
{
	for (int id = SETTING_SITE; id < SETTING_COUNT; id++)
		setting_load(book, txn, (enum setting_id)id);
	return txn_fault(txn, err);
}

int
rulebook_settings_now(struct rulebook *book, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(book->store, &txn, err);

	if (!rc) {
		rc = rulebook_settings(book, txn, err);
		txn_abort(txn);
	}
	return rc;
}

void
rulebook_release(struct rulebook *book)
{
	areas_keep(book);
	for (size_t i = 0; i < book->n_old_areas; i++)
		areas_free(book->old_areas[i]);
	free(book->old_areas);
	site_release(&book->site);
	roles_release(&book->roles);
	calendar_release(&book->calendar);
}
