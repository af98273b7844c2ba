/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/setting_check.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/identity/area_parse.h"
#include "magang/record/record.h"
#include "magang/program/settings.h"
#include "magang/rulebook/settings_now.h"

uint64_t
setting_named(const char *name)
{
	for (uint64_t id = SETTING_SITE; id < SETTING_COUNT; id++)
		if (strcmp(setting_name[id], name) == 0)
			return id;
	return 0;
}

static void
check_site(const char *text, size_t len, struct diag_list *diags)
{
	struct site site = { 0 };

	site_load(diags->file, text, len, &site, diags);
	site_release(&site);
}

static void
check_roles(const char *text, size_t len, struct diag_list *diags)
{
	struct roles roles = { 0 };

	roles_load(diags->file, text, len, &roles, diags);
	roles_release(&roles);
}

static void
check_calendar(const char *text, size_t len, struct diag_list *diags)
{
	struct calendar calendar = { 0 };

	calendar_load(diags->file, text, len, &calendar, diags);
	calendar_release(&calendar);
}

static void
check_areas(const char *text, size_t len, struct diag_list *diags)
{
	struct err err = ERR_INIT;
	struct areas *areas = areas_parse(text, len, &err);

	if (!areas)
		diag_add(diags, DIAG_FAULT, "areas", 0, 0, "%s", err.text);
	else if (!areas_count(areas))
		diag_add(diags, DIAG_FAULT, "areas", 0, 0,
			_("no area is in it; the form is that of "
			  "config/areas"));
	areas_free(areas);
}

static void (*const checks[SETTING_COUNT])(
	const char *text, size_t len, struct diag_list *diags) = {
	[SETTING_SITE] = check_site,
	[SETTING_ROLES] = check_roles,
	[SETTING_CALENDAR] = check_calendar,
	[SETTING_AREAS] = check_areas,
};

bool
setting_check(
	uint64_t id, const char *text, size_t len, struct diag_list *diags)
{
	size_t before = diags->faults;

	if (id < SETTING_SITE || id >= SETTING_COUNT)
		diag_add(diags, DIAG_FAULT, "setting", 0, 0,
			_("there is no such setting"));
	else
		checks[id](text, len, diags);
	return diags->faults == before;
}

bool
setting_check_stored(struct txn *txn, uint64_t id, struct buf *out)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct value *text = NULL;
	struct diag_list diags;
	bool good;

	diag_init(&diags, setting_name[id]);
	if (record_load(txn, KIND_SETTING, id, 0, r))
		text = record_get(r, F_SET_TEXT);
	if (text && text->kind == VALUE_TEXT)
		setting_check(id, text->text, text->len, &diags);
	else
		diag_add(&diags, DIAG_FAULT, "setting", 0, 0,
			_("the setting is missing"));
	good = diags.faults == 0;
	if (out)
		diag_print(&diags, out);
	diag_release(&diags);
	free(r);
	return good;
}
