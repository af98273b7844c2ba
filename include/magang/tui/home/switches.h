/* SPDX-License-Identifier: MIT */
/* Actions that belong to no screen of their own. */
#ifndef MAGANG_TUI_HOME_SWITCHES_H
#define MAGANG_TUI_HOME_SWITCHES_H

struct ui;

/* Cohorts in time, the last one first. */
#define COHORTS_USUAL "sort:-from"

/* Actions, as rows of the table name them: lists of a kind, switches of the
 * session, what is due today. */
unsigned find_person(struct ui *ui);
unsigned list_persons(struct ui *ui), list_cases(struct ui *ui),
	list_tasks(struct ui *ui), list_organisations(struct ui *ui),
	list_doubts(struct ui *ui), list_proposals(struct ui *ui),
	list_decisions(struct ui *ui), list_letters(struct ui *ui),
	list_certificates(struct ui *ui), list_intakes(struct ui *ui),
	list_cohorts(struct ui *ui), list_slots(struct ui *ui),
	list_users(struct ui *ui), list_kinds(struct ui *ui);
unsigned list_packs(struct ui *ui);
unsigned switch_thrifty(struct ui *ui), switch_meter(struct ui *ui),
	switch_language(struct ui *ui);
unsigned show_today(struct ui *ui);

#endif
