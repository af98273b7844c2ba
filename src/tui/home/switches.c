/* SPDX-License-Identifier: MIT */
/* Finding persons, the plain lists, thrifty lines, meter and language. */
#include "magang/tui/home/switches.h"

#include <stdlib.h>
#include <string.h>

#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/ops/own_day.h"
#include "magang/record/kind.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/app.h"
#include "magang/view/session.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/prefs.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

/* --- finding -------------------------------------------------------------- */

/* A number, NIK or phone that names one record opens it; other words filter. */
static unsigned
found(struct ui *ui, const char *text)
{
	struct err err = ERR_INIT;
	enum kind kind;
	uint64_t id;

	if (!*text)
		return REACT_DRAW;
	if (strpbrk(text, "0123456789") &&
		office_find(ui->office, text, &kind, &id, &err) == 0)
		return open_record(ui, (int)kind, id);
	return open_list(ui, KIND_PERSON, text, _("Persons"));
}

static const struct ask_ops find_ops = { .rules = { .max = 200 },
	.done = found };

unsigned
find_person(struct ui *ui)
{
	ui_ask(ui, &find_ops, _("Find (name, number, NIK, phone):"), NULL);
	return REACT_DRAW;
}

/* --- lists ---------------------------------------------------------------- */

unsigned
list_persons(struct ui *ui)
{
	return open_list(ui, KIND_PERSON, "", _("Persons"));
}

unsigned
list_cases(struct ui *ui)
{
	return open_list(ui, KIND_CASE, "", _("Cases"));
}

unsigned
list_tasks(struct ui *ui)
{
	return open_list(ui, KIND_TASK, "open", _("Open tasks"));
}

unsigned
list_organisations(struct ui *ui)
{
	return open_list(ui, KIND_ORGANISATION, "", _("Organisations"));
}

unsigned
list_doubts(struct ui *ui)
{
	return open_list(ui, KIND_DOUBT, "open", _("Possible duplicates"));
}

static unsigned
list_of(struct ui *ui, enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return open_list(ui, (int)kind, "",
		label_in(&k->label, ui->office->lang, k->name));
}

unsigned
list_proposals(struct ui *ui)
{
	return open_list(ui, KIND_PROPOSAL, "open", _("Proposals that wait"));
}

unsigned
list_decisions(struct ui *ui)
{
	return list_of(ui, KIND_DECISION);
}

unsigned
list_letters(struct ui *ui)
{
	return open_list(ui, KIND_LETTER, "held", _("Letters held"));
}

unsigned
list_certificates(struct ui *ui)
{
	return list_of(ui, KIND_CERTIFICATE);
}

unsigned
list_packs(struct ui *ui)
{
	return list_of(ui, KIND_PACK);
}

unsigned
list_intakes(struct ui *ui)
{
	return list_of(ui, KIND_INTAKE);
}

unsigned
list_cohorts(struct ui *ui)
{
	const struct kind_info *k = kind_info(KIND_COHORT);

	return open_list(ui, KIND_COHORT, COHORTS_USUAL,
		label_in(&k->label, ui->office->lang, k->name));
}

unsigned
list_slots(struct ui *ui)
{
	return open_list(ui, KIND_SLOT, "state:open,-", _("Places at hosts"));
}

unsigned
list_users(struct ui *ui)
{
	return open_list(ui, KIND_USER, "closed:-", _("Workload"));
}

/* Those that people make, in the order of KINDS. */
static size_t
kinds_listed(const struct kind_info *out[KIND_COUNT])
{
	size_t n = 0;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
		if (!kind_is((enum kind)k, KIND_TEXT | KIND_ACTS))
			out[n++] = kind_info((enum kind)k);
	return n;
}

static unsigned
kind_chosen(struct ui *ui, size_t index)
{
	const struct kind_info *kinds[KIND_COUNT];

	if (index >= kinds_listed(kinds))
		return REACT_DRAW;
	return list_of(ui, kinds[index]->kind);
}

unsigned
list_kinds(struct ui *ui)
{
	const struct kind_info *kinds[KIND_COUNT];
	const char *rows[KIND_COUNT];
	size_t n = kinds_listed(kinds);

	for (size_t i = 0; i < n; i++)
		rows[i] = label_in(
			&kinds[i]->label, ui->office->lang, kinds[i]->name);
	return ui_push(ui, pick_new(_("List of"), rows, n, kind_chosen));
}

/* --- the day -------------------------------------------------------------- */

/* What an officer tells the office in the evening. */
unsigned
show_today(struct ui *ui)
{
	struct err err = ERR_INIT;
	struct own_day d;

	if (office_own_day(ui->office, &d, &err))
		return ui_fail(ui, &err);
	return ui_say(ui, ROLE_PLAIN,
		_("Today you served %d persons: %d new, %d known already; %d "
		  "cases, %d tasks, %d notes and visits"),
		d.persons + d.known, d.persons, d.known, d.cases, d.tasks,
		d.activities);
}

/* --- switches ------------------------------------------------------------- */

unsigned
switch_thrifty(struct ui *ui)
{
	ui->thrifty = !ui->thrifty;
	term_set_color(ui->term, !ui->thrifty && ui->app->color);
	return ui_say(ui, ROLE_PLAIN, "%s",
		ui->thrifty ? _("thrifty: no colour, no clock, others' changes "
				"are seen at your next key")
			    : _("thrifty is off"));
}

unsigned
switch_meter(struct ui *ui)
{
	ui->meter = !ui->meter;
	ui->sent = 0;
	return ui_say(ui, ROLE_PLAIN, "%s",
		ui->meter ? _("the bytes of the last answer stand in the title")
			  : _("the meter is off"));
}

static unsigned
language_chosen(struct ui *ui, size_t index)
{
	session_speak(ui->app, (enum lang)index);
	prefs_save_language(ui);
	ui_changed(ui);
	return REACT_DRAW;
}

unsigned
switch_language(struct ui *ui)
{
	static const char *const rows[LANG_COUNT] = { "Bahasa Indonesia",
		"English", "日本語" };

	return ui_push(
		ui, pick_new(_("Language"), rows, LANG_COUNT, language_chosen));
}
