/* SPDX-License-Identifier: MIT */
/* Classes, and places at hosts. */
#include "keys_rows.h"

static const struct schema cohorts_rows[] = {
	{ "if", S_NODE, false, AT(cohorts, condition), NULL, 0, 0, NULL,
		N_("EXPRESSION"),
		N_("what must hold of who gets a seat; 'today' in it is the "
		   "first day of class") },
	{ "join_until", S_COUNT, false, AT(cohorts, join_until), NULL, 1, 1000,
		NULL, NULL,
		N_("the day of class after which nobody joins: a seat that "
		   "falls free later stays empty") },
	{ "attendance", S_NODE, false, AT(cohorts, attendance), NULL, 0, 0,
		NULL, N_("{at_least:, counted:, lock:, causes:}"),
		N_("who has to come, and when it is marked") },
	{ "causes", S_NODE, false, AT(cohorts, causes), NULL, 0, 0, NULL,
		N_("[CODE, CODE ...] or CODE: {id:, en:, ja:}"),
		N_("why a seat is declined or left, in the place of the usual "
		   "causes") },
	{ "units", S_NODE, false, AT(cohorts, units), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what is taught and graded, in order; a unit may go from a "
		   "new version, its marks stay") },
	{ "complete", S_NODE, false, AT(cohorts, complete), NULL, 0, 0, NULL,
		N_("{passed:, resit:, out:, units:}"),
		N_("what 'magang cohort complete' decides when its last day has "
		   "come: by attendance: at_least and the units") },
};
const struct schema_page page_cohorts =
	PAGE("cohorts", N_("cohorts"), cohorts_rows);

static const struct schema attendance_rows[] = {
	{ "at_least", S_NODE, false, AT(attendance, at_least), NULL, 0, 0, NULL,
		N_("percent"),
		N_("of the days of class; who falls below is at risk, and "
		   "asked why by a task") },
	{ "counted", S_NODE, false, AT(attendance, counted), NULL, 0, 0, NULL,
		N_("list of absent, sick, leave"),
		N_("what counts as a day missed; without: absent") },
	{ "lock", S_SPAN, false, AT(attendance, lock), NULL, 0, 0, NULL, NULL,
		N_("so long after a day it is marked; later marks need a "
		   "reason and the approval of somebody else") },
	{ "causes", S_NODE, false, AT(attendance, causes), NULL, 0, 0, NULL,
		N_("LETTER: {...}"),
		N_("why somebody is not there, each by a letter that is typed "
		   "behind his number; all but h a t s i u") },
};
const struct schema_page page_attendance =
	PAGE("cohorts: attendance", N_("attendance"), attendance_rows);

static const struct schema absence_rows[] = {
	{ "label", S_LABEL, true, AT(absence, c.label), NULL, 0, 0, NULL, NULL,
		N_("what people call it") },
	{ "mark", S_WORD, true, AT(absence, mark), words_absence, 0, 0, NULL,
		NULL, N_("what it counts as") },
};
const struct schema_page page_absence =
	PAGE("cohorts: attendance: causes: LETTER", N_("cause"), absence_rows);

static const struct schema unit_rows[] = {
	{ "label", S_LABEL, true, AT(unit, u.label), NULL, 0, 0, NULL, NULL,
		N_("what people call it") },
	{ "pass", S_DECIMAL, true, AT(unit, u.pass), NULL, 0, 1000, NULL, NULL,
		N_("the mark from which it is passed") },
	{ "most", S_DECIMAL, false, AT(unit, u.most), NULL, 1, 1000, "100",
		NULL, N_("the best mark there is; the worst is 0") },
	{ "attempts", S_INT, false, AT(unit, u.attempts), NULL, 1, 9, "2", NULL,
		N_("how often it may be tried: the first time and resits") },
};
const struct schema_page page_unit =
	PAGE("cohorts: units: NAME", N_("unit"), unit_rows);

static const struct schema complete_rows[] = {
	{ "passed", S_NODE, true, AT(complete, passed), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("for who came often enough and passed the units") },
	{ "resit", S_NODE, false, AT(complete, resit), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("for who may try a unit once more; without: he stays where "
		   "he is") },
	{ "out", S_NODE, true, AT(complete, out), NULL, 0, 0, NULL, N_("STAGE"),
		N_("for who cannot come up to it any more; for the cause "
		   "'attendance' or 'units', where the move lists it") },
	{ "units", S_INT, false, AT(complete, units), NULL, 1, 40, NULL, NULL,
		N_("how many have to be passed; without: all") },
};
const struct schema_page page_complete =
	PAGE("cohorts: complete", N_("complete"), complete_rows);

static const struct schema slots_rows[] = {
	{ "conditions", S_NODE, false, AT(slots, condition), NULL, 0, 0, NULL,
		N_("EXPRESSION"),
		N_("what must hold of who gets a place, beside what its host "
		   "asks; 'today' in it is the first day there") },
	{ "stay", S_SPAN, false, AT(slots, stay), NULL, 0, 0, NULL, NULL,
		N_("so long whoever comes is counted at the host, and has no "
		   "seat elsewhere; without: for ever") },
	{ "host_quota", S_NODE, false, AT(slots, host_quota), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("how many people a host may have at once, by its staff") },
};
const struct schema_page page_slots = PAGE("slots", N_("slots"), slots_rows);

static const struct schema host_rows[] = {
	{ "label", S_LABEL, false, AT(host, label), NULL, 0, 0, NULL, NULL,
		N_("what people call it") },
	{ "years", S_NODE, false, AT(host, years), NULL, 0, 0, NULL,
		N_("N, N .. M or N .."),
		N_("whom it counts: those in these years of their stay; "
		   "without: all") },
	{ "staff", S_NODE, false, AT(host, staff), NULL, 0, 0, NULL,
		N_("[N, N, ...]"), N_("steps: full-time staff up to so many") },
	{ "seats", S_NODE, true, AT(host, seats), NULL, 0, 0, NULL,
		N_("[N or N %, ...]"),
		N_("the most people for each step, and for more than the last; "
		   "N %: of the staff") },
	{ "excellent", S_NODE, false, AT(host, excellent), NULL, 0, 0, NULL,
		N_("[N or N %, ...]"), N_("the same of an excellent host") },
	{ "designated", S_NODE, false, AT(host, designated), NULL, 0, 0, NULL,
		N_("[N or N %, ...]"),
		N_("the same of an excellent host in a designated area") },
	{ "times_staff", S_INT, false, AT(host, times_staff), NULL, 1, 10, NULL,
		NULL, N_("never more than so many for each of the staff") },
};
const struct schema_page page_host =
	PAGE("slots: host_quota: NAME", N_("host quota"), host_rows);
